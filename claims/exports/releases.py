"""The file of a release: data, what it means, how far reviewers agreed, and each part's hash."""

import datetime
import hashlib
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.db.models import F

from annotator.version import VERSION
from claims import exports
from claims.domain import releasing
from claims.domain.formats import tables
from claims.exports import Selection, sources
from claims.models import Annotation, LabelDefinition, Release
from claims.models.people import the_desk


class Archive:
    """A ZIP whose bytes depend on what is put into it alone; `hashes` are of its parts."""

    def __init__(self, path: Path, at: datetime.datetime) -> None:
        self.zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self.at = at.timetuple()[:6]
        self.hashes: dict[str, dict[str, Any]] = {}

    def add(self, name: str, pieces: Iterable[str]) -> None:
        info = zipfile.ZipInfo(name, self.at)
        info.compress_type = zipfile.ZIP_DEFLATED
        digest, size = hashlib.sha256(), 0
        with self.zip.open(info, "w", force_zip64=True) as part:
            for piece in pieces:
                data = piece.encode()
                digest.update(data)
                size += part.write(data)
        self.hashes[name] = {"sha256": digest.hexdigest(), "bytes": size}


def write(release: Release, path: Path) -> dict[str, int]:
    """Write the release's file; how many records of each kind it holds."""
    of = Selection(None)
    desk = the_desk()
    counts: Counter[str] = Counter()
    archive = Archive(path, release.created_at)
    with archive.zip:
        archive.add("data/records.jsonl", _counted(exports.records(of), counts))
        archive.add("data/claims.csv", tables.csv_lines(exports.documents(of), headings={}))
        archive.add("labels.json", [_json(releasing.definitions(_own_definitions()))])
        archive.add("agreement.json", [_json(releasing.figures(_answers()))])
        archive.add("LICENCE.txt", [release.licence, "\n"])
        sheet = releasing.datasheet(
            counts,
            desk=desk.name_en or desk.name_ar or "Mihakk",
            number=str(release.number),
            description=release.description,
            licence=release.licence,
            released=release.created_at.isoformat(timespec="seconds"),
            day=release.created_at.date().isoformat(),
            version=VERSION,
        )
        archive.add("DATASHEET.md", [sheet])
        archive.add("manifest.json", [_json({"release": release.number, "files": archive.hashes})])
    return dict(counts)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _counted(lines: Iterable[str], counts: "Counter[str]") -> Iterator[str]:
    for line in releasing.pseudonymous(lines):
        counts[json.loads(line)["record"]] += 1
        yield line + "\n"
    del counts["mihakk"]


def _answers() -> Iterator[Any]:
    """The independent answers to settled claims, captions that repeat a claim left out."""
    rows = Annotation.objects.live().submitted().independent()
    rows = rows.filter(
        claim__state__in=("agreed", "decided"),
        claim__duplicate_of__isnull=True,
        claim__deleted_at__isnull=True,
        claim__article__deleted_at__isnull=True,
        span_version=F("claim__span_version"),
    )
    with exports.streaming.one_moment():
        yield from map(json.loads, sources.annotations(rows.order_by("claim", "pk")).lines())


def _own_definitions() -> dict[tuple[str, str], dict[str, str]]:
    return {
        (each.field, each.key): {
            "definition_ar": each.definition_ar,
            "definition_en": each.definition_en,
        }
        for each in LabelDefinition.objects.all()
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
