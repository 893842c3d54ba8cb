"""What a file may say of a record, and the headings that say it, in Arabic and English."""

from collections.abc import Iterable, Mapping
from typing import Any

from claims.domain import arabic
from claims.domain.problems import N_
from claims.domain.reading.records import FileProblem

# Each field with its headings beside its own name, the Arabic one of templates first. All are
# matched as `arabic.normalise` sees them.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "record": ("السجل",),
    "article_id": ("معرّف المقال", "article", "article id"),
    "text": ("النص", "نص المقال", "content", "body"),
    "title": ("العنوان", "عنوان المقال", "headline"),
    "outlet": ("المصدر", "الصحيفة", "source", "publisher"),
    "byline": ("الكاتب", "author"),
    "url": ("العنوان على الشبكة", "الرابط", "web address", "link"),
    "archive_url": ("رابط الأرشيف", "archive", "archive address"),
    "published": ("تاريخ النشر", "date", "publication date"),
    "language": ("اللغة",),
    "claim_id": ("معرّف الادعاء", "uid", "id", "المعرّف"),
    "start": ("البداية", "start_offset"),
    "end": ("النهاية", "end_offset"),
    "quote": ("نص الادعاء", "الاقتباس", "claim", "claim text"),
    "kind": ("النوع", "نوع الادعاء", "label"),
    "speakers": ("المتحدّثون", "المتحدّث", "speaker"),
    "attribution": ("الإسناد",),
    "proposition": ("القضية",),
    "stance": ("الموقف",),
    "event_date": ("تاريخ الحدث", "event date"),
    "attribution_check": ("فحص الإسناد", "تدقيق الإسناد", "attribution check"),
    "note": ("ملاحظة", "ملاحظات", "notes"),
    "annotator": ("المراجع", "reviewer"),
    "submitted_at": ("وقت التقديم", "submitted", "submitted at"),
    "claim_a": ("الادعاء أ", "a", "first side"),
    "claim_b": ("الادعاء ب", "b", "second side"),
    "relation": ("العلاقة",),
    "type": ("نوع التناقض", "type of contradiction"),
    "rationale": ("التعليل",),
}

# A reader of our own files finds these there; they are made by the desk, never taken in.
OURS = frozenset(
    (
        "paragraph",
        "state",
        "labels_of",
        "duplicate_of",
        "claim_version",
        "needs_recheck",
        "problem",
        "المشكلة",
    )
)

ARTICLE = ("title", "outlet", "byline", "url", "archive_url", "published", "language")
LABELS = (
    "kind",
    "speakers",
    "attribution",
    "proposition",
    "stance",
    "event_date",
    "attribution_check",
    "note",
)
CONTRADICTION = ("claim_a", "claim_b", "relation", "type", "rationale")

# What the template of each kind of sheet holds.
TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "articles": ("article_id", "text", *ARTICLE[:-1]),
    "claims": (
        "article_id",
        "text",
        "claim_id",
        "start",
        "end",
        "quote",
        *LABELS,
        "annotator",
        "submitted_at",
    ),
    "contradictions": CONTRADICTION,
}


class DuplicateColumns(FileProblem):
    code = "duplicate-columns"
    message = N_(
        "The columns %(columns)s all mean “%(meaning)s”: rename or delete all but one, or map them."
    )


class MissingColumns(FileProblem):
    code = "missing-columns"
    message = N_(
        "No column holds what an article or a claim is made of. Found: %(found)s. Name one of them "
        "%(needed)s, or map it to that."
    )


class UnknownField(FileProblem):
    code = "unknown-field"
    message = N_("“%(name)s” is no field that a column can be mapped to. Known: %(known)s.")
    field = "map"


class UnknownColumn(FileProblem):
    code = "unknown-column"
    message = N_("The file has no column “%(name)s” to map. Found: %(found)s.")
    field = "map"


def name_of(field: str, language: str) -> str:
    """What people call the field: its Arabic heading ("ar"), else its own name."""
    return FIELDS[field][0] if language == "ar" and field in FIELDS else field


def meaning(heading: str, mapping: Mapping[str, str]) -> str:
    """The field that a heading or key means; its own text if none. "" in the mapping: leave out."""
    if heading in mapping:
        return mapping[heading]
    return _BY_HEADING.get(heading) or _BY_HEADING.get(_folded(heading)) or heading


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raise `UnknownField` if something is mapped to what is no field."""
    for field in mapping.values():
        if field and field not in FIELDS:
            raise UnknownField(name=field, known=", ".join(FIELDS))


def check_headings(headings: Iterable[str], mapping: Mapping[str, str]) -> list[str]:
    """What each column means.

    Raises `UnknownColumn`, `DuplicateColumns`, and `MissingColumns` if there is neither a text, nor
    a claim's place in an article, nor the sides of a contradiction.
    """
    headings = [heading.strip() for heading in headings]
    found = ", ".join(heading for heading in headings if heading)
    for name in mapping:
        if name not in headings:
            raise UnknownColumn(name=name, found=found)
    fields = [meaning(heading, mapping) for heading in headings]
    for field in fields:
        same = [heading for heading, each in zip(headings, fields, strict=True) if each == field]
        if field in FIELDS and len(same) > 1:
            raise DuplicateColumns(columns=", ".join(same), meaning=field)
    if not {"text", "article_id", "claim_id", "claim_a"}.intersection(fields):
        raise MissingColumns(found=found, needed="text, article_id, claim_a")
    return fields


def rename(values: Mapping[str, Any], mapping: Mapping[str, str]) -> dict[str, Any]:
    """The values by the fields that their keys mean; the first of two that mean one counts."""
    fields: dict[str, Any] = {}
    for key, value in values.items():
        field = meaning(key, mapping)
        if field:
            fields.setdefault(field, value)
    return fields


def _folded(heading: str) -> str:
    return arabic.normalise(heading)


_BY_HEADING = {
    form: field
    for field, headings in FIELDS.items()
    for name in (field, *headings)
    for form in (name, _folded(name))
}
