"""What the peers make of the sets: peers.py run once, in the environment that holds them."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import peers, scoring
from tests.bench.scoring import Cuts, Key
from tests.bench.sets import TextSet

PYTHON = Path(__file__).parents[2] / ".venv-peers" / "bin" / "python"
_NAMES = {
    "regex": "regex [.!?؟…]",
    "icu4py": "ICU (icu4py)",
    "spacy": "spaCy sentencizer",
    "pysbd": "pysbd ar",
}


@dataclass(frozen=True, slots=True)
class Peer:
    """One peer: for each set its cuts, and its code points a second; or why it is missing."""

    name: str
    cuts: tuple[Cuts, ...] = ()
    speed: float = 0.0
    missing: str = ""


def measure(sets: Sequence[TextSet], speed: str) -> list[Peer]:
    """Every peer on every set, a line at a time; `speed` is the text to time them on."""
    texts = [text.split("\n") for each in sets for text in each.texts]
    found = _run({"texts": texts, "speed": speed.split("\n")})
    return [_peer(name, answer, sets) for name, answer in found.items()]


def _run(task: dict[str, Any]) -> dict[str, dict[str, Any]]:
    if not PYTHON.exists():
        reason = f"{PYTHON.parents[1].name} is not there: `make bench-text` installs it"
        return {each.__name__: {"missing": reason} for each in peers.PEERS}
    done = subprocess.run(
        [PYTHON, "-W", "ignore", peers.__file__],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=True,
    )
    answers: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return answers


def _peer(name: str, answer: dict[str, Any], sets: Sequence[TextSet]) -> Peer:
    shown = f"{_NAMES.get(name, name)} {answer.get('version', '')}".strip()
    if "missing" in answer:
        return Peer(shown, missing=answer["missing"])
    spans = iter(answer["spans"])
    cuts = tuple(
        scoring.cuts(each.gold, [list(_placed(text, next(spans))) for text in each.texts])
        for each in sets
    )
    return Peer(shown, cuts, answer["speed"])


def _placed(text: str, lines: Sequence[Sequence[Key]]) -> Iterator[Key]:
    """Spans of lines as spans of the text."""
    begun = 0
    for line, spans in zip(text.split("\n"), lines, strict=True):
        yield from ((begun + start, begun + end) for start, end in spans)
        begun += len(line) + 1
