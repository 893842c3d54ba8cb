"""How fast claims are found and attributed, and in how much memory: figures to read."""

import tracemalloc

from claims.domain import proposals, proposing
from tests.bench import timing

_MEGABYTES = (1, 2, 4, 8)


def bench_speed() -> None:
    """Code points a second on longer and longer texts: the figures must not fall."""
    for megabytes in _MEGABYTES:
        text = timing.text_of(megabytes)
        print(
            f"\n{megabytes} MB: segmented at {timing.rate(timing.segment, text):.2f},"
            f" with speakers at {timing.rate(timing.attribute, text):.2f},"
            f" with kinds, stances and dates at {timing.rate(_label, text):.2f} M characters/s",
            end="",
        )


def bench_memory() -> None:
    """What segmenting with speakers takes beside the text: it must not grow with it."""
    timing.attribute(timing.text_of(1))
    for megabytes in (1, 10):
        text = timing.text_of(megabytes)
        tracemalloc.start()
        timing.attribute(text)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        print(f"\n{megabytes:>2} MB: {peak / 1e6:.2f} MB at most beside the text", end="")


def _label(text: str) -> object:
    return proposing.label(proposals.Document("", text), (), ())
