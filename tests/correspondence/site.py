"""A small site of this room's pages alone: the rooms above it play no part in its tests."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from partake.kernel import clock
from partake.kernel.actor import Actor, ActorKind
from partake.organisations.queries import roles_of
from partake.ui import views
from partake.ui.frame import Frame

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.not_found
handler500 = views.server_error

MIDDLEWARE = [
    "partake.ui.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tests.correspondence.site.someone_acts",
    "partake.ui.middleware.KindRefusals",
]


def someone_acts(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        user = request.user
        request.actor = Actor.anonymous()  # type: ignore[attr-defined]
        if user.is_authenticated:
            roles = roles_of(user.pk, today=clock.today())
            request.actor = Actor(ActorKind.STAFF, user.display_name, user_id=user.pk, roles=roles)  # type: ignore[attr-defined]
        return get_response(request)

    return answer


def page_frame(_request: HttpRequest) -> dict[str, Frame]:
    return {"frame": Frame.bare()}


urlpatterns = [
    path("messages/", include("partake.correspondence.urls")),
    path("ui/", include("partake.ui.urls")),
]
