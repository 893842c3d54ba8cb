"""Fields that take JSON as it is meant: a text is no number, a number no text (DRF converts)."""

from typing import Any
from uuid import UUID

from django.core.validators import RegexValidator
from rest_framework import serializers

# Says in the description what trimming does: a text of white space alone is as good as none.
# `str.strip` also takes the separators U+001C to U+001F and the next line U+0085.
SOMETHING = RegexValidator(r"[^\s\x1c-\x1f\x85]")


class Text(serializers.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not self.allow_blank:
            self.validators.append(SOMETHING)

    def to_internal_value(self, data: Any) -> str:
        """Raises `ValidationError` for what is no string, or too long as it is sent."""
        if not isinstance(data, str):
            self.fail("invalid")
        if self.max_length is not None and len(data) > self.max_length:
            self.fail("max_length", max_length=self.max_length)  # before anything is trimmed
        return super().to_internal_value(data)


class Uid(serializers.UUIDField):
    def to_internal_value(self, data: Any) -> UUID:
        """Raises `ValidationError` for what is no string: `false` would be the number 0."""
        if not isinstance(data, str):
            self.fail("invalid", value=data)
        return super().to_internal_value(data)


class RawText(Text):
    """A text as it is: control characters are refused by the domain, which says where."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(trim_whitespace=False, allow_blank=True, **kwargs)
        self.validators = []


class Number(serializers.IntegerField):
    def to_internal_value(self, data: Any) -> int:
        """Raises `ValidationError` for what is no whole number."""
        if isinstance(data, bool) or not isinstance(data, int | float):
            self.fail("invalid")
        return super().to_internal_value(data)


class Flag(serializers.BooleanField):
    def to_internal_value(self, data: Any) -> bool:
        """Raises `ValidationError` for anything but true and false."""
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Day(serializers.DateField):
    def to_internal_value(self, value: Any) -> Any:
        """A day, or None for the empty text that forms send."""
        return super().to_internal_value(value) if value != "" else None
