"""Where a name begins that stands far behind its title: «رئيس لجنة في مجلس … النائب سامر …»."""

from claims.domain import lexicon, nameforms, names, naming
from claims.domain.memos import once
from claims.domain.wording import Row

LONGEST = 14  # words of a title and a name together
QUOTED_NAME = 4  # words of a name in quote marks, at most
_QUOTES = frozenset("\"«»“”‘’'")
_TITLE = 6  # words of one before its preposition
_NEAR = 6  # words between the name of a body and a rank
_RANKS = names.RANKS.union(each for each in names.TITLES if each.startswith("ال"))
_OUTSIDE = names.PREPOSED | lexicon.COMPLEMENTS
_GOING_ON = names.WITHIN.union(*names.OVER.values())
_SPOKEN = names.SPOKESMEN | lexicon.forms("الرسمي الرسمية الإعلامي الإعلامية")
_TELLING = (
    _GOING_ON
    | names.SPRINGS
    | names.IN_NAME_OF
    | names.GIVEN
    | names.OPENING_PARTS
    | lexicon.PARTICIPLES
)


def past_quoted(row: Row, at: int) -> int:
    """Past a name in quote marks: «صحيفة «الشرق الأوسط»». Elsewhere `at` as it is."""
    if not _QUOTES.issuperset(row.words[at - 1].gap):
        return at
    for end in range(at, min(len(row), at + QUOTED_NAME)):
        if row.words[end].gap[:1] in _QUOTES:
            return end + 1
    return at


def is_long_title(row: Row, at: int) -> bool:
    """«عضو المجلس عن المدينة»، «المدير في «شراع»»: one that goes on behind a preposition."""
    for here in range(at + 1, min(len(row) - 1, at + _TITLE)):
        norm = row.norms[here]
        if norm in _GOING_ON or norm == "ل":
            told = any(
                _goes_on(row.norms[each], norm, row.norms[here + 1]) for each in (at, here - 1)
            )
            return told or norm == "ل" and past_quoted(row, here + 1) > here + 1
        if row.words[here].gap or norm in names.GIVEN:
            return False
    return False


def name_ahead(row: Row, at: int) -> int:
    """Where the name after a title begins, as far as that can be seen from afar."""
    given = _given_ahead(row, at)
    return max(given, _ranked_ahead(row, given)) if given > at else at


def _given_ahead(row: Row, at: int) -> int:
    """Where a given name follows a title without a break, so that what is between is title."""
    if row.words[at].norm not in names.TITLES:
        return at
    place = at  # where the second word of a place's name stands
    called = at  # where a name in quote marks ends: «الرئيس التنفيذي لـ«شراع» سامر …»
    for here in range(at, min(len(row), at + LONGEST)):
        word = row.words[here]
        norm = word.norm
        if here < called:
            continue
        if norm in names.SO_CALLED:
            return at
        if here == called > at and nameforms.may_be_own(norm):
            return here
        if word.gap and (norm == "ل" or norm in names.WITHIN):
            called = past_quoted(row, here + 1)
            if called > here + 1:
                continue
        if _is_plain(norm):
            if word.gap and not (here == place > at or nameforms.abbreviates(word)):
                return at
            continue
        if norm in names.SPRINGS and row.norms[here - 1] in names.TOWNS:
            place = here + 1
            continue
        if here == place > at:
            continue
        if here > at and row.norms[here - 1] in names.WITHIN and norm in names.GIVEN:
            continue  # «الباحثة في سلامة الغذاء»
        if here > at and (
            norm in names.GIVEN or norm in names.OPENING_PARTS or is_basim(row, here)
        ):
            return here - (here - at > 2 and _is_first_name(row, here - 1))
        is_open = norm in _GOING_ON and here + 1 < len(row)
        before = (row.norms[here - 1], row.norms[at])
        if is_open and any(_goes_on(each, norm, row.norms[here + 1]) for each in before):
            continue
        if _ends(norm) or here > at and norm in lexicon.PARTICIPLES:
            return at
        if word.gap and not nameforms.abbreviates(word):
            return at
    return at


def is_basim(row: Row, at: int) -> bool:
    """«النائب عن المحافظة باسم الغراوي»: a given name, not «المتحدث باسم …»."""
    if row.norms[at] not in names.IN_NAME_OF or not row.norms[at - 1].startswith("ال"):
        return False
    family = row.norms[at + 1] if at + 1 < len(row) else ""
    return family.endswith("ي") and naming.is_nisba(family) and row.norms[at - 1] not in _SPOKEN


@once
def _is_plain(norm: str) -> bool:
    """Whether it tells nothing of where a name begins: it is part of a title, as most words are."""
    return norm not in _TELLING and not _ends(norm)


def _is_first_name(row: Row, at: int) -> bool:
    """«الدبلوماسي السابق معصوم مرزوق»: a name that is not known, after what is definite."""
    norm, before = row.norms[at], row.norms[at - 1]
    if not before.startswith("ال") or naming.is_titular(norm) or norm in names.OWN_WORDS:
        return False
    if norm[:1] == "ب" and not nameforms.may_begin_with_b(row.words[at]):
        return False
    return not (naming.is_adjective(norm) or norm in names.PREPOSITIONS or norm[:1] == "و")


@once
def _ends(norm: str) -> bool:
    is_verb = nameforms.is_verb(norm) and norm not in names.SPRINGS
    return norm in names.OUTSIDE or norm in lexicon.COMPLEMENTS or is_verb


def _goes_on(before: str, norm: str, following: str) -> bool:
    """«رئيس لجنة في مجلس …»، «المشرف على …»: where or over what somebody holds office."""
    if norm in names.WITHIN:
        return following not in names.VENUES and following not in names.OUTSIDE
    return norm in names.OVER.get(before.removeprefix("ال"), ())


def _ranked_ahead(row: Row, at: int) -> int:
    """Past the name of a body to a rank and a name: «مدير مستشفى فلان الدكتور سامر …»."""
    for here in range(at, min(len(row) - 1, at + _NEAR)):
        norm = row.words[here].norm
        if norm in _RANKS and row.words[here + 1].norm in names.GIVEN:
            return here + 1
        if norm in _OUTSIDE or row.words[here].gap:
            return at
    return at
