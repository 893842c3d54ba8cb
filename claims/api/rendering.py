"""Answers as JSON, by orjson."""

from typing import Any

import orjson
from rest_framework import renderers
from rest_framework.utils.encoders import JSONEncoder


def as_json(data: Any) -> bytes:
    """The data as UTF-8; whatever orjson refuses, such as a lone surrogate, as DRF writes it."""
    try:
        return orjson.dumps(data, default=JSONEncoder().default)
    except TypeError:
        return bytes(renderers.JSONRenderer().render(data))


class JSONRenderer(renderers.JSONRenderer):
    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None
    ) -> bytes:
        """The data as JSON; what was written for an ETag is not written again."""
        if data is None:
            return b""
        written = getattr((renderer_context or {}).get("response"), "written", None)
        return as_json(data) if written is None else bytes(written)
