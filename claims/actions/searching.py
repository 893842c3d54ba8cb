"""Searches kept by name: one's own, or shared with the desk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.text import slugify

from claims import facets, queries, searching
from claims.actions import locking, sighting
from claims.actions.base import NotThere, action
from claims.domain.problems import N_, Problem
from claims.domain.searching import kept
from claims.models import Claim, SavedSearch, User

LONGEST_NAME = 100
FEW = 50  # claims


class NoName(Problem):
    code = "search-without-name"
    message = N_("Give the search a name of at most 100 characters with a letter or digit in it.")
    field = "name"


class NameTaken(Problem):
    code = "search-name-taken"
    message = N_("You have a search of this name already: choose another, or remove that one.")
    field = "name"


def count(
    search: searching.Search, wanted: Mapping[str, Any], *, by: User, at: datetime
) -> facets.Counts:
    """How many claims are found and of what; of few claims the counts tell each one's labels."""
    rows = facets.narrowed(queries.searchable_claims(), by, wanted)
    found = searching.newest(search, rows, searching.QUOTE, facets.MOST_COUNTED + 1)
    if len(found) <= FEW:
        sighting.see(Claim.objects.filter(pk__in=found), by=by, at=at)
    return facets.counts(by, found)


@action("save a search")
def save_search(
    *, by: User, name: str, parameters: Mapping[str, str], shared: bool, at: datetime
) -> SavedSearch:
    """Keep it at an address of its own. Raises `NoName`, `NameTaken`, `NothingAsked`, `TooLong`."""
    asked = kept(parameters)
    slug = slugify(name, allow_unicode=True)
    if not slug or len(name.strip()) > LONGEST_NAME:
        raise NoName()
    made, is_new = SavedSearch.objects.get_or_create(
        owner=by,
        slug=slug[:LONGEST_NAME],
        defaults={
            "name": name.strip(),
            "parameters": asked,
            "shared": shared,
            "created_at": at,
        },
    )
    if not is_new:
        raise NameTaken()
    return made


@action("share a search")
def share_search(*, uid: UUID, by: User, shared: bool) -> SavedSearch:
    """Show a search of one's own to everyone at the desk, or to nobody else. Raises `NotThere`."""
    search = _own(uid, by)
    search.shared = shared
    search.save(update_fields=["shared"])
    return search


@action("remove a search")
def remove_search(*, uid: UUID, by: User) -> None:
    """Forget a search of one's own. Raises `NotThere`."""
    _own(uid, by).delete()


def _own(uid: UUID, by: User) -> SavedSearch:
    search = locking.lock(SavedSearch.objects.all(), uid)
    if search.owner_id != by.pk:
        raise NotThere()
    return search
