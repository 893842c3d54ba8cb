"""Whom an article introduces: names in full, so that shorter ones after them are understood."""

from collections.abc import Iterable, Sequence

from claims.domain import nameforms, namegrammar, names, naming, titling
from claims.domain.naming import Introduced, Named
from claims.domain.signs import Cue
from claims.domain.wording import Row, Word

_NO_NAMES = names.HEADS | names.DOCUMENTS | names.SOMEBODY
_TELLING = names.GIVEN | names.RANKED  # a name is beside them
_CLOSERS = ("»", "”")
_SHORTEST = 2  # words of a name in full


def introduce(met: Introduced, text: str, row: Row, cues: Iterable[Cue]) -> None:
    """Remember who is named in row: whoever speaks, and whoever has a given name and a title."""
    for cue in cues:
        if cue.subject:
            start, end = cue.subject
            _introduce(met, text, row, start, end)
    if _TELLING.isdisjoint(row.norms):
        return
    told = [at for at, norm in enumerate(row.norms) if norm in _TELLING]
    for at in told:
        if row.norms[at] not in names.GIVEN or _is_known(met, row.norms[at]):
            continue
        if _is_titled(row.words, at) and met.is_new((row.norms[at], row.norms[at + 1], "")):
            end = namegrammar.phrase_end(row, at, bounded=False)
            if end >= at + _SHORTEST:
                _introduce(met, text, row, at, end)
    for at in told:
        if row.norms[at] in names.RANKED and at + _SHORTEST < len(row) and _is_name(row, at + 1):
            _introduce(met, text, row, at + 1, at + 1 + _SHORTEST)


def _is_known(met: Introduced, given: str) -> bool:
    """Whether the given name alone tells of somebody already, so that no more need be read of it.

    Not where it may be a title too, behind which somebody else is named.
    """
    return met.is_called(given) and given not in names.TITLES


def _is_name(row: Row, at: int) -> bool:
    """Whether two words after a title can be a name that is not known: «الشيخ مفتاح القمودي»."""
    first, family = row.words[at], row.norms[at + 1]
    if row.words[at - 1].gap or first.gap or first.verb or first.norm in names.OWN_WORDS:
        return False
    told = naming.is_titular(first.norm) or first.norm in names.OUTSIDE or first.ends_in_ta
    return not told and naming.is_nisba(family) and not nameforms.is_noun_of_action(first.norm)


def _is_titled(words: Sequence[Word], at: int) -> bool:
    """Whether a title stands before a given name: «العداءة القطرية»، «عالمة البحار»."""
    if not 0 < at < len(words) - 1 or words[at].gap:
        return False
    title = words[at - 1]
    if title.norm in names.TITLES or title.gap in _CLOSERS:
        return True  # «مدرب «شباب الوادي» وديع …»
    return title.norm.startswith("ال") and not title.gap


def _introduce(met: Introduced, text: str, row: Row, start: int, end: int) -> None:
    if end - start < _SHORTEST:
        return
    while end - start > _SHORTEST and row.norms[end - 1] in names.TAILS:
        end -= 1
    norms = tuple(row.norms[start:end])
    if not met.is_new(norms):
        return
    own = titling.own_name_in(row, start, end, norms)
    describes = not own and not _NO_NAMES.isdisjoint(naming.unclitic(norms[0]))
    if describes or met.at(norms, own):
        return
    if len(norms) - own < _SHORTEST or not names.OUTSIDE.isdisjoint(norms[own:]):
        return
    first = naming.given(norms[own])  # «وفقا لسامر النجار»
    at = row.starts[start + own] + len(norms[own]) - len(first)
    name = text[at : row.end(end - 1)]
    met.meet(Named(name, None, norms), (first, *norms[own + 1 :]))
