"""Errors as problem details (RFC 9457), in the language that the request asks for."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback

from claims.actions.base import NotThere, Stale
from claims.actions.bulk import BeingRun, WrongStep
from claims.actions.contradicting import PairRecorded
from claims.actions.importing import TextStored
from claims.actions.undoing import WorkedOn
from claims.actions.versioning import CorrectedAlready
from claims.api import shown
from claims.api.once import BadKey
from claims.api.receiving import ScopeMissing
from claims.api.versions import BadMatch, VersionMissing
from claims.domain.adjudicating import AnsweredIt, DrewIt, FlaggedIt
from claims.domain.annotating import BadAnswer
from claims.domain.problems import Problem
from claims.domain.reviewing import NotBlind
from claims.domain.searching import TooLong
from claims.permissions import NotAllowed
from claims.saying import say

STATUSES: dict[type[Problem], int] = {
    BadKey: 400,
    BadMatch: 412,
    NotAllowed: 403,
    ScopeMissing: 403,
    TooLong: 400,
    VersionMissing: 428,
    AnsweredIt: 403,
    FlaggedIt: 403,
    DrewIt: 403,
    NotBlind: 403,
    NotThere: 404,
    Stale: 409,
    TextStored: 409,
    CorrectedAlready: 409,
    PairRecorded: 409,
    WrongStep: 409,
    BeingRun: 409,
    WorkedOn: 409,
}
CONTENT_TYPE = "application/problem+json"


def handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an error: a problem of ours, or one that the framework knows."""
    if isinstance(error, Problem):
        set_rollback()
        status, body = refusal(error)
        if isinstance(error, Stale):
            status, body = _too_late(status, body, context["request"])
        return _answer(status, body)
    response = exception_handler(error, context)
    if response is None:
        return None
    body = _of_framework(error)
    status = _status_of(error, response.status_code)
    return _answer(status, body, headers=dict(response.items()))


def refusal(error: Problem | exceptions.ValidationError) -> tuple[int, dict[str, Any]]:
    """Status and body for what was refused."""
    if isinstance(error, Problem):
        return STATUSES.get(type(error), 422), of_problem(error)
    return _status_of(error, error.status_code), _of_framework(error)


def _status_of(error: Exception, usual: int) -> int:
    """422 for a request that is well formed, but names what is not there."""
    if not isinstance(error, exceptions.ValidationError):
        return usual
    codes = {fault["code"] for fault in _faults(error.detail)}
    return 422 if codes == {"does_not_exist"} else usual


def _too_late(status: int, body: dict[str, Any], request: Any) -> tuple[int, dict[str, Any]]:
    """Both versions: what is stored now stands in the body already."""
    failed = 412 if "If-Match" in request.headers else status
    sent = json.loads(_sendable(json.dumps(request.data, ensure_ascii=False)))
    return failed, {**body, "sent": sent}


def of_problem(problem: Problem) -> dict[str, Any]:
    """`code` is for programs, `detail` for people; `errors` names each fault's field."""
    faults = problem.faults if isinstance(problem, BadAnswer) else (problem,)
    body: dict[str, Any] = {
        "code": problem.code,
        "detail": say(problem),
        "errors": [
            {"field": fault.field, "code": fault.code, "detail": say(fault)} for fault in faults
        ],
    }
    if isinstance(problem, Stale):
        body["current"] = shown.current(problem.current)
    if isinstance(problem, TextStored | PairRecorded | CorrectedAlready):
        body["existing"] = str(problem.existing.uid)
    return body


def _of_framework(error: Exception) -> dict[str, Any]:
    if isinstance(error, exceptions.ValidationError):
        return {
            "code": "invalid",
            "detail": gettext("Some fields are missing or not valid."),
            "errors": list(_faults(error.detail)),
        }
    if isinstance(error, Http404):
        return {"code": "not-there", "detail": say(NotThere()), "errors": []}
    if isinstance(error, PermissionDenied):
        return {"code": "not-allowed", "detail": say(NotAllowed()), "errors": []}
    detail = error.detail if isinstance(error, exceptions.APIException) else str(error)
    code = getattr(detail, "code", "error")
    return {"code": str(code).replace("_", "-"), "detail": str(detail), "errors": []}


def _faults(detail: Any, field: str = "") -> Any:
    """Every error with the path of its field, such as `answer.kind`."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _faults(inner, f"{field}.{name}".strip("."))
    elif isinstance(detail, list):
        for inner in detail:
            yield from _faults(inner, field)
    else:
        yield {"field": field, "code": str(detail.code), "detail": _sendable(str(detail))}


def _sendable(text: str) -> str:
    """The text without lone surrogates: a message may repeat what was sent, UTF-8 cannot."""
    return text.encode(errors="replace").decode()


def _answer(status: int, body: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    title = body["detail"].split(":")[0]
    filled = {"type": f"/api/v1/problems/{body['code']}", "title": title, "status": status, **body}
    response = Response(filled, status=status, content_type=CONTENT_TYPE)
    for name in ("WWW-Authenticate", "Retry-After", "Allow"):
        if headers and name in headers:
            response[name] = headers[name]
    return response
