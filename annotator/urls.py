"""Where the site begins: languages, signing in and out, the app's pages, its API."""

from django.urls import include, path

from claims.api import reference

urlpatterns = [
    path("api/v1/", include("claims.api.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("claims.urls")),
    path("reference/", reference.page, name="api-reference"),
]
