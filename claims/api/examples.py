"""Examples in the API's description: of every field of every body, by its name or its form."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

Node = dict[str, Any]

BY_FORMAT: Mapping[str, Any] = MappingProxyType(
    {
        "uuid": "0d6b5b1e-6f0c-4d8e-9a53-2f1c8e7b4a90",
        "date-time": "2026-03-01T12:00:00+03:00",
        "date": "2026-03-01",
        "uri": "https://example.org/a",
        "double": 0.82,
    }
)
BY_NAME: Mapping[str, Any] = MappingProxyType(
    {
        "about": "أكدت البلدية أن الجسر آمن",
        "action": "edit an article",
        "address": "https://example.org/articles/",
        "affiliation": "وزارة الأشغال",
        "archive_url": "https://web.archive.org/web/2026/https://example.org/a",
        "by": "ليلى",
        "byline": "مراسلنا",
        "code": "stale",
        "description": "ادعاءات الربع الأوّل",
        "detail": "غيّره شخص آخر بعد أن فتحته.",
        "event_date": "2018-07",
        "field": "outlet",
        "file_name": "أخبار.csv",
        "format": "csv",
        "key": "bridge_safe",
        "language": "ar",
        "licence": "CC-BY-4.0",
        "name": "ليلى",
        "name_ar": "الوزير سالم",
        "name_en": "Minister Salem",
        "new": "صحيفة الأفق",
        "note": "كما في نصّ البيان",
        "old": "وكالة المدى",
        "outlet": "صحيفة الأفق",
        "passage": "أكدت البلدية أن الجسر آمن",
        "place": "أخبار.csv:12",
        "proposition": "bridge_safe",
        "published": "2018-07",
        "publisher": "وكالة المدى",
        "quote": "أكدت البلدية أن الجسر آمن",
        "rationale": "نفيه صريح في البيان",
        "reason": "حدوده غير واضحة",
        "role_ar": "وزير الأشغال",
        "role_en": "Minister of Works",
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "slug": "الجسر",
        "subject": "مقال",
        "table": "article",
        "text": "أكدت البلدية أن الجسر آمن.\nانهار الجسر ليلًا.",
        "text_ar": "الجسر آمن",
        "text_en": "The bridge is safe",
        "text_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "title": "انهيار جسر البلدة",
        "type": "/api/v1/problems/stale",
        "undoes": "0d6b5b1e-6f0c-4d8e-9a53-2f1c8e7b4a90",
        "url": "https://example.org/a",
        "username": "layla",
        "value": "reported_event",
        "verdict": "false",
        "what": "تعديل مقال",
        "wikidata_id": "Q42",
        "score": 0.82,
    }
)


def add(result: Node, **_given: Any) -> Node:
    """The description with an example at each text and number that has no fixed values."""
    for shape in result["components"]["schemas"].values():
        for name, inner in shape.get("properties", {}).items():
            found = _example(name, inner)
            if found is not None:
                inner.setdefault("examples", [found])
    return result


def _example(name: str, shape: Node) -> Any:
    kinds = shape.get("type", ())
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if "enum" in shape or not kinds:
        return None
    if "boolean" in kinds:
        return True
    if "integer" in kinds:
        return max(shape.get("minimum", 0), 1)
    if "string" in kinds or "number" in kinds:
        return BY_FORMAT.get(shape.get("format", "")) or BY_NAME.get(name)
    return None
