"""How a claim is told, whatever it tells: firmly or not, by whose office, at what time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain import arabic, lexicon
from claims.domain.memos import once

ASSURING = lexicon.forms(
    "أكد أكدت يؤكد مؤكدا مؤكدة تأكيد شدد شددت مشددا مشددة طمأن مطمئنا مطمئن"
    " جزم جدد تعهد تعهدت وعد وعدت نفى نفت أنكر أقسم زعم يزعم زعمت ادعى"
)
APPEALING = lexicon.forms(
    "دعا دعت يدعو داعيا داعية ناشد ناشدت طالب طالبت يطالب تطالب مطالبا مطالبة نصح نصحت حثت"
    " حذر حذرت محذرا محذرة"
)
# What is only made known is less often wrong than what is insisted on.
REPORTING = lexicon.forms("أعلن أعلنت ذكر ذكرت أوضح أوضحت أفاد أفادت أشار أشارت كشف كشفت")
OFFICES = lexicon.forms(
    "وزير وزيرة رئيس رئيسة مدير مديرة أمين أمينة متحدث متحدثة ناطق محافظ والي وكيل قائد نائب"
    " مفوض عميد مستشار قائممقام"
)
TIMES = lexicon.forms(
    "مساء صباح ظهر فجر ليل ليلة منذ بعد حتى اليوم أمس غداة قبل عقب خلال يوم ساعات أيام الساعة لاحقا"
    " السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة ليلا صباحا ظهرا فجرا الآن التالي"
    " أسبوع أسابيع شهر أشهر"
)
FORMER = lexicon.forms(
    "الماضي الماضية السابق السابقة سابق سابقة سبق آنذاك أخرى آخر الأخرى منفصل منفصلة يذكر"
)
# With one of these as its first word an event is of before what is reported: «وكان الحقل قد أغلق».
HAVING_BEEN = lexicon.forms("كان كانت سبق")
OPINING = lexicon.forms("يرى ترى رأى رأت اعتبر اعتبرت يعتقد تعتقد رجح رجحت توقع توقعت")
# What compares with another case, another place or another time.
COMPARING = lexicon.forms(
    "مماثل مماثلة مشابه للمقارنة مقارنة المجاور المجاورة مجاور مجاورة كذلك أيضا"
)
# What somebody does next, which tests nothing that was said.
STEPS = lexicon.forms(
    "قرر قررت أصدر أصدرت فتح فتحت شكل شكلت بدأ بدأت انطلق انطلقت وصل وصلت عقد عقدت تجمع تطوع حلقت"
)
ALL = lexicon.forms(
    "جميع جميعا جميعها جميعهم كل كلها كلهم كله كافة كامل كاملة كاملا بالكامل تماما أي مئة استثناء"
)
PARTS = lexicon.forms("بعض عدد عشرات مئات نصف ثلث ربع سوى فقط معظم عدة اثنان محطتين")
# What came about as it was said that it would.
AS_SAID = lexicon.forms("فعلا بالفعل مقررا مقرر موعده موعدها التزاما كالمعتاد")
_NOT = lexicon.forms("لم ولم")
_UNTIL_NOW = lexicon.forms("بعد حتى منذ")
_WILL = lexicon.forms("سوف لن")
_FUTURE = re.compile("س[يتن]...")
# Nouns that begin as a verb of the future does.
_NO_FUTURE = lexicon.forms(
    "ستين ستون سنوات سنوية سنوي سيارة سيارات سياسة سياسي سياسية سياسات سيادة سيول سيولة ستارة سياح"
    " سياحة سياحي سيطرة سيطر سيناريو سينما سيدة سيدات سنية"
)

_QUOTES = frozenset('«»"“”')
_MARKS = '،,.؛:"«»“”()!؟?…-–'
_FIRST_WORDS = 12  # a verb of assuring stands among these
_APPEALS_EARLY = 6
_REPORTED_AT = 3
_OPENING = 3
_STEP_AT = 4  # words from the beginning among which the verb of a step stands
_MOST_TIMES = 3


@dataclass(frozen=True, slots=True)
class Manner:
    """`assuring` and `opening_time` are words as they stand there, "" for none."""

    length: int  # words
    assuring: str
    opening_time: str
    times: int  # words that tell when, three at most
    is_appeal: bool
    is_report: bool
    is_official: bool  # names an office of state or of a body
    is_of_former: bool  # of another time or case
    is_of_before: bool  # begins with «كان»
    is_opinion: bool
    is_of_another_case: bool
    is_step: bool
    is_of_all: bool
    is_of_part: bool
    is_to_come: bool
    is_not_yet: bool  # «لم … بعد»
    is_as_said: bool  # «كما كان مقررا»
    is_quoted: bool


def read(quote: str) -> Manner:
    """How the claim is told, by its words and its marks."""
    pieces = quote.split()
    words = [_bare(piece) for piece in pieces]
    assuring = _first(words[:_FIRST_WORDS], ASSURING)
    time = _first(words[:_OPENING], TIMES)
    return Manner(
        length=len(words),
        assuring="" if assuring is None else pieces[assuring].strip(_MARKS),
        opening_time="" if time is None else pieces[time].strip(_MARKS),
        times=min(_MOST_TIMES, sum(word in TIMES for word in words)),
        is_appeal=_first(words[:_APPEALS_EARLY], APPEALING) is not None,
        is_report=_first(words[:_REPORTED_AT], REPORTING) is not None,
        is_official=_first(words, OFFICES) is not None,
        is_of_former=_first(words, FORMER) is not None,
        is_of_before=_first(words[:1], HAVING_BEEN) is not None,
        is_opinion=_first(words, OPINING) is not None,
        is_of_another_case=_first(words, COMPARING) is not None,
        is_step=_first(words[:_STEP_AT], STEPS) is not None,
        is_of_all=_first(words, ALL) is not None,
        is_of_part=_first(words, PARTS) is not None,
        is_to_come=any(map(_is_future, words)),
        is_not_yet=_first(words, _NOT) is not None and _first(words, _UNTIL_NOW) is not None,
        is_as_said=_first(words, AS_SAID) is not None,
        is_quoted=not _QUOTES.isdisjoint(quote),
    )


def _first(words: Sequence[str], known: frozenset[str]) -> int | None:
    return next((place for place, word in enumerate(words) if word in known), None)


@once
def _is_future(word: str) -> bool:
    return word in _WILL or bool(_FUTURE.match(word)) and word not in _NO_FUTURE


@once
def _bare(piece: str) -> str:
    """The word normalised, without «و» or «ف» joined to it, where enough is left."""
    word = arabic.normalise(piece)
    return word[1:] if len(word) > 3 and word[0] in "وف" and word not in _WHOLE else word


_WHOLE = lexicon.forms("وزير وزيرة وكيل وعد وعدت والي فعلا فتحت وصلت")
