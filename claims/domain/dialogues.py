"""Lines that nobody is named in but somebody says: answers of an interview, items of a list.

An interview is known by marks before its lines («• … ؟», «- …», «س: … ؟»), by a headline that
says to whom something was told («الوزير لـ«النهار»: …») or by several lines that only ask, each
answered by the line after it. A list is what follows a line that ends in a colon. Paragraphs are
those of `Span.paragraph_no`; offsets are code points.
"""

import re
from collections.abc import Iterable

from claims.domain import judgements, lexicon, naming, wording
from claims.domain.attributions import Attribution
from claims.domain.naming import Named
from claims.domain.segmenting import Passage
from claims.domain.spans import Span
from claims.domain.wording import Row, Word

_CLOSING, _MARKS_BEHIND = ' .،…!؟?»”")', 3  # what may follow the last claim of a line
_ASKS, _REACH = ("؟", "?"), 4  # characters in which a mark after a claim is looked for


class Dialogue:
    """Follows an article line by line.

    `told_to_press` if its headline says so; `is_open` after a question of an interview.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.told_to_press = False
        self._asked = 0  # paragraph of the last question in an interview
        self._questioned = 0  # paragraph of the last question of any sort, and
        self._question_ends = 0  # where that ends
        self._answers = 0  # paragraph of the last answer
        self.is_open = self._marks_answers = self._marks_questions = False
        self._asker: tuple[str, ...] = ()  # the label of the first question
        self._list: tuple[int, Named] | None = None
        self._lists_all = False

    def is_plain(self, span: Span) -> bool:
        """Whether no mark ends or follows the claim by which it could ask or introduce anything."""
        near = self._text[span.end - 1 : span.end + _REACH]
        return not (":" in near or "؟" in near or "?" in near)

    def may_hold(self, passage: Passage, named_in: int) -> bool:
        """Whether the claim may be a line of an interview or of a list; most claims are none.

        `named_in`: the paragraph that begins with a name and a colon.
        """
        is_answer = self.is_open or named_in == passage.span.paragraph_no
        return is_answer or self._list is not None

    def asks(self, passage: Passage) -> bool:
        """Whether the claim asks something itself; what follows a question may answer it."""
        span = passage.span
        label = tuple(passage.row.norms[: _past_label(passage.row)])
        line = self._line(passage)
        if label and (label == self._asker or self._begins_with_question(line)):
            # «المرسى: الجمهور غاضب …»، «س: يقال إن …»
            self._asked = self._questioned = span.paragraph_no
            self._marks_questions = (
                self._marks_questions or _LABELS.match(self._text, line) is not None
            )
            self._question_ends, self.is_open = span.end, True
            return True
        prompts = self.is_open and wording.phrase_at(passage.row, 0, judgements.PROMPTS) > 0
        if not (prompts or self.ends_in_question(span)):
            return False
        asks = prompts or passage.row.norms[_past_label(passage.row)] in lexicon.QUESTIONING
        if self._answers == span.paragraph_no:
            return asks  # «هل هذا دليل؟» in an answer
        self._questioned, self._question_ends = passage.span.paragraph_no, span.end
        is_marked = self._is_marked(passage)
        if is_marked or self.told_to_press or self._is_one_of_many(span):
            self._asker = self._asker or label
            self._marks_questions = is_marked
            self._asked, self.is_open = passage.span.paragraph_no, True
        return asks or self.is_open and self._is_line(span)

    def _begins_with_question(self, line: int) -> bool:
        return _ASKER_LABELS.match(self._text, line) is not None

    def ends_in_question(self, span: Span) -> bool:
        return span.quote.endswith(_ASKS) or self._after(span).startswith(_ASKS)

    def _is_line(self, span: Span) -> bool:
        """Whether the claim is all that its line holds."""
        before = self._text[self._text.rfind("\n", 0, span.start) + 1 : span.start]
        after = self._text[span.end : span.end + _REACH].partition("\n")[0]
        return not any(map(str.isalnum, before + after))

    def _is_one_of_many(self, span: Span) -> bool:
        """Whether the question is a line by itself and two others follow, or one came before."""
        if self._text[span.start - 1 : span.start] != "\n":
            return False
        if 0 < span.paragraph_no - self._asked < _APART and self._asked:
            return True
        ahead = span.end + _REACH
        return sum(self._text.count(asks + "\n", ahead, ahead + _AHEAD) for asks in _ASKS) > 1

    def introduces(self, passage: Passage) -> bool:
        """Whether the claim is a short line that ends in a colon."""
        span = passage.span
        after = self._text[span.end - span.quote.endswith(":") : span.end + _REACH]
        is_short = len(passage.row) <= _LINE or self._lists(passage)
        return is_short and after.lstrip(" ").startswith(":\n")

    def _lists(self, passage: Passage) -> bool:
        """«… على النحو الآتي»"""
        return not lexicon.AS_FOLLOWS.isdisjoint(passage.row.norms[-2:])

    def open_list(self, passage: Passage, speaker: Named) -> None:
        """The lines that follow are said by the speaker: those with a mark, or «ما يأتي:» all."""
        self._list = passage.span.paragraph_no, speaker
        self._lists_all = self._lists(passage)

    def item_of(self, passage: Passage) -> Named | None:
        """Who speaks the list of which the claim is an item."""
        number = passage.span.paragraph_no
        if self._list is None or number == self._list[0]:
            return None
        is_marked = self._is_marked(passage)
        self._lists_all = self._lists_all and not is_marked
        if number > self._list[0] + 1 or not (self._lists_all or is_marked):
            self._list = None
            return None
        self._list = number, self._list[1]
        return self._list[1]

    def is_right_after(self, passage: Passage, found: Attribution) -> bool:
        """Whether somebody is named in the first line after a question of an interview."""
        is_next = self.is_open and self._asked == passage.span.paragraph_no - 1
        return is_next and found.speakers != ()

    def was_asked_before(self, passage: Passage) -> bool:
        """Whether the line before asks something, so that all of this one answers."""
        return 0 < self._questioned == passage.span.paragraph_no - 1

    def is_answer(self, passage: Passage) -> bool:
        number = passage.span.paragraph_no
        if not self.is_open or number == self._asked or self._text[self._line(passage)] == "(":
            return False  # between brackets stands what the two do
        is_marked = self._is_marked(passage)
        self._marks_answers = self._marks_answers or is_marked
        goes_on = self._marks_answers and self._is_between(passage)
        if is_marked or goes_on or not self._marks_answers and self._is_next(passage):
            self._answers = number
            return True
        self.is_open = False
        return False

    def _is_between(self, passage: Passage) -> bool:
        """Whether the line is in the answer or the next after it, and more is asked below."""
        end = passage.span.end + _REACH
        more = any(self._text.find(asks, end, end + _AHEAD) > 0 for asks in _ASKS)
        return more and 0 <= passage.span.paragraph_no - self._answers <= 1

    def _is_next(self, passage: Passage) -> bool:
        """Whether the line is the first after the question, or in what was told to the press."""
        if passage.span.paragraph_no > self._asked + 2:
            return self._marks_questions and passage.span.paragraph_no <= self._asked + _ANSWER
        between = self._text[self._question_ends : self._line(passage)]
        return self.told_to_press or self._marks_questions or not any(map(str.isalnum, between))

    def _after(self, span: Span) -> str:
        return self._text[span.end : span.end + _REACH].lstrip(" ")

    def _is_marked(self, passage: Passage) -> bool:
        """Whether a list marker or a label stands before the first claim of the line."""
        begun = self._line(passage)
        if _LABELS.match(self._text, begun):
            return True
        return begun < passage.span.start and _MARKS.match(self._text, begun) is not None

    def _line(self, passage: Passage) -> int:
        """Where the line of the claim begins, past what nobody sees («\u200f- نعم»)."""
        begun = self._text.rfind("\n", 0, passage.span.start) + 1
        shown = _INVISIBLE.match(self._text, begun)
        return shown.end() if shown else begun


def ends_line(text: str, at: int) -> bool:
    """Whether no other claim follows there on the line."""
    after = text[at : at + _MARKS_BEHIND].lstrip(_CLOSING)
    return after[:1] == "\n" or not after and at + _MARKS_BEHIND >= len(text)


def is_told(words: Iterable[Word]) -> bool:
    """Whether they tell to whom something was told: «لـ«المرسى»»، «للصحيفة»."""
    return any(word.norm == "ل" or naming.is_told(word.norm) for word in words)


def is_label(norm: str) -> bool:
    """«س1»، «ج2»"""
    return norm[:1] in ("س", "ج") and norm[1:].isdigit()


def _past_label(row: Row) -> int:
    """Past «س:», «س1:» or whose question it is: «المرسى: هل …؟»."""
    first = row.norms[0]
    if len(row) > 1 and (len(first) == 1 or is_label(first)):
        return 1
    labels = range(min(_LABEL, len(row) - 1))
    return next((at + 1 for at in labels if ":" in row.words[at].gap), 0)


_LABEL = 4  # words before a question, at most
_APART = 8  # paragraphs between two questions, at most
_ANSWER = 4  # paragraphs of an answer, at most
_AHEAD = 4_000  # characters in which more questions are looked for
_LINE = 14  # words of a line that introduces others
_INVISIBLE = re.compile("[\u200b-\u200f\u2066-\u2069\ufeff]+")
_MARKS = re.compile(r"[•●▪■◦‣∙·*\-–—]|[0-9٠-٩]{1,2}\s*[.)\-–ـ]\s")
_LABELS = re.compile("(?:س|ج|سؤال|جواب|السؤال|الجواب) ?[0-9٠-٩]{0,2} ?[:/]|[سج] ")
_ASKER_LABELS = re.compile("(?:س|سؤال|السؤال) ?[0-9٠-٩]{0,2} ?[:/]|س ")
