"""Partake's addresses, with one private and one public page more for the rules that hold for every page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from partake.config import urls
from partake.ui import forms

handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler429, handler500 = urls.handler429, urls.handler500


class WordsForm(forms.Form):
    words = forms.Textarea("What matters to you?")


def private(request: HttpRequest) -> HttpResponse:
    form = WordsForm.from_request(request)
    return form.once(lambda: "/private?saved") or render(
        request, "accounts/show_by_role.jinja", {"form": form}
    )  # any page with a form


@login_not_required
def public(request: HttpRequest) -> HttpResponse:
    return HttpResponse("public")


urlpatterns = [path("private", private), path("public", public), *urls.urlpatterns]
