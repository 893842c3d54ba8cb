"""What every table of ours shares: public ids, who-and-when pairs, rules with names."""

import uuid
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.domain.vocabulary import Names
from claims.models import triggers

Model = TypeVar("Model", bound=models.Model)


def track(
    exclude: Sequence[str] = (), *, by: Sequence[str] = ()
) -> Callable[[type[Model]], type[Model]]:
    """Keep every insert, update and delete of the table as a row that only grows in number.

    `by` are the links by which histories look for its rows, besides the row itself.
    """
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        append_only=True,
        meta={"indexes": [models.Index(fields=[link]) for link in by]},
    )


def uid_field() -> models.UUIDField[Any, Any]:
    """A public id, made in Python, the same in every export and after every re-import."""
    return models.UUIDField(default=uuid.uuid4, unique=True, editable=False)


def key_field(names: Names, **options: Any) -> models.CharField[Any, Any]:
    """A field that holds one key of a vocabulary; the database refuses any other by `one_of`."""
    return models.CharField(max_length=32, choices=list(names.items()), **options)


def person(related_name: str = "+", **options: Any) -> models.ForeignKey[Any, Any]:
    """A link to a user; people are deactivated, never deleted, while something names them."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name=related_name, **options
    )


def imported(related_name: str, **options: Any) -> models.ForeignKey[Any, Any]:
    """A link to the import that brought the row in, null for what people or the machine made."""
    return models.ForeignKey(
        "ImportBatch",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name=related_name,
        **options,
    )


def index_of_few(field: str, *, name: str) -> models.Index:
    """An index of those rows alone that have the link; its field says `db_index=False`.

    Most rows are written without it, and each would be put into a whole index all the same.
    """
    return models.Index(fields=[field], condition=Q(**{f"{field}__isnull": False}), name=name)


def one_of(
    field: str, names: Names, *, name: str, optional: bool = False
) -> models.CheckConstraint:
    """A constraint that `field` holds a key of `names` (or nothing, when `optional`)."""
    rule = Q(**{f"{field}__in": list(names)})
    if optional:
        rule |= Q(**{f"{field}__isnull": True})
    return models.CheckConstraint(condition=rule, name=name)


def together(*fields: str, name: str) -> models.CheckConstraint:
    """A constraint that the fields are all set or all null, such as who and when."""
    unset = Q(**{f"{field}__isnull": True for field in fields})
    filled = Q(**{f"{field}__isnull": False for field in fields})
    return models.CheckConstraint(condition=unset | filled, name=name)


def exactly_one(*fields: str, name: str) -> models.CheckConstraint:
    """A constraint that just one of the fields is set."""
    rule = Q()
    for chosen in fields:
        rule |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return models.CheckConstraint(condition=rule, name=name)


def not_blank(field: str, *, name: str) -> models.CheckConstraint:
    """A constraint that `field` has something else than white space."""
    return models.CheckConstraint(condition=Q(**{f"{field}__regex": r"\S"}), name=name)


def found_by_terms(*columns: str) -> list[pgtrigger.Trigger]:
    """Rules by which the column `terms` holds the stems of the columns, whatever writes the row."""
    new = " || ' ' || ".join(f"NEW.{column}" for column in columns)
    return [
        pgtrigger.Trigger(
            name="terms_are_filled_in",
            when=pgtrigger.Before,
            operation=pgtrigger.Insert,
            condition=pgtrigger.Condition("NEW.terms IS NULL"),
            func=triggers.fill_in_terms(new),
        ),
        pgtrigger.Trigger(
            name="terms_follow_the_text",
            when=pgtrigger.Before,
            operation=pgtrigger.UpdateOf(*columns, "terms"),
            condition=pgtrigger.Condition(
                " OR ".join(
                    f"NEW.{each} IS DISTINCT FROM OLD.{each}" for each in (*columns, "terms")
                )
            ),
            func=triggers.fill_in_terms(new),
        ),
        pgtrigger.Trigger(
            name="given_terms_are_right",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="new_rows"),
            func=triggers.given_terms_are_right(" || ' ' || ".join(columns)),
        ),
    ]
