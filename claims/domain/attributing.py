"""Who says what a claim says, in whose words, and what kind of claim that makes it.

The answerable speaker is named by a verb of saying, by «بحسب …», before a colon or after a
quotation; a dropped subject («وأضاف أن») is the last speaker. A person who is merely mentioned
speaks not at all.
"""

import operator

from claims.domain import (
    acting,
    answering,
    attributions,
    continuing,
    dialogues,
    directness,
    dropping,
    judgements,
    lexicon,
    names,
    signs,
    sourcewords,
    staging,
    verbs,
)
from claims.domain.attributions import Attribution
from claims.domain.casting import Cast
from claims.domain.naming import Named, Register
from claims.domain.segmenting import Passage
from claims.domain.signs import Cue

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
        self._dialogue = dialogues.Dialogue(text)
        self._interviewed: Named | None = None
        self._named_in = 0  # paragraph that begins with a name and a colon
        self._quoted_in = 0  # paragraph of the last quotation with a speaker
        self._continued = continuing.Continued(self._dialogue, self._actors, self._cast)
        self._thread = dropping.Thread()
        scene = staging.Scene(self._actors, self._continued)
        self._dropped = dropping.Dropped(text, self._cast, self._actors, scene, self._thread)

    def read(self, passage: Passage) -> Attribution:
        """The attribution of the next claim."""
        if not passage.row:
            return attributions.UNSPOKEN  # «##»
        is_plain = self._dialogue.is_plain(passage.span)
        may_ask = not is_plain or self._dialogue.is_open
        asks = may_ask and self._dialogue.asks(passage)
        cue = answering.sign(passage) if passage.cues else None
        found = self._of(cue, passage) if cue else self._going_on(passage)
        self._thread.read(passage, is_told=not found.speakers)
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
        is_said = found.verb in verbs.SAYING or found.verb in sourcewords.SOURCES
        is_said = is_said and named is not None and named.full[0] not in names.DOCUMENTS
        return found if is_said else attributions.UNSPOKEN

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
        if last and (
            first in verbs.OURS or first in lexicon.WE and self._thread.spoke_before(passage)
        ):
            return Attribution((last,), "direct", "", 0.6, (attributions.QUOTED,))
        if not passage.quotations.outer:
            return None
        quoted = self._quoted(passage) or (directness.is_led_to(self._text, passage) and last)
        return Attribution((quoted,), "direct", "", 0.6, (attributions.QUOTED,)) if quoted else None

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
        told = self._thread.was_told_in == span.paragraph_no and len(passage.row) >= _FEWEST
        named = self._actors.told_of(self._thread.before_last, "") if told else None
        if named:
            self._cast.remember((named,), "")
            self._quoted_in = span.paragraph_no
        return named

    def _of(self, cue: Cue, passage: Passage) -> Attribution:
        speakers, how, certainty = self._speakers(cue, passage)
        self._cast.remember(speakers, cue.word)
        if not speakers:
            return attributions.UNNAMED
        self._thread.spoke_in = passage.span.paragraph_no
        if cue.form == signs.COLON:
            self._interview(speakers[0], passage)
        spoken = attributions.speaks(passage.row.words[cue.at].text)
        form = directness.form(self._text, passage, cue)
        self._quoted_in = passage.span.paragraph_no if form != "indirect" else 0
        reasons = (spoken, how) if how else (spoken,)
        found = speakers, form, cue.word, certainty, reasons, cue.at + 1
        return _new(Attribution, found)

    def _speakers(self, cue: Cue, passage: Passage) -> dropping.Answer:
        row = passage.row
        if cue.subject:
            start, end = cue.subject
            named = self._cast.all_of(row, start, end)
            return named, None, 0.9 if any(map(_KEY, named)) else 0.8
        if cue.relative:
            found = self._actors.antecedent(row, cue.at - 1, self._thread.last)
        else:
            found = self._actors.author(row, cue.at)
        if found:
            return (found,), attributions.ANTECEDENT, 0.8
        return self._dropped.meant_by(cue, passage)

    def _interview(self, speaker: Named, passage: Passage) -> None:
        """«الوزير لـ«النهار»: …» in a headline, or a name before each answer."""
        self._interviewed = speaker
        self._named_in = passage.span.paragraph_no
        if passage.span.paragraph_no == 1 and dialogues.is_told(passage.row[:_HEADLINE]):
            self._dialogue.told_to_press = True

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
            self._thread.acts(passage, None)
            return attributions.UNSPOKEN
        actor = self._actors.subject(passage.row, len(passage.row))
        if actor and passage.row.norms[0] in lexicon.AS_FOR and directness.spoken(passage):
            self._cast.remember((actor,), "")
            return Attribution((actor,), "mixed", "", 0.6, (attributions.SUBJECT,))
        self._thread.acts(passage, actor)
        return attributions.UNSPOKEN
