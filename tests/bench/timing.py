"""How long ours takes, in the processor time of this process: other work does not count."""

import collections
import time
from collections.abc import Callable, Iterable

from claims.domain import attributing, naming, segmenting
from tests.bench import sets

_BYTES = 1.8  # in UTF-8, of a code point of Arabic text


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


def rate(run: Callable[[str], object], text: str) -> float:
    """Millions of code points a second."""
    begun = time.process_time()
    run(text)
    return len(text) / (time.process_time() - begun) / 1e6


def _exhaust(found: Iterable[object]) -> None:
    collections.deque(found, maxlen=0)
