"""Imports of whole files for programs: upload, look, check, run, and what became of it."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action as verb
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from claims import imports, permissions
from claims.actions import bulk, undoing
from claims.api.answers import Fault
from claims.api.base import Reads, Request, documented, read
from claims.api.fields import Flag, Text
from claims.api.receiving import JSONParser
from claims.api.rows import Shown, uid_of
from claims.domain.importrows import Options
from claims.domain.reading import formats
from claims.domain.reading.records import ENCODINGS
from claims.domain.rowproblems import fault_as_json
from claims.models import ImportBatch, ImportRow
from claims.saying import say_fault


class OptionsIn(serializers.Serializer[Any]):
    """How to take the file in; `mapping` says which field a column or key of it means."""

    format = serializers.ChoiceField(list(formats.READERS), required=False)
    encoding = serializers.ChoiceField(ENCODINGS, default=ENCODINGS[0])
    segment = Flag(default=False)
    on_duplicate = serializers.ChoiceField(["skip", "error"], default="skip")
    on_error = serializers.ChoiceField(["skip", "stop"], default="skip")
    create_people = Flag(default=False)
    blind = Flag(default=False)
    mapping = serializers.DictField(child=Text(allow_blank=True, max_length=200), default=dict)


class UploadIn(serializers.Serializer[Any]):
    """A file as a form sends it (multipart/form-data); how to take it in comes after."""

    file = serializers.FileField(allow_empty_file=True)
    format = serializers.ChoiceField(list(formats.READERS), required=False)
    encoding = serializers.ChoiceField(ENCODINGS, default=ENCODINGS[0])


class ImportSerializer(Shown):
    """`done` of `total` rows (null before a check); `counts` of rows and objects by kind."""

    imported_by = uid_of("imported_by")
    failure = serializers.SerializerMethodField()

    class Meta:
        model = ImportBatch
        fields = [
            "uid",
            "file_name",
            "size",
            "sha256",
            "format",
            "options",
            "state",
            "done",
            "total",
            "counts",
            "failure",
            "imported_by",
            "created_at",
            "started_at",
            "finished_at",
        ]
        read_only_fields = fields

    @extend_schema_field(Fault(allow_null=True))
    def get_failure(self, batch: ImportBatch) -> dict[str, str] | None:
        return said(batch.failure) if batch.failure else None


class ImportRowSerializer(Shown):
    """A row that was refused or a duplicate: where it stands, and each fault with its cure."""

    faults = serializers.SerializerMethodField()

    class Meta:
        model = ImportRow
        fields = ["number", "place", "status", "faults"]
        read_only_fields = fields

    @extend_schema_field(Fault(many=True))
    def get_faults(self, row: ImportRow) -> list[dict[str, str]]:
        return [said(fault) for fault in row.errors]


class PreviewSerializer(serializers.Serializer[Any]):
    """The head of the file: headings, the first records, and its lines by encoding.

    `problem` says why it cannot be read by these options.
    """

    problem = Fault(allow_null=True)

    headings = serializers.ListField(child=serializers.CharField())
    records = serializers.ListField(child=serializers.DictField())
    encodings = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


class Imports(Reads):
    """Files on their way in; admins only. A worker checks and runs them."""

    serializer_class = ImportSerializer
    scope = "import"
    queryset = ImportBatch.objects.none()

    def get_queryset(self) -> QuerySet[ImportBatch]:
        permissions.check(self.request.user, bulk.IMPORTERS)
        return ImportBatch.objects.select_related("imported_by")

    @documented({"multipart/form-data": UploadIn}, ImportSerializer, 201)
    def create(self, request: Request) -> Response:
        """Upload a file; nothing of it is taken in yet."""
        data = read(UploadIn, request)
        file = data["file"]
        batch = bulk.upload(
            by=request.user,
            data=file.chunks(),
            name=file.name,
            format=data.get("format", ""),
            options=Options(encoding=data["encoding"]),
            at=timezone.now(),
        )
        return self.answer(batch, 201)

    def get_parsers(self) -> list[Any]:
        """A file comes as a form sends it, all else as JSON."""
        uploads = self.action_map.get("post") == "create" if self.action_map else False
        return [MultiPartParser()] if uploads else [JSONParser()]

    @documented(OptionsIn, ImportSerializer)
    def partial_update(self, request: Request, uid: UUID) -> Response:
        """Choose how to take the file in, all at once; what is not sent is as by default."""
        data = read(OptionsIn, request)
        format = data.pop("format", "")
        options = Options(**data)
        batch = bulk.configure(uid=uid, by=request.user, options=options, format=format)
        return self.answer(batch)

    @extend_schema(responses={200: PreviewSerializer})
    @verb(detail=True, methods=["get"])
    def preview(self, request: Request, uid: UUID) -> Response:
        """The head of the file as the options read it, and as each encoding reads it."""
        batch = self.get_object()
        options = bulk.options_of(batch)
        with bulk.local_file(batch) as path:
            source = imports.source_of(path, batch.file_name, options)
            shown = imports.preview(source, batch.format)
        problem = shown["problem"]
        return Response({**shown, "problem": said(fault_as_json(problem)) if problem else None})

    @documented(None, ImportSerializer)
    @verb(detail=True, methods=["post"])
    def check(self, request: Request, uid: UUID) -> Response:
        """Let a worker check the whole file; nothing of it is stored."""
        return self.answer(bulk.start_check(uid=uid, by=request.user))

    @documented(None, ImportSerializer)
    @verb(detail=True, methods=["post"])
    def run(self, request: Request, uid: UUID) -> Response:
        """Let a worker take it in, or go on with what failed or was cancelled."""
        return self.answer(bulk.start(uid=uid, by=request.user, at=timezone.now()))

    @documented(None, ImportSerializer)
    @verb(detail=True, methods=["post"])
    def cancel(self, request: Request, uid: UUID) -> Response:
        """Stop after the rows at hand; what is in stays."""
        return self.answer(bulk.cancel(uid=uid, by=request.user, at=timezone.now()))

    @documented(None, ImportSerializer)
    @verb(detail=True, methods=["post"])
    def undo(self, request: Request, uid: UUID) -> Response:
        """Take back all that it brought, as long as nobody has worked on that."""
        return self.answer(undoing.undo(uid=uid, by=request.user, at=timezone.now()))

    @extend_schema(responses={200: ImportRowSerializer(many=True)})
    @verb(detail=True, methods=["get"])
    def rows(self, request: Request, uid: UUID) -> Response:
        """The report: rows that were refused or duplicates, in the file's order."""
        page = self.paginate_queryset(self.get_object().rows.order_by("pk"))
        shown = ImportRowSerializer(page, many=True, context=self.get_serializer_context())
        return self.get_paginated_response(shown.data)

    @extend_schema(responses={(200, "text/csv"): OpenApiTypes.STR})
    @verb(detail=True, methods=["get"])
    def refused(self, request: Request, uid: UUID) -> Any:
        """The refused rows as a file, with what is wrong, to be mended and uploaded again."""
        return refused_file(self.get_object())


def refused_file(batch: ImportBatch) -> StreamingHttpResponse:
    """CSV for tabular formats, else JSONL."""
    ending = "csv" if batch.format in formats.TABULAR else "jsonl"
    response = StreamingHttpResponse(
        (line.encode() for line in imports.refused_file(batch)),
        content_type="text/csv; charset=utf-8" if ending == "csv" else "application/jsonl",
    )
    response["Content-Disposition"] = f'attachment; filename="refused.{ending}"'
    return response


def said(fault: dict[str, Any]) -> dict[str, str]:
    return {"field": fault["field"], "code": fault["code"], "detail": say_fault(fault)}
