"""The formats that exports are written in, and the bytes of a file in each."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import IO

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext, override

from claims import exports
from claims.domain.formats import (
    claimreview,
    doccano,
    graphml,
    labelstudio,
    tables,
    webannotation,
)
from claims.domain.problems import N_
from claims.exports.published import published
from claims.exports.selecting import Selection

PIECE = 64 * 1024  # bytes or code points that leave at a time


@dataclass(frozen=True, slots=True)
class Format:
    """`pieces` takes the selection and the language of the headings, "" for the fields' keys."""

    name: str
    extension: str
    media_type: str
    pieces: Callable[[Selection, str], Iterable[str | bytes]]

    @property
    def content_type(self) -> str:
        is_text = self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if is_text else self.media_type

    def write(self, of: Selection, headings: str = "") -> Iterator[bytes]:
        """The file, piece by piece. Raises problems of the format before or between pieces."""
        waiting: list[bytes] = []
        size = 0
        for piece in self.pieces(of, headings):
            waiting.append(piece.encode() if isinstance(piece, str) else piece)
            size += len(waiting[-1])
            if size >= PIECE:
                yield b"".join(waiting)
                waiting, size = [], 0
        if waiting:
            yield b"".join(waiting)


def _jsonl(of: Selection, headings: str) -> Iterator[bytes]:
    return exports.record_pieces(of)


def _csv(of: Selection, headings: str) -> Iterator[str]:
    return tables.csv_lines(exports.documents(of), words(headings))


def _workbook(of: Selection, headings: str) -> Iterator[bytes]:
    """Made in a file of its own first: a workbook is a ZIP whose parts grow side by side."""
    from claims.domain.formats import workbook  # openpyxl takes long to load

    with tempfile.TemporaryFile() as file:
        workbook.write_workbook(
            exports.documents(of),
            exports.catalogue(),
            words(headings),
            file,
            right_to_left=(headings or get_language()) == "ar",
        )
        yield from _contents(file)


def _contents(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece


def _webannotation(of: Selection, headings: str) -> Iterator[str]:
    page = settings.SITE_ADDRESS.rstrip("/") + reverse("export")
    return webannotation.lines(exports.documents(of), exports.catalogue(), page)


def _labelstudio(of: Selection, headings: str) -> Iterator[str]:
    return labelstudio.lines(exports.documents(of))


def _interface(of: Selection, headings: str) -> list[str]:
    return [labelstudio.interface()]


def _doccano(of: Selection, headings: str) -> Iterator[str]:
    return doccano.lines(exports.documents(of))


def _conll(of: Selection, headings: str) -> Iterator[bytes]:
    """Made in a file of its own first, so that a claim that it cannot say is told at once."""
    from claims.domain.formats import conll  # camel-tools takes long to load

    with tempfile.TemporaryFile() as file:
        file.writelines(line.encode() for line in conll.lines(exports.documents(of)))
        yield from _contents(file)


def _claimreview(of: Selection, headings: str) -> Iterator[str]:
    return claimreview.lines(published(of))


def _graphml(of: Selection, headings: str) -> Iterator[str]:
    return graphml.lines(exports.documents(of))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "jsonl": Format(
            N_("JSONL: everything, to be imported again"), "jsonl", "application/jsonl", _jsonl
        ),
        "csv": Format(N_("CSV: claims and contradictions as a table"), "csv", "text/csv", _csv),
        "xlsx": Format(
            N_("XLSX: a workbook with a sheet for each kind"),
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _workbook,
        ),
        "webannotation": Format(
            N_("W3C Web Annotation, JSON-LD"), "jsonld", "application/ld+json", _webannotation
        ),
        "labelstudio": Format(
            N_("Label Studio: tasks"), "labelstudio.json", "application/json", _labelstudio
        ),
        "labelstudio-interface": Format(
            N_("Label Studio: the labelling interface of these tasks"),
            "labelstudio.xml",
            "application/xml",
            _interface,
        ),
        "doccano": Format(N_("doccano"), "doccano.jsonl", "application/jsonl", _doccano),
        "conll": Format(N_("CoNLL: tagged words, to train with"), "conll", "text/plain", _conll),
        "claimreview": Format(
            N_("ClaimReview, JSON-LD: published claims with a verdict"),
            "claimreview.jsonld",
            "application/ld+json",
            _claimreview,
        ),
        "graphml": Format(
            N_("GraphML: the network of contradictions"),
            "graphml",
            "application/graphml+xml",
            _graphml,
        ),
    }
)


def words(language: str) -> dict[str, str]:
    """The words for the tables' columns in that language; none for ""."""
    if not language:
        return {}
    with override(language):
        return {column: gettext(word) for column, word in tables.HEADINGS.items()}
