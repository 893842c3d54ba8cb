"""Lists in pages by a cursor: as quick at the end of a long list as at its beginning."""

from rest_framework.pagination import CursorPagination


class OldestFirst(CursorPagination):
    ordering = "pk"
    page_size_query_param = "page_size"
    max_page_size = 500
