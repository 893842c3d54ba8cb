"""What lists of words tell of a word in a name, before its neighbours are looked at."""

from claims.domain import lexicon, nameforms, names, naming, verbs
from claims.domain.memos import once

_ENDING = (  # they are in no name
    lexicon.COMPLEMENTS
    | lexicon.PARTICIPLES
    | lexicon.AS_FOLLOWS
    | verbs.IN_ORDER
    | lexicon.forms("فإن")
)
ACTING = lexicon.forms("بالإنابة بالنيابة بالوكالة بالتكليف")  # «المدير العام بالإنابة»
LIMITLESS = lexicon.forms("بلا حدود")  # «أطباء بلا حدود»
LANDS = lexicon.forms("وادي تل جبل نهر رأس كفر دير حاسي")  # with the word behind them a place
_RULED = (
    LANDS
    | lexicon.ANONYMOUS.keys()
    | lexicon.forms("عشر")
    | names.WITHIN
    | names.NAME_PARTS
    | names.LORDS
    | names.PURPOSES
    | names.CLOSE_TO
    | names.FORMERLY
    | ACTING
    | LIMITLESS
    | names.OUTSIDE
    | names.ORDINALS
)
_MAY_BE_RULED = names.SPRINGS | names.FIRST | names.CHARGES  # by the word before
# Where people work who are told by it: «مصدر في قاعدة …».
WORKPLACES = lexicon.forms(
    """قاعدة محطة حقل مصنع معمل ورشة معسكر سجن مخازن قسم غرفة ميناء مطار ديوان مصلحة مشفى
 مصرف فرع مكتب مقر صيدلية"""
)
PLAIN, GIVEN, LISTED, ENDS = range(4)


@once
def kind(norm: str) -> int:
    """What lists of words tell of the word: that it is in no name, a given name and nothing else,
    or anything else. Most words of names are in no list, and plain."""
    if norm in _ENDING:
        return ENDS
    is_ruled = norm in _RULED or norm[:1] == "ب" and nameforms.is_at_seat(norm)
    is_ruled = is_ruled or norm[:1].isdigit() or naming.is_told(norm) or norm[:2] == "لت"
    if norm in names.GIVEN and not is_ruled and norm not in _MAY_BE_RULED:
        return GIVEN
    return LISTED if is_ruled or norm in names.GIVEN or nameforms.is_verb(norm) else PLAIN


def is_purpose(norm: str, following: str) -> bool:
    """«الشركة الوطنية لتوزيع المياه»"""
    is_noun = norm[:1] == "ل" and norm[1:2] == "ت" and nameforms.is_noun_of_action(norm[1:])
    return is_noun and following.startswith("ال")
