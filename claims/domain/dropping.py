"""Who is meant where a sign of speech names nobody: «وأضاف أن …»، «مشيرا إلى …»، «وفقا له»."""

from claims.domain import (
    acting,
    agreeing,
    answering,
    attributions,
    lexicon,
    signs,
    sourcewords,
    verbs,
    wording,
)
from claims.domain.acting import Actors
from claims.domain.casting import Cast
from claims.domain.naming import Named
from claims.domain.proposals import Reason
from claims.domain.segmenting import Passage
from claims.domain.signs import Cue
from claims.domain.staging import Scene
from claims.domain.wording import Row

Answer = tuple[tuple[Named, ...], Reason | None, float]  # the speakers, why, how certain

_ASKED = frozenset((each, True) for each in verbs.PASTS["سأل"])  # him
_COMMAS = frozenset("،,؛")
_OF_CLAUSES = (signs.PARTICIPLE, signs.ACCORDING)  # said by whoever acts in their clause


class Thread:
    """What the claims before were: who acted, where somebody spoke, what was told since."""

    __slots__ = ("_acted", "_actor", "before_last", "last", "spoke_in", "told_in", "was_told_in")

    def __init__(self) -> None:
        self.last = self.before_last = Row.of([], [], [])  # the words of the last two claims
        # Paragraph of the last claim, if nobody is made to answer for it, and of that before.
        self.told_in = self.was_told_in = 0
        self.spoke_in = 0  # paragraph in which somebody spoke last
        self._acted: tuple[int, Named | None] = 0, None  # where the last told claim ends, and whose
        self._actor: tuple[int, Named | None] = (
            0,
            None,
        )  # paragraph in which somebody acted, and who

    def read(self, passage: Passage, *, is_told: bool) -> None:
        """The claim is over."""
        self.before_last, self.last = self.last, passage.row
        self.was_told_in = self.told_in
        self.told_in = passage.span.paragraph_no if is_told else 0

    def acts(self, passage: Passage, actor: Named | None) -> None:
        """Nobody speaks in the claim, and this one, if any, does what it tells."""
        self._acted = passage.span.end, actor
        if actor:
            self._actor = passage.span.paragraph_no, actor

    def spoke_before(self, passage: Passage) -> bool:
        """Whether somebody has spoken in the paragraph, and nothing was told since."""
        return self.spoke_in == passage.span.paragraph_no != self.was_told_in

    def acting_in(self, paragraph_no: int) -> Named | None:
        """Who acted last in the paragraph."""
        number, actor = self._actor
        return actor if number == paragraph_no else None

    def acted_before(self, text: str, passage: Passage) -> Named | None:
        """Who acts in the claim that only a comma parts from this one."""
        end, actor = self._acted
        between = text[end : passage.span.start]
        is_one_sentence = not _COMMAS.isdisjoint(between) and not between.strip(" ،,؛")
        return actor if is_one_sentence else None

    def acting_right_before(self, passage: Passage) -> Named | None:
        """Who acts in the sentence before, where nobody has spoken in the paragraph yet."""
        number = passage.span.paragraph_no
        is_first = self.spoke_in < number and self.acting_in(number) is not None
        return self._acted[1] if is_first else None


class Dropped:
    """Finds whom a sign means: by its own words, by its clause, by the claims before."""

    def __init__(self, text: str, cast: Cast, actors: Actors, scene: Scene, thread: Thread) -> None:
        self._text = text
        self._cast = cast
        self._actors = actors
        self._scene = scene
        self._thread = thread

    def meant_by(self, cue: Cue, passage: Passage) -> Answer:
        """The speaker, why it is he, and how certain that is; nobody if none can be meant."""
        row = passage.row
        named = self._by_pronoun(cue, passage) or self._asked(cue, row) or self._answering(cue)
        if named:
            return (named,), attributions.CARRIED, 0.7
        acted = self._acted_before(cue, passage) or self._told_of(cue, passage)
        if acted:
            return (acted,), attributions.SUBJECT, 0.7
        first = self._named_first(cue, row)
        if first and cue.form == signs.FINITE and agreeing.agree(cue.word, first.full[0]):
            return (first,), attributions.SUBJECT, 0.7
        actor = first or self._actor(cue, passage)
        if actor and (cue.form in _OF_CLAUSES or answering.goes_with(cue, row)):
            return (actor,), attributions.SUBJECT, 0.7  # «بدا الوزير واثقا وهو يقول»
        acted = self._acting_right_before(cue, passage)
        if acted:
            return (acted,), attributions.SUBJECT, 0.6
        last = self._last(cue, row)
        if last:
            return (last,), attributions.CARRIED, 0.7
        actor = actor or self._told_of_before(cue, passage)
        return ((actor,), attributions.SUBJECT, 0.6) if actor else ((), None, 0.4)

    def _by_pronoun(self, cue: Cue, passage: Passage) -> Named | None:
        """Who is «him» or «her»: «وفقا له»، «بحسبها»، «في رأيه»."""
        row = passage.row
        length = wording.phrase_at(row, cue.at, sourcewords.OWN_VIEWS)
        if length:
            feminine = row.norms[cue.at + length - 1].endswith("ها")
            meant = self._scene.meant(passage.span.paragraph_no, feminine=feminine)
            return meant or self._cast.last_of(feminine=feminine) or self._cast.last()
        return self._cast.last() if answering.is_of_him(cue, row) else None

    def _asked(self, cue: Cue, row: Row) -> Named | None:
        """«وسئل فلان عن الحريق فقال …»، «وسئلت عن الحريق فقالت …»"""
        at = answering.asked(cue, row)
        return None if at is None else self._actors.named_at(row, at) or self._cast.last()

    def _answering(self, cue: Cue) -> Named | None:
        """«وسألته القاضية: «…؟». فأجاب: «…»»: not whoever has asked."""
        asked = cue.word in verbs.ANSWERING and any(
            word.saying in _ASKED for word in self._thread.last
        )
        return self._cast.before_last() if asked else None

    def _acted_before(self, cue: Cue, passage: Passage) -> Named | None:
        """«حدّثت الوزارة أرقامها، وقالت …»: who acts in the claim before, in the same sentence."""
        if cue.form != signs.FINITE or cue.at:
            return None
        actor = self._thread.acted_before(self._text, passage)
        return actor if actor and agreeing.agree(cue.word, actor.full[0]) else None

    def _told_of(self, cue: Cue, passage: Passage) -> Named | None:
        return self._scene.told_of(cue, passage, by_pronoun=self._cast.last() is None)

    def _named_first(self, cue: Cue, row: Row) -> Named | None:
        """With whom the clause of a sign that stands far in it begins."""
        is_far = cue.form == signs.FINITE and cue.at >= acting.OPENING
        if cue.form != signs.ACCORDING and not is_far or answering.is_aside(cue, row):
            return None
        named = self._actors.named_first(row, cue.at)
        is_his = cue.form == signs.ACCORDING and _is_his_own(row, cue.at)
        return None if named and is_his and named.full[0].endswith("ه") else named

    def _actor(self, cue: Cue, passage: Passage) -> Named | None:
        """Who does what the clause tells, or the paragraph so far."""
        row = passage.row
        actor = self._actors.subject(row, cue.at)
        if not actor and (cue.form in _OF_CLAUSES or answering.goes_with(cue, row)):
            actor = self._actors.doing(row, cue.at)
        if not actor and cue.form == signs.PARTICIPLE and cue.at == 1:
            actor = self._cast.last_of(feminine=cue.word.endswith("ه"))  # «ومضى قائلا»
        return actor or self._thread.acting_in(passage.span.paragraph_no)

    def _acting_right_before(self, cue: Cue, passage: Passage) -> Named | None:
        if cue.at or not _is_verb(cue, passage.row):
            return None
        actor = self._thread.acting_right_before(passage)
        return actor if actor and agreeing.agree(cue.word, actor.full[0]) else None

    def _last(self, cue: Cue, row: Row) -> Named | None:
        """Who spoke last, of the gender that the sign shows."""
        if _is_verb(cue, row):
            return self._cast.last_of(feminine=agreeing.is_feminine(cue.word))
        is_hers = cue.form == signs.ACCORDING and row.norms[cue.at + 1 : cue.at + 2]
        of_her = is_hers and is_hers[0].endswith("ها")  # «بحسب وصفها»
        return of_her and self._cast.last_of(feminine=True) or self._cast.last()

    def _told_of_before(self, cue: Cue, passage: Passage) -> Named | None:
        """Whom the claim before tells of, in the same paragraph."""
        is_told = self._thread.told_in == passage.span.paragraph_no
        if not (is_told and _is_verb(cue, passage.row)):
            return None
        return self._actors.told_of(self._thread.last, cue.word)


def _is_his_own(row: Row, at: int) -> bool:
    """«على حد تعبيره», of no «وزارة»"""
    told = row.norms[at + 1 : at + 4]
    return any(norm[-1:] == "ه" and norm[:-1] in lexicon.OWN_SAYING for norm in told)


def _is_verb(cue: Cue, row: Row) -> bool:
    """Whether its own form tells the gender of whom it means."""
    stated = cue.form == signs.FINITE and wording.phrase_at(row, cue.at, sourcewords.STATED_IN)
    return cue.form == signs.FINITE and not stated
