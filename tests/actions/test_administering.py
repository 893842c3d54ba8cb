"""People and the desk: an admin's, and someone stays admin."""

import pytest
from django.test import Client
from django.utils import timezone

from claims.actions import administering
from claims.actions.base import Stale
from claims.domain.annotating import UnknownLabel
from claims.models import User, Verdict
from claims.models.people import the_desk
from claims.permissions import NotAllowed
from tests.factories import AT

pytestmark = pytest.mark.django_db

DESK = {"name_ar": "المكتب", "name_en": "", "guidelines_ar": "", "guidelines_en": ""}


def test_a_new_person_gets_a_random_password(rania: User) -> None:
    person, password = administering.add_person(
        by=rania, username="amal", name="أمل", roles=["editor"]
    )
    assert len(password) >= 12
    assert person.check_password(password)
    assert person.roles == ["editor"]


@pytest.mark.parametrize("username", ["rania", "RANIA", "a b", "", "x" * 151])
def test_a_bad_user_name_is_refused(rania: User, username: str) -> None:
    with pytest.raises(administering.UsernameTaken):
        administering.add_person(by=rania, username=username, name="أمل", roles=[])


def test_an_unknown_role_is_refused(rania: User) -> None:
    with pytest.raises(UnknownLabel):
        administering.add_person(by=rania, username="amal", name="أمل", roles=["king"])


def test_someone_stays_admin(rania: User) -> None:
    edit = {"uid": rania.uid, "by": rania, "name": "رانيا"}
    for change in ({"roles": ["editor"], "active": True}, {"roles": ["admin"], "active": False}):
        with pytest.raises(administering.LastAdmin):
            administering.edit_person(**edit, **change)
    rania.refresh_from_db()
    assert rania.is_admin


def test_others_manage_nobody(layla: User, huda: User) -> None:
    for user in (layla, huda):
        with pytest.raises(NotAllowed):
            administering.add_person(by=user, username="amal", name="أمل", roles=[])
        with pytest.raises(NotAllowed):
            administering.reset_password(uid=layla.uid, by=user, at=timezone.now())
        with pytest.raises(NotAllowed):
            administering.edit_desk(by=user, version=0, annotations_needed=2, at=AT, **DESK)


def test_the_desk_is_edited_once_at_a_time(rania: User) -> None:
    administering.edit_desk(by=rania, version=0, annotations_needed=3, at=AT, **DESK)
    assert the_desk().annotations_needed == 3
    with pytest.raises(Stale):
        administering.edit_desk(by=rania, version=0, annotations_needed=1, at=AT, **DESK)
    with pytest.raises(administering.BadNumber):
        administering.edit_desk(by=rania, version=1, annotations_needed=10, at=AT, **DESK)


def test_an_admin_edits_the_list_of_verdicts(rania: User, huda: User) -> None:
    given = {"label_ar": "مفبرك", "label_en": "Made up", "position": 7, "active": True}
    made = administering.edit_verdict(by=rania, key="", **given)
    twin = administering.edit_verdict(by=rania, key="", **given)
    assert (made.key, twin.key) == ("made-up", "made-up-2")
    administering.edit_verdict(by=rania, key=twin.key, **{**given, "active": False})
    twin.refresh_from_db()
    assert not twin.active
    with pytest.raises(administering.VerdictUnnamed):
        administering.edit_verdict(by=rania, key="", **{**given, "label_ar": " "})
    with pytest.raises(NotAllowed):
        administering.edit_verdict(by=huda, key="", **given)


def test_the_page_of_verdicts_keeps_what_was_typed(client: Client, rania: User) -> None:
    client.force_login(rania)
    count = Verdict.objects.count()
    row = f"verdicts-{count}"
    form = {"verdicts-TOTAL_FORMS": count + 1, "verdicts-INITIAL_FORMS": count}
    for n, each in enumerate(Verdict.objects.all()):
        form |= {f"verdicts-{n}-{name}": getattr(each, name) for name in ("key", "label_ar")}
        form |= {f"verdicts-{n}-label_en": each.label_en, f"verdicts-{n}-position": each.position}
        form |= {f"verdicts-{n}-active": "on"} if each.active else {}
    new = {f"{row}-label_en": "Old photo", f"{row}-position": 8, f"{row}-active": "on"}
    refused = client.post("/desk/verdicts/", {**form, **new})
    assert refused.status_code == 422
    assert "Old photo" in refused.text
    assert client.post("/desk/verdicts/", {**form, **new, f"{row}-label_ar": "صورة قديمة"}).url
    assert Verdict.objects.get(key="old-photo").label_ar == "صورة قديمة"
