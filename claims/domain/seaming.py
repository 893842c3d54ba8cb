"""Seams inside a sentence: where a statement and a fact, or two speakers, stand side by side.

Two facts in a row, or two statements of one speaker, stay one claim. The connective belongs to
the second claim, the comma to neither; nothing is cut inside a quotation.
"""

import bisect
import itertools
import operator
from collections.abc import Sequence

from claims.domain import lexicon, nameforms, names, signs, speech, titling, verbs, wording
from claims.domain.naming import Register
from claims.domain.quoting import Quotations
from claims.domain.signs import Cue
from claims.domain.wording import Row

_SIGHT = 80  # words on either side of a seam that are looked at, so that time stays linear
_OPENING = 7  # a speaker who is named this near to a connective speaks in its clause
_LONG = 40  # words: a sentence above the average of news that turns on itself is two claims
_CLAUSE = 6  # the fewest words of either
_SEMICOLONS = ("؛", ";")
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
    if not (cues or len(row) > _LONG or row.norms[0] in lexicon.DESPITE):
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


class _Seams:
    def __init__(
        self, row: Row, quotations: Quotations, cues: Sequence[Cue], contrasts: frozenset[int]
    ) -> None:
        self.row = row
        self.words = row.words
        self.quotations = quotations
        self.cues = cues
        self._contrasts = contrasts

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
        if norm in lexicon.YET and wording.phrase_at(self.row, at, lexicon.YET):
            return self._at_yet(begun, at, self._left(begun, at), self._right(at))
        if norm in lexicon.RESUMPTIVE and nameforms.may_be_verb(self.words[at + 1]):
            left = self._left(begun, at)
            return bool(left) and (self._despite_speech(begun) or self._is_closed(left[-1], at))
        return self._is_joined(at) and self._at_verb(begun, at, self._left(begun, at))

    def _left(self, begun: int, at: int) -> list[Cue]:
        """The signs before row[at] in the claim that begins at `begun`, as far as one looks."""
        return self._between(max(begun, at - _SIGHT), at)

    def _right(self, at: int) -> Cue | None:
        """The sign that the clause from row[at] on is somebody's words."""
        for cue in self._between(at, self._next_clause(at)):
            if cue.at - at < _OPENING or cue.form == signs.ACCORDING:
                return cue
        return None

    def _between(self, start: int, end: int) -> list[Cue]:
        """The signs at positions from `start` up to `end`."""
        first = bisect.bisect_left(self.cues, start, key=_PLACE)
        return list(self.cues[first : bisect.bisect_left(self.cues, end, lo=first, key=_PLACE)])

    def _next_clause(self, at: int) -> int:
        """Where the clause that begins at row[at] ends, as far as a connective tells."""
        last = min(len(self.row), at + _SIGHT)
        for here in range(at + 1, last):
            if here in self._contrasts or self.words[here - 1].gap[:1] in _SEMICOLONS:
                return here
        return last

    def _comma(self, at: int) -> bool:
        return self.words[at - 1].pauses

    def _at_contrast(self, at: int, left: list[Cue], right: Cue | None) -> bool:
        if right and right.names_speaker():
            return not left or self._differ(left, right)
        if right and self._drops_subject(right):
            return not left and self._comma(at)
        return bool(left or right) and self._comma(at) and not self._goes_on(left, at)

    def _goes_on(self, left: list[Cue], at: int) -> bool:
        """«أوضح أن …، فيما …، مشيرا إلى …»: the participle is still the first speaker's."""
        later = self._between(at, self._next_clause(at))
        return bool(
            left
            and left[-1].clausal
            and not self._is_closed(left[-1], at)
            and any(cue.form == signs.PARTICIPLE for cue in later)
        )

    def _at_relative(self, begun: int, at: int, left: list[Cue]) -> bool:
        verb = at + (1 if self.words[at].norm in lexicon.WHO else 2)
        cue = next(iter(self._between(verb, verb + 2)), None)
        if cue is None or cue.form != signs.FINITE:
            return False
        if cue.names_speaker():
            return not left or self._differ(left, cue)
        return cue.relative and not left and self._is_whole(begun, at) and not self._resumes(at)

    def _is_whole(self, begun: int, at: int) -> bool:
        """Whether the clause says something by itself: it has a verb besides «كان»."""
        return any(
            word.verb and word.norm not in verbs.BEING
            for word in self.words[max(begun, at - _SIGHT) : at]
        )

    def _resumes(self, at: int) -> bool:
        """Whether the main clause goes on after the relative one."""
        later = [
            here for here in range(at + 1, min(len(self.row), at + _SIGHT)) if self._comma(here)
        ]
        return any(
            self.words[here].norm in lexicon.RESUMING or self.words[here].norm in verbs.VERBS
            for here in later
        )

    def _at_yet(self, begun: int, at: int, left: list[Cue], right: Cue | None) -> bool:
        if right and right.names_speaker():
            return not left or self._differ(left, right)
        if left and self.words[at].norm in lexicon.UPON and left[-1].form == signs.FINITE:
            return False  # «شدد الوزير، في بيان، على أن …»
        if self._despite_speech(begun) or left and self._is_closed(left[-1], at):
            return True
        return not left and self._is_long(begun, at)

    def _is_long(self, begun: int, at: int) -> bool:
        """Whether the sentence is so long that its two facts are better judged apart."""
        return len(self.row) > _LONG and min(at - begun, len(self.row) - at) >= _CLAUSE

    def _despite_speech(self, begun: int) -> bool:
        """«رغم نفي الحكومة …»: what somebody said, against what follows."""
        return (
            begun + 1 < len(self.row)
            and self.words[begun].norm in lexicon.DESPITE
            and self.words[begun + 1].norm in lexicon.SPEECH_NOUNS
        )

    def _at_verb(self, begun: int, at: int, left: list[Cue]) -> bool:
        near = at + 3 if wording.phrase_at(self.row, at, lexicon.ON_HIS_SIDE) else at + 1
        if self.words[at].norm in lexicon.WHICH:
            if not left and not self._is_whole(begun, at):
                return False  # «لكن الشاهد سامر النجار، وهو سائق، روى …»
            near = at + 3
        cue = next(iter(self._between(at, near + 1)), None)
        if cue and (cue.form == signs.FINITE or cue.word in verbs.LENDING):
            return not self._tells_source(at, cue) and self._at_saying(left, cue)
        verb = self.words[at].verb
        if verb is None or verb in verbs.SAYING and verb not in verbs.ASKED:
            return False
        if not left:
            is_own = self._is_long(begun, at) and self._has_own_subject(at)
            return is_own and self._right(at) is None
        return self._is_closed(left[-1], at) or self._has_own_subject(at)

    def _is_joined(self, at: int) -> bool:
        """Whether «و» is joined to the word, or «كما» stands there; «وصفت» begins with its own."""
        word = self.words[at]
        if word.norm[:1] != "و":
            return word.norm == "كما"
        return word.norm not in (word.verb, word.saying and word.saying[0])

    def _has_own_subject(self, at: int) -> bool:
        """«…، وتظاهر العشرات»: what a speaker goes on to say would repeat «أن»."""
        negated = self.words[at].norm[1:] in lexicon.NOT_SAID  # its verb comes after it
        following = self.words[min(at + 1 + negated, len(self.words) - 1)]
        return (
            self.words[at].verb in verbs.TOLD_BY_NOBODY
            and not self.words[at].gap
            and following.norm not in names.NO_SUBJECTS
            and not following.norm.isdigit()
            and not following.norm.endswith(("ها", "هم", "هما"))
            and not (negated and nameforms.is_owned(following))
        )

    def _drops_subject(self, cue: Cue) -> bool:
        """Whether the verb goes on without naming anybody, not even in words unknown here."""
        if self.words[cue.at].gap or cue.at + 1 >= len(self.row):
            return True
        following = self.words[cue.at + 1].norm
        return following in names.NO_SUBJECTS

    def _tells_source(self, at: int, cue: Cue) -> bool:
        """«أُغلق الطريق، كما أكدت الوزارة»: who says so, and nothing more is told."""
        ends = cue.subject is not None and cue.subject[1] == len(self.row) and not cue.clausal
        return ends and cue.at == at + 1 and self.words[at].norm in lexicon.AS

    def _at_saying(self, left: list[Cue], cue: Cue) -> bool:
        if cue.names_speaker():
            return not left or self._differ(left, cue)
        return not left and cue.clausal

    def _is_closed(self, cue: Cue, at: int) -> bool:
        """Whether what the cue reports is over before row[at]."""
        if self.words[at - 1].gap[:1] in ("»", '"', "”", "«", "“"):
            return True
        if cue.subject and cue.subject[1] == at:
            return True  # the speaker stood last: «…، بحسب الوزارة، و…»
        if cue.form in (signs.FINITE, signs.NOUN) and not cue.clausal:
            return not cue.relative
        return False

    def _differ(self, left: list[Cue], right: Cue) -> bool:
        """Whether the right one is somebody else than who spoke before the seam."""
        spoken = [cue for cue in left if cue.names_speaker()]
        if not spoken:
            return True
        before = spoken[-1]
        bodies = {self._body(before), self._body(right)}
        if "" not in bodies and len(bodies) == 2:
            return True  # «منظمة الصحة العالمية» and «وزارة الصحة»
        one, other = self._telling(before), self._telling(right)
        if one and other:
            return not one & other
        return not self._subject(before) & self._subject(right)  # «الوزارة» after «وزارة الصحة»

    def _body(self, cue: Cue) -> str:
        """The kind of body that speaks, "" for people."""
        first = self.words[cue.subject[0]].norm if cue.subject else ""
        return first.removeprefix("ال") if first in names.BODIES_ALONE else ""

    def _telling(self, cue: Cue) -> set[str]:
        """The words of the subject that tell it from others of its kind."""
        start, end = cue.subject or (0, 0)
        norms = tuple(self.row.norms[start:end])
        own = titling.own_name(norms)
        return set(norms[own:]) - names.COMMON

    def _subject(self, cue: Cue) -> set[str]:
        start, end = cue.subject or (0, 0)
        return {word.norm.removeprefix("ال") for word in self.words[start:end]}
