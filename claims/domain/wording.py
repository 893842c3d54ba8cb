"""A stretch of text as words with their places, each looked up in the lexicon once by its form.

The text is cut at its spaces, and each piece («قال»، «الوزير،») is taken apart only the first time
it is met: what its words are, what stands around them, and what their forms tell. All that is left
to do for a word that was met before is to say where it stands.
"""

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from claims.domain import lexicon, sourcewords, verbs
from claims.domain.memos import Memo

# As camel-tools' tokens, whatever is neither white space nor punctuation nor a symbol.
_REMEMBERED = 65_536  # words with their marks: more than a day of many outlets has
_APART = r"\s\x1c-\x1f\p{P}\p{S}"
_LEADING = regex.compile(f"[{_APART}]*")
_WORD = regex.compile(f"([^{_APART}]+)([{_APART}]*)")
_SIGNS = frozenset[str]().union(
    lexicon.PARTICIPLES,
    lexicon.MEANING,
    lexicon.SPEECH_NOUNS,
    lexicon.SAYING_NOUNS,
    lexicon.UTTERANCES,
    verbs.SHOWN,
    verbs.IN_ORDER,
)
_OPENING = lexicon.COMPLEMENTS | lexicon.WHETHER  # what is said begins at them
_MARKS = '.،؛:؟!…"«»“”()[]-–'  # the commonest of what stands around words
_PAUSES = frozenset("،,؛;")
_TA = regex.compile(r"ة[\p{M}\p{Cf}ـ]*$")
_OBJECTS = ("ها", "هم", "ه")  # pronouns joined to a verb


@dataclass(slots=True, eq=False, init=False)
class Word:
    """A word wherever it stands, with what can be told of it by its form.

    `norm` is normalised, `gap` the punctuation before the next word. `verb` is the verb in it, a
    joined «و» or «ف» stripped, and `happens` tells that it is one of happening; `saying` is the
    verb of saying, with whether an object is joined to it («وصفته»). `is_sign` tells that it may
    show who speaks, `may_show` this or that «على لسان» or its like may begin with it,
    `opens_clause` that it is a verb or a clause begins at it, `pauses` that a comma or semicolon
    stands behind it, `tells` that it opens a clause, is a participle or has any mark behind it.
    """

    text: str
    norm: str
    gap: str
    verb: str | None
    happens: bool
    saying: tuple[str, bool] | None
    is_sign: bool
    may_show: bool
    opens_clause: bool
    ends_in_ta: bool
    pauses: bool
    tells: bool

    def __init__(self, text: str, norm: str, gap: str, ends_in_ta: bool) -> None:
        self.text, self.norm, self.gap, self.ends_in_ta = text, norm, gap, ends_in_ta
        told = _KNOWN.get(norm, _UNKNOWN)
        self.verb, self.saying, self.is_sign, self.may_show, self.opens_clause = told
        self.happens = self.verb in verbs.HAPPENED
        self.pauses = not _PAUSES.isdisjoint(gap)
        self.tells = self.opens_clause or gap != "" or norm in lexicon.PARTICIPLES

    def before(self, gap: str) -> "Word":
        """The word where that punctuation stands behind it."""
        return Word(self.text, self.norm, gap, self.ends_in_ta)


class Row(list[Word]):
    """The words of a stretch of text in order; for each the offset at which it starts.

    A word is one object for all its places, so that none has to be made for a word known already.
    `words` are the same as a list of Python's own, which is read several times as fast; `norms`
    the words normalised; `colons` tells whether there may be any between them.
    """

    __slots__ = ("colons", "norms", "starts", "words")
    words: list[Word]
    colons: bool
    starts: list[int]
    norms: list[str]

    @classmethod
    def of(
        cls, words: list[Word], starts: list[int], norms: list[str], colons: bool = True
    ) -> "Row":
        row = cls(words)
        row.words = words
        row.colons = colons
        row.starts = starts
        row.norms = norms
        return row

    def end(self, at: int) -> int:
        """The offset right after a word."""
        return self.starts[at] + len(self.words[at].text)

    def part(self, begun: int, end: int | None = None) -> "Row":
        """The words from one position up to another, the last excluded."""
        if begun == 0 and (end is None or end == len(self)):
            return self
        words, starts = self.words[begun:end], self.starts[begun:end]
        return Row.of(words, starts, self.norms[begun:end], self.colons)

    def joined(self, other: "Row") -> "Row":
        words, starts = self.words + other.words, self.starts + other.starts
        return Row.of(words, starts, self.norms + other.norms)

    def within(self, low: int, high: int) -> tuple[int, int]:
        """First and end of the words that start between the offsets, the first offset excluded."""
        return bisect.bisect_right(self.starts, low), bisect.bisect_left(self.starts, high)


def _sayings() -> Iterator[tuple[str, tuple[str, bool]]]:
    """Verbs of saying with what is joined to them, to the verb: «نفاه» is of «نفى»."""
    for verb in verbs.SAYING:
        base = verb[:-1] + "ا" if verb.endswith("ي") else verb
        for joined in _OBJECTS:
            yield base + joined, (verb, True)
            if not verb.endswith("ا"):
                yield verb + joined, (verb, True)
    yield from ((verb, (verb, False)) for verb in verbs.SAYING)
    yield from ((verb + "نا", (verb, True)) for verb in verbs.TELLING)  # «أخبرتنا هند أن …»


_SAYINGS = dict(_sayings())
_Told = tuple[str | None, tuple[str, bool] | None, bool, bool, bool]


def _told(norm: str) -> _Told:
    """What a normalised word tells by itself: the fields from `verb` to `opens_clause`."""
    bare = norm[1:] if norm[:1] in ("و", "ف") else norm
    verb = next((each for each in (norm, bare) if each in verbs.VERBS), None)
    said = None if norm in verbs.NO_VERBS else _SAYINGS.get(norm) or _SAYINGS.get(bare)
    is_sign = said is not None or norm in _SIGNS
    may_show = is_sign or norm in sourcewords.SOURCES
    return verb, said, is_sign, may_show, verb is not None or norm in _OPENING


def _with_joined(words: Iterable[str]) -> Iterator[str]:
    return (joined + word for word in words for joined in ("", "و", "ف"))


# Whatever tells anything; of all other words nothing is known.
_UNKNOWN: _Told = None, None, False, False, False
_KNOWN = {
    norm: _told(norm)
    for norm in {
        *_with_joined([*verbs.VERBS, *_SAYINGS]),
        *_SIGNS,
        *sourcewords.SOURCES,
        *_OPENING,
    }
}


def _word(text: str, gap: str = "") -> Word:
    norm = lexicon.norm(text)
    if norm == text:
        norm = text  # one string for both takes less memory to go through
    ends_in_ta = text.endswith("ة") or "ة" in text and _TA.search(text) is not None
    return Word(text, norm, gap, ends_in_ta)


class _Several(tuple[tuple[int, Word], ...]):
    """The words of a piece that is not one word which starts where it does, with their places."""

    norm = "\ufffe"  # as of no word, so that such pieces are soon found among words


def _piece(text: str) -> Word | _Several:
    """What a piece of text without a space is: mostly a word that starts where it does."""
    if text.isalnum():
        return _word(text)
    word = text.strip(_MARKS)
    if not word.isalnum():
        return _several(text)
    lead = text.index(word)
    found = _word(word, text[lead + len(word) :])
    return _Several([(lead, found)]) if lead else found


def _several(text: str) -> Word | _Several:
    found: list[tuple[int, Word]] = []
    at = _LEADING.match(text).end()
    for word, gap in _WORD.findall(text, at):
        after = at + len(word) + len(gap)
        if any(map(str.isalnum, word)):
            found.append((at, _word(word, gap.strip())))
        elif found:  # invisible marks by themselves stand between words
            begun, last = found[-1]
            found[-1] = begun, last.before(text[begun + len(last.text) : after].strip())
        at = after
    return found[0][1] if len(found) == 1 and found[0][0] == 0 else _Several(found)


_read = Memo(_piece, _REMEMBERED).__getitem__


def words(text: str, begun: int = 0, end: int | None = None) -> Row:
    """The words of text[begun:end], with offsets into `text`."""
    stretch = text[begun:end]
    pieces = stretch.split(" ")
    found = [*map(_read, pieces)]
    at = begun
    starts = [begun, *[at := at + len(piece) + 1 for piece in pieces]]
    norms = [word.norm for word in found]
    if _Several.norm in norms:
        _take_apart(text, found, starts, norms)
    starts.pop()
    return Row.of(found, starts, norms, ":" in stretch)  # type: ignore[arg-type]


def _take_apart(
    text: str, found: list[Word | _Several], starts: list[int], norms: list[str]
) -> None:
    """Put the words of each piece that is several or none in its place.

    The marks before the first of them are read again as what stands behind the word before.
    """
    at = 0
    for _ in range(norms.count(_Several.norm)):
        at = norms.index(_Several.norm, at)
        held: tuple[tuple[int, Word], ...] = found[at]  # type: ignore[assignment]
        begun = starts[at]
        first = begun + held[0][0] if held else starts[at + 1] - 1
        if at and first > begun:
            found[at - 1] = _read(text[starts[at - 1] : first])
        if len(held) == 1:
            found[at], norms[at], starts[at] = held[0][1], held[0][1].norm, first
        else:
            found[at : at + 1] = [word for _, word in held]
            norms[at : at + 1] = [word.norm for _, word in held]
            starts[at : at + 1] = [begun + lead for lead, _ in held]


def first(text: str) -> Word | None:
    """The first word of the text, None if it has none."""
    for piece in map(_read, text.split(" ")):
        if isinstance(piece, Word):
            return piece
        if piece:
            return piece[0][1]
    return None


def phrase_at(row: Row, at: int, phrases: lexicon.Phrases) -> int:
    """How many words from row[at] on make one of the phrases, «و» or «ف» before it or not.

    The longest one counts; 0 for none.
    """
    norms = row.norms
    rests = phrases.get(norms[at]) if at < len(norms) else None
    if not rests:
        return 0
    then = norms[at + 1] if at + 1 < len(norms) else ""
    for rest in rests.get(then, ()):
        end = at + 1 + len(rest)
        if norms[at + 1 : end] == rest:
            return end - at
    return 1 if "" in rests else 0
