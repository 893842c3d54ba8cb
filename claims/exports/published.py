"""What readers without a login see, and where: the source of ClaimReview markup."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from claims.domain.formats.claimreview import Page
from claims.domain.publishing import Snapshot
from claims.exports.selecting import Selection
from claims.models import Publication
from claims.models.people import the_desk


def published(of: Selection) -> Iterator[tuple[Snapshot, Page]]:
    """The latest public version of each article selected."""
    latest = Publication.objects.latest_of_each().values("pk")
    rows = Publication.objects.filter(
        pk__in=latest, article__in=of.articles().order_by().values("pk")
    )
    for publication in rows.order_by("pk").iterator(chunk_size=20):
        yield publication.snapshot, page_of(publication)


def page_of(publication: Publication) -> Page:
    """Where the publication's article is read, and by which desk."""
    desk = the_desk()
    site = settings.SITE_ADDRESS.rstrip("/")
    path = reverse("public", args=[publication.snapshot["article"]["uid"]])
    return Page(url=site + path, desk=desk.name_ar or desk.name_en or "Mihakk", site=site + "/")
