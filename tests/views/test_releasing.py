"""Releases: numbered, hashed, never changed, without names of reviewers."""

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from claims.actions import releasing
from claims.domain.releasing import LicenceMissing
from claims.models import Release, User
from claims.permissions import NotAllowed
from tests import factories
from tests.factories import AT, EVENT, STATEMENT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.RELEASES = tmp_path / "releases"


@pytest.fixture
def release(layla: User, samir: User, huda: User) -> Release:
    factories.speaker(layla)
    factories.proposition(layla)
    statement, event, third, _fourth = factories.claims(factories.article(layla), layla)
    for reviewer in (layla, samir):
        factories.annotate(statement, reviewer, STATEMENT)
        factories.annotate(event, reviewer, EVENT)
    factories.annotate(third, layla, STATEMENT)
    made = releasing.make_release(by=huda, licence="CC BY 4.0", at=AT, description="تجربة")
    return releasing.write_release(uid=made.uid)


def parts(release: Release) -> dict[str, bytes]:
    with zipfile.ZipFile(releasing.path_of(release)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def test_the_file_is_what_its_hashes_say(release: Release) -> None:
    data = releasing.path_of(release).read_bytes()
    assert (hashlib.sha256(data).hexdigest(), len(data)) == (release.sha256, release.size)
    found = parts(release)
    told = json.loads(found.pop("manifest.json"))
    assert told["release"] == release.number == 1
    assert {name: each["sha256"] for name, each in told["files"].items()} == {
        name: hashlib.sha256(data).hexdigest() for name, data in found.items()
    }


def test_it_holds_data_meanings_agreement_and_papers(release: Release) -> None:
    found = parts(release)
    kinds = [json.loads(line)["record"] for line in found["data/records.jsonl"].splitlines()]
    assert kinds.count("annotation") == 4
    assert release.counts["claim"] == kinds.count("claim") >= 4
    rows = list(csv.DictReader(io.StringIO(found["data/claims.csv"].decode("utf-8-sig"))))
    assert [row["labels_of"] for row in rows if row["stance"]] == ["settled"]
    assert json.loads(found["labels.json"])["stance"]["denies"]["meaning"]
    figures = json.loads(found["agreement.json"])["of"]
    assert (figures["kind"]["alpha"], figures["kind"]["claims"]) == (1.0, 2)
    assert found["LICENCE.txt"] == b"CC BY 4.0\n"
    sheet = found["DATASHEET.md"].decode()
    assert "CC BY 4.0" in sheet
    assert "تجربة" in sheet


def test_reviewers_are_numbers_in_it(release: Release) -> None:
    everything = b"".join(parts(release).values()).decode()
    assert "reviewer-2" in everything
    for person in User.objects.all():
        assert person.username not in everything
        assert person.name not in everything


def test_a_release_never_changes(release: Release) -> None:
    for change in ({"licence": "other"}, {"sha256": "0" * 64}, {"state": "waiting"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Release.objects.filter(pk=release.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        release.delete()
    before = releasing.path_of(release).stat().st_mtime_ns
    releasing.write_release(uid=release.uid)
    assert releasing.path_of(release).stat().st_mtime_ns == before


def test_the_next_release_has_the_next_number(release: Release, huda: User) -> None:
    assert releasing.make_release(by=huda, licence="CC0", at=AT).number == 2


def test_a_licence_is_needed_and_so_is_a_role(huda: User, layla: User) -> None:
    with pytest.raises(LicenceMissing):
        releasing.make_release(by=huda, licence=" ", at=AT)
    with pytest.raises(NotAllowed):
        releasing.make_release(by=layla, licence="CC0", at=AT)


def test_it_is_listed_and_downloaded_by_page_and_api(
    client: Client, release: Release, layla: User, huda: User
) -> None:
    client.force_login(layla)
    assert release.sha256 in client.get("/releases/").content.decode()
    page = client.get(f"/releases/{release.uid}/file/")
    assert hashlib.sha256(b"".join(page.streaming_content)).hexdigest() == release.sha256
    listed = client.get("/api/v1/releases/").json()["results"]
    assert [each["sha256"] for each in listed] == [release.sha256]
    file = client.get(f"/api/v1/releases/{release.uid}/file/", headers={"Accept": "text/html"})
    assert hashlib.sha256(b"".join(file.streaming_content)).hexdigest() == release.sha256
    waiting = releasing.make_release(by=huda, licence="CC0", at=AT)
    assert client.get(f"/releases/{waiting.uid}/file/").status_code == 404
    assert client.get(f"/api/v1/releases/{waiting.uid}/file/").status_code == 404
