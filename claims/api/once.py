"""A creating request may be repeated: with an `Idempotency-Key` it is done once.

After the draft "The Idempotency-Key HTTP Header Field" of the IETF's HTTPAPI group. The key's row
is written in the transaction of the work, so neither is there without the other; a request with
the same key that arrives meanwhile waits for it. What failed is done anew when repeated.
"""

import functools
import hashlib
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from claims.domain.problems import N_, Problem
from claims.models import Replay

HEADER = "Idempotency-Key"
KEPT_FOR = timedelta(days=1)
KEY = re.compile("[!-~]{1,255}")

Handler = Callable[..., Response]


class BadKey(Problem):
    code = "bad-idempotency-key"
    message = N_("The Idempotency-Key has from 1 to 255 printable ASCII characters, no spaces.")


class KeyReused(Problem):
    code = "idempotency-key-reused"
    message = N_("This Idempotency-Key belongs to another request: take a new key for new work.")


def once(handler: Handler) -> Handler:
    """Do the handler's work once a key, and answer repetitions as the first time."""

    @functools.wraps(handler)
    def run(view: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
        key = request.headers.get(HEADER)
        if key is None:
            return handler(view, request, *args, **kwargs)
        if not KEY.fullmatch(key):
            raise BadKey()
        with transaction.atomic():
            return _run(request, key, lambda: handler(view, request, *args, **kwargs))

    return run


def _run(request: Any, key: str, work: Callable[[], Response]) -> Response:
    now, fingerprint = timezone.now(), _fingerprint(request)
    Replay.objects.filter(user=request.user, created_at__lt=now - KEPT_FOR).delete()
    row = Replay(user=request.user, key=key, fingerprint=fingerprint, status=0, created_at=now)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return _again(request, key, fingerprint)
    response = work()
    row.status, row.body = response.status_code, _plain(response.data)
    row.save(update_fields=["status", "body"])
    return response


def _again(request: Any, key: str, fingerprint: str) -> Response:
    """Raises `KeyReused` when the key came with another request."""
    row = Replay.objects.get(user=request.user, key=key)
    if row.fingerprint != fingerprint:
        raise KeyReused()
    return Response(row.body, status=row.status, headers={"Idempotency-Replayed": "true"})


def _fingerprint(request: Request) -> str:
    body = json.dumps(request.data, sort_keys=True, default=str)
    told = f"{request.method} {request.get_full_path()}\n{body}"
    return hashlib.sha256(told.encode(errors="surrogatepass")).hexdigest()


def _plain(data: Any) -> Any:
    """The answer as JSON gives it back."""
    return json.loads(json.dumps(data, cls=JSONEncoder))
