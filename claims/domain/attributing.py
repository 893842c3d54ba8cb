"""Who says what a claim says, in whose words, and what kind of claim that makes it.

The answerable speaker is named by a verb of saying, by «بحسب …», before a colon or after a
quotation; a dropped subject («وأضاف أن») is the last speaker. A person who is merely mentioned
speaks not at all.
"""

import operator

from claims.domain import (
    acting,
    agreeing,
    answering,
    attributions,
    continuing,
    dialogues,
    directness,
    judgements,
    lexicon,
    signs,
    sourcewords,
    staging,
    verbs,
    wording,
)
from claims.domain.attributions import Attribution
from claims.domain.casting import Cast
from claims.domain.naming import Named, Register
from claims.domain.proposals import Reason
from claims.domain.segmenting import Passage
from claims.domain.signs import Cue
from claims.domain.wording import Row

_new = tuple.__new__  # of a named tuple, at half the time that its own call takes
_COMMAS, _KEY = frozenset("،,؛"), operator.attrgetter("key")
_OURS = verbs.OURS | lexicon.WE
_FEWEST, _HEADLINES = 3, 3  # words of what is said; paragraphs that may still head an article
_HEADLINE = 12  # words before what a headline says


class Attributor:
    """Reads the claims of one article in order and remembers who has spoken."""

    def __init__(self, text: str, register: Register) -> None:
        self._text = text
        self._register = register
        self._cast = Cast(text, register)
        self._actors = acting.Actors(self._cast, register)
        self._actor: tuple[int, Named] | None = None
        self._acted: tuple[int, Named | None] = 0, None  # where the last told claim ends, and whose
        self._told = self._before = Row.of([], [], [])  # the claims before
        self._dialogue = dialogues.Dialogue(text)
        self._interviewed: Named | None = None
        self._named_in = 0  # paragraph that begins with a name and a colon
        # Paragraph of the last claim, if nobody is made to answer for it, and of that before.
        self._told_in = self._was_told_in = 0
        self._spoke_in = 0  # paragraph in which somebody spoke last
        self._quoted_in = 0  # paragraph of the last quotation with a speaker
        self._continued = continuing.Continued(self._dialogue, self._actors, self._cast)
        self._scene = staging.Scene(self._actors, self._continued)

    def read(self, passage: Passage) -> Attribution:
        """The attribution of the next claim."""
        is_plain = self._dialogue.is_plain(passage.span)
        may_ask = not is_plain or self._dialogue.is_open
        asks = may_ask and self._dialogue.asks(passage)
        cue = answering.sign(passage) if passage.cues else None
        found = self._of(cue, passage) if cue else self._going_on(passage)
        self._told, self._before = self._before, passage.row
        self._was_told_in = self._told_in
        self._told_in = 0 if found.speakers else passage.span.paragraph_no
        if asks:
            found = attributions.ASKED
        elif not is_plain and self._dialogue.introduces(passage):
            found = self._introduced_by(found, passage)
        elif may_ask and self._interviewed and self._dialogue.is_right_after(passage, found):
            found = attributions.answered(self._interviewed)
        elif not found.speakers:
            found = self._line_of_somebody(passage) or self._continued.of(passage) or found
        self._continued.heard(found, passage)
        return found

    def _introduced_by(self, found: Attribution, passage: Passage) -> Attribution:
        """What the lines after «… :» say is said by who is named in it, or goes on speaking."""
        named = found.speakers[0] if found.speakers else self._actors.written_by(passage.row)
        named = named or self._told_to_press(passage)
        if not named and any(word.norm.endswith("نا") for word in passage.row):
            named = self._continued.issuer or self._cast.last()
        if named:
            self._dialogue.open_list(passage, named)
        return attributions.UNSPOKEN

    def _told_to_press(self, passage: Passage) -> Named | None:
        """«الوزيرة هند قاسم لـ«المرسى»:» at the head of an article: who answers all of it."""
        if passage.span.paragraph_no > _HEADLINES or not dialogues.is_told(passage.row):
            return None
        named = self._actors.titled(passage.row)
        if named:
            self._interviewed, self._dialogue.told_to_press = named, True
            self._named_in = passage.span.paragraph_no + 1
        return named

    def _line_of_somebody(self, passage: Passage) -> Attribution | None:
        first = passage.row.norms[0]
        is_told = not (passage.quotations.outer or self._dialogue.may_hold(passage, self._named_in))
        if is_told and first not in _OURS or first in judgements.IMPERATIVES:
            return None
        item = self._dialogue.item_of(passage)
        if item:
            return Attribution((item,), "indirect", "", 0.6, (attributions.LISTED,))
        around = passage.quotations.around(passage.span.start)
        last = self._cast.last()
        if last and around and around.spoken and around.start < passage.span.start:
            return Attribution((last,), "direct", "", 0.6, (attributions.QUOTED,))
        answers = self._dialogue.is_answer(passage)
        speaker = self._interviewed or (answers and (self._cast.foremost() or self._register.first))
        if speaker and (answers or self._goes_on_after_name(passage)):
            return attributions.answered(speaker)
        if last and (first in verbs.OURS or first in lexicon.WE and self._spoke_before(passage)):
            return Attribution((last,), "direct", "", 0.6, (attributions.QUOTED,))
        if not passage.quotations.outer:
            return None
        quoted = self._quoted(passage) or (directness.is_led_to(self._text, passage) and last)
        return Attribution((quoted,), "direct", "", 0.6, (attributions.QUOTED,)) if quoted else None

    def _spoke_before(self, passage: Passage) -> bool:
        """Whether somebody has spoken in the paragraph, and nothing was told since."""
        return self._spoke_in == passage.span.paragraph_no != self._was_told_in

    def _goes_on_after_name(self, passage: Passage) -> bool:
        """«الوزير: الأرقام خاطئة. العجز بلغ عشرة»; but «وتوقفت الإشارات» is told by the paper."""
        if self._named_in != passage.span.paragraph_no:
            return False
        tells = passage.row.norms[0][:1] == "و" and passage.row.words[0].verb in verbs.HAPPENED
        return not tells or self._dialogue.was_asked_before(passage)

    def _quoted(self, passage: Passage) -> Named | None:
        """Who says a whole sentence in quote marks: «…»، قال فلان. «…»; «تنهّد فلان. «…»»."""
        span = passage.span
        if (passage.quotations.opening.get(span.start) or 0) < span.end:
            return None
        if self._quoted_in == span.paragraph_no:
            return self._cast.last()
        told = self._was_told_in == span.paragraph_no and len(passage.row) >= _FEWEST
        named = self._actors.told_of(self._told, "") if told else None
        if named:
            self._cast.remember((named,), "")
            self._quoted_in = span.paragraph_no
        return named

    def _of(self, cue: Cue, passage: Passage) -> Attribution:
        speakers, how, certainty = self._speakers(cue, passage)
        self._cast.remember(speakers, cue.word)
        self._spoke_in = passage.span.paragraph_no if speakers else self._spoke_in
        if speakers and cue.form == signs.COLON:
            self._interview(speakers[0], passage)
        if not speakers:
            return attributions.UNNAMED
        spoken = attributions.speaks(passage.row.words[cue.at].text)
        form = directness.form(self._text, passage, cue)
        self._quoted_in = passage.span.paragraph_no if form != "indirect" else 0
        reasons = (spoken, how) if how else (spoken,)
        found = speakers, form, cue.word, certainty, reasons, cue.at + 1
        return _new(Attribution, found)

    def _speakers(
        self, cue: Cue, passage: Passage
    ) -> tuple[tuple[Named, ...], Reason | None, float]:
        row = passage.row
        if cue.subject:
            start, end = cue.subject
            named = self._cast.all_of(row, start, end)
            return named, None, 0.9 if any(map(_KEY, named)) else 0.8
        if cue.relative:
            found = self._actors.antecedent(row, cue.at - 1, self._before)
        else:
            found = self._actors.author(row, cue.at)
        if found:
            return (found,), attributions.ANTECEDENT, 0.8
        return self._carried(cue, passage)

    def _carried(
        self, cue: Cue, passage: Passage
    ) -> tuple[tuple[Named, ...], Reason | None, float]:
        row = passage.row
        named_before = self._meant_by(cue, passage) or self._asked(cue, row)
        if named_before:
            return (named_before,), attributions.CARRIED, 0.7
        acted = self._acted_before(cue, passage) or self._scene.told_of(
            cue, passage, by_pronoun=self._cast.last() is None
        )
        if acted:
            return (acted,), attributions.SUBJECT, 0.7
        actor = self._actors.subject(row, cue.at)
        goes_with = answering.goes_with(cue, row)
        if not actor and (goes_with or cue.form in (signs.PARTICIPLE, signs.ACCORDING)):
            actor = self._actors.doing(row, cue.at)
        if not actor and cue.form == signs.PARTICIPLE and cue.at == 1:
            actor = self._cast.last_of(feminine=cue.word.endswith("ه"))  # «ومضى قائلا»
        actor = actor or self._acting_in(passage.span.paragraph_no)
        if cue.form == signs.ACCORDING or cue.form == signs.FINITE and cue.at >= acting.OPENING:
            first = None if answering.is_aside(cue, row) else self._actors.named_first(row, cue.at)
            if first and cue.form == signs.FINITE and agreeing.agree(cue.word, first.full[0]):
                return (first,), attributions.SUBJECT, 0.7
            actor = first or actor
        if actor and cue.form in (signs.PARTICIPLE, signs.ACCORDING):
            return (actor,), attributions.SUBJECT, 0.7
        if actor and goes_with:
            return (actor,), attributions.SUBJECT, 0.7  # «بدا الوزير واثقا وهو يقول»
        feminine = agreeing.is_feminine(cue.word)
        is_finite = cue.form == signs.FINITE and not wording.phrase_at(
            row, cue.at, sourcewords.STATED_IN
        )
        acted = self._acting_right_before(passage) if is_finite and cue.at == 0 else None
        if acted and agreeing.agree(cue.word, acted.full[0]):
            return (acted,), attributions.SUBJECT, 0.6
        last = self._cast.last_of(feminine=feminine) if is_finite else self._cast.last()
        if cue.form == signs.ACCORDING and row.norms[cue.at + 1 : cue.at + 2][-1:]:
            of_hers = row.norms[cue.at + 1].endswith("ها")  # «بحسب وصفها»
            last = (self._cast.last_of(feminine=True) if of_hers else None) or last
        if last:
            return (last,), attributions.CARRIED, 0.7
        if not actor and is_finite and self._told_in == passage.span.paragraph_no:
            actor = self._actors.told_of(self._before, cue.word)
        if actor:
            return (actor,), attributions.SUBJECT, 0.6
        return (), None, 0.4

    def _meant_by(self, cue: Cue, passage: Passage) -> Named | None:
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

    def _acted_before(self, cue: Cue, passage: Passage) -> Named | None:
        """«حدّثت الوزارة أرقامها، وقالت …»: who acts in the claim before, in the same sentence."""
        end, actor = self._acted
        between = self._text[end : passage.span.start]
        if actor is None or cue.form != signs.FINITE or cue.at or not _COMMAS & {*between}:
            return None
        if between.strip(" ،,؛") or not agreeing.agree(cue.word, actor.full[0]):
            return None
        return actor

    def _acting_right_before(self, passage: Passage) -> Named | None:
        """Who acts in the sentence before, where nobody has spoken in the paragraph yet."""
        number = passage.span.paragraph_no
        is_first = self._spoke_in < number and self._acting_in(number) is not None
        return self._acted[1] if is_first else None

    def _interview(self, speaker: Named, passage: Passage) -> None:
        """«الوزير لـ«النهار»: …» in a headline, or a name before each answer."""
        self._interviewed = speaker
        self._named_in = passage.span.paragraph_no
        if passage.span.paragraph_no == 1 and dialogues.is_told(passage.row[:_HEADLINE]):
            self._dialogue.told_to_press = True

    def _acting_in(self, paragraph_no: int) -> Named | None:
        number, actor = self._actor or (0, None)
        return actor if number == paragraph_no else None

    def _going_on(self, passage: Passage) -> Attribution:
        """«محذرا من …» by itself, where people cut finer, is of whoever spoke last."""
        last = self._cast.last()
        if last and passage.row and passage.row[0].norm in lexicon.PARTICIPLES:
            return Attribution(
                (last,), "indirect", passage.row[0].norm, 0.7, (attributions.CARRIED,)
            )
        return self._unspoken(passage)

    def _unspoken(self, passage: Passage) -> Attribution:
        is_last = dialogues.ends_line(self._text, passage.span.end)
        if is_last and passage.row.norms[0] not in lexicon.AS_FOR:  # nobody takes it up
            self._acted = passage.span.end, None
            return attributions.UNSPOKEN
        actor = self._actors.subject(passage.row, len(passage.row))
        if actor and passage.row.norms[0] in lexicon.AS_FOR and directness.spoken(passage):
            self._cast.remember((actor,), "")
            return Attribution((actor,), "mixed", "", 0.6, (attributions.SUBJECT,))
        self._acted = passage.span.end, actor
        if actor:
            self._actor = passage.span.paragraph_no, actor
        return attributions.UNSPOKEN
