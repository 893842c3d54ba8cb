"""Who says what a claim says, in whose words, and what kind of claim that makes it.

The answerable speaker is named by a verb of saying, by «بحسب …», before a colon or after a
quotation; a dropped subject («وأضاف أن») is the last speaker. A person who is merely mentioned
speaks not at all.
"""

from collections.abc import Sequence
from typing import NamedTuple

from claims.domain import (
    agreeing,
    directness,
    lexicon,
    nameforms,
    namegrammar,
    names,
    naming,
    signs,
    verbs,
    wording,
)
from claims.domain.casting import Cast
from claims.domain.dialogues import Dialogue
from claims.domain.memos import once
from claims.domain.naming import Named, Register
from claims.domain.problems import N_
from claims.domain.proposals import NamedSpeaker, Reason
from claims.domain.segmenting import Passage
from claims.domain.signs import Cue
from claims.domain.wording import Row

_COMMAS = frozenset("،,؛")
_HEADLINE = 12  # words before what a headline says
_BEFORE = 16  # words of the last claim among which «الذي» finds who is meant
_OPENING = 4  # words in which a clause names its subject


class Attribution(NamedTuple):
    """`form` is one of `vocabulary.ATTRIBUTIONS`; `verb` the normalised word of saying."""

    speakers: tuple[Named, ...] = ()
    form: str = "none"
    verb: str = ""
    certainty: float = 0.6
    reasons: tuple[Reason, ...] = ()
    content: int = 0

    def named(self) -> tuple[NamedSpeaker, ...]:
        return tuple(each.as_speaker() for each in self.speakers)


class Attributor:
    """Reads the claims of one article in order and remembers who has spoken."""

    def __init__(self, text: str, register: Register) -> None:
        self._text = text
        self._register = register
        self._cast = Cast(text, register)
        self._actor: tuple[int, Named] | None = None
        self._acted: tuple[int, Named | None] = 0, None  # where the last told claim ends, and whose
        self._before = Row.of([], [], [])
        self._dialogue = Dialogue(text)
        self._interviewed: Named | None = None
        self._named_in = 0  # paragraph of an answer that begins with a name
        self._quoted_in = 0  # paragraph of the last quotation with a speaker

    def read(self, passage: Passage) -> Attribution:
        """The attribution of the next claim."""
        asks = self._dialogue.asks(passage)
        cue = self._main(_answering(passage)) if passage.cues else None
        found = self._of(cue, passage) if cue else self._going_on(passage)
        self._before = passage.row
        if asks:
            return _UNSPOKEN
        if self._dialogue.introduces(passage):
            return self._introduced_by(found, passage)
        return found if found.speakers else self._line_of_somebody(passage) or found

    def _introduced_by(self, found: Attribution, passage: Passage) -> Attribution:
        """What the lines after «… :» say is said by who is named in it, or goes on speaking."""
        if found.speakers:
            self._dialogue.open_list(passage, found.speakers[0])
        last = self._cast.last()
        if last and not found.speakers and any(word.norm.endswith("نا") for word in passage.row):
            self._dialogue.open_list(passage, last)
        return _UNSPOKEN

    def _line_of_somebody(self, passage: Passage) -> Attribution | None:
        item = self._dialogue.item_of(passage)
        if item:
            return Attribution((item,), "indirect", "", 0.6, (_LISTED,))
        around = passage.quotations.around(passage.span.start)
        last = self._cast.last()
        if last and around and around.spoken and around.start < passage.span.start:
            return Attribution((last,), "direct", "", 0.6, (_QUOTED,))
        answers = self._dialogue.is_answer(passage)
        speaker = self._interviewed or (self._cast.foremost() if answers else None)
        if speaker and (answers or self._named_in == passage.span.paragraph_no):
            return Attribution((speaker,), "direct", "", 0.6, (_ANSWERS,))
        if last and self._is_quoted_again(passage):
            return Attribution((last,), "direct", "", 0.6, (_QUOTED,))
        return None

    def _is_quoted_again(self, passage: Passage) -> bool:
        """«…»، قال فلان. «…»: a sentence in quote marks beside one of the last speaker's."""
        span = passage.span
        closed = passage.quotations.opening.get(span.start)
        return closed is not None and closed >= span.end and self._quoted_in == span.paragraph_no

    # -- which sign, which speaker ------------------------------------------------------------

    def _main(self, cues: Sequence[Cue]) -> Cue | None:
        """The sign whose speaker answers for the whole: the first that names one, if near."""
        if len(cues) < 2:
            return cues[0] if cues else None
        named = next((c for c in cues if c.form == signs.ACCORDING and c.subject), None)
        if named and cues[0].form == signs.COLON and cues[0].word not in names.BEGINNINGS:
            return named  # «حرائق الغابات: …، حسب الحماية المدنية»
        for forms in ((signs.COLON,), (signs.FINITE, signs.NOUN), (signs.ACCORDING,)):
            fitting = [cue for cue in cues if cue.form in forms]
            if fitting and fitting[0].clausal:
                return fitting[0]  # a later sign stands in what is said
            if fitting:
                return next((c for c in fitting[:2] if c.names_speaker()), fitting[0])
        return cues[0]

    def _of(self, cue: Cue, passage: Passage) -> Attribution:
        speakers, how, certainty = self._speakers(cue, passage)
        self._cast.remember(speakers, cue.word)
        if speakers and cue.form == signs.COLON:
            self._interview(speakers[0], passage)
        if not speakers:
            return Attribution(certainty=0.5)
        spoken = _speaks(passage.row.words[cue.at].text)
        form = directness.form(self._text, passage, cue)
        self._quoted_in = passage.span.paragraph_no if form != "indirect" else 0
        reasons = (spoken, how) if how else (spoken,)
        return Attribution(speakers, form, cue.word, certainty, reasons, cue.at + 1)

    def _speakers(
        self, cue: Cue, passage: Passage
    ) -> tuple[tuple[Named, ...], Reason | None, float]:
        row = passage.row
        if cue.subject:
            named = self._cast.all_of(row, *cue.subject)
            return named, None, 0.9 if any(each.key for each in named) else 0.8
        found = self._antecedent(row, cue.at - 1) if cue.relative else self._author(row, cue.at)
        if found:
            return (found,), _ANTECEDENT, 0.8
        return self._carried(cue, passage)

    def _antecedent(self, row: Row, pronoun: int) -> Named | None:
        """Who stands before «الذي»: the last title or known name in front of it."""
        before = row.part(0, pronoun)
        if pronoun < 3:
            before = self._before.part(-_BEFORE).joined(before)
        norms = before.norms
        low = max(0, len(norms) - 12)
        for at in range(low, len(norms)):
            for norm in naming.unclitic(norms[at]):
                if norm in names.TITLES:
                    return self._cast.one(before, at, len(norms))
        for at in range(len(norms) - 1, low - 1, -1):
            if self._register.at(norms, at):
                return self._cast.one(before, at, len(norms))
        return None

    def _author(self, row: Row, at: int) -> Named | None:
        """«… تغريدة للنائب سامر النجار، قال فيها»: whose the words are that are spoken of."""
        norms = row.norms
        if at + 1 == len(norms) or norms[at + 1] not in lexicon.IN_WHICH:
            return None
        for here in range(at - 1, max(0, at - _BEFORE), -1):
            owner = naming.unclitic(norms[here])[1:] if norms[here][:1] == "ل" else ()
            if any(map(naming.is_head, owner)):
                end = namegrammar.phrase_end(row, here, bounded=False, governed=True)
                return self._cast.one(row, here, end)
        return None

    def _carried(
        self, cue: Cue, passage: Passage
    ) -> tuple[tuple[Named, ...], Reason | None, float]:
        row = passage.row
        acted = self._acted_before(cue, passage)
        if acted:
            return (acted,), _SUBJECT, 0.7
        actor = self._subject(row, cue.at)
        if not actor and cue.form in (signs.PARTICIPLE, signs.ACCORDING):
            actor = self._doing(row, cue.at)
        actor = actor or self._acting_in(passage.span.paragraph_no)
        if cue.form == signs.ACCORDING or cue.form == signs.FINITE and cue.at >= _OPENING:
            first = self._named_first(row, cue.at)
            if first and cue.form == signs.FINITE and agreeing.agree(cue.word, first.full[0]):
                return (first,), _SUBJECT, 0.7
            actor = first or actor
        if actor and cue.form in (signs.PARTICIPLE, signs.ACCORDING):
            return (actor,), _SUBJECT, 0.7
        if actor and cue.at and row[cue.at - 1].norm in lexicon.WHICH:
            return (actor,), _SUBJECT, 0.7  # «بدا الوزير واثقا وهو يقول»
        feminine = agreeing.is_feminine(cue.word)
        is_finite = cue.form == signs.FINITE
        last = self._cast.last_of(feminine=feminine) if is_finite else self._cast.last()
        if last:
            return (last,), _CARRIED, 0.7
        if actor:
            return (actor,), _SUBJECT, 0.6
        return (), None, 0.4

    def _acted_before(self, cue: Cue, passage: Passage) -> Named | None:
        """«حدّثت الوزارة أرقامها، وقالت …»: who acts in the claim before, in the same sentence."""
        end, actor = self._acted
        between = self._text[end : passage.span.start]
        if actor is None or cue.form != signs.FINITE or cue.at or not _COMMAS & {*between}:
            return None
        if between.strip(" ،,؛") or not agreeing.agree(cue.word, actor.full[0]):
            return None
        return actor

    def _named_first(self, row: Row, limit: int) -> Named | None:
        """«وتنفذ الوزارة، بحسب ما ذكرته، …»: whom the clause names first."""
        norms = row.norms
        start = wording.phrase_at(row, 0, lexicon.CONTRASTS)
        if not start and names.PREPOSITIONS & {norms[0], norms[0][1:]}:
            return None
        for at in range(start, min(limit, start + _OPENING)):
            joined = at == 0 and norms[0][:1] == "ف" and norms[0][1:] in names.HEADS
            if joined or naming.is_head(norms[at]):
                end = namegrammar.phrase_end(row, at, bounded=False)
                return self._cast.one(row, at, end) if end > at else None
        return None

    def _subject(self, row: Row, limit: int) -> Named | None:
        """Who does what the clause tells, if a known speaker or a title."""
        norms = row.norms
        start = int(norms[0] in lexicon.AS_FOR)
        if limit > start + 1 and norms[start] in names.HEADS:
            end = namegrammar.phrase_end(row, start, bounded=False, far=start > 0)
            return self._cast.one(row, start, end) if end > start else None
        told = [at for at, word in enumerate(row.words[: min(limit, len(row) - 1)]) if word.verb]
        for at in told:
            if row.words[at].verb not in verbs.HAPPENED:
                continue
            if not (naming.is_head(norms[at + 1]) or self._register.at(norms, at + 1)):
                continue
            end = namegrammar.phrase_end(row, at + 1, bounded=False)
            if end > at + 1:
                return self._cast.one(row, at + 1, end)
        return None

    def _doing(self, row: Row, limit: int) -> Named | None:
        """Whoever does anything before what he says: «أهدت السبيعي العرض …، قائلة …»."""
        norms = row.norms
        for at in range(min(limit, len(row) - 1)):
            known = naming.is_head(norms[at + 1]) or self._register.at(norms, at + 1)
            if not known or row[at].gap:
                continue
            met = self._register.met(norms, at + 1)
            if nameforms.may_be_verb(row[at]) or at == 0 and met:
                end = namegrammar.phrase_end(row, at + 1, bounded=False, far=True)
                end = at + 1 + met[0] if met else end
                if end > at + 1:
                    return self._cast.one(row, at + 1, end)
        return None

    def _interview(self, speaker: Named, passage: Passage) -> None:
        """«الوزير لـ«النهار»: …» in a headline, or a name before each answer."""
        self._interviewed = speaker
        if self._dialogue.was_asked_before(passage):
            self._named_in = passage.span.paragraph_no
        headline = passage.row[:_HEADLINE] if passage.span.paragraph_no == 1 else ()
        if any(word.norm == "ل" or naming.is_told(word.norm) for word in headline):
            self._dialogue.told_to_press = True

    def _acting_in(self, paragraph_no: int) -> Named | None:
        number, actor = self._actor or (0, None)
        return actor if number == paragraph_no else None

    def _going_on(self, passage: Passage) -> Attribution:
        """«محذرا من …» by itself, where people cut finer, is of whoever spoke last."""
        last = self._cast.last()
        if last and passage.row and passage.row[0].norm in lexicon.PARTICIPLES:
            return Attribution((last,), "indirect", passage.row[0].norm, 0.7, (_CARRIED,))
        return self._unspoken(passage)

    def _unspoken(self, passage: Passage) -> Attribution:
        actor = self._subject(passage.row, len(passage.row))
        self._acted = passage.span.end, actor
        if actor:
            self._actor = passage.span.paragraph_no, actor
        return _UNSPOKEN


def _answering(passage: Passage) -> Sequence[Cue]:
    """The signs whose speakers answer for the claim."""
    return [each for each in passage.cues if _answers(each, passage.row)]


def _answers(cue: Cue, row: Row) -> bool:
    """Not who is passive, nor «رغم نفي الوزارة، …», which only sets off what is told."""
    if cue.form != signs.NOUN or row[cue.at - 1].norm not in lexicon.DESPITE:
        return not cue.is_passive
    return cue.at == 1 and not any(_COMMAS & {*word.gap} for word in row[:-1])


@once
def _speaks(word: str) -> Reason:
    return Reason("speech-sign", N_("“%(word)s” shows that somebody speaks"), {"word": word})


_UNSPOKEN = Attribution()
_ANTECEDENT = Reason("antecedent", N_("the person before the relative pronoun is meant"))
_ANSWERS = Reason("answers", N_("the line answers a question of an interview"))
_QUOTED = Reason("quotation-goes-on", N_("the quotation of the last speaker goes on"))
_LISTED = Reason("listed", N_("the line is in a list that this speaker opens"))
_CARRIED = Reason("carried-over", N_("the subject is dropped: the last speaker goes on"))
_SUBJECT = Reason("acting-subject", N_("the subject of the sentence is the one who speaks"))
