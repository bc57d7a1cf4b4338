"""Our own pages about an account. The sign-in library has the rest; `urls` says which."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from allauth.account.views import LoginView
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from partake.accounts import access, actions, queries
from partake.accounts.acting import actor_in
from partake.accounts.forms import Press, SetUpSignIn, ShowByRole
from partake.accounts.words import ENDED, WAIT_MINUTES
from partake.kernel import clock
from partake.kernel.verdict import NotFound
from partake.ui.submission import once


class SignIn(LoginView):
    """The sign-in library's page, which also says why the last sign-in ended and that nothing is lost."""

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        asked = self.request.GET
        known: dict[str, Any] = super().get_context_data(**context)
        return known | {"ended_words": ENDED.get(asked.get("ended", ""), ""), "kept": asked.get("kept") == "1"}


sign_in = SignIn.as_view()


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """This will show the reader their own account."""
    return render(request, "accounts/mine.jinja", {"account": queries.get_own_account(actor_in(request))})


@require_GET
def second_step(request: HttpRequest) -> HttpResponse:
    """This will show what the reader has besides a password, and offer what they have not."""
    actor = actor_in(request)
    context = {"account": queries.get_own_account(actor), "passkeys": queries.list_passkeys(actor)}
    return render(request, "accounts/second_step.jinja", context)


@require_GET
def where_signed_in(request: HttpRequest) -> HttpResponse:
    """This will list the devices the reader is signed in on."""
    sign_ins = queries.list_sign_ins(actor_in(request), this_session=request.session.session_key)
    return render(request, "accounts/where_signed_in.jinja", {"sign_ins": sign_ins})


@require_POST
def end_sign_in(request: HttpRequest, sign_in_id: UUID) -> HttpResponse:
    """This will sign one of the reader's devices out."""
    actor = actor_in(request)

    def work() -> str:
        actions.end_sign_in(actor=actor, sign_in=queries.get_sign_in(actor, sign_in_id))
        return reverse("accounts_where_signed_in")

    return redirect(once(request, work))


@require_POST
def end_other_sign_ins(request: HttpRequest) -> HttpResponse:
    """This will sign every other device of the reader's out."""
    actor, this_session = actor_in(request), request.session.session_key

    def work() -> str:
        actions.end_other_sign_ins(actor=actor, user=queries.get_own_user(actor), this_session=this_session)
        return reverse("accounts_where_signed_in")

    return redirect(once(request, work))


def show_by_role(request: HttpRequest) -> HttpResponse:
    """This will ask someone who works here whether to show their name or their job."""
    actor = actor_in(request)
    access.can_be_shown_by_role(actor).require()
    user = queries.get_own_user(actor)
    form = ShowByRole.from_request(request, initial={"shown": "ROLE" if user.shown_by_role else "NAME"})

    def work() -> str:
        actions.show_by_role(actor=actor, user=user, shown_by_role=form.values["shown"] == "ROLE")
        return reverse("accounts_mine")

    return form.once(work) or render(request, "accounts/show_by_role.jinja", {"form": form})


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
def use_invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """This will ask the holder of an invitation to choose a password, then sign them in. Opening the link changes
    nothing, so that a mail scanner that follows it spends nothing."""
    try:
        invitation = queries.get_invitation_by_link(secret)
    except NotFound:
        return render(request, "accounts/invitation_over.jinja", status=404)
    form = SetUpSignIn.from_request(request)
    form.user = invitation.user
    if form.is_posted and form.is_valid():
        try:
            user = actions.use_invitation(
                actor=actor_in(request), invitation=invitation, password=form.values["password1"]
            )
        except NotFound:
            return render(request, "accounts/invitation_over.jinja", status=404)
        if request.user.is_authenticated:
            get_adapter().logout(request)
        return perform_login(request, user, email=user.email)
    return render(request, "accounts/use_invitation.jinja", {"form": form, "invitation": invitation})


_remove_passkey = passkeys.RemoveWebAuthnView.as_view(form_class=Press)


def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    """This will remove a passkey, unless it is the only second step of someone whose job needs one. The sign-in
    library asks that question for authenticator apps alone."""
    actor = actor_in(request)
    left = queries.count_second_steps(queries.get_own_user(actor)) - 1
    access.can_remove_second_step(actor, left=left).require()
    return _remove_passkey(request, pk=pk)


@login_not_required
def too_many_tries(request: HttpRequest) -> HttpResponse:
    """This will say when to try again. No limit of ours lasts longer than five minutes (a test reads them all)."""
    again_at = clock.now() + timedelta(minutes=WAIT_MINUTES)
    response = render(request, "accounts/too_many_tries.jinja", {"again_at": again_at}, status=429)
    response.headers["Retry-After"] = str(WAIT_MINUTES * 60)
    return response
