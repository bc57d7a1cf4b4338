"""Stepping into a character. These addresses exist only where PARTAKE_DEMO is set, which production refuses."""

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from partake.accounts.models import User
from partake.demo import moving_on
from partake.demo.cast import PEOPLE, RELATIVES, STAFF
from partake.kernel import clock
from partake.organisations.domain import CARE_ROLES


@login_not_required
def front(request: HttpRequest) -> HttpResponse:
    groups = {
        "people": [*(character for character in PEOPLE if character.signs_in), *RELATIVES],
        "working": [character for character in STAFF if character.role in CARE_ROLES],
        "listening": [character for character in STAFF if character.role not in CARE_ROLES],
    }
    return render(request, "demo/front.jinja", {**groups, "today": clock.today(), "moved": bool(moving_on.ahead())})


@login_not_required
@require_POST
def move_on(request: HttpRequest) -> HttpResponse:
    """Months pass, and whoever pressed the button stays who they are: their sign-in would be worn out by them."""
    moving_on.move_on()
    if isinstance(request.user, User):
        _sign_in(request, request.user)
    return redirect(reverse("demo:front") + "#later")


@login_not_required
@require_POST
def step_into(request: HttpRequest, key: str) -> HttpResponse:
    emails = {character.key: character.email for character in (*STAFF, *PEOPLE, *RELATIVES)}
    user = User.objects.filter(email=emails.get(key, "")).first()
    if user is None:
        raise Http404
    _sign_in(request, user)
    return redirect("home:home")


def _sign_in(request: HttpRequest, user: User) -> None:
    logout(request)
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
