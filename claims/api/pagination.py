"""Lists in pages by a cursor: as quick at the end of a long list as at its beginning."""

import re
from typing import Any

from django.utils.translation import gettext
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request

DIGITS = 18  # what a bigint surely holds


class OldestFirst(CursorPagination):
    ordering = "pk"
    page_size_query_param = "page_size"
    max_page_size = 500

    def get_page_size(self, request: Request) -> int:
        """How many rows a page has. Raises `ValidationError` for what is no such number."""
        given = request.query_params.get("page_size")
        if given is None:
            return int(self.page_size or 0)
        if not (re.fullmatch(r"[0-9]{1,3}", given) and 1 <= int(given) <= self.max_page_size):
            told = gettext("A page has from 1 to %(most)s rows.") % {"most": self.max_page_size}
            raise ValidationError({"page_size": told})
        return int(given)

    def _get_position_from_instance(self, instance: Any, ordering: Any) -> str:
        """Where a row stands; one without names begins with its number."""
        if isinstance(instance, tuple):
            return str(instance[0])
        return str(super()._get_position_from_instance(instance, ordering))

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """The parameters as they are described to programs, with the bounds they have."""
        parameters: list[dict[str, Any]] = super().get_schema_operation_parameters(view)
        for parameter in parameters:
            if parameter["name"] == "page_size":
                parameter["schema"] |= {"minimum": 1, "maximum": self.max_page_size}
        return parameters

    def decode_cursor(self, request: Request) -> Cursor | None:
        """Where to go on. Raises `NotFound` for what we never gave out."""
        cursor: Cursor | None = super().decode_cursor(request)
        position = None if cursor is None or cursor.position is None else str(cursor.position)
        if position is not None and not (position.isdecimal() and len(position) <= DIGITS):
            raise NotFound(self.invalid_cursor_message)
        return cursor
