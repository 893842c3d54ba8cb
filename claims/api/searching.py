"""Search for programs: claims and articles, newest first, counts of their own, searches by name."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action as verb
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from claims import facets, queries, searching
from claims.actions import searching as actions
from claims.actions import sighting
from claims.api.base import Reads, Request, creates, documented, read
from claims.api.fields import Flag, Text
from claims.api.rows import Shown
from claims.api.versions import conditional
from claims.domain import vocabulary
from claims.models import Article, SavedSearch

PAGE = 50
MOST = 200
BIGGEST = 2**63 - 1


class ArticleQuery(serializers.Serializer[Any]):
    """What a search for articles may say."""

    q = serializers.CharField(required=False, help_text='Words, "phrases", -words to leave out')
    outlet = serializers.CharField(required=False)
    year = serializers.IntegerField(required=False, min_value=1, max_value=9999)
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)


class ClaimQuery(ArticleQuery):
    """What a search for claims may say."""

    speaker = serializers.CharField(required=False)
    stance = serializers.ChoiceField(list(vocabulary.STANCES), required=False)
    kind = serializers.ChoiceField(list(vocabulary.KINDS), required=False)
    proposition = serializers.CharField(required=False)
    state = serializers.ChoiceField(list(vocabulary.CLAIM_STATES.items()), required=False)
    disputed = serializers.BooleanField(required=False)
    contradicted = serializers.BooleanField(required=False)


class PageQuery(serializers.Serializer[Any]):
    cursor = serializers.IntegerField(
        required=False, min_value=1, max_value=BIGGEST, help_text="As `next` gives it"
    )
    page_size = serializers.IntegerField(default=PAGE, min_value=1, max_value=MOST)


class PlaceSerializer(serializers.Serializer[Any]):
    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=1)


class ClaimHitSerializer(serializers.Serializer[Any]):
    """A claim without labels; `highlights` are places in its quote, in code points."""

    uid = serializers.UUIDField(source="row.uid")
    article = serializers.UUIDField(source="row.article.uid")
    start = serializers.IntegerField(source="row.start")
    end = serializers.IntegerField(source="row.end")
    quote = serializers.CharField(source="row.quote", allow_blank=True)
    state = serializers.ChoiceField(list(vocabulary.CLAIM_STATES.items()), source="row.state")
    created_at = serializers.DateTimeField(source="row.created_at")
    highlights = PlaceSerializer(many=True, source="marked")

    def to_representation(self, hit: searching.Hit) -> dict[str, Any]:
        """All at once: a page has 50 of them, and field by field it takes three times as long."""
        claim = hit.row
        return {
            "uid": claim.uid,
            "article": claim.article.uid,
            "start": claim.start,
            "end": claim.end,
            "quote": claim.quote,
            "state": claim.state,
            "created_at": timezone.localtime(claim.created_at),
            "highlights": hit.marked,
        }


class ClaimPageSerializer(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    results = ClaimHitSerializer(many=True)


class ArticleHitSerializer(serializers.Serializer[Any]):
    """`passage` stands at `start` of the text; `highlights` are places in it."""

    uid = serializers.UUIDField(source="row.uid")
    title = serializers.CharField(source="row.title", allow_blank=True)
    outlet = serializers.CharField(source="row.outlet", allow_blank=True)
    published = serializers.CharField(source="row.published", allow_blank=True)
    passage = serializers.CharField(source="text", allow_blank=True)
    start = serializers.IntegerField()
    highlights = PlaceSerializer(many=True, source="marked")


class ArticlePageSerializer(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    results = ArticleHitSerializer(many=True)


class CountSerializer(serializers.Serializer[Any]):
    value = serializers.CharField(allow_blank=True)
    count = serializers.IntegerField(min_value=1)


class FacetSerializer(serializers.Serializer[Any]):
    name = serializers.ChoiceField(facets.FACETS)
    values = CountSerializer(many=True)


class CountsSerializer(serializers.Serializer[Any]):
    """`is_capped`: there are more than the 10,000 newest, which alone are counted."""

    total = serializers.IntegerField(min_value=0, max_value=facets.MOST_COUNTED)
    is_capped = serializers.BooleanField()
    facets = FacetSerializer(many=True)


class SavedSearchIn(serializers.Serializer[Any]):
    name = Text(max_length=actions.LONGEST_NAME)
    parameters = serializers.DictField(child=Text(max_length=500, allow_blank=True))
    shared = Flag(default=False)


class ShareIn(serializers.Serializer[Any]):
    shared = Flag()


class SavedSearchSerializer(Shown):
    owner = serializers.UUIDField(source="owner.uid", read_only=True)
    parameters = serializers.DictField(
        child=serializers.CharField(allow_blank=True), read_only=True
    )

    class Meta:
        model = SavedSearch
        fields = ["uid", "owner", "name", "slug", "parameters", "shared", "created_at"]
        read_only_fields = fields


def asked(request: Request, *shapes: type[serializers.Serializer[Any]]) -> dict[str, Any]:
    """The query in one of the shapes or several. Raises `ValidationError` naming the parameter."""
    filled: dict[str, Any] = {}
    given = [shape(data=request.query_params.dict()) for shape in shapes]
    known: set[str] = {name for shape in given for name in shape.get_fields()}
    for name, value in request.query_params.items():
        if name not in known:
            told = {"known": ", ".join(sorted(known))}
            raise ValidationError({name: gettext("No such parameter. Known: %(known)s.") % told})
        if not value:
            raise ValidationError({name: gettext("Give it a value or leave it out.")})
    for shape in given:
        shape.is_valid(raise_exception=True)
        filled |= shape.validated_data
    return filled


class Searching(APIView):
    """What all searches share: an ETag on the answer, and the address of the next page."""

    request: Request

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        done = super().finalize_response(request, response, *args, **kwargs)
        return conditional(request, done)

    def page(self, hits: list[searching.Hit], following: int, results: Any) -> Response:
        address = self.request.build_absolute_uri()
        following_page = replace_query_param(address, "cursor", following) if following else None
        return Response({"next": following_page, "results": results(hits, many=True).data})


class SearchClaims(Searching):
    """Claims by words, phrases, names and what they are narrowed by, newest first."""

    @extend_schema(
        operation_id="search_claims",
        parameters=[ClaimQuery, PageQuery],
        responses=ClaimPageSerializer,
    )
    def get(self, request: Request) -> Response:
        wanted = asked(request, ClaimQuery, PageQuery)
        search = searching.prepare(wanted.get("q", ""))
        rows = facets.narrowed(queries.searchable_claims(), request.user, wanted)
        found, following = searching.claims_page(
            search, rows, wanted["page_size"], wanted.get("cursor", 0)
        )
        if any(wanted.get(facet) for facet in facets.BY_LABEL):
            sighting.see([hit.row for hit in found], by=request.user, at=timezone.now())
        return self.page(found, following, ClaimHitSerializer)


class SearchArticles(Searching):
    """Articles by the words of title and text, newest first, with a passage of each."""

    @extend_schema(
        operation_id="search_articles",
        parameters=[ArticleQuery, PageQuery],
        responses=ArticlePageSerializer,
    )
    def get(self, request: Request) -> Response:
        wanted = asked(request, ArticleQuery, PageQuery)
        search = searching.prepare(wanted.get("q", ""))
        rows = facets.of_articles(Article.objects.live(), wanted)
        found, following = searching.articles_page(
            search, rows, wanted["page_size"], wanted.get("cursor", 0)
        )
        return self.page(found, following, ArticleHitSerializer)


class CountClaims(Searching):
    """How many claims a search finds, and of each facet how many have which value."""

    @extend_schema(
        operation_id="search_facets",
        parameters=[ClaimQuery],
        responses=CountsSerializer,
    )
    def get(self, request: Request) -> Response:
        wanted = asked(request, ClaimQuery)
        search = searching.prepare(wanted.get("q", ""))
        counts = actions.count(search, wanted, by=request.user, at=timezone.now())
        named = [
            {"name": name, "values": [{"value": v, "count": n} for v, n in values]}
            for name, values in counts.facets.items()
        ]
        total = min(counts.total, facets.MOST_COUNTED)
        return Response({"total": total, "is_capped": counts.is_capped, "facets": named})


class SavedSearches(Reads):
    """Searches by name: one's own, and those that others share."""

    serializer_class = SavedSearchSerializer
    queryset = SavedSearch.objects.none()
    http_method_names = ["get", "post", "head", "options"]

    def get_queryset(self) -> QuerySet[SavedSearch]:
        return queries.visible_searches(self.request.user)

    @creates(SavedSearchIn, SavedSearchSerializer)
    def create(self, request: Request) -> Response:
        data = read(SavedSearchIn, request)
        return self.answer(actions.save_search(by=request.user, at=timezone.now(), **data), 201)

    @documented(ShareIn, SavedSearchSerializer)
    @verb(detail=True, methods=["post"])
    def share(self, request: Request, uid: UUID) -> Response:
        """Show it to everyone at the desk, or to oneself alone."""
        return self.answer(actions.share_search(uid=uid, by=request.user, **read(ShareIn, request)))

    @documented(None, None, 204)
    @verb(detail=True, methods=["post"])
    def remove(self, request: Request, uid: UUID) -> Response:
        actions.remove_search(uid=uid, by=request.user)
        return Response(status=204)
