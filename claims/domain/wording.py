"""A stretch of text as words with their places, each looked up in the lexicon once by its form.

The text is cut at its spaces, and each piece («قال»، «الوزير،») is taken apart only the first time
it is met: what its words are, what stands around them, and what their forms tell. All that is left
to do for a word that was met before is to say where it stands.
"""

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from claims.domain import lexicon, verbs
from claims.domain.memos import Memo

# As camel-tools' tokens, whatever is neither white space nor punctuation nor a symbol.
_APART = r"\s\x1c-\x1f\p{P}\p{S}"
_LEADING = regex.compile(f"[{_APART}]*")
_WORD = regex.compile(f"([^{_APART}]+)([{_APART}]*)")
_SIGNS = lexicon.PARTICIPLES | lexicon.MEANING | lexicon.SPEECH_NOUNS | lexicon.UTTERANCES
_MARKS = '.،؛:؟!…"«»“”()[]-–'  # the commonest of what stands around words
_TA = regex.compile(r"ة[\p{M}\p{Cf}ـ]*$")
_OBJECTS = ("ها", "هم", "ه")  # pronouns joined to a verb


@dataclass(slots=True, eq=False)
class Form:
    """What can be told of a word by its form: the same for every place where it stands.

    `verb` is the verb in it, a joined «و» or «ف» stripped; `saying` the verb of saying, and
    whether an object is joined to it («وصفته»); `is_sign` tells that it may show who speaks,
    `may_open` that «على لسان» or its like may begin here, `may_show` that it is one or the other.
    """

    text: str
    norm: str
    is_word: bool
    verb: str | None
    saying: tuple[str, bool] | None
    ends_in_ta: bool
    is_sign: bool
    may_open: bool
    may_show: bool


@dataclass(slots=True, eq=False)
class Word:
    """A word wherever it stands; `norm` is normalised, `gap` the punctuation before the next word.

    It stands `lead` code points behind the space before it: «(» may come in between.
    """

    lead: int
    norm: str
    gap: str
    form: Form

    @property
    def text(self) -> str:
        return self.form.text


class Row(list[Word]):
    """The words of a stretch of text in order, and for each the offset at which it starts.

    A word is one object for all its places, so that none has to be made for a word known already.
    """

    __slots__ = ("_norms", "starts")
    starts: list[int]
    _norms: list[str] | None

    @classmethod
    def of(cls, words: Iterable[Word], starts: list[int]) -> "Row":
        row = cls(words)
        row.starts = starts
        row._norms = None
        return row

    @property
    def norms(self) -> list[str]:
        """The words normalised; asked for only once all of them are there."""
        if self._norms is None:
            self._norms = [word.norm for word in self]
        return self._norms

    def end(self, at: int) -> int:
        """The offset right after a word."""
        return self.starts[at] + len(self[at].form.text)

    def part(self, begun: int, end: int | None = None) -> "Row":
        """The words from one position up to another, the last excluded."""
        if begun == 0 and (end is None or end == len(self)):
            return self
        return Row.of(self[begun:end], self.starts[begun:end])

    def joined(self, other: "Row") -> "Row":
        return Row.of([*self, *other], [*self.starts, *other.starts])

    def within(self, low: int, high: int) -> tuple[int, int]:
        """First and end of the words that start between the offsets, the first offset excluded."""
        return bisect.bisect_right(self.starts, low), bisect.bisect_left(self.starts, high)

    def add(self, word: Word, at: int) -> None:
        self.append(word)
        self.starts.append(at)

    def set_apart(self, text: str, at: int) -> None:
        """Let the last word be followed by what stands between it and an offset."""
        if self:
            last = self[-1]
            gap = text[self.end(-1) : at].strip()
            self[-1] = Word(last.lead, last.norm, gap, last.form)


def bare_verb(norm: str) -> str | None:
    """The verb in a normalised word, a joined «و» or «ف» stripped; None if it holds none."""
    if norm in verbs.VERBS:
        return norm
    if norm[:1] in ("و", "ف") and norm[1:] in verbs.VERBS:
        return norm[1:]
    return None


def _sayings() -> Iterator[tuple[str, tuple[str, bool]]]:
    """Verbs of saying with what is joined to them, to the verb: «نفاه» is of «نفى»."""
    for verb in verbs.SAYING:
        base = verb[:-1] + "ا" if verb.endswith("ي") else verb
        for joined in _OBJECTS:
            yield base + joined, (verb, True)
            if not verb.endswith("ا"):
                yield verb + joined, (verb, True)
    yield from ((verb, (verb, False)) for verb in verbs.SAYING)


_SAYINGS = dict(_sayings())


def saying(norm: str) -> tuple[str, bool] | None:
    """The verb of saying in a word, and whether an object is joined to it («وصفته»)."""
    if norm in verbs.NO_VERBS:
        return None
    found = _SAYINGS.get(norm)
    return found or (_SAYINGS.get(norm[1:]) if norm[:1] in ("و", "ف") else None)


def _form(text: str) -> Form:
    norm = lexicon.norm(text)
    said = saying(norm)
    is_sign = said is not None or norm in _SIGNS
    may_open = norm in lexicon.SOURCES
    return Form(
        text=text,
        norm=norm,
        is_word=text.isalnum() or any(map(str.isalnum, text)),
        verb=bare_verb(norm),
        saying=said,
        ends_in_ta="ة" in text and _TA.search(text) is not None,
        is_sign=is_sign,
        may_open=may_open,
        may_show=is_sign or may_open,
    )


def _piece(text: str) -> Sequence[Word]:
    """The words of a piece of text without a space, mostly one or none."""
    word = text.strip(_MARKS)
    if word.isalnum():
        known, lead = FORMS[word], text.index(word)
        return (Word(lead, known.norm, text[lead + len(word) :], known),)
    row = Row.of((), [])
    at = _LEADING.match(text).end()
    for word, gap in _WORD.findall(text, at):
        known, after = FORMS[word], at + len(word) + len(gap)
        if known.is_word:
            row.add(Word(at, known.norm, gap.strip(), known), at)
        else:  # invisible marks by themselves stand between words
            row.set_apart(text, after)
        at = after
    return tuple(row)


FORMS = Memo(_form)
_PIECES = Memo(_piece)


def words(text: str, begun: int = 0, end: int | None = None) -> Row:
    """The words of text[begun:end], with offsets into `text`."""
    row = Row.of((), [])
    pieces, starts, at = _PIECES, row.starts, begun
    for piece in text[begun:end].split(" "):
        found = pieces[piece]
        if not found:
            row.set_apart(text, at + len(piece))
        for word in found:
            if word.lead:
                row.set_apart(text, at + word.lead)
            row.append(word)
            starts.append(at + word.lead)
        at += len(piece) + 1
    return row


def first(text: str) -> Form | None:
    """The form of the first word of the text, None if it has none."""
    found = filter(None, map(_PIECES.__getitem__, text.split(" ")))
    return next((piece[0].form for piece in found), None)


def phrase_at(row: Sequence[Word], at: int, phrases: lexicon.Phrases) -> int:
    """How many words from row[at] on make one of the phrases, «و» or «ف» before it or not.

    The longest one counts; 0 for none.
    """
    rests = phrases.get(row[at].norm) if at < len(row) else None
    if not rests:
        return 0
    then = row[at + 1].norm if at + 1 < len(row) else ""
    for rest in rests.get(then, ()):
        end = at + 1 + len(rest)
        if [word.norm for word in row[at + 1 : end]] == rest:
            return end - at
    return 1 if "" in rests else 0
