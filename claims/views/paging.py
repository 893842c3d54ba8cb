"""Pages of a list, at a cost of what they show."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet


class Pages(Paginator[Any]):
    """Django's, of rows with a primary key: what a row is shown with is read for the page alone.

    Where the rows of a page begin is found among keys, which an index holds in order, and from the
    end in the second half; LIMIT and OFFSET would work out every row that is passed over.
    """

    object_list: "QuerySet[Any]"

    def page(self, number: int | str) -> "Page[Any]":
        """Raises `InvalidPage` as Django's does."""
        valid = self.validate_number(number)
        shown = self.object_list.filter(pk__in=self._keys(valid))
        return Page(shown, valid, self)

    def _keys(self, number: int) -> list[Any]:
        keys = self.object_list.values_list("pk", flat=True)
        first = (number - 1) * self.per_page
        last = min(first + self.per_page, self.count)
        if first <= self.count // 2:
            return list(keys[first:last])
        return list(keys.reverse()[self.count - last : self.count - first])
