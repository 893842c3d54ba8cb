"""Other programs that find sentences, run over the same lines as ours.

    .venv-peers/bin/python tests/bench/peers.py < {"texts": [[line, …], …], "speed": [line, …]}

Needs nothing but them and the standard library. Prints JSON: for each peer `version`, `spans` (of
each text's lines, offsets in code points, end exclusive) and `speed` (characters a second), or
`missing` with the reason. A line is given to each by itself, so that none can miss a new line.
Time is the processor's time of this process: other work does not count.
"""

import importlib.metadata
import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence

Split = Callable[[str], Iterable[tuple[int, int]]]

_LEAST_SECONDS = 0.5  # a peer that is faster is measured again and again for so long
_STOPS = re.compile(r"""[.!?؟…]+["”»’')\]]*(?=\s|$)""")


def regex() -> Split:
    """The baseline: a stop, what closes after it, white space."""

    def split(line: str) -> Iterator[tuple[int, int]]:
        begun = 0
        for match in _STOPS.finditer(line):
            yield begun, match.end()
            begun = match.end()
        yield begun, len(line)

    return split


def pysbd() -> Split:
    from pysbd import Segmenter

    segmenter = Segmenter(language="ar", clean=False, char_span=True)
    return lambda line: [(each.start, each.end) for each in segmenter.segment(line)]


def spacy() -> Split:
    from spacy import blank

    pipeline = blank("ar")
    pipeline.add_pipe("sentencizer")
    return lambda line: [(each.start_char, each.end_char) for each in pipeline(line).sents]


def sentencex() -> Split:
    from sentencex import segment

    return lambda line: _in_order(line, segment("ar", line))


def blingfire() -> Split:
    from blingfire import text_to_sentences_and_offsets

    return lambda line: text_to_sentences_and_offsets(line)[1] if line.strip() else ()


def icu4py() -> Split:
    from icu4py.breakers import SentenceBreaker

    return lambda line: _in_order(line, SentenceBreaker(line, "ar"))


def syntok() -> Split:
    from syntok.segmenter import process

    def split(line: str) -> Iterator[tuple[int, int]]:
        for paragraph in process(line):
            for sentence in paragraph:
                last = sentence[-1]
                yield sentence[0].offset, last.offset + len(last.value)

    return split


PEERS: tuple[Callable[[], Split], ...] = (
    regex, icu4py, blingfire, sentencex, syntok, spacy, pysbd,
)  # fmt: skip


def _in_order(line: str, sentences: Iterable[str]) -> Iterator[tuple[int, int]]:
    begun = 0
    for sentence in sentences:
        start = line.index(sentence, begun)
        begun = start + len(sentence)
        yield start, begun


def measured(peer: Callable[[], Split], task: dict[str, list[list[str]]]) -> dict[str, object]:
    try:
        split = peer()
    except ImportError as missing:
        return {"missing": str(missing)}
    texts = task["texts"]
    return {
        "version": _version(peer.__name__),
        "spans": [[[*map(list, split(line))] if line else [] for line in text] for text in texts],
        "speed": _speed(split, task["speed"]),
    }


def _version(name: str) -> str:
    return "" if name == "regex" else importlib.metadata.version(name)


def _speed(split: Split, lines: Sequence[str]) -> float:
    """Characters a second: the best of as many runs as fit into the time."""
    best, spent = float("inf"), 0.0
    while spent < _LEAST_SECONDS:
        begun = time.process_time()
        for line in lines:
            for _span in split(line):
                pass
        taken = time.process_time() - begun
        best, spent = min(best, taken), spent + taken
    return sum(map(len, lines)) / best


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    given = json.load(sys.stdin)
    json.dump({peer.__name__: measured(peer, given) for peer in PEERS}, sys.stdout)
