"""Taking an article in, changing what is said about it, removing and restoring it."""

import datetime
from dataclasses import asdict, dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction

from claims import permissions
from claims.actions import locking
from claims.actions.base import NotThere, action, check_version
from claims.domain import dating, importing, resembling, vocabulary
from claims.domain.problems import N_, Problem
from claims.models import Article, Contradiction, User


class TextStored(Problem):
    """The same text is there already. `existing` is the article that holds it."""

    code = "text-stored"
    message = N_("This very text is stored already as “%(title)s”: open that article.")
    field = "text"

    def __init__(self, existing: Article) -> None:
        self.existing = existing
        super().__init__(title=existing.title)


class StillContradicts(Problem):
    code = "still-contradicts"
    message = N_(
        "A contradiction still points to a claim of this article: withdraw it or turn it down "
        "first, then remove the article."
    )


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of an article beside its text; `published` is EDTF or ""."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    url: str = ""
    archive_url: str = ""
    published: str = ""


@action("add an article")
def add_article(*, by: User, raw: str, details: Details, at: datetime.datetime) -> Article:
    """Store the text and hand it to the segmenter; without a title its first words are taken.

    Raises what `importing.clean_text` raises, `TextStored`, and `BadDate`.
    """
    permissions.check(by, permissions.ADD_ARTICLES)
    text = importing.clean_text(raw, limit=settings.ARTICLE_MAX_LENGTH).text
    sha256 = check_new(text)
    article = Article(text=text, text_sha256=sha256, created_by=by, created_at=at)
    marks = resembling.marks(text)
    article.lowest_mark, article.highest_mark = marks.lowest, marks.highest
    _describe(article, details)
    article.title = article.title or importing.first_words(text)
    article.save()
    _propose(article, by, at)
    return article


@action("edit an article")
def edit_article(*, uid: UUID | str, by: User, details: Details, version: int) -> Article:
    """Change the details; the text stays. Raises `Stale`, `BadDate`."""
    permissions.check(by, permissions.ADD_ARTICLES)
    article = locking.article(uid, version)
    _describe(article, details)
    article.title = article.title or importing.first_words(article.text)
    article.version += 1
    article.save()
    return article


@action("remove an article")
def remove_article(*, uid: UUID | str, by: User, version: int, at: datetime.datetime) -> Article:
    """Take the article out of every list; an admin can restore it. Raises `StillContradicts`."""
    permissions.check(by, (vocabulary.ADMIN,))
    article = locking.article(uid, version)
    live = Contradiction.objects.live().exclude(state="rejected")
    if (live.filter(claim_a__article=article) | live.filter(claim_b__article=article)).exists():
        raise StillContradicts()
    article.deleted_by = by
    article.deleted_at = at
    article.version += 1
    article.save(update_fields=["deleted_by", "deleted_at", "version"])
    return article


@action("restore an article")
def restore_article(*, uid: UUID | str, by: User, version: int) -> Article:
    """Bring a removed article back. Raises `TextStored` if its text came in again since."""
    permissions.check(by, (vocabulary.ADMIN,))
    article = Article.objects.removed().select_for_update(of=("self",)).filter(uid=uid).first()
    if article is None:
        raise NotThere()
    check_version(article, version)
    twin = Article.objects.live().filter(text_sha256=article.text_sha256).first()
    if twin:
        raise TextStored(twin)
    article.deleted_by = article.deleted_at = None
    article.version += 1
    article.save(update_fields=["deleted_by", "deleted_at", "version"])
    return article


def check_new(text: str) -> str:
    """The hash of a text that no live article has. Raises `TextStored`."""
    sha256 = importing.text_sha256(text)
    existing = Article.objects.live().filter(text_sha256=sha256).defer("text").first()
    if existing:
        raise TextStored(existing)
    return sha256


def _describe(article: Article, details: Details) -> None:
    for field, value in asdict(details).items():
        setattr(article, field, value.strip())
    if article.published:
        days = dating.check_edtf(article.published)
        article.published_from, article.published_to = days
    else:
        article.published_from = article.published_to = None


def _propose(article: Article, by: User, at: datetime.datetime) -> None:
    """At once if the text is short, else by the worker after this is committed."""
    from claims import tasks
    from claims.actions import proposing

    if article.propose_at_once:
        proposing.propose_claims(article_id=article.pk, by=by, at=at)
    else:
        transaction.on_commit(lambda: tasks.propose_claims.enqueue(article.pk, by.pk))
