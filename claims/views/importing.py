"""The work list; adding, editing, removing and restoring articles."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims import permissions, queries, queues
from claims.actions import importing
from claims.domain import vocabulary
from claims.domain.vocabulary import ADMIN
from claims.forms.importing import ArticleForm, EditArticleForm
from claims.forms.segmenting import CutForm
from claims.models import Article, Claim, Speaker
from claims.views import answers, loaders
from claims.views.paging import Pages
from claims.views.requests import Request

PER_PAGE = 25


@login_required
@require_GET
def articles(request: Request) -> HttpResponse:
    """The work list; its filters stand in the address."""
    rows = _filtered(queues.work_list(request.user), request)
    context = {
        "page": Pages(rows, PER_PAGE).get_page(request.GET.get("page")),
        "speakers": Speaker.objects.active(),
        "can": {
            "add": permissions.can(request.user, permissions.ADD_ARTICLES),
            "annotate": permissions.can(request.user, permissions.ANNOTATE),
        },
    }
    return render(request, "claims/articles.html", context)


@login_required
def add(request: Request) -> HttpResponse:
    """Paste a text or give a TXT file; its claims are proposed at once."""
    permissions.check(request.user, permissions.ADD_ARTICLES)
    form = ArticleForm(request.POST or None, request.FILES or None)

    def act() -> Article:
        return importing.add_article(
            by=request.user, raw=form.raw(), details=form.details(), at=timezone.now()
        )

    made, status = answers.attempt(request, form, act)
    if made:
        messages.success(request, _("The article is stored."))
        return redirect(made)
    return render(request, "claims/article_add.html", {"form": form}, status=status)


@login_required
def edit(request: Request, uid: UUID) -> HttpResponse:
    """Change what is known of an article; the text stays."""
    permissions.check(request.user, permissions.ADD_ARTICLES)
    article = loaders.article(request.user, uid)
    form = EditArticleForm(request.POST or None, initial=article.__dict__)

    def act() -> Article:
        version = form.cleaned_data["version"]
        return importing.edit_article(
            uid=uid, by=request.user, details=form.details(), version=version
        )

    changed, status = answers.attempt(request, form, act, stored=article)
    if changed:
        messages.success(request, _("Saved."))
        return redirect(changed)
    context = {"form": form, "article": article}
    return render(request, "claims/article_edit.html", context, status=status)


@login_required
@require_POST
def remove(request: Request, uid: UUID) -> HttpResponse:
    article = loaders.article(request.user, uid)

    def act() -> Article:
        version = CutForm.read(request.POST)["version"]
        return importing.remove_article(
            uid=uid, by=request.user, version=version, at=timezone.now()
        )

    return answers.do(request, act, done=_("The article is removed."), to=article)


@login_required
@require_POST
def restore(request: Request, uid: UUID) -> HttpResponse:
    article = loaders.article(request.user, uid)

    def act() -> Article:
        version = CutForm.read(request.POST)["version"]
        return importing.restore_article(uid=uid, by=request.user, version=version)

    return answers.do(request, act, done=_("The article is restored."), to=article)


@login_required
@require_GET
def removed(request: Request) -> HttpResponse:
    permissions.check(request.user, (ADMIN,))
    rows = Article.objects.removed().defer("text").select_related("deleted_by")
    page = Pages(rows.order_by("-deleted_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "claims/articles_removed.html", {"page": page})


def _filtered(rows: QuerySet[Article], request: Request) -> QuerySet[Article]:
    wanted = request.GET.get("q", "").replace("\0", "").strip()
    if wanted:
        rows = rows.filter(Q(title__icontains=wanted) | Q(text__contains=wanted))
    claims = Claim.objects.live().filter(article=OuterRef("pk"))
    state = request.GET.get("state", "")
    if state in vocabulary.CLAIM_STATES:
        rows = rows.filter(Exists(claims.filter(state=state)))
    speaker = request.GET.get("speaker", "").replace("\0", "")
    if speaker:
        named = queries.visible_annotations(request.user).filter(
            claim__article=OuterRef("pk"), speakers__key=speaker, superseded_at__isnull=True
        )
        rows = rows.filter(Exists(named))
    return rows
