"""What all rows that go out have in common. Offsets are code points, times UTC."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext
from rest_framework import serializers

from claims.domain.vocabulary import Names


class Shown(serializers.ModelSerializer[Any]):
    """A row as readers see it: whole, or the fields that are asked for (`?fields=uid,quote`)."""

    # What is sent was checked when it came in; and an address that is not known is "".
    serializer_field_mapping: ClassVar[dict[Any, Any]] = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.URLField: serializers.CharField,
    }

    def get_fields(self) -> dict[str, Any]:
        """Raises `ValidationError` for a name that is no field's."""
        fields = super().get_fields()
        named = self.context.get("fields") if self._is_outermost() else None
        if not named:
            return fields
        wanted = named.split(",")
        if unknown := set(wanted) - set(fields):
            told = {"unknown": ", ".join(sorted(unknown)), "known": ", ".join(fields)}
            raise serializers.ValidationError(
                {"fields": gettext("No such field: %(unknown)s. There are: %(known)s.") % told}
            )
        return {name: field for name, field in fields.items() if name in wanted}

    def _is_outermost(self) -> bool:
        above = self.parent
        return above is None or (
            isinstance(above, serializers.ListSerializer) and above.parent is None
        )


def key_of(names: Names) -> serializers.ChoiceField:
    """A key of the vocabulary, null when the reader may not see it."""
    return serializers.ChoiceField(list(names), read_only=True, allow_null=True)


def uid_of(field: str) -> serializers.UUIDField:
    """The uid of the row that the field leads to, null when it leads to none."""
    return serializers.UUIDField(
        source=f"{field}.uid", read_only=True, default=None, allow_null=True
    )
