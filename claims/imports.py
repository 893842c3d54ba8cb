"""Imports as they are read: what rows may name, and what became of them in words and files."""

import csv
import io
import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from claims.domain import arabic, vocabulary
from claims.domain.exporting import BYTE_ORDER_MARK, safe
from claims.domain.importrows import Catalogue, Options
from claims.domain.problems import Problem
from claims.domain.reading import formats, lines, tables
from claims.domain.reading.records import ENCODINGS, Limits, Record, Source
from claims.models import (
    ImportBatch,
    ImportName,
    ImportRow,
    Proposition,
    Speaker,
    SpeakerAlias,
    User,
)
from claims.saying import say_fault

AS_TEXT = ("csv", "tsv", "jsonl", "json", "doccano", "txt", "html")
LABELS = ("kind", "stance", "attribution", "attribution_check", "relation", "type")


def limits() -> Limits:
    return Limits(**settings.IMPORT_LIMITS)


def source_of(path: Path, name: str, options: Options) -> Source:
    """The file as readers take it, with the site's bounds."""
    return Source(
        path=path,
        name=name,
        encoding=options.encoding,
        mapping=options.mapping,
        limits=limits(),
    )


def catalogue(options: Options) -> Catalogue:
    """What rows may name now: active speakers, propositions, people, labels in each language."""
    return Catalogue(
        speakers=_speakers(),
        propositions=_propositions(),
        people=_people(),
        labels={field: _labels(vocabulary.FIELDS[field]) for field in LABELS},
        create_people=options.create_people,
        text_limit=settings.ARTICLE_MAX_LENGTH,
    )


def _speakers() -> dict[str, str]:
    forms: dict[str, str] = {}
    aliases = SpeakerAlias.objects.filter(speaker__active=True)
    for normalised, key in aliases.values_list("normalised", "speaker__key"):
        forms[normalised] = key
    for speaker in Speaker.objects.active():
        forms[arabic.normalise(speaker.name_ar)] = speaker.key
        forms[speaker.key] = speaker.key
    return forms


def _propositions() -> dict[str, str]:
    forms: dict[str, str] = {}
    for each in Proposition.objects.active():
        forms[arabic.normalise(each.text_ar)] = each.key
        forms[each.key] = each.key
    return forms


def _people() -> dict[str, str]:
    rows = list(User.objects.values_list("username", "name", "uid"))
    by_name = {name.casefold(): username for username, name, _uid in rows}
    by_uid = {str(uid): username for username, _name, uid in rows}
    return {**by_name, **by_uid, **{username.casefold(): username for username, *_ in rows}}


def _labels(names: Mapping[str, str]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for language in ("ar", "en"):
        with translation.override(language):
            forms |= {arabic.normalise(gettext(name)): key for key, name in names.items()}
    return forms | {key: key for key in names} | {arabic.normalise(key): key for key in names}


def preview(source: Source, format: str, count: int = 5) -> dict[str, Any]:
    """What the wizard shows before a check: headings, what they mean, the first records.

    `encodings` shows the first lines of a text file in each encoding that may be chosen, `problem`
    is why it cannot be read by this one, or None.
    """
    shown: dict[str, Any] = {"headings": [], "records": [], "problem": None, "encodings": {}}
    if format in AS_TEXT:
        shown["encodings"] = in_each_encoding(source, count)
    try:
        if format in ("csv", "tsv"):
            shown["headings"] = tables.headings(source)
        records = itertools.islice(formats.open_records(source, format), count)
        shown["records"] = [record.fields for record in records]
    except Problem as problem:
        shown["problem"] = problem
    return shown


def in_each_encoding(source: Source, count: int = 5) -> dict[str, list[str]]:
    """The first lines of the file by encoding, for a person to choose the one that reads right."""
    return {encoding: lines.preview(source, encoding, count) for encoding in ENCODINGS}


def refused_file(batch: ImportBatch) -> Iterator[str]:
    """The refused records, with what is wrong with each, to be mended and uploaded again.

    CSV for tabular formats, else JSONL; both in the active language. Records that name an article
    or a claim which came in name it by its uid, so that the file stands by itself.
    """
    return _csv(batch) if batch.format in formats.TABULAR else _jsonl(batch)


def _refused(batch: ImportBatch) -> Iterator[tuple[dict[str, Any], str]]:
    rows = batch.rows.filter(status="refused").order_by("number")
    for row in rows.iterator():
        yield json.loads(row.raw), sentences(row)


def _jsonl(batch: ImportBatch) -> Iterator[str]:
    for fields, problem in _refused(batch):
        whole = fields.pop("", None)
        line = {**_with_uids(fields, batch), "problem": problem}
        yield (whole if whole and not fields else json.dumps(line, ensure_ascii=False)) + "\n"


def _csv(batch: ImportBatch) -> Iterator[str]:
    headings = list(dict.fromkeys(name for fields, _ in _refused(batch) for name in fields if name))
    yield BYTE_ORDER_MARK + _line([*headings, "problem"])
    for fields, problem in _refused(batch):
        known = _with_uids(fields, batch)
        yield _line([*(safe(str(known.get(name, ""))) for name in headings), problem])


def sentences(row: ImportRow) -> str:
    """What is wrong with the row, each fault with its field, in the active language."""
    return " ".join(
        f"{fault['field']}: {say_fault(fault)}" if fault["field"] else say_fault(fault)
        for fault in row.errors
    )


def _line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _with_uids(fields: dict[str, Any], batch: ImportBatch) -> dict[str, Any]:
    names = ImportName.objects.filter(batch=batch).select_related("article", "claim")
    if fields.get("article_id") and not fields.get("text"):
        named = names.filter(name=fields["article_id"], claim=None).first()
        if named and named.article:
            fields["article_id"] = str(named.article.uid)
    for side in ("claim_a", "claim_b"):
        named = names.filter(name=fields.get(side) or "", article=None).first()
        if named and named.claim:
            fields[side] = str(named.claim.uid)
    return fields


def raw_of(record: Record) -> str:
    """The record as a refused row keeps it."""
    return json.dumps(record.fields, ensure_ascii=False, default=str)
