"""How fast claims are found and attributed, and in how much memory: figures to read."""

import tracemalloc

from tests.bench import sets, timing

_MEGABYTES = (1, 2, 4, 8)


def bench_sets() -> None:
    """Each set by itself, read again, and read when only the words of the others are known."""
    measured = [*sets.every()]
    print("\nM characters/s, again and at first: with speakers; and with kinds, stances, dates")
    for each in measured:
        others = [text for other in measured if other is not each for text in other.texts]
        figures = [
            rate
            for run in (timing.attribute, timing.label)
            for rate in (
                timing.rate_again(run, each.texts),
                timing.rate_at_first(run, each.texts, others),
            )
        ]
        size = sum(map(len, each.texts)) / 1000
        print(f"{each.name:14} {size:5.1f}k  " + "  ".join(f"{rate:.2f}" for rate in figures))


def bench_speed() -> None:
    """Code points a second on longer and longer texts: the figures must not fall."""
    for megabytes in _MEGABYTES:
        text = timing.text_of(megabytes)
        print(
            f"\n{megabytes} MB: segmented at {timing.rate(timing.segment, text):.2f},"
            f" with speakers at {timing.rate(timing.attribute, text):.2f},"
            f" with kinds, stances and dates at {timing.rate(timing.label, text):.2f}"
            " M characters/s",
            end="",
        )


def bench_memory() -> None:
    """What segmenting with speakers takes beside the text: it must not grow with it.

    The words that come are remembered by then, as many as there is room for.
    """
    for megabytes in (4, 10):
        text = timing.text_of(megabytes)
        tracemalloc.start()
        timing.attribute(text)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        print(f"\n{megabytes:>2} MB: {peak / 1e6:.2f} MB at most beside the text", end="")
