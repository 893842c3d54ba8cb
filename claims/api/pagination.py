"""Lists in pages by a cursor: as quick at the end of a long list as at its beginning."""

from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request

DIGITS = 18  # what a bigint surely holds


class OldestFirst(CursorPagination):
    ordering = "pk"
    page_size_query_param = "page_size"
    max_page_size = 500

    def decode_cursor(self, request: Request) -> Cursor | None:
        """Where to go on. Raises `NotFound` for what we never gave out."""
        cursor: Cursor | None = super().decode_cursor(request)
        position = None if cursor is None or cursor.position is None else str(cursor.position)
        if position is not None and not (position.isdecimal() and len(position) <= DIGITS):
            raise NotFound(self.invalid_cursor_message)
        return cursor
