"""What is answered when no row is: problems, and the results of many items."""

from typing import Any

from rest_framework import serializers


class ItemResult(serializers.Serializer[Any]):
    """`body` is the annotation, or the problem details when `status` is not 200."""

    status = serializers.IntegerField()
    body = serializers.DictField()


class AnnotatedMany(serializers.Serializer[Any]):
    results = ItemResult(many=True)


class Fault(serializers.Serializer[Any]):
    field = serializers.CharField(allow_blank=True)
    code = serializers.CharField()
    detail = serializers.CharField()


class ProblemDetails(serializers.Serializer[Any]):
    """RFC 9457. A stale version (409, or 412 to `If-Match`) is told with what is stored now, in
    `current`, and what was sent, in `sent`; a double (409) with the row that is `existing`."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    detail = serializers.CharField()
    errors = Fault(many=True)  # type: ignore[assignment]
    current = serializers.DictField(required=False, allow_null=True)
    sent = serializers.DictField(required=False)
    existing = serializers.UUIDField(required=False)
