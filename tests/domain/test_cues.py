"""Every cue that the domain reads claims by has an example in use in a set for development.

Cues are words that tell something of a claim around them: verbs of saying and of happening,
participles, «بحسب …» and its like, the writer's judgements, credits and instructions, stances,
connectives. Names (of people, titles, bodies, places) are vocabulary, and so are the word fields
of `antonyms`, of which tests/domain/test_signals.py wants an example each.
"""

import functools
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import pytest

from claims.domain import (
    arabic,
    judgements,
    lexicon,
    manners,
    naming,
    profiles,
    scopes,
    sourcewords,
    stancing,
    verbs,
    wording,
)
from claims.domain.wording import Row
from tests.bench import sets

Cues = Mapping[str, Collection[str]]  # each by its name, with the forms that it is met in

OWNERS = ("", "ه", "ها", "هم")
ACCUSATIVE = "ا"


@functools.cache
def rows() -> tuple[Row, ...]:
    """The lines of the sets for development, as words; a sealed set counts for nothing."""
    texts = (text for each in sets.development() for text in each.texts)
    return tuple(wording.words(line) for text in texts for line in text.split("\n"))


@functools.cache
def said() -> frozenset[str]:
    """The verbs by which somebody says something, as they stand in claims."""
    return frozenset(word.saying[0] for row in rows() for word in row if word.saying)


@functools.cache
def told() -> frozenset[str]:
    return frozenset(word.verb for row in rows() for word in row if word.verb)


@functools.cache
def words() -> frozenset[str]:
    """Every word, as it is and without what is joined to it."""
    norms = {word.norm for row in rows() for word in row}
    return frozenset(form for norm in norms for form in (norm, *naming.unclitic(norm)))


@functools.cache
def bases() -> frozenset[str]:
    return frozenset(base for word in words() for base in (word, *arabic.bases(word)))


@functools.cache
def phrases() -> frozenset[str]:
    """All runs of words up to the length of the longest phrase."""
    return frozenset(
        " ".join(row.norms[at : at + length])
        for row in rows()
        for at in range(len(row))
        for length in range(1, 5)
    )


@functools.cache
def folded() -> frozenset[str]:
    return frozenset(map(arabic.normalise, phrases()))


def each(*lists: Iterable[str]) -> Cues:
    return {word: (word,) for words in lists for word in words}


def inflected(words: Iterable[str], endings: Collection[str]) -> Cues:
    """The words by what is left of them without the longest of these endings."""
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        ends = (ending for ending in endings if ending and word.endswith(ending))
        base = word.removesuffix(next(ends, ""))
        found.setdefault(base, []).append(word)
    return found


def owned(words: Iterable[str]) -> Cues:
    """«نداء»، «نداءه»، «نداءً»"""
    return {word: [word + tail for tail in (*OWNERS, ACCUSATIVE)] for word in words}


def spelt(*lists: lexicon.Phrases) -> Cues:
    """Each phrase with «و» and «ف» before it, or without."""
    found: dict[str, list[str]] = {}
    for many in lists:
        for first, rests in many.items():
            bare = first[1:] if first[:1] in ("و", "ف") and first[1:] in many else first
            for rest in itertools.chain.from_iterable(rests.values()):
                found.setdefault(" ".join((bare, *rest)), []).append(" ".join((first, *rest)))
    return found


CUES: Mapping[str, tuple[Cues, Callable[[], frozenset[str]]]] = {
    "verbs of saying, past": (verbs.PASTS, said),
    "verbs of saying, present": (verbs.PRESENTS, said),
    "verbs of happening": (verbs.HAPPENINGS, told),
    "verbs that lend themselves": (verbs.LENDINGS, words),
    "participles": (inflected(lexicon.PARTICIPLES, ("ين", "ه", "ا")), words),
    "utterances": (owned(lexicon.UTTERED), words),
    "one's own saying": (owned(lexicon.OWN_SAYING), words),
    "meaning": (inflected(lexicon.MEANING, ("ها", "ه")), words),
    "nouns of speech": (each(lexicon.SPEECH_NOUNS), words),
    "what stands around speech": (
        each(
            lexicon.COMPLEMENTS,
            lexicon.WHO,
            lexicon.DESPITE,
            lexicon.THUS,
            lexicon.BLAME,
            lexicon.QUESTIONING,
            lexicon.MAIN_OPENERS,
        ),
        words,
    ),
    "what is no source": (each(sourcewords.NOT_SOURCES, lexicon.THINGS, lexicon.LABELS), words),
    "topics": (inflected([topic.removeprefix("ال") for topic in lexicon.TOPICS], ()), words),
    "phrases": (
        spelt(
            sourcewords.ACCORDING,
            sourcewords.AS_SAID,
            sourcewords.STATED_IN,
            lexicon.ON_HIS_SIDE,
            lexicon.CONTRASTS,
            lexicon.NOT_CONTRASTS,
            sourcewords.NOT_ACCORDING,
            lexicon.YET,
            lexicon.DETACHED,
            profiles.LASTING,
            judgements.JUDGEMENTS,
            judgements.KNOWN_THINGS,
            judgements.HEADINGS,
        ),
        phrases,
    ),
    "wishes not to be named": (inflected(map(lexicon.norm, lexicon.WISHED), ("وا", "ت")), words),
    "what is hidden": (each(map(lexicon.norm, lexicon.HIDDEN)), words),
    "judging": (each(judgements.JUDGING), words),
    "instructions": (inflected(judgements.IMPERATIVES, ("وا",)), words),
    "lines that assert nothing": (
        each(
            judgements.FURNITURE,
            judgements.CREDITS,
            judgements.INVITING,
            judgements.WAYS,
            judgements.NO_PROHIBITION,
        ),
        words,
    ),
    "stances": (each(stancing.SIDES, stancing.ENDING, stancing.UNDOING), bases),
    "how a claim is told": (
        each(
            manners.ASSURING,
            manners.APPEALING,
            manners.HAVING_BEEN,
            manners.REPORTING,
            manners.OFFICES,
            manners.TIMES,
            manners.FORMER,
            manners.OPINING,
            manners.COMPARING,
            manners.STEPS,
            manners.ALL,
            manners.PARTS,
            manners.AS_SAID,
        ),
        words,
    ),
    "what shows": (
        each(
            profiles.EVIDENCE,
            profiles.SHOWING,
            scopes.SWEEPING,
            profiles.DISPUTING,
            profiles.PROMISING,
        ),
        bases,
    ),
    "connectives": (
        {
            " ".join(phrase): (" ".join(phrase),)
            for phrase in (*profiles.CONTRASTS, *profiles.CONCESSIONS)
        },
        folded,
    ),
}


def unused(cues: Cues, found: frozenset[str]) -> Iterator[str]:
    return (name for name, forms in cues.items() if found.isdisjoint(forms))


@pytest.mark.parametrize("name", CUES)
def test_every_cue_is_in_use_in_a_set_for_development(name: str) -> None:
    cues, found = CUES[name]
    assert list(unused(cues, found())) == []


def test_a_cue_that_no_set_holds_is_named() -> None:
    cues = {"قال": ("قال", "قالت"), "تفلسف": ("تفلسف", "تفلسفت")}
    assert list(unused(cues, said())) == ["تفلسف"]


def test_a_sealed_set_counts_for_nothing() -> None:
    assert {each.name for each in sets.development()}.isdisjoint((*sets.SEALED, sets.CLEAN))
