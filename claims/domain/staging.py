"""Of whom a paragraph tells, as long as nobody speaks in it: «باعت هند القارب. وتقول إنها …»."""

from claims.domain import answering, lexicon, names, signs
from claims.domain.acting import Actors
from claims.domain.continuing import Continued
from claims.domain.naming import Named
from claims.domain.segmenting import Passage
from claims.domain.signs import Cue
from claims.domain.wording import Row

_BEFORE_VERBS = lexicon.NOT_SAID | lexicon.AS | lexicon.RESUMING | lexicon.forms("ثم لكنه لكنها")
_BEHIND = 3  # characters between a quotation and the verb behind it, fewer
_HE, _SHE = "يقول", "تقول"  # of whose gender somebody is looked for


class Scene:
    """The claims of a paragraph that are told since somebody spoke in it last."""

    def __init__(self, actors: Actors, continued: Continued) -> None:
        self._actors = actors
        self._continued = continued

    def told_of(self, cue: Cue, passage: Passage, *, by_pronoun: bool) -> Named | None:
        """Whom a verb without a subject means: of whom the claim before tells by name.

        `by_pronoun`: nobody else can be meant, so that all claims of the paragraph may tell.
        """
        told = self._told_in(passage.span.paragraph_no)
        if cue.form != signs.FINITE or not told:
            return None
        norms = passage.row.norms
        if answering.is_aside(cue, passage.row):
            return self._named(cue.word, told)
        closed = passage.quotations.opening.get(passage.span.start) or 0
        if cue.at > 1 and not 0 <= passage.row.starts[cue.at] - closed < _BEHIND:
            return None  # only behind a quotation
        is_titled = not names.TITLES.isdisjoint(norms[cue.at + 1 : cue.at + 2])
        if cue.at == 1 and norms[0] not in _BEFORE_VERBS or is_titled:
            return None
        return self._named(cue.word, told if by_pronoun else told[-1:])

    def meant(self, paragraph_no: int, *, feminine: bool) -> Named | None:
        """Who is «he» or «she» in «في رأيه»، «عندها»."""
        return self._named(_SHE if feminine else _HE, self._told_in(paragraph_no))

    def _told_in(self, paragraph_no: int) -> list[Row]:
        return self._continued.told if paragraph_no == self._continued.number else []

    def _named(self, verb: str, rows: list[Row]) -> Named | None:
        found = (self._actors.told_of(row, verb) for row in reversed(rows))
        return next(filter(None, found), None)
