from django.http import HttpRequest
from django.urls import include, path

from partake.ui import views
from partake.ui.frame import Frame

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.not_found
handler500 = views.server_error


def page_frame(_request: HttpRequest) -> dict[str, Frame]:
    return {"frame": Frame.bare()}


urlpatterns = [
    path("messages/", include("partake.correspondence.urls")),
    path("ui/", include("partake.ui.urls")),
]
