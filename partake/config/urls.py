"""Every address in Partake. Wiring only."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from partake.accounts import views as accounts
from partake.ui import views as ui

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("partake.home.urls")),
    path("", include("partake.accounts.urls")),
    path("people/", include("partake.people.urls")),
    path("", include("partake.measures.urls")),
    path("", include("partake.care_plans.urls")),
    path("organisations/", include("partake.organisations.urls")),
    path("messages/", include("partake.correspondence.urls")),
    path("", include("partake.voices.urls")),
    path("", include("partake.questionnaires.urls")),
    path("", include("partake.feedback.urls")),
    path("", include("partake.insight.urls")),
    path("brought-in/", include("partake.imports.urls")),
    path("", include("partake.handovers.urls")),
    path("", include("partake.complaints.urls")),
    path("ui/", include("partake.ui.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demonstration/", include("partake.demo.urls")))

handler400 = ui.bad_request
handler403 = ui.permission_denied
handler404 = ui.not_found
handler429 = accounts.too_many_tries
handler500 = ui.server_error
