"""Seams inside a sentence: where a statement and a fact, or two speakers, stand side by side.

Two facts in a row, or two statements of one speaker, stay one claim. The connective belongs to
the second claim, the comma to neither; nothing is cut inside a quotation.
"""

import bisect
import itertools
import operator
from collections.abc import Sequence

from claims.domain import (
    differing,
    lexicon,
    nameforms,
    names,
    signs,
    speech,
    verbs,
    wording,
)
from claims.domain.joints import LONG, SIGHT, Joints
from claims.domain.naming import Register
from claims.domain.quoting import Quotations
from claims.domain.signs import Cue
from claims.domain.wording import Row

_OWN_WORDS = 2  # «حسب قوله»
_OPENING = 7  # a speaker who is named this near to a connective speaks in its clause
# A contrast has one of these: by itself, or as its second word, for «في» alone tells nothing.
_CONTRASTING = frozenset(
    word
    for first, rests in lexicon.CONTRASTS.items()
    for word in ([first] if "" in rests else rests)
)
_PLACE = operator.attrgetter("at")


def parts(
    row: Row, quotations: Quotations, register: Register
) -> Sequence[tuple[Row, Sequence[Cue]]]:
    """The claims of one sentence, as rows of words, each with its own signs of speech."""
    if not row:
        return ()
    cues = speech.cues(row, quotations, register)
    if not (cues or len(row) > LONG or row.norms[0] in lexicon.DESPITE):
        return ((row, cues),)  # in one piece, as most short sentences in which nobody speaks
    pauses = [at for at, word in enumerate(row.words[1:-2], start=2) if word.pauses]
    contrasts = _contrasts(row)
    if not (pauses or contrasts):
        return ((row, cues),)
    seams = _Seams(row, quotations, cues, contrasts).found(pauses)
    if not seams:
        return ((row, cues),)
    return [
        (row.part(begun, end), [cue.within(begun, end) for cue in cues if begun <= cue.at < end])
        for begun, end in itertools.pairwise((0, *seams, len(row)))
    ]


def _contrasts(row: Row) -> frozenset[int]:
    """The positions of «بينما» and its like."""
    norms = row.norms
    if _CONTRASTING.isdisjoint(norms):
        return frozenset()
    return frozenset(
        at
        for at, norm in enumerate(norms)
        if norm in lexicon.CONTRASTS
        and wording.phrase_at(row, at, lexicon.CONTRASTS)
        and not wording.phrase_at(row, at, lexicon.NOT_CONTRASTS)
    )


class _Seams(Joints):
    def __init__(
        self, row: Row, quotations: Quotations, cues: Sequence[Cue], contrasts: frozenset[int]
    ) -> None:
        super().__init__(row, contrasts)
        self.quotations = quotations
        self.cues = cues

    def found(self, pauses: Sequence[int]) -> list[int]:
        """The positions at which the sentence is cut."""
        begun, found = 0, []
        for at in self._candidates(pauses):
            if self._cuts(begun, at):
                found.append(at)
                begun = at
        return found

    def _candidates(self, pauses: Sequence[int]) -> Sequence[int]:
        """Positions after a comma, and of «بينما» and its like without one, outside quotations."""
        found = pauses
        if self._contrasts:
            last = len(self.row) - 2
            found = sorted({*pauses, *(at for at in self._contrasts if 1 < at <= last)})
        if not self.quotations.outer:
            return found
        around, starts = self.quotations.around, self.row.starts
        return [at for at in found if around(starts[at]) is None]

    def _cuts(self, begun: int, at: int) -> bool:
        if at in self._contrasts:
            return self._at_contrast(at, self._left(begun, at), self._right(at))
        norms = self.row.norms
        norm = norms[at]
        if norm in lexicon.WHO or norms[at + 1] in lexicon.WHO:  # «الأمر الذي»
            return self._at_relative(begun, at, self._left(begun, at))
        if norm in lexicon.AS_FOR:
            return self._at_as_for(at, self._left(begun, at))
        if norm in lexicon.YET and wording.phrase_at(self.row, at, lexicon.YET):
            return self._at_yet(begun, at, self._left(begun, at), self._right(at))
        if norm in lexicon.RESUMPTIVE and nameforms.may_be_verb(self.words[at + 1]):
            left = self._left(begun, at)
            if norms[begun] in lexicon.AS_FOR:
                return False  # «أما الدفاتر، بحسب المعلمة، فقد وصلت»
            return bool(left) and (self.despite_speech(begun) or self._is_closed(left[-1], at))
        return self.is_joined(at) and self._at_verb(begun, at, self._left(begun, at))

    def _left(self, begun: int, at: int) -> list[Cue]:
        """The signs before row[at] in the claim that begins at `begun`, as far as one looks."""
        return self._between(max(begun, at - SIGHT), at)

    def _right(self, at: int) -> Cue | None:
        """The sign that the clause from row[at] on is somebody's words."""
        for cue in self._between(at, self.next_clause(at)):
            if cue.at - at < _OPENING or cue.form == signs.ACCORDING:
                return cue
        return None

    def _between(self, start: int, end: int) -> list[Cue]:
        """The signs at positions from `start` up to `end`."""
        first = bisect.bisect_left(self.cues, start, key=_PLACE)
        return list(self.cues[first : bisect.bisect_left(self.cues, end, lo=first, key=_PLACE)])

    def _at_contrast(self, at: int, left: list[Cue], right: Cue | None) -> bool:
        if right and right.names_speaker():
            return not left or differing.differ(self.row, left, right)
        if right and self._goes_on_saying(right):
            return not left and self.comma(at)
        if not self.comma(at):
            return bool(left) and right is None and self.tells_other(at)
        shows = bool(left) or right is not None and right.form != signs.FINITE
        return shows and not self._goes_on(left, at)

    def _goes_on(self, left: list[Cue], at: int) -> bool:
        """«أوضح أن …، فيما …، مشيرا إلى …»: the participle is still the first speaker's."""
        later = self._between(at, self.next_clause(at))
        return bool(
            left
            and left[-1].clausal
            and not self._is_closed(left[-1], at)
            and not self.names_actor(at)
            and any(cue.form == signs.PARTICIPLE for cue in later)
        )

    def _at_as_for(self, at: int, left: list[Cue]) -> bool:
        """«…، أما صاحب المتجر فيقول …»: whoever is named first in the clause."""
        later = self._between(at, self.next_clause(at))
        named = next((cue for cue in later if cue.subject and cue.subject[0] == at + 1), None)
        return named is not None and (not left or differing.differ(self.row, left, named))

    def _at_relative(self, begun: int, at: int, left: list[Cue]) -> bool:
        verb = at + (1 if self.words[at].norm in lexicon.WHO else 2)
        cue = next(iter(self._between(verb, verb + 2)), None)
        if cue is None or cue.form != signs.FINITE:
            return False
        if cue.names_speaker():
            return not left or differing.differ(self.row, left, cue)
        return cue.relative and not left and self.is_whole(begun, at) and not self.resumes(at)

    def _at_yet(self, begun: int, at: int, left: list[Cue], right: Cue | None) -> bool:
        if right and right.names_speaker():
            return not left or differing.differ(self.row, left, right)
        if left and self.words[at].norm in lexicon.UPON and left[-1].form == signs.FINITE:
            return False  # «شدد الوزير، في بيان، على أن …»
        if self.despite_speech(begun) or left and self._is_closed(left[-1], at):
            return True
        return not left and self.is_long(begun, at)

    def _at_verb(self, begun: int, at: int, left: list[Cue]) -> bool:
        near = at + 3 if wording.phrase_at(self.row, at, lexicon.ON_HIS_SIDE) else at + 1
        if self.words[at].norm in lexicon.WHICH:
            if not left and not self.is_whole(begun, at):
                return False  # «لكن الشاهد سامر النجار، وهو سائق، روى …»
            if left and self.is_checked(at):
                return True
            near = at + 3
        cue = next(iter(self._between(at, near + 1)), None)
        if cue and near == at + 1 == cue.at and self._stands_apart(at, cue):
            cue = None  # «…، ورقة تعلن …»
        if cue and (cue.form == signs.FINITE or cue.word in verbs.LENDING):
            return not self._tells_source(at, cue) and self._at_saying(begun, at, left, cue)
        verb = self.words[at].verb
        if left and self._ends_source(left[-1], at) and verb not in verbs.SAYING:
            return self.may_be_verb(at) and not (verb and self.goes_on_alone(at, verb))
        if verb is None or verb in verbs.SAYING and not self.is_done(at, verb):
            return False
        if not left:
            is_own = self.is_long(begun, at) and self.has_own_subject(at)
            return is_own and self._right(at) is None
        if self._is_closed(left[-1], at):
            return not self.goes_on_alone(at, verb)
        return self.has_own_subject(at)

    def _goes_on_saying(self, cue: Cue) -> bool:
        """Whether a clause is said by a verb that names nobody, not even in words unknown here."""
        if cue.form != signs.FINITE or not cue.clausal:
            return False
        if self.words[cue.at].gap or cue.at + 1 >= len(self.row):
            return True
        return self.words[cue.at + 1].norm in names.NO_SUBJECTS

    def _tells_source(self, at: int, cue: Cue) -> bool:
        """«أُغلق الطريق، كما أكدت الوزارة»: who says so, and nothing more is told."""
        if cue.at != at + 1 or self.words[at].norm not in lexicon.AS or cue.subject is None:
            return False
        end = cue.subject[1]
        if end == len(self.row):
            return not cue.clausal or cue.word in verbs.AS_TOLD
        aside = self.words[end - 1].pauses or self.row.norms[end] in lexicon.WHO
        return cue.word in verbs.AS_TOLD and (aside or self.row.norms[end][:1] == "ل")

    def _at_saying(self, begun: int, at: int, left: list[Cue], cue: Cue) -> bool:
        if cue.names_speaker():
            return not left or differing.differ(self.row, left, cue)
        if left or not cue.clausal or self.speaks(begun, at) or self.opens_with_subject(begun):
            return False
        beside = self.words[cue.at + 1].norm if self.words[at].norm in lexicon.AS else "ان"
        return beside in lexicon.COMPLEMENTS  # «فالسوق، كما يقول التاجر، …»

    def _stands_apart(self, at: int, cue: Cue) -> bool:
        """Whether the word before a verb neither leads it nor is who says something by it."""
        return not self.leads(at) and (cue.subject is None or cue.subject[0] > at)

    def _ends_source(self, cue: Cue, at: int) -> bool:
        """«…، بحسب بيان نشره أمس، وتقام …»: who says so stands last, with what is told of it."""
        if cue.form == signs.FINITE and cue.subject and cue.at > 0:
            shows = self.closes_quotation(cue.at)  # «…»، تقول المزارعة التي …
        else:
            shows = cue.form == signs.ACCORDING and not cue.clausal
        if not shows or cue.subject is None and at - cue.at <= _OWN_WORDS:
            return False  # «بحسب قولها»
        behind = cue.at > 0 and self.words[cue.at - 1].pauses
        return behind and not any(word.pauses for word in self.words[cue.at : at - 1])

    def _is_closed(self, cue: Cue, at: int) -> bool:
        """Whether what the cue reports is over before row[at]."""
        if self.closes_quotation(at):
            return True
        if cue.subject and cue.subject[1] == at:
            return True  # the speaker stood last: «…، بحسب الوزارة، و…»
        if cue.form in (signs.FINITE, signs.NOUN) and not cue.clausal:
            return not cue.relative
        return False
