"""What stands behind who says something and is not his name: whom he addresses, what he tells.

Positions count words of a sentence, given as its normalised words.
"""

from collections.abc import Sequence

from claims.domain import lexicon, nameforms, names, naming, verbs
from claims.domain.wording import Row

_VENUE = 10  # words
_OF_MANY = lexicon.forms("جمعية رابطة لجنة هيئة نقابة اتحاد حركة منظمة تجمع")  # they belong to
_NO_OBJECTS = names.ADJECTIVES | lexicon.forms("الابن الأب")


def is_told(norms: Sequence[str], last: int, verb: str) -> bool:
    """«جدد الوزير الدعوة»، «أبدت الجدة قلقا»، «قدّرت الهيئة كلفة …»: whether norms[last] is it."""
    norm = norms[last]
    if verb in verbs.ESTIMATING and norm in lexicon.MEASURES:
        return True
    if verb not in verbs.LENDING or norm in names.GIVEN:
        return False
    is_state = norm.endswith("ا") and not norm.startswith(("ال", "لل"))
    is_state = is_state and not names.PREPOSITIONS.isdisjoint(norms[last + 1 : last + 2])
    is_saying = norm.startswith("ال") and norm in lexicon.SAYING_NOUNS  # «جدد الوزير القول إن»
    return is_state or is_saying or norm.removeprefix("ال") in lexicon.UTTERANCES


def is_addressed(norms: Sequence[str], last: int) -> bool:
    """«اتهمت البلدية المقاول ب…»، «دعا مصدر السائقين إلى …»: whether norms[last] is addressed."""
    norm, before = norms[last], norms[last - 1]
    if not norm.startswith("ال") or norm in _NO_OBJECTS or before in names.NAME_PARTS:
        return False
    if norm in names.FAMILIES and before in names.GIVEN:
        return False  # «هالة البستاني»
    owns = before in names.HEADS and not before.startswith("ال") or before in names.PORTFOLIOS
    owns = owns or "ل" + before in names.PURPOSES  # «هيئة حماية المستهلك»
    if norm in names.GROUPS and norm.endswith("ين"):
        chained = last > 1 and norms[last - 2] in _OF_MANY and not naming.is_adjective(before)
        owns = owns or chained  # «جمعية صرخة المودعين»
        return not owns and before not in names.GROUPS
    return norm in names.TITLES and not owns


def before_b(row: Row, start: int, end: int) -> int:
    """«تعهد سامر النجار بصرفها «غدا»»: the words up to a quotation are not all of the name."""
    for at in range(start + 2, end):
        norm, before = row.norms[at], row.norms[at - 1]
        is_name = norm in names.OWN_WORDS or before in names.NAME_PARTS or before in names.HEADS
        is_name = is_name or nameforms.may_begin_with_b(row.words[at])
        if naming.has_joined_b(norm) and not (is_name or nameforms.is_at_seat(norm)):
            return at
    return end


def past_venue(row: Row, at: int) -> int:
    """«أقرت الوزارة في تعميم مؤرخ في نيسان بوجود …»: past where it was said, if it is told."""
    if row.norms[at] not in names.WITHIN or names.VENUES.isdisjoint(row.norms[at + 1 : at + 2]):
        return at
    beyond = range(at + 2, min(len(row), at + _VENUE))
    return next((here for here in beyond if naming.has_joined_b(row.norms[here])), at)
