"""How good proposals are on texts of our own, and how fast: figures to read, nothing to pass."""

import time

import pytest

from claims.domain import proposals, proposing, segmenting
from tests.bench import scoring


@pytest.mark.parametrize("name", ["texts.json", "voices.json", "desks.json", "sealed.json"])
def bench_quality(name: str) -> None:
    gold = scoring.load(name)
    documents = [proposals.Document(doc["doc"], doc["text"]) for doc in gold["docs"]]
    score = scoring.score(gold, proposing.propose(documents, (), ()))
    print(f"\n{name}: {_line('boundary', score.boundaries)}; {_line('exact span', score.spans)}")
    print(
        f"  speaker named {_share(score.named)}, none {_share(score.unnamed)};"
        f" kind {_share(score.kinds)}"
    )
    for kind, ranks in score.ranks.items():
        first = sum(0 < rank <= 25 for rank in ranks)
        print(f"  {kind}: {first} of {len(ranks)} among the first 25; ranks {sorted(ranks)}")
    if name == "texts.json":
        print("\n".join(f"  {fault}" for fault in score.faults))


def bench_speed() -> None:
    """Code points a second, on longer and longer texts: the figure must not fall."""
    text = "\n".join(doc["text"] for doc in scoring.load("texts.json")["docs"])
    for copies in (20, 40, 80, 160):
        long = "\n".join([text] * copies)
        begun = time.perf_counter()
        segmenting.segment(long)
        cut = time.perf_counter()
        proposing.propose([proposals.Document("long", long)], (), ())
        done = time.perf_counter()
        print(
            f"\n{len(long):>9,} code points: segment {len(long) / (cut - begun) / 1e6:.2f} M/s,"
            f" propose {len(long) / (done - cut) / 1e6:.3f} M/s",
            end="",
        )


def _line(name: str, tally: scoring.Tally) -> str:
    return f"{name} P {tally.precision:.3f} R {tally.recall:.3f} F1 {tally.f1:.3f}"


def _share(counts: "scoring.Counter[bool]") -> str:
    return f"{counts[True]}/{counts.total()}"
