"""The API's addresses, version 1."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from claims.api import (
    agreeing,
    annotating,
    bulk,
    cataloguing,
    claims,
    contradicting,
    deciding,
    entry,
    exporting,
    histories,
    importing,
    notifying,
    pairing,
    publishing,
    searching,
)

router = SimpleRouter(use_regex_path=False)
router.register("articles", importing.Articles, basename="api-article")
router.register("claims", claims.Claims, basename="api-claim")
router.register("annotations", annotating.Annotations, basename="api-annotation")
router.register("contradictions", contradicting.Contradictions, basename="api-contradiction")
router.register("decisions", deciding.Decisions, basename="api-decision")
router.register("evidence", deciding.Sources, basename="api-evidence")
router.register("pairs", pairing.Pairs, basename="api-pair")
router.register("speakers", cataloguing.Speakers, basename="api-speaker")
router.register("propositions", cataloguing.Propositions, basename="api-proposition")
router.register("searches", searching.SavedSearches, basename="api-search")
router.register("imports", bulk.Imports, basename="api-import")
router.register("publications", publishing.Publications, basename="api-publication")
router.register("releases", publishing.Releases, basename="api-release")
router.register("notices", notifying.Notices, basename="api-notice")

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("exports/<str:file_format>/", exporting.Export.as_view(), name="api-export"),
    path("agreement/", agreeing.Agreement.as_view(), name="api-agreement"),
    path("me/", entry.Me.as_view(), name="api-me"),
    path("history/", histories.Whole.as_view(), name="api-history"),
    path("history/<uuid:change>/undo/", histories.Undo.as_view(), name="api-history-undo"),
    path("search/", searching.SearchClaims.as_view(), name="api-search-claims"),
    path("search/articles/", searching.SearchArticles.as_view(), name="api-search-articles"),
    path("search/facets/", searching.CountClaims.as_view(), name="api-search-facets"),
    path("", include(router.urls)),
    re_path(r"^[\s\S]*$", entry.Nowhere.as_view()),
]
