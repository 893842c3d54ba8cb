"""The import wizard: a file, how to read it, a check that stores nothing, the run, the result.

Each step is the page of the batch in the state that it is in; leaving it stops nothing.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from claims import imports, permissions
from claims.actions import bulk, importsegmenting, undoing
from claims.actions.base import NotThere
from claims.domain import pacing, templating
from claims.domain.problems import Problem
from claims.domain.reading import columns, formats
from claims.forms.bulk import OptionsForm, UploadForm, chosen
from claims.models import ImportBatch
from claims.saying import say, say_fault
from claims.views import answers
from claims.views.paging import Pages
from claims.views.requests import Request

PER_PAGE = 25
REPORTED = 50  # faulty rows on a page
BUSY = ("checking", "running")
STEPS = {"uploaded": 2, "checking": 2, "checked": 2, "running": 3}


@login_required
def batches(request: Request) -> HttpResponse:
    """What was imported, and the first step: choosing a file."""
    permissions.check(request.user, bulk.IMPORTERS)
    form = UploadForm(request.POST or None, request.FILES or None)

    def act() -> ImportBatch:
        file = form.cleaned_data["file"]
        return bulk.upload(by=request.user, data=file.chunks(), name=file.name, at=timezone.now())

    made, status = answers.attempt(request, form, act)
    if made:
        return redirect("import", made.uid)
    rows = ImportBatch.objects.select_related("imported_by")
    page = Pages(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "templates": templating.TEMPLATES}
    return render(request, "claims/imports.html", context, status=status)


@login_required
@require_GET
def batch(request: Request, uid: UUID) -> HttpResponse:
    found = _found(request, uid)
    context = _state(found) | _report(request, found)
    if found.state == "uploaded":
        context |= _choices(found)
    return render(request, "claims/import.html", context)


@login_required
@require_GET
def progress(request: Request, uid: UUID) -> HttpResponse:
    """The progress alone; the whole page anew when the state is no longer a busy one."""
    found = _found(request, uid)
    if found.state not in BUSY:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "claims/parts/import_progress.html", _state(found))


@login_required
@require_POST
def check(request: Request, uid: UUID) -> HttpResponse:
    """Keep how to take the file in, and check all of it."""
    found = _found(request, uid)
    shown = _preview(found)
    form = OptionsForm(shown["headings"], request.POST)

    def act() -> ImportBatch:
        bulk.configure(
            uid=uid,
            by=request.user,
            options=form.options(),
            format=form.cleaned_data["format"],
        )
        return bulk.start_check(uid=uid, by=request.user)

    checked, status = answers.attempt(request, form, act)
    if checked:
        return redirect("import", uid)
    context = _state(found) | {"form": form, "preview": shown}
    return render(request, "claims/import.html", context, status=status)


@login_required
@require_POST
def again(request: Request, uid: UUID) -> HttpResponse:
    """Back to how the file is taken in, after a check or a failure."""
    found = _found(request, uid)
    return _do(
        request,
        found,
        lambda: bulk.configure(uid=uid, by=request.user, options=bulk.options_of(found)),
    )


@login_required
@require_POST
def start(request: Request, uid: UUID) -> HttpResponse:
    found = _found(request, uid)
    return _do(request, found, lambda: bulk.start(uid=uid, by=request.user, at=timezone.now()))


@login_required
@require_POST
def cancel(request: Request, uid: UUID) -> HttpResponse:
    found = _found(request, uid)
    return _do(request, found, lambda: bulk.cancel(uid=uid, by=request.user, at=timezone.now()))


@login_required
@require_POST
def undo(request: Request, uid: UUID) -> HttpResponse:
    found = _found(request, uid)
    return _do(request, found, lambda: undoing.undo(uid=uid, by=request.user, at=timezone.now()))


@login_required
@require_GET
def refused(request: Request, uid: UUID) -> HttpResponse | StreamingHttpResponse:
    """The refused rows as a file that can be mended and uploaded."""
    found = _found(request, uid)
    kind = "csv" if found.format in formats.TABULAR else "jsonl"
    return StreamingHttpResponse(
        imports.refused_file(found),
        content_type=templating.CONTENT_TYPES[kind],
        headers=_as_file(f"refused-{Path(found.file_name).stem[:80]}.{kind}"),
    )


@login_required
@require_GET
def template(request: Request, kind: str, format: str) -> HttpResponse:
    """An empty table with the headings that the reader's language has."""
    permissions.check(request.user, bulk.IMPORTERS)
    if kind not in templating.TEMPLATES or format not in templating.WRITERS:
        raise Http404
    body = templating.WRITERS[format](templating.headings(kind, get_language() or "ar"))
    return HttpResponse(
        body,
        content_type=templating.CONTENT_TYPES[format],
        headers=_as_file(f"mihakk-{kind}.{format}"),
    )


def _found(request: Request, uid: UUID) -> ImportBatch:
    permissions.check(request.user, bulk.IMPORTERS)
    found = ImportBatch.objects.select_related("imported_by").filter(uid=uid).first()
    if found is None:
        raise NotThere()
    return found


def _do(request: Request, batch: ImportBatch, act: Callable[[], Any]) -> HttpResponse:
    return answers.do(request, lambda: act() and None, done="", to=batch)


def _state(batch: ImportBatch) -> dict[str, Any]:
    return {
        "batch": batch,
        "step": STEPS.get(batch.state, 4),
        "busy": batch.state in BUSY,
        "failure": say_fault(batch.failure) if batch.failure else "",
        "pace": _pace(batch),
        "waiting": importsegmenting.waiting(batch).count() if batch.state == "running" else 0,
        "counts": batch.counts,
        "good": batch.counts.get("added", 0),
    }


def _pace(batch: ImportBatch) -> pacing.Pace:
    until = batch.finished_at or timezone.now()
    seconds = (until - batch.started_at).total_seconds() if batch.started_at else 0.0
    share = batch.counts.get("bytes", 0) / batch.size if batch.size else 0.0
    return pacing.pace(rows=batch.done, share=share, seconds=seconds)


def _report(request: Request, batch: ImportBatch) -> dict[str, Any]:
    """The rows of which there is something to say, a page of them, each with its sentences."""
    rows = batch.rows.order_by("number")
    page = Pages(rows, REPORTED).get_page(request.GET.get("page"))
    return {"page": page, "faulty": [_said(row) for row in page]}


def _said(row: Any) -> dict[str, Any]:
    language = get_language() or "ar"
    faults = [
        {"field": columns.name_of(fault["field"], language), "says": say_fault(fault)}
        for fault in row.errors
    ]
    return {"place": row.place or row.number, "status": row.status, "faults": faults}


def _choices(batch: ImportBatch) -> dict[str, Any]:
    shown = _preview(batch)
    initial = chosen(bulk.options_of(batch), shown["headings"]) | {"format": batch.format}
    return {"form": OptionsForm(shown["headings"], initial=initial), "preview": shown}


def _preview(batch: ImportBatch) -> dict[str, Any]:
    """The head of the file as it would be read now; `problem` in words."""
    with bulk.local_file(batch) as path:
        source = imports.source_of(path, batch.file_name, bulk.options_of(batch))
        shown = imports.preview(source, batch.format)
    problem: Problem | None = shown["problem"]
    return {**shown, "problem": say(problem) if problem else ""}


def _as_file(name: str) -> dict[str, str]:
    return {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
