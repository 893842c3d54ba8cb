"""Whether two signs of speech in one sentence name two speakers, by the words that name them."""

from collections.abc import Sequence

from claims.domain import names, titling
from claims.domain.signs import Cue
from claims.domain.wording import Row


def differ(row: Row, left: Sequence[Cue], right: Cue) -> bool:
    """Whether the right one is somebody else than who spoke before the seam."""
    spoken = [cue for cue in left if cue.names_speaker()]
    if not spoken:
        return True
    before = spoken[-1]
    bodies = {_body(row, before), _body(row, right)}
    if "" not in bodies and len(bodies) == 2:
        return True  # «منظمة الصحة العالمية» and «وزارة الصحة»
    one, other = _telling(row, before), _telling(row, right)
    if one and other:
        return not one & other
    return not _subject(row, before) & _subject(row, right)  # «الوزارة» after «وزارة الصحة»


def _body(row: Row, cue: Cue) -> str:
    """The kind of body that speaks, "" for people."""
    first = row.words[cue.subject[0]].norm if cue.subject else ""
    return first.removeprefix("ال") if first in names.BODIES_ALONE else ""


def _telling(row: Row, cue: Cue) -> set[str]:
    """The words of the subject that tell it from others of its kind."""
    start, end = cue.subject or (0, 0)
    norms = tuple(row.norms[start:end])
    own = titling.own_name(norms)
    return set(norms[own:]) - names.COMMON


def _subject(row: Row, cue: Cue) -> set[str]:
    start, end = cue.subject or (0, 0)
    return {word.norm.removeprefix("ال") for word in row.words[start:end]}
