"""The annotated texts that proposals are measured on, and how each file may be used.

A set is `{"docs": [{"doc", "text", "claims": [{"start", "end", "text", …}]}], "contradictions":
[[id, id]], …}`; README.md tells the rules and who wrote which. Offsets are code points.
"""

import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.domain.proposals import KnownProposition, KnownSpeaker

HERE = Path(__file__).parent
FIXTURES = HERE.parents[1] / "fixtures"
DEVELOPMENT = "development"
# What is measured and never read.
SEALED = (
    "unseen.json",
    "dailies.json",
    "reports.json",
    "dispatches.json",
    "articles.json",
    "agencies.json",
    "statements.json",
    "traps.json",
    "snares.json",
    "verified.json",
    "pages.json",
    "desk.json",
)
CLEAN = "clean.json"
# With pairs, by the authors of the rules.
OWN = ("pairs.json", "contrary.json", "opened.json", "texts.json")
_USES = dict.fromkeys(SEALED, "sealed: never read before it was measured") | {CLEAN: "clean news"}

_KINDS = {"official_statement": "statement", "reported_event": "event"}
_SENTENCES_PER_TEXT = 20  # where a file of sentences says nothing of texts


@dataclass(frozen=True, slots=True)
class TextSet:
    """`use` says in words what a figure on this set is worth; `speakers` are known beforehand."""

    name: str
    use: str
    gold: dict[str, Any]
    speakers: tuple[KnownSpeaker, ...] = ()

    @property
    def texts(self) -> list[str]:
        return [doc["text"] for doc in self.gold["docs"]]

    @property
    def has_labels(self) -> bool:
        return all("kind" in claim for doc in self.gold["docs"] for claim in doc["claims"])

    def __str__(self) -> str:
        claims = sum(len(doc["claims"]) for doc in self.gold["docs"])
        return f"{self.name} ({self.use}): {len(self.gold['docs'])} texts, {claims} claims"


def development() -> Iterator[TextSet]:
    """Every annotated file here but those that are kept unseen."""
    for path in sorted(HERE.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if path.name not in _USES and "docs" in gold:
            yield TextSet(path.name, DEVELOPMENT, gold)


def held_out(name: str) -> TextSet:
    """A sealed set or the clean one."""
    return given(HERE / name, _USES[name])


def every() -> Iterator[TextSet]:
    """All that lie here, the seed last."""
    yield from development()
    yield from map(held_out, _USES)
    yield seed()


@functools.cache
def propositions() -> tuple[KnownProposition, ...]:
    """Those of the demo."""
    stored = json.loads((FIXTURES / "propositions.json").read_text(encoding="utf-8"))
    return tuple(KnownProposition(each["key"], each["text_ar"]) for each in stored)


def seed() -> TextSet:
    """The demo's article with its reference annotation, which cuts finer than the machine."""
    text = (FIXTURES / "article.txt").read_text(encoding="utf-8")
    annotation = json.loads((FIXTURES / "annotation.json").read_text(encoding="utf-8"))
    speakers = json.loads((FIXTURES / "speakers.json").read_text(encoding="utf-8"))
    aliases = {each["key"]: [each["name_ar"], *each["aliases"]] for each in speakers}
    claims = [_seed_claim(each, aliases) for each in annotation["claims"]]
    doc = {"doc": "article.txt", "text": text, "claims": claims}
    known = tuple(
        KnownSpeaker(each["key"], each["name_ar"], tuple(each["aliases"]), each["role_ar"])
        for each in speakers
        if each["type"] != "author"
    )
    return TextSet("article.txt", "seed, a finer human reading", {"docs": [doc]}, known)


def given(path: Path, use: str = "given") -> TextSet:
    """A file in our form."""
    return TextSet(path.name, use, json.loads(path.read_text(encoding="utf-8-sig")))


def sentences(path: Path) -> tuple[TextSet, TextSet]:
    """A file with one sentence a line: as its lines stand, and with its texts run together.

    An empty line ends a text; where there is none, twenty sentences make one.
    """
    texts = list(_texts(path.read_text(encoding="utf-8-sig").splitlines()))
    return (
        _joined(f"{path.name}, lines", texts, "\n"),
        _joined(f"{path.name}, run together", texts, " "),
    )


def _texts(lines: list[str]) -> Iterator[list[str]]:
    text: list[str] = []
    has_gaps = any(not line.strip() for line in lines[1:-1])
    for line in lines:
        if line.strip():
            text.append(line.strip())
        if text and (not line.strip() or not has_gaps and len(text) == _SENTENCES_PER_TEXT):
            yield text
            text = []
    if text:
        yield text


def _joined(name: str, texts: list[list[str]], gap: str) -> TextSet:
    docs = []
    for number, text in enumerate(texts):
        claims, start = [], 0
        for sentence in text:
            claims.append({"start": start, "end": start + len(sentence), "text": sentence})
            start += len(sentence) + len(gap)
        docs.append({"doc": f"{number}", "text": gap.join(text), "claims": claims})
    return TextSet(name, "given, one sentence a line", {"docs": docs})


def _seed_claim(claim: dict[str, Any], aliases: dict[str, list[str]]) -> dict[str, Any]:
    speakers = [each for each in claim.get("speakers", []) if each["surface"]]
    names = [name for each in speakers for name in (each["surface"], *aliases[each["key"]])]
    return {
        "id": claim["id"],
        "start": claim["start"],
        "end": claim["end"],
        "text": claim["quote"],
        "speaker": next(iter(names), None),
        "speaker_aliases": names,
        "kind": _KINDS.get(claim["kind"], "other"),
    }
