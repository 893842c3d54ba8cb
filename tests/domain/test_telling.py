"""Speech that only the place of a word shows, and who is meant where no subject stands."""

import pytest

from tests.domain.test_attributing import claims, names

_HE = "قال المهندس سامر النجار إن الجسر آمن. "
_SHE = "قالت الطبيبة هند قاسم إن اللقاح متوفر. "

_TOLD = [
    # before a colon
    ("وتندّر الفنان عبادي بوشهر عبر التطبيق: أنا مستعد للعب", "عبادي بوشهر"),
    ("ويقاطعها علي البدول، وهو قريب لها، مازحا: حمارتي نسيت شكل السائح", "علي البدول"),
    ("رغد، طالبة جامعية: نحتاج إلى وظائف", "رغد"),
    ("«نماء الخليج»: صافي الربح يقفز", "نماء الخليج"),
    # behind a quotation, or an aside
    ("«لا أنتظر شيئا من أحد» - هدى، معلمة", "هدى"),
    ("وخلص خبير المحاسبة، في اختباره، إلى نقص بستة ملايين", "خبير المحاسبة"),
    ("يشكو محرم البسيوني، وهو صاحب مصنع، ركود البيع", "محرم البسيوني"),
    ("لن تفتح المدارس، والكلام للوزير سامر النجار", "سامر النجار"),
    # negated, and said all the same
    ("لم تُخفِ السائحة هند قاسم سعادتها بالهدوء", "هند قاسم"),
    ("لم تقل الوزيرة هند قاسم سوى إن الملف مفتوح", "هند قاسم"),
    ("هكذا أجابنا المدير سامر النجار بأن البئر تعمل", "سامر النجار"),
]


@pytest.mark.parametrize(("text", "name"), _TOLD)
def test_who_speaks_is_found_by_place(text: str, name: str) -> None:
    assert names(text)[0] == [name]


@pytest.mark.parametrize(
    ("before", "text", "name"),
    [
        (_SHE, "الآباء رحلوا، تشرح، وأخذوا أطفالهم معهم", "هند قاسم"),
        (_SHE, "وهي ترفض الحديث عن الجائزة", "هند قاسم"),
        (_SHE, "حين أذكر لها المقال تبتسم: «كان محقا في نصفه»", "هند قاسم"),
        (_SHE, "قالت لأمها عبر الهاتف: أنا حية", "هند قاسم"),
        (_HE, "واستبعد اللجوء إلى رفع السعر «لا هذا العام ولا بعده»", "سامر النجار"),
        (_HE, "وينتقد تسعيرة الديوان لأنها «لا تغطي ثمن الصندوق»", "سامر النجار"),
        (_HE, "ومضى قائلا: «لن نتأخر يوما»", "سامر النجار"),
        (_HE, "ردا على سؤال، قال المسؤول الحكومي إن الكلفة معروفة", "سامر النجار"),
        (_SHE + _HE, "وتعود الزيادة، بحسبها، إلى بيع أرض", "هند قاسم"),
        (_HE, "ومن المقرر، على ما أفاد مكتب النجار، أن يزور الموقع", "مكتب النجار"),
    ],
)
def test_who_goes_on_is_found_by_gender_and_by_what_is_said(
    before: str, text: str, name: str
) -> None:
    assert names(before + text)[-1] == [name]


def test_a_question_of_the_paper_is_nobodys_statement() -> None:
    first, second = claims("المرسى: هل عاد الفيروس؟\nالطبيبة هند قاسم: لم يغب أصلا")
    assert (first.kind, first.speakers) == ("author_comment", ())
    assert second.kind == "official_statement"


def test_what_is_written_on_a_thing_is_said_by_nobody() -> None:
    assert names(_HE + "وعلى الباب ورقة كتب عليها: «مغلق لعدم ورود الطحين»")[-1] == []


def test_a_clause_about_the_subject_does_not_cut_it_off() -> None:
    (only,) = claims("لكن الشاهد فوزي المرزوقي، وهو سائق شاحنة، روى للمحكمة أنه نقل الزيت")
    assert [each.name for each in only.speakers] == ["فوزي المرزوقي"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وسارعت شركة «المرسى» إلى نفي الخبر", "شركة «المرسى»"),
        ("وعاد الوزير سامر النجار ليؤكد أن الرواتب مؤمنة", "سامر النجار"),
        ("وحرص السفير سامر النجار على التأكيد أن بلاده محايدة", "سامر النجار"),
        ("ولم يتردد المدرب سامر النجار في وصف الحكم بالمنحاز", "سامر النجار"),
        ("وتوجه رئيس البعثة سامر النجار بالشكر إلى السلطات", "سامر النجار"),
        ("وذهب الباحث سامر النجار إلى أن العقد باطل", "سامر النجار"),
        ("وحسم رئيس الحكومة الجدل قائلا إن الانتخابات في موعدها", "رئيس الحكومة"),
        ("بالنسبة إلى المحلل سامر النجار، فإن الصفقة تخدم الطرفين", "سامر النجار"),
    ],
)
def test_a_noun_of_saying_makes_a_statement_of_what_somebody_does(text: str, name: str) -> None:
    assert names(text)[0] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "وذهب الوزير إلى المرفأ صباحا",
        "واجتمع الوزراء ليناقشوا الموازنة",
        "بالنسبة إلى الأسعار، فإنها مستقرة",
    ],
)
def test_what_somebody_does_is_no_statement_by_itself(text: str) -> None:
    assert names(text) == [[]]
