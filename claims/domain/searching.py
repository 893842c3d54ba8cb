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

PARAMETERS = (
    "q", "of", "speaker", "stance", "kind", "proposition", "state", "outlet", "year", "since",
    "until", "disputed", "contradicted",
)  # fmt: skip
MOST_WORDS = 20
LONGEST = 300  # code points

_PIECES = regex.compile(
    r'(?<leave>(?<!\S)-)?(?:["«“”](?<phrase>[^"«»“”]*)["»“”]|(?<word>[^\s"«»“”]+))'
)
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
class Found:
    """A term with the stems that each of its words is found by."""

    term: Term
    stems: tuple[Stems, ...]

    @property
    def whole(self) -> frozenset[str]:
        """Words of which one has to stand in a text that has doubtful stems only."""
        return frozenset().union(*(each.whole for each in self.stems))
