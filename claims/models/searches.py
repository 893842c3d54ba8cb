"""What searches go by: the words of claims and articles in the database, and searches kept by name.

The column `terms` of both tables is filled by the database's own rules (`base.found_by_terms`) with
what its function `claims_terms` makes of the stored text, whatever writes a row, and nothing can
forget to. Models do not know it, so that no read of a row carries it along.
"""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import BooleanField, Func, Value
from django.db.models.expressions import Col, Expression
from django.urls import reverse

from claims.models.base import not_blank, person, track, uid_field

_TERMS = SearchVectorField()
_TERMS.set_attributes_from_name("terms")


class Terms(Expression):
    """The column `terms` of the table that a query of claims or of articles starts from."""

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> Col:  # type: ignore[override]
        return Col(query.get_initial_alias(), _TERMS)


def matches(tsquery: str) -> Func:
    """The SQL for whether a row's terms match a query in PostgreSQL's own notation."""
    asked = Value(tsquery)
    return Func(
        Terms(), asked, template="%(expressions)s::tsquery", arg_joiner=" @@ ",
        output_field=BooleanField(),
    )  # fmt: skip


@track()
class SavedSearch(models.Model):
    """A search by name, at an address of its own; `parameters` are those of the search page."""

    uid = uid_field()
    owner = person("saved_searches")
    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=100, allow_unicode=True)
    parameters = models.JSONField(default=dict)
    shared = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            not_blank("name", name="a_saved_search_has_a_name"),
            models.UniqueConstraint(
                fields=["owner", "slug"], name="a_person_has_one_search_of_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("search-saved", args=[self.owner.username, self.slug])
