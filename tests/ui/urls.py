"""A handful of pages that use everything in the room, for its tests and its pictures. Everyone is invented."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from partake.kernel.verdict import NotFound, Rejected, Stale, Verdict, WayOn, no
from partake.ui import forms, views
from partake.ui.forms import Choice
from partake.ui.frame import Band, Frame, MenuItem, page_direction, page_language
from partake.ui.submission import once

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.not_found
handler500 = views.server_error

SAVED: list[dict[str, Any]] = []

MENU = ("Home", "My plan", "Who sees my record", "Find support", "Have your say")
FOOTER = ("Help and contact", "Say this in another format", "Accessibility", "Your rights and privacy", "Complaints")
BAND = Band(
    "ACTING",
    "You are in Joyce Adeyemi’s record, as Tunde.",
    "You can see her plan and appointments, and suggest changes.",
    (MenuItem("Leave her record", "/leave", posts=True),),
)


def page_frame(request: HttpRequest) -> dict[str, Frame]:
    from django.conf import settings

    frame = Frame(
        service_name="Wexbridge",
        menu=tuple(MenuItem(words, f"/menu/{place}", place == 2) for place, words in enumerate(MENU)),
        account_links=(
            MenuItem("Messages (1 new)", "/messages"),
            MenuItem("Joyce Adeyemi", "/account"),
            MenuItem("Sign out", "/sign-out", posts=True),
        ),
        band=BAND if "band" in request.GET else None,
        demonstration="Joyce Adeyemi" if "demonstration" in request.GET else None,
        demonstration_address="/characters",
        language=page_language(),
        direction=page_direction(),
        brand=settings.BRAND,
        footer_links=tuple(MenuItem(words, f"/footer/{place}") for place, words in enumerate(FOOTER)),
    )
    return {"frame": frame}


class EverythingForm(forms.Form):
    name = forms.Text("Your name", autocomplete="name", missing="You have not said who you are. What is your name?")
    email = forms.Email("Email address", optional=True, hint="We only use it to answer you.")
    phone = forms.Phone("Phone number", optional=True)
    words = forms.Textarea("What matters to you?", optional=True, longest=100)
    how = forms.Radios(
        "How shall we answer?",
        choices=[Choice("post", "By post", "It takes 3 days", reveals="address"), Choice("none", "I need no answer")],
    )
    address = forms.Textarea("Where do you live?", rows=3)
    parts = forms.Checkboxes("What should Beth see?", optional=True)
    on = forms.Day("When shall we look at this again?", optional=True, hint="For example, 12 1 2027.")
    team = forms.Select("Which team?", optional=True, choices=[Choice("heart", "Heart team")])
    agree = forms.YesNo("May Sam see this too?", optional=True)
    letter = forms.File("A letter", kinds=("pdf", "jpg"), largest=1000, optional=True)


class DayForm(forms.Form):
    on = forms.Day(
        "When shall we look at this again?", hint="Pick a day that suits you. For example, 12 1 2027.", optional=True
    )


class TextForm(forms.Form):
    words = forms.Textarea("What matters to you?", longest=100)


PARTS = (
    Choice("about", "About me", "What matters to me, who matters, how to support me well"),
    Choice("plan", "My plan", "My goals and actions"),
)


def everything(request: HttpRequest) -> HttpResponse:
    form = EverythingForm.from_request(request, choices={"parts": PARTS})
    if answer := form.once(lambda: _save(form)):
        return answer
    return render(request, "testing/everything.jinja", {"form": form})


def question(request: HttpRequest) -> HttpResponse:
    form = DayForm.from_request(request)
    if answer := form.once(lambda: _save(form)):
        return answer
    return render(request, "testing/question.jinja", {"form": form})


def text(request: HttpRequest) -> HttpResponse:
    """Rejects "no", refuses "never", is stale at version 1, breaks on "crash"."""
    form = TextForm.from_request(request, version=int(request.GET.get("version", "2")))
    if answer := form.once(lambda: _save_text(form)):
        return answer
    return render(request, "testing/text.jinja", {"form": form})


class _Row:
    version = 2
    words = "Their words"


def _save_text(form: forms.Form) -> str:
    words = form.values["words"]
    if words == "no":
        raise Rejected("words", "We have this already. What is new?")
    if words == "nowhere":
        raise Rejected("gone", "Something else is wrong.")
    if words == "never":
        refusal().require()
    if words == "crash":
        raise RuntimeError("broken")
    if form.version == 1:
        raise Stale(_Row())
    return _save(form)


def _save(form: forms.Form) -> str:
    SAVED.append(form.values)
    return f"/done?n={len(SAVED)}"


def refusal() -> Verdict:
    return no(
        "Joyce lets you see her plan and suggest changes. Agreeing it is hers to do.",
        heading="You can see Joyce’s plan, but you can’t agree it for her",
        ways_on=(WayOn("Suggest a change", "/suggest"), WayOn("Call 01632 960144")),
    )


def press(request: HttpRequest) -> HttpResponse:
    from django.shortcuts import redirect

    return redirect(once(request, lambda: SAVED.append({}) or f"/done?n={len(SAVED)}"))  # type: ignore[func-returns-value]


def refused(request: HttpRequest) -> HttpResponse:
    refusal().require()
    raise AssertionError


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def hidden(request: HttpRequest) -> HttpResponse:
    raise NotFound


def components(request: HttpRequest) -> HttpResponse:
    return render(request, "testing/components.jinja", {"today": date(2026, 11, 24)})


def page(name: str) -> Any:
    return lambda request: render(request, f"testing/{name}.jinja", {"form": forms.Form.from_request(request)})


urlpatterns = [
    path("ui/", include("partake.ui.urls")),
    path("everything", everything, name="everything"),
    path("question", question, name="question"),
    path("text", text, name="text"),
    path("press", press, name="press"),
    path("refused", refused, name="refused"),
    path("forbidden", forbidden, name="forbidden"),
    path("hidden", hidden, name="hidden"),
    path("components", components, name="components"),
    path("check", page("check"), name="check"),
    path("done", page("done"), name="done"),
]
