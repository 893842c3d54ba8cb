"""How long ours takes, in the processor time of this process: other work does not count."""

import collections
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence

from claims.domain import attributing, naming, proposals, proposing, segmenting
from claims.domain.memos import Memo
from tests.bench import sets

_BYTES = 1.8  # in UTF-8, of a code point of Arabic text
_PASSES = 5


def text_of(megabytes: float) -> str:
    """The development texts one after the other, as often as it takes for so many bytes."""
    text = "\n".join(text for each in sets.development() for text in each.texts)
    length = int(megabytes * 1e6 / _BYTES)
    return "\n".join([text] * (length // len(text) + 1))[:length]


def segment(text: str) -> None:
    """The claims of the text, one by one, none kept."""
    _exhaust(segmenting.segment(text))


def attribute(text: str) -> None:
    """The claims of the text with their speakers, one by one, none kept."""
    met = naming.Introduced(naming.NOBODY)
    attributor = attributing.Attributor(text, met)
    _exhaust(attributor.read(passage) for passage in segmenting.passages(text, met))


def label(text: str) -> None:
    """The claims with speakers, kinds, stances towards the demo's propositions, and dates."""
    proposing.label(proposals.Document("", text, "2018-02-07"), (), sets.propositions())


def rate(run: Callable[[str], object], *texts: str) -> float:
    """Millions of code points a second."""
    begun = time.process_time()
    for text in texts:
        run(text)
    return sum(map(len, texts)) / (time.process_time() - begun) / 1e6


def rate_again(run: Callable[[str], object], texts: Sequence[str]) -> float:
    """The median of some passes over texts that were read before."""
    rate(run, *texts)
    return statistics.median(rate(run, *texts) for _ in range(_PASSES))


def rate_at_first(run: Callable[[str], object], texts: Sequence[str], read: Sequence[str]) -> float:
    """The same where other texts were read before, but not these: their own words are new."""
    rates = []
    for _ in range(_PASSES):
        _forget()
        rate(run, *read)
        rates.append(rate(run, *texts))
    return statistics.median(rates)


def _forget() -> None:
    """Empty whatever the domain remembers of the words that it has met."""
    for name, module in [*sys.modules.items()]:
        for kept in vars(module).values() if name.startswith("claims.domain.") else ():
            memo = getattr(kept, "__self__", kept)  # `memos.once` gives the look-up in one
            if isinstance(memo, Memo):
                memo.clear()
            elif hasattr(kept, "cache_clear"):
                kept.cache_clear()


def _exhaust(found: Iterable[object]) -> None:
    collections.deque(found, maxlen=0)
