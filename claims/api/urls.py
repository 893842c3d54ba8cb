"""The API's addresses, version 1."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from claims.api import notifying, viewsets

router = SimpleRouter(use_regex_path=False)
router.register("articles", viewsets.Articles, basename="api-article")
router.register("claims", viewsets.Claims, basename="api-claim")
router.register("annotations", viewsets.Annotations, basename="api-annotation")
router.register("contradictions", viewsets.Contradictions, basename="api-contradiction")
router.register("speakers", viewsets.Speakers, basename="api-speaker")
router.register("propositions", viewsets.Propositions, basename="api-proposition")
router.register("notices", notifying.Notices, basename="api-notice")
router.register("me", viewsets.Me, basename="api-me")

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("", include(router.urls)),
    re_path(r"^(?:.*/)?$", viewsets.Nowhere.as_view()),
]
