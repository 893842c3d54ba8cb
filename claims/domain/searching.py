"""What people search for: words, phrases in quotation marks, words to leave out, other names.

Words are compared by stems, which the database makes (PostgreSQL's `arabic` configuration), so
that what is written together with a word has to be added here: a stemmer cannot tell the و of
«وبوتين» from that of «وزير», but whoever asks for بوتين means both بوتين and وبوتين.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from claims.domain import arabic
from claims.domain.problems import N_, Problem

MOST_WORDS = 20
LONGEST = 300  # code points

_PIECES = regex.compile(
    r'(?<leave>(?<!\S)-)?(?:["«“”](?<phrase>[^"«»“”]*)["»“”]|(?<word>[^\s"«»“”]+))'
)
_WORDS = regex.compile(r"[\p{L}\p{N}][[\p{L}\p{N}\p{M}\p{Cf}]--\u200b]*", regex.V1)
_BARE = regex.compile(r"^[وف]?(?:بال|كال|ال|لل)(?=\w{3})")
_ARABIC = regex.compile(r"\p{Arabic}")
_BEFORE_ALL = ("", "و", "ف")
_BEFORE_NOUNS = (*_BEFORE_ALL, "ب", "ل", "ك", "وب", "ول", "فب", "فل")
_BEFORE_VERBS = ("س", "وس", "فس")
_PERSONS = ("ي", "ت", "ن", "ا")
BEFORE_PHRASES = "وفبلك"
_PARTICLE = 2  # words up to this length take conjunctions only
_SURE = 3  # so many letters in common are no chance


class TooLong(Problem):
    code = "search-too-long"
    message = N_(
        "At most %(most)d words and %(longest)d characters are looked for at once: leave out the "
        "less telling ones."
    )
    field = "q"


@dataclass(frozen=True, slots=True)
class Term:
    """What has to stand in a text: one word, or several next to each other; all normalised.

    An `exact` phrase stands there as it is, but for letters that are spelt in several ways.
    """

    words: tuple[str, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Every group needs one of its terms in the text; none of `without` may stand in it."""

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)

    @property
    def terms(self) -> Iterator[Term]:
        """Those that may be found, which are those to highlight."""
        return (term for group in self.groups for term in group)


def parse(text: str) -> Question:
    """Read «word "a phrase" -without»; without a word to find the question is empty.

    Raises `TooLong`.
    """
    found: list[tuple[Term, ...]] = []
    without: list[Term] = []
    for piece in _PIECES.finditer(text):
        terms = _terms_of(piece["phrase"], piece["word"])
        if piece["leave"]:
            without += terms
        else:
            found += [(term,) for term in terms]
    words = sum(len(term.words) for term in (*without, *(term for (term,) in found)))
    if words > MOST_WORDS or len(text) > LONGEST:
        raise TooLong(most=MOST_WORDS, longest=LONGEST)
    return Question(tuple(found), tuple(without))


def _terms_of(phrase: str | None, word: str | None) -> list[Term]:
    words = tuple(arabic.normalise(phrase or word or "").split())
    if phrase is None:
        return [Term((each,)) for each in words]
    return [Term(words, exact=True)] if words else []


def runs(question: Question) -> set[str]:
    """Every run of words outside of phrases, as a name would be looked up."""
    words = [group[0].words[0] for group in question.groups if not group[0].exact]
    return {
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    }


def with_names(question: Question, names: Mapping[str, Sequence[str]]) -> Question:
    """The question in which a name, the longest first, also asks for the other ones of its bearer.

    `names` holds for a normalised name all normalised names of whoever bears it.
    """
    groups: list[tuple[Term, ...]] = []
    rest = list(question.groups)
    while rest:
        length = next((n for n in range(len(rest), 0, -1) if _name(rest[:n]) in names), 0)
        if length:
            others = (Term(tuple(other.split())) for other in names[_name(rest[:length])])
            own = Term(tuple(_name(rest[:length]).split()))
            groups.append(tuple(dict.fromkeys((own, *others))))
        else:
            groups.append(rest[0])
        del rest[: max(length, 1)]
    return Question(tuple(groups), question.without)


def _name(groups: Iterable[tuple[Term, ...]]) -> str:
    """The words one after another; "" when one of them is a phrase, which is no name."""
    terms = [group[0] for group in groups]
    return "" if any(term.exact for term in terms) else " ".join(t.words[0] for t in terms)


def forms(word: str) -> tuple[tuple[str, str], ...]:
    """The word with what may be written before it: each as (what comes before, the whole word).

    The whole word is `bare`, so that of a word with its article, as in «والأسد», there is little
    else than the word itself: «فاسد» is no form of it.
    """
    before: tuple[str, ...] = ("",)
    if _ARABIC.match(word):
        before = _BEFORE_NOUNS if len(word) > _PARTICLE else _BEFORE_ALL
        if len(word) > _SURE and bare(word).startswith(_PERSONS):
            before += _BEFORE_VERBS
    return tuple((prefix, bare(prefix + word)) for prefix in before)


def bare(word: str) -> str:
    """The word without article, and what is written before that (as `claims_bare` does in SQL)."""
    return str(_BARE.sub("", word))


def stems_of(word: str, stems: Mapping[str, str]) -> frozenset[str]:
    """The stems by which a text with the word is found; `stems` holds that of each of its forms.

    Of a form with something before it the stemmer may have taken the wrong end: «كأنهم» has the
    stem of «كان». Such a stem, with too little of the word in it, is left out.
    """
    base = bare(word)
    own = stems[base]
    found = {own}
    for prefix, whole in forms(word):
        stem = stems[whole]
        if any(_tells(stem.removeprefix(start), own, base) for start in _ends_of(prefix)):
            found.add(stem)
    return frozenset(found)


def _ends_of(prefix: str) -> list[str]:
    return [prefix[at:] for at in range(len(prefix) + 1)]


def _tells(rest: str, own: str, base: str) -> bool:
    """Whether what a stem has left of a word is surely of it."""
    sure = len(rest) >= _SURE or len(base) <= _SURE
    return sure and (rest == own or bool(rest) and base.startswith(rest))


@dataclass(frozen=True, slots=True)
class Word:
    """A word at text[start:end], in code points, and what it is normalised; seldom several."""

    start: int
    end: int
    normalised: tuple[str, ...]


def words_of(text: str) -> list[Word]:
    """The text's words with their places, each with the marks that stand on its letters."""
    return [
        Word(match.start(), match.end(), tuple(normalised.split()))
        for match in _WORDS.finditer(text)
        if (normalised := arabic.normalise(match[0]))
    ]


@dataclass(frozen=True, slots=True)
class Found:
    """What a term is found by: for each of its words the stems, or the word itself if exact."""

    term: Term
    stems: tuple[frozenset[str], ...]


def highlights(
    words: Sequence[Word], found: Iterable[Found], stems: Mapping[str, str]
) -> list[tuple[int, int]]:
    """Where the terms stand: (start, end) in code points of the text, in order, none touching.

    `stems` holds the stem of each word without its article (`bare`).
    """
    marked: set[int] = set()
    for each in found:
        for number in range(len(words) - len(each.stems) + 1):
            if all(_is_found(words[number + at], each, at, stems) for at in range(len(each.stems))):
                marked.update(range(number, number + len(each.stems)))
    return _joined(words, sorted(marked))


def _is_found(word: Word, found: Found, at: int, stems: Mapping[str, str]) -> bool:
    if found.term.exact:
        wanted = found.term.words[at]
        return any(_is_exactly(each, wanted, first=at == 0) for each in word.normalised)
    return any(stems.get(bare(each)) in found.stems[at] for each in word.normalised)


def _is_exactly(word: str, wanted: str, *, first: bool) -> bool:
    """Whether the word is the one wanted; the first of a phrase may have a letter before it."""
    return word == wanted or first and word[1:] == wanted and word[0] in BEFORE_PHRASES


def _joined(words: Sequence[Word], numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The places of the words, those of neighbours as one."""
    places: list[tuple[int, int]] = []
    last = -2
    for number in numbers:
        start = places.pop()[0] if number == last + 1 else words[number].start
        places.append((start, words[number].end))
        last = number
    return places
