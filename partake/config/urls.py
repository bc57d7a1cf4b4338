"""Every address in Partake. Wiring only."""

from django.urls import URLPattern, URLResolver, include, path

handler429 = "partake.accounts.views.too_many_tries"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("partake.accounts.urls")),
    path("ui/", include("partake.ui.urls")),
]
