"""Whom an article introduces: names in full, so that shorter ones after them are understood."""

from collections.abc import Iterable, Sequence

from claims.domain import nameforms, namegrammar, names, naming, titling
from claims.domain.naming import Introduced, Named
from claims.domain.signs import Cue
from claims.domain.wording import Row, Word

_NO_NAMES = names.HEADS | names.DOCUMENTS | names.SOMEBODY
_TELLING = names.GIVEN | names.RANKED  # a name is beside them
_SHORTEST = 2  # words of a name in full


def introduce(met: Introduced, text: str, row: Row, cues: Iterable[Cue]) -> None:
    """Remember who is named in row: whoever speaks, and whoever has a given name and a title."""
    for cue in cues:
        if cue.subject:
            _introduce(met, text, row, *cue.subject)
    if _TELLING.isdisjoint(row.norms):
        return
    for at in _given(row):
        if _is_titled(row.words, at) and met.is_new((row.norms[at], row.norms[at + 1], "")):
            end = namegrammar.phrase_end(row, at, bounded=False, governed=True)
            if end >= at + _SHORTEST:
                _introduce(met, text, row, at, end)
    for at in _ranked(row):
        _introduce(met, text, row, at, at + _SHORTEST)


def _ranked(row: Row) -> Iterable[int]:
    """Where a name that is not known as one follows a title: «الشيخ مفتاح القمودي»."""
    ranked = [at for at, norm in enumerate(row.norms[:-2]) if norm in names.RANKED]
    return [at + 1 for at in ranked if _is_name(row, at + 1)]


def _is_name(row: Row, at: int) -> bool:
    """Whether two words can be a name that ends with a nisba, by their form."""
    first, family = row.words[at], row.norms[at + 1]
    if row.words[at - 1].gap or first.gap or first.verb or first.norm in names.OWN_WORDS:
        return False
    told = naming.is_titular(first.norm) or first.norm in names.OUTSIDE or first.ends_in_ta
    return not told and naming.is_nisba(family) and not nameforms.is_noun_of_action(first.norm)


def _given(row: Row) -> Sequence[int]:
    """The positions of given names."""
    return [at for at, norm in enumerate(row.norms) if norm in names.GIVEN]


def _is_titled(words: Sequence[Word], at: int) -> bool:
    """Whether a title stands before a given name: «العداءة القطرية»، «عالمة البحار»."""
    if not 0 < at < len(words) - 1 or words[at].gap:
        return False
    title = words[at - 1]
    return title.norm in names.TITLES or title.norm.startswith("ال") and not title.gap


def _introduce(met: Introduced, text: str, row: Row, start: int, end: int) -> None:
    norms = tuple(row.norms[start:end])
    if len(norms) < _SHORTEST or not met.is_new(norms):
        return
    own = titling.own_name(norms)
    describes = not own and not _NO_NAMES.isdisjoint(naming.unclitic(norms[0]))
    if describes or met.at(norms, own):
        return
    if len(norms) - own < _SHORTEST or not names.OUTSIDE.isdisjoint(norms[own:]):
        return
    name = text[row.starts[start + own] : row.end(end - 1)]
    met.meet(Named(name, None, norms), norms[own:])
