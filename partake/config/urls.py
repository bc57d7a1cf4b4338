"""Every address in Partake. Wiring only."""

from django.urls import URLPattern, URLResolver, include, path

from partake.ui import views as ui

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("partake.home.urls")),
    path("people/", include("partake.people.urls")),
    path("ui/", include("partake.ui.urls")),
]

handler400 = ui.bad_request
handler403 = ui.permission_denied
handler404 = ui.not_found
handler500 = ui.server_error
