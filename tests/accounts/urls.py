"""The room's addresses, with two pages that stand in for the rest of Partake: one private, one public."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from partake.accounts.views import too_many_tries
from partake.ui import forms, views
from partake.ui.frame import Frame

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.not_found
handler429 = too_many_tries
handler500 = views.server_error


def page_frame(request: HttpRequest) -> dict[str, Any]:
    return {"frame": Frame.bare()}


class WordsForm(forms.Form):
    words = forms.Textarea("What matters to you?")


def private(request: HttpRequest) -> HttpResponse:
    form = WordsForm.from_request(request)
    return form.once(lambda: "/private?saved") or render(request, "ui/question.jinja", {"form": form})


@login_not_required
def public(request: HttpRequest) -> HttpResponse:
    return HttpResponse("public")


urlpatterns = [
    path("", include("partake.accounts.urls")),
    path("ui/", include("partake.ui.urls")),
    path("", private, name="home"),
    path("private", private, name="private"),
    path("public", public, name="public"),
]
