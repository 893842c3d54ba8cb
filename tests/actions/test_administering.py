"""People and the desk: an admin's, and someone stays admin."""

import pytest
from django.utils import timezone

from claims.actions import administering
from claims.actions.base import Stale
from claims.domain.annotating import UnknownLabel
from claims.models import User
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
