"""`propose`: what the machine proposes for Arabic texts, as JSON.

Needs no database: speakers and propositions come from fixtures/. Offsets count the code points
of each file as decoded from UTF-8, byte order mark and carriage returns included.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from claims import morphology
from claims.domain import dating, given, importing, proposing
from claims.domain.problems import N_, Problem
from claims.domain.proposals import ProposedClaim, ProposedPair, Reason

STANDARD_INPUT = "-"
UNREADABLE = 2  # exit status


class NoFile(Problem):
    code = "no-file"
    message = N_("The file cannot be read (%(why)s): give the path of a text file in UTF-8.")


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its name on the command line, and its text with the way back to its offsets."""

    name: str
    clean: importing.CleanText


class Command(BaseCommand):
    help = "Print as JSON the claims that are proposed for Arabic texts, with labels and pairs."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help="a text file in UTF-8; - reads standard input"
        )
        parser.add_argument("--date", help="day of publication of all the files, as EDTF")
        parser.add_argument(
            "--spans",
            metavar="JSON",
            help='a file [{"file", "start", "end"}, …]: label and rank these spans, cut none',
        )

    def handle(
        self, *, files: Sequence[str], date: str | None, spans: str | None, **options: Any
    ) -> None:
        sources = self._read_all(files, date)
        placed = self._read_spans(spans, sources) if spans else {}
        documents = [
            proposing.Document(each.name, each.clean.text, date, placed.get(each.name))
            for each in sources
        ]
        proposals = proposing.propose(documents, *_catalogue(), morphology.stem())
        answer = {
            "documents": [
                {"file": source.name, "segments": [_segment(claim, source) for claim in claims]}
                for source, claims in zip(sources, proposals.documents, strict=True)
            ],
            "pairs": [_pair(pair) for pair in proposals.pairs],
        }
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))

    def _read_all(self, files: Sequence[str], date: str | None) -> list[Source]:
        """Every file, or an end with a message for each that cannot be read."""
        sources, failed = [], False
        for name in files:
            try:
                sources.append(_read(name))
            except Problem as problem:
                failed = self._complain(name, problem)
        try:
            dating.anchor_of(date)
        except Problem as problem:
            failed = self._complain("--date", problem)
        if failed:
            raise SystemExit(UNREADABLE)
        return sources

    def _read_spans(
        self, name: str, sources: Sequence[Source]
    ) -> dict[str, tuple[tuple[int, int], ...]]:
        """The spans of every file, or an end with a message that names the entry at fault."""
        try:
            return given.place(
                given.read(_bytes(name)), {each.name: each.clean for each in sources}
            )
        except Problem as problem:
            self._complain(name, problem)
            raise SystemExit(UNREADABLE) from None

    def _complain(self, name: str, problem: Problem) -> bool:
        for language in ("ar", "en"):
            with translation.override(language):
                self.stderr.write(f"{name}: {_(problem.message) % problem.params}")
        return True


def _read(name: str) -> Source:
    """Raises `NoFile`, `NotUtf8`, `EmptyText` and `ControlCharacters`."""
    raw = importing.decode(_bytes(name))
    readable = os.fsencode(name).decode("utf-8", "replace")
    return Source(readable, importing.clean_text(raw, limit=len(raw)))


def _bytes(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise NoFile(why=getattr(error, "strerror", None) or str(error)) from None


def _catalogue() -> tuple[list[proposing.KnownSpeaker], list[proposing.KnownProposition]]:
    folder = settings.BASE_DIR / "fixtures"
    speakers = json.loads((folder / "speakers.json").read_text("utf-8"))
    propositions = json.loads((folder / "propositions.json").read_text("utf-8"))
    return (
        [
            proposing.KnownSpeaker(
                each["key"], each["name_ar"], tuple(each["aliases"]), each["role_ar"], each["type"]
            )
            for each in speakers
            if each["type"] != "author"
        ],
        [proposing.KnownProposition(each["key"], each["text_ar"]) for each in propositions],
    )


def _segment(claim: ProposedClaim, source: Source) -> dict[str, object]:
    fields = claim.fields()
    first = claim.speakers[0] if claim.speakers else None
    start = source.clean.raw(claim.start)
    return {
        "start": start,
        "end": start + len(claim.quote),  # no line break inside, so no offset is lost there
        "quote": claim.quote,
        "kind": claim.kind,
        "speaker": first.name if first else None,
        "speaker_key": first.key if first else None,
        "speakers": fields["speakers"],
        "attribution": claim.attribution,
        "proposition": claim.proposition,
        "stance": claim.stance,
        "date": fields["date"],
        "duplicate_of": claim.duplicate_of,
        "confidence": round(claim.confidence, 3),
        "reasons": [_in_words(reason) for reason in claim.reasons],
    }


def _pair(pair: ProposedPair) -> dict[str, object]:
    return {
        "a": pair.a,
        "b": pair.b,
        "relation": pair.relation,
        "score": round(pair.score, 3),
        "reasons": [_in_words(reason) for reason in pair.reasons],
    }


def _in_words(reason: Reason) -> str:
    return _(reason.message) % reason.params if reason.params else _(reason.message)
