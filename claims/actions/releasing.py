"""Releasing all that is settled, as a numbered file that never changes."""

import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from claims import permissions
from claims.actions import locking
from claims.actions.base import action
from claims.domain.releasing import LicenceMissing
from claims.domain.vocabulary import ADMIN, EDITOR
from claims.exports import releases
from claims.models import Desk, Release, User

RELEASERS = (EDITOR, ADMIN)


@action("make a release")
def make_release(
    *, by: User, licence: str, at: datetime.datetime, description: str = ""
) -> Release:
    """Take the next number; the worker writes the file. Raises `LicenceMissing`."""
    from claims import tasks

    permissions.check(by, RELEASERS)
    if not licence.strip():
        raise LicenceMissing()
    release = Release.objects.create(
        number=_next_number(),
        licence=licence.strip(),
        description=description.strip(),
        created_by=by,
        created_at=at,
    )
    transaction.on_commit(lambda: tasks.write_release.enqueue(str(release.uid)))
    return release


@action("write a release")
def write_release(*, uid: UUID | str) -> Release:
    """Write the file, and say what it holds; done once, however often it is asked for."""
    release = locking.lock(Release.objects.all(), uid)
    if release.state == "ready":
        return release
    path = path_of(release)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".part")
    try:
        release.counts = releases.write(release, new)
        release.sha256, release.size = releases.sha256_of(new), new.stat().st_size
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    release.state = "ready"
    release.save(update_fields=["counts", "sha256", "size", "state"])
    return release


def _next_number() -> int:
    """Two at once wait for each other; the number is unique besides."""
    Desk.objects.select_for_update().filter(pk=1).first()
    last = Release.objects.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def path_of(release: Release) -> Path:
    return Path(settings.RELEASES) / release.file_name
