"""What people search for: words, phrases in quotation marks, words to leave out, other names.

Words are compared by stems, which the database makes (PostgreSQL's `arabic` configuration), so
that what is written together with a word has to be added here: a stemmer cannot tell the و of
«وبوتين» from that of «وزير», but whoever asks for بوتين means both بوتين and وبوتين.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from claims.domain import arabic
from claims.domain.problems import N_, Problem

PARAMETERS = (
    "q", "of", "speaker", "stance", "kind", "proposition", "state", "outlet", "year", "since",
    "until", "disputed", "contradicted",
)  # fmt: skip
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
_AROUND = 120  # code points shown before and after a place in a long text
_PARTICLE = 2  # words up to this length take conjunctions only
_SURE = 3  # so many letters in common are no chance


class TooLong(Problem):
    code = "search-too-long"
    message = N_(
        "At most %(most)d words and %(longest)d characters are looked for at once: leave out the "
        "less telling ones."
    )
    field = "q"


class NothingAsked(Problem):
    code = "nothing-asked"
    message = N_("There is nothing to save: search for words or choose something first.")
    field = "q"


def kept(parameters: Mapping[str, str]) -> dict[str, str]:
    """What of a search's parameters is saved with its name: those that narrow it.

    Raises `NothingAsked`, `TooLong`.
    """
    known = {name: parameters.get(name, "").strip() for name in PARAMETERS}
    filled = {name: value for name, value in known.items() if value}
    if not filled.keys() - {"of"}:
        raise NothingAsked()
    parse(filled.get("q", ""))
    return filled


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


@dataclass(frozen=True, slots=True)
class Stems:
    """What a word is found by: stems that are surely its own, and stems that are only by chance.

    A text with none but a doubtful stem has to hold one of the `whole` words, as they are: of
    «ولبنان» the stemmer leaves «لبن», which alone is no sign of لبنان.
    """

    sure: frozenset[str]
    doubtful: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()


def stems_of(word: str, stems: Mapping[str, str]) -> Stems:
    """The stems by which a text with the word is found; `stems` holds that of each of its forms."""
    base = bare(word)
    own = stems[base]
    sure, doubtful, whole = {own}, set(), set()
    for prefix, form in forms(word):
        stem = stems[form]
        if stem in sure or _left(stem, prefix) & {own, base} and len(own) >= _SURE:
            sure.add(stem)
        else:
            doubtful.add(stem)
            whole.add(form)
    return Stems(frozenset(sure), frozenset(doubtful), frozenset(whole))


def _left(stem: str, prefix: str) -> set[str]:
    """What the stem may hold of the word itself, wherever the stemmer began to cut."""
    return {stem.removeprefix(prefix[at:]) for at in range(len(prefix) + 1)}


@dataclass(frozen=True, slots=True)
class Word:
    """A word at text[start:end], in code points, and what it is normalised; seldom several."""

    start: int
    end: int
    normalised: tuple[str, ...]


def words_of(text: str) -> list[Word]:
    """The text's words with their places, each with the marks that stand on its letters."""
    return [
        Word(match.start(), match.end(), normalised)
        for match in _WORDS.finditer(text)
        if (normalised := _normalised(match[0]))
    ]


@functools.lru_cache(maxsize=65_536)
def _normalised(word: str) -> tuple[str, ...]:
    return tuple(arabic.normalise(word).split())


@dataclass(frozen=True, slots=True)
class Found:
    """A term with the stems that each of its words is found by."""

    term: Term
    stems: tuple[Stems, ...]

    @property
    def whole(self) -> frozenset[str]:
        """Words of which one has to stand in a text that has doubtful stems only."""
        return frozenset().union(*(each.whole for each in self.stems))


Spelt = Sequence[frozenset[str]]


def spelt(found: Found, words: Iterable[str], stems: Mapping[str, str]) -> Spelt:
    """For each word of a term, which of the `words` (normalised) stand for it.

    `stems` holds the stem of those without article (`bare`) that have one of the term's stems.
    """
    if not found.term.exact:
        bares = {word: bare(word) for word in words}
        return [
            frozenset(
                word
                for word, base in bares.items()
                if stems.get(base) in asked.sure or base in asked.whole
            )
            for asked in found.stems
        ]
    first, *rest = found.term.words
    with_letter = {first, *(letter + first for letter in BEFORE_PHRASES)}
    return [frozenset(with_letter), *(frozenset({word}) for word in rest)]


def highlights(words: Sequence[Word], terms: Iterable[Spelt]) -> list[tuple[int, int]]:
    """Where the terms stand: (start, end) in code points of the text, in order, none touching."""
    marked: set[int] = set()
    for spellings in terms:
        for number in range(len(words) - len(spellings) + 1):
            some = words[number : number + len(spellings)]
            if not any(map(_differs, some, spellings)):
                marked.update(range(number, number + len(spellings)))
    return _joined(words, sorted(marked))


def _differs(word: Word, spellings: frozenset[str]) -> bool:
    return spellings.isdisjoint(word.normalised)


def _joined(words: Sequence[Word], numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The places of the words, those of neighbours as one."""
    places: list[tuple[int, int]] = []
    last = -2
    for number in numbers:
        start = places.pop()[0] if number == last + 1 else words[number].start
        places.append((start, words[number].end))
        last = number
    return places


def respelt(text: str, run: str, name: str) -> str:
    """The search in which a name stands instead of a run of (normalised) words; "" without it."""
    wanted, words = run.split(), words_of(text)
    for at in range(len(words) - len(wanted) + 1):
        some = words[at : at + len(wanted)]
        if [" ".join(word.normalised) for word in some] == wanted:
            return text[: some[0].start] + name + text[some[-1].end :]
    return ""


def passage(text: str, places: Sequence[tuple[int, int]]) -> tuple[str, int, list[tuple[int, int]]]:
    """What to show of a long text: what stands around its first place, in the same paragraph.

    As (passage, its offset, the places in it); the beginning of the text where there is no place.
    """
    first, last = places[0] if places else (0, 0)
    start = max(0, text.rfind("\n", 0, first) + 1, first - _AROUND)
    end = min(len(text), last + _AROUND)
    end = next((at for at in (text.find("\n", last, end),) if at >= 0), end)
    start = text.find(" ", start, first) + 1 or start if _is_inside_word(text, start) else start
    end = max(text.rfind(" ", last, end), last) if _is_inside_word(text, end) else end
    start = min(first, end - len(text[start:end].lstrip()))
    within = [(a - start, b - start) for a, b in places if start <= a and b <= end]
    return text[start:end], start, within


def _is_inside_word(text: str, offset: int) -> bool:
    return 0 < offset < len(text) and not text[offset - 1].isspace() and not text[offset].isspace()
