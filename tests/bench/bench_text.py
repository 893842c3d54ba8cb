"""How good proposals are and how fast, beside other programs: figures to read, nothing to pass.

`make bench-text` installs the others; one that is not there is named as missing. `--data FILE`, as
often as wanted, adds a set in our form (.json) or a text with one sentence a line; `-v` shows
every fault on the sets for development.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from claims.domain import proposals, proposing, quoting, sentencing
from tests.bench import beside, scoring, sets, timing
from tests.bench.scoring import Counter, Cuts, Key, Labels, Score
from tests.bench.sets import TextSet

_MEGABYTES = 0.36  # to time everyone on: the slowest takes two seconds
_COLUMNS = ("boundary F1", "exact F1", "speaker", "named", "none", "kind", "M chars/s")
_NO_LABELS = ("", "", "", "")
_FIRST = 25  # pairs that a person looks through


def bench_text(request: pytest.FixtureRequest) -> None:
    """Every set: ours and each peer, a line each; then where ours stands, and its pairs."""
    paths = [Path(each) for each in request.config.getoption("--data")]
    measured = list(_sets([path for path in paths if path.suffix != ".csv"]))
    timed = timing.text_of(_MEGABYTES)
    speed = timing.rate(timing.attribute, timed)
    peers = beside.measure(measured, timed)
    for number, texts in enumerate(measured):
        score, comparable = _show_ours(texts, speed)
        _show_peers(number, peers, comparable)
        _show_pairs(texts, score)
        if texts.use == sets.DEVELOPMENT and request.config.getoption("verbose") > 0:
            print("\n".join(f"  {fault}" for fault in score.faults))
    for peer in filter(lambda each: each.missing, peers):
        print(f"\nmissing: {peer.name}: {peer.missing}", end="")


def bench_seed() -> None:
    """Who is named on the seed's claims, given as its reference cuts them."""
    seed = sets.seed()
    labels = scoring.score(seed.gold, _proposed(seed, given=True)).labels
    print("\nthe seed's speakers: ", end="")
    print("; ".join(f"{name} {_share(counts)}" for name, counts in labels.by_name.items()), end="")


def _sets(paths: Sequence[Path]) -> Iterator[TextSet]:
    yield from sets.every()
    for path in paths:
        if path.suffix == ".json":
            yield sets.given(path)
        else:
            yield from sets.sentences(path)


def _show_ours(texts: TextSet, speed: float) -> tuple[Score, Cuts]:
    """What was measured, and the cuts to hold beside the peers', which know sentences alone."""
    score = scoring.score(texts.gold, _proposed(texts))
    print(f"\n\n{texts}\n{_row('', *_COLUMNS)}")
    labels = _of_labels(score.labels) if texts.has_labels else _NO_LABELS
    print(_row("ours", *_of_cuts(score.cuts), *labels, f"{speed:.2f}"))
    if texts.has_labels:
        given = scoring.score(texts.gold, _proposed(texts, given=True))
        print(_row("ours, its spans given", "", "", *_of_labels(given.labels), ""))
        return score, score.cuts
    sentences = scoring.cuts(texts.gold, [list(_sentences(text)) for text in texts.texts])
    print(_row("ours, without seams", *_of_cuts(sentences), *_NO_LABELS, ""))
    return score, sentences


def _proposed(texts: TextSet, *, given: bool = False) -> proposals.Proposals:
    """For the texts cut by the machine, or `given` as the reference cuts them."""
    documents = [
        proposals.Document(
            doc["doc"],
            doc["text"],
            spans=tuple((each["start"], each["end"]) for each in doc["claims"]) if given else None,
        )
        for doc in texts.gold["docs"]
    ]
    return proposing.propose(documents, texts.speakers, ())


def _show_peers(number: int, peers: Sequence[beside.Peer], ours: Cuts) -> None:
    there = [peer for peer in peers if not peer.missing]
    for peer in there:
        figures = _of_cuts(peer.cuts[number])
        print(_row(peer.name, *figures, *_NO_LABELS, f"{peer.speed / 1e6:.2f}"))
    if there:
        best = max(there, key=lambda peer: peer.cuts[number].boundaries.f1)
        ahead = ours.boundaries.f1 - best.cuts[number].boundaries.f1
        print(
            f"  boundaries: {ours.boundaries.missed} lost,"
            f" F1 {ahead:+.3f} from the best peer's ({best.name})"
        )


def _show_pairs(texts: TextSet, score: Score) -> None:
    for kind in ("contradictions", "not_contradictions"):
        ranks = score.ranks(texts.gold.get(kind, ()))
        if ranks:
            first = sum(0 < rank <= _FIRST for rank in ranks)
            print(f"  {kind}: {first} of {len(ranks)} among the first {_FIRST}; {sorted(ranks)}")


def _row(name: str, *figures: str) -> str:
    return f"  {name:26}" + "".join(f"{figure:>13}" for figure in figures)


def _of_cuts(cuts: Cuts) -> tuple[str, str]:
    return f"{cuts.boundaries.f1:.3f}", f"{cuts.spans.f1:.3f}"


def _of_labels(labels: Labels) -> tuple[str, ...]:
    counts = (labels.speakers, labels.named, labels.unnamed, labels.kinds)
    return tuple(_share(each) for each in counts)


def _share(counts: "Counter[bool]") -> str:
    return f"{counts[True]}/{counts.total()} {counts[True] / (counts.total() or 1):.2f}"


def _sentences(text: str) -> Iterator[Key]:
    """Ours as other programs cut: sentences alone, none cut between statement and fact."""
    begun = 0
    for line in text.split("\n"):
        end = begun + len(line)
        yield from sentencing.sentences(text, begun, end, quoting.quotations(text, begun, end))
        begun = end + 1
