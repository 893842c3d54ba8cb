"""The API's addresses, version 1."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from claims.api import annotating, cataloguing, claims, contradicting, entry, importing, notifying

router = SimpleRouter(use_regex_path=False)
router.register("articles", importing.Articles, basename="api-article")
router.register("claims", claims.Claims, basename="api-claim")
router.register("annotations", annotating.Annotations, basename="api-annotation")
router.register("contradictions", contradicting.Contradictions, basename="api-contradiction")
router.register("speakers", cataloguing.Speakers, basename="api-speaker")
router.register("propositions", cataloguing.Propositions, basename="api-proposition")
router.register("notices", notifying.Notices, basename="api-notice")

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("me/", entry.Me.as_view(), name="api-me"),
    path("", include(router.urls)),
    re_path(r"^[\s\S]*$", entry.Nowhere.as_view()),
]
