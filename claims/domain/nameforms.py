"""What a word by itself can be in a name, by its form: a verb, an object, a seat of office."""

import re

from claims.domain import lexicon, names, verbs
from claims.domain.memos import once
from claims.domain.wording import Word

SHORT = 5  # letters of a name such as «الزين», which is no plural
_SEATED = names.KINDS_OF_BODY | names.REGIONS
_OF_DOING = 7  # letters, article included
_TECHNICAL = lexicon.forms("التقنية التركية")  # adjectives of as many
_SHORTEST_VERB = 4  # letters
_ELATIVE = 4  # letters
_SHORTEST_NAME = 3  # letters, where a clause ends with it
_OWNERS = frozenset("هام")  # last letters of «ه»، «ها»، «هم»
_FRENCH = "ييه"  # «ميرسييه»
_OF_ACTION = re.compile("ا[^لي].ا[^ن]|اعلان|ا.ا.ه|ا[^ي]ت.?.ا.|است.+ا.|ان..ا.|ا[صض]ط.ا.|.*ات")
_OBJECTS = ("تهم", "تها")  # of a verb in the feminine


def abbreviates(word: Word) -> bool:
    """«د. سامي»، «د/ سامي»: the mark belongs to the title."""
    return word.gap in (".", "/") and len(word.norm) <= 2


@once
def may_be_own(norm: str) -> bool:
    """Whether a word can begin a name itself: «مرشح «التجديد» سيدي …», not «… في» or «… إن»."""
    known = norm in names.HEADS or norm in names.OUTSIDE or norm in lexicon.COMPLEMENTS
    return bool(norm) and not known and not is_verb(norm)


def is_at_seat(norm: str) -> bool:
    """«مديرة الطوارئ بولاية كسلا»، «عضو اللجنة بمجلس النواب»"""
    seat = norm[1:]
    return seat in _SEATED or seat in names.PLACES or seat.removeprefix("ال") in names.REGIONS


def may_be_state(norm: str) -> bool:
    """«مفضلا»، «طالبا»: a participle in the accusative, as far as forms tell; not «ديما»."""
    if not norm.endswith("ا"):
        return False
    return norm[0] == "م" and len(norm) > _SHORTEST_VERB or len(norm) == SHORT and norm[1] == "ا"


def is_noun_of_action(norm: str) -> bool:
    """«تأكيد»، «تفاصيل»، «معلومات» by their form, no family name."""
    if norm in names.GIVEN:
        return False
    return norm.endswith("ات") or len(norm) >= SHORT and norm[0] == "ت" and norm[-2] == "ي"


def is_of_doing(norm: str) -> bool:
    """«التغطية»، «التنمية», no adjective such as «التعاونية»."""
    is_made = norm.startswith("الت") and norm.endswith("يه") and len(norm) == _OF_DOING
    return is_made and norm not in _TECHNICAL


def is_of_action(word: Word) -> bool:
    """The same by how it is written too: «إسقاط»، «استهداف»، «انسحاب»; not «أردوغان»."""
    norm = word.norm
    if norm[:1] != "ا" or word.text[0] not in "إا":
        return is_noun_of_action(norm)
    if norm in names.GIVEN or norm in names.HEADS:
        return False
    return _OF_ACTION.fullmatch(norm) is not None


def may_begin_with_b(word: Word) -> bool:
    """«باحارث»، «برهوم» after a given name: no noun of action with «ب», as far as forms tell."""
    norm, noun = word.norm, word.norm[1:]
    if (
        len(norm) < (SHORT if not word.gap else _SHORTEST_NAME)
        or word.ends_in_ta
        or "إ" in word.text
        or noun[0] in "تم"
    ):
        return False
    if is_noun_of_action(noun) or noun in names.PORTFOLIOS or noun in names.PLACES:
        return False
    if noun[2:3] == "و" and noun[:2] + noun[3:] in verbs.VERBS:
        return False  # «بوقوع»
    is_act = noun[0] == "ا" and noun[-2] == "ا" and (len(noun) > SHORT or noun[1] == "ت")
    return not is_act  # «بانتقاد»، «باتفاق»


def is_owned(word: Word) -> bool:
    """«فوزه»، «مؤيديها»: a noun of somebody's own, no part of a name."""
    norm = word.norm
    if norm[-1:] not in _OWNERS or norm.endswith(_FRENCH):
        return False
    if (
        norm in names.GIVEN
        or norm in names.WITHIN_NAMES
        or norm in names.THE_SAME
        or norm in names.PLACES
        or len(norm) < SHORT - 1
        or norm.startswith(("ال", "لل"))
    ):
        return False
    return norm.endswith(("ها", "هم")) or norm.endswith("ه") and not word.ends_in_ta


def is_elative(word: Word) -> bool:
    """«أبعد»، «أكثر»، «أكبر»: by its form, no name before «من»."""
    is_formed = word.text[0] == "أ" and len(word.norm) == _ELATIVE and word.text[-1] not in "وي"
    return is_formed and word.norm not in names.GIVEN


@once
def is_verb(norm: str) -> bool:
    if norm in names.GIVEN or norm in names.HEADS or norm in names.REGIONS:
        return False
    if norm.endswith(_OBJECTS) and norm.removesuffix("م").removesuffix("ا")[:-1] in verbs.HAPPENED:
        return True  # «تلاميذ التقتهم الصحيفة»
    if norm[:1] == "ي" and norm.endswith("ن") and norm[:-1] in verbs.VERBS:
        return True  # «راكبات يعملن»
    return norm in verbs.VERBS or norm[:1] in "وف" and norm[1:] in verbs.VERBS


def may_be_told(word: Word) -> bool:
    """The same of a word after a quotation: a present of the feminine too («تحسبها أم ياسر»)."""
    is_present = word.norm[:1] == "ت" and len(word.norm) >= _SHORTEST_VERB and not word.ends_in_ta
    return is_present or may_be_verb(word)


def may_be_verb(word: Word) -> bool:
    """By its form: a known verb, a past of the feminine, a present of the masculine."""
    if word.verb:
        return True
    norm = word.norm
    if norm in names.HEADS or len(norm) < _SHORTEST_VERB or word.ends_in_ta:
        return False
    bare = norm[1:] if norm[0] in "وف" else norm
    if bare[0] == "ا" and (
        len(bare) == 5 and bare[2] == "ت" or len(bare) == 6 and bare[1:3] == "ست"
    ):
        return "ا" not in bare[1:]  # «اعتمد»، «استقبل»; with alef «اعتماد» is a noun
    return norm.endswith("ت") and not norm.endswith("ات") or bare.startswith("ي")
