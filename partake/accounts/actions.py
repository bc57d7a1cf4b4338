"""Writes about accounts. Each is one transaction with its event; what is sent is an outbox row in the same one."""

from collections.abc import Iterable, Mapping
from importlib import import_module

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from partake.accounts import access, events, letters, links
from partake.accounts.domain import INVITATION_LASTS, Ending
from partake.accounts.models import Invitation, SignIn, User
from partake.audit.actions import record
from partake.audit.domain import EventKind
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected


@transaction.atomic
def add_user(*, actor: Actor, email: str, display_name: str, phone: str = "", password: str | None = None) -> User:
    """This will add someone who can sign in at once, their address taken as confirmed: the first administrator,
    the demonstration's cast. Everyone else is invited. Raises `Rejected` if the address is in use."""
    access.can_invite(actor).require()
    user = _new_user(email=email, display_name=display_name, phone=phone, is_active=True, password=password)
    _confirm_email(user)
    record(events.USER_ADDED, actor=actor, about=_ref(user))
    return user


@transaction.atomic
def invite(*, actor: Actor, email: str, display_name: str) -> Invitation:
    """This will make a user who cannot sign in yet, and send them a link that lasts 7 days and works once.

    The user exists at once, so that jobs can be given before the invitation is used. Raises `Rejected` if the
    address is in use.
    """
    access.can_invite(actor).require()
    user = _new_user(email=email, display_name=display_name, is_active=False)
    invitation = _open_invitation(actor, user)
    record(events.INVITED, actor=actor, about=_ref(user), codes={"invitation": str(invitation.public_id)})
    return invitation


@transaction.atomic
def resend_invitation(*, actor: Actor, invitation: Invitation) -> Invitation:
    """This will send a new link. The old one stops working, so that only the newest letter opens anything."""
    invitation = _locked(invitation)
    access.can_change_invitation(actor, invitation).require()
    _send(invitation)
    record(events.INVITATION_RESENT, actor=actor, about=_ref(invitation.user))
    return invitation


@transaction.atomic
def cancel_invitation(*, actor: Actor, invitation: Invitation) -> Invitation:
    """This will stop the link working. The user stays, not active, since history may name them."""
    invitation = _locked(invitation)
    access.can_change_invitation(actor, invitation).require()
    invitation.cancelled_at = clock.now()
    invitation.save(update_fields=["cancelled_at"])
    record(events.INVITATION_CANCELLED, actor=actor, about=_ref(invitation.user))
    return invitation


@transaction.atomic
def invite_again(*, actor: Actor, user: User) -> Invitation:
    """This will invite someone whose invitation was cancelled before they used it."""
    access.can_invite(actor).require()
    if user.is_active or user.has_usable_password():
        raise Rejected("email", _("They have set up their sign-in already."))
    if Invitation.objects.filter(user=user, used_at__isnull=True, cancelled_at__isnull=True).exists():
        raise Rejected("email", _("They have an invitation already. You can send it again."))
    invitation = _open_invitation(actor, user)
    record(events.INVITED, actor=actor, about=_ref(user), codes={"invitation": str(invitation.public_id)})
    return invitation


@transaction.atomic
def use_invitation(*, actor: Actor, invitation: Invitation, password: str) -> User:
    """This will set up a sign-in with the password its owner chose. Holding the link shows the address is theirs.

    Of two uses at the same moment, one waits for the other and raises `NotFound`.
    """
    invitation = _locked(invitation)
    if not access.can_use_invitation(invitation):
        raise NotFound
    user = invitation.user
    user.set_password(password)
    user.is_active = True
    user.save(update_fields=["password", "is_active"])
    invitation.used_at = clock.now()
    invitation.save(update_fields=["used_at"])
    _confirm_email(user)
    record(events.INVITATION_USED, actor=actor, about=_ref(user), codes={"invitation": str(invitation.public_id)})
    return user


@transaction.atomic
def set_password(*, actor: Actor, user: User, password: str, this_session: str | None = None) -> None:
    """This will set a new password and end every sign-in but the one it is done in (Django would no longer accept
    them: each session is tied to the password it began with)."""
    user.set_password(password)
    user.save(update_fields=["password"])
    _end(SignIn.objects.filter(user=user).exclude(session_key=this_session or ""))
    record(events.PASSWORD_CHANGED, actor=actor, about=_ref(user))


@transaction.atomic
def end_sign_in(*, actor: Actor, sign_in: SignIn) -> None:
    """This will sign one of their own devices out."""
    access.can_end_sign_in(actor, sign_in).require()
    _end([sign_in])
    record(events.SIGN_IN_ENDED, actor=actor, about=_ref(sign_in.user), codes={"sign_in": str(sign_in.public_id)})


@transaction.atomic
def end_other_sign_ins(*, actor: Actor, user: User, this_session: str | None) -> int:
    """This will sign every device out but the one with the session key `this_session`, and say how many."""
    access.can_change_own(actor, user).require()
    others = list(SignIn.objects.filter(user=user).exclude(session_key=this_session or ""))
    _end(others)
    record(events.SIGN_IN_ENDED, actor=actor, about=_ref(user), codes={"others": len(others)})
    return len(others)


@transaction.atomic
def sign_out(*, actor: Actor, user: User, session_key: str | None) -> None:
    """This will log that they signed out, and take this device off their list."""
    _end(SignIn.objects.filter(user=user, session_key=session_key or ""))
    record(events.SIGNED_OUT, actor=actor, about=_ref(user))


@transaction.atomic
def end_worn_out_sign_in(*, user: User, session_key: str | None, ending: Ending) -> None:
    """This will end a sign-in that rested too long or has lasted its day."""
    _end(SignIn.objects.filter(user=user, session_key=session_key or ""))
    system = Actor.system("sign-in limits")
    record(events.SIGN_IN_ENDED, actor=system, about=_ref(user), codes={"because": str(ending)})


@transaction.atomic
def show_by_role(*, actor: Actor, user: User, shown_by_role: bool) -> None:
    """This will show someone by their job instead of their name, or by their name again. They choose it themselves
    and need not say why."""
    access.can_change_own(actor, user).require()
    if shown_by_role:
        access.can_be_shown_by_role(actor).require()
    user.shown_by_role = shown_by_role
    user.save(update_fields=["shown_by_role"])
    record(events.NAME_DISPLAY_CHANGED, actor=actor, about=_ref(user), fields=["shown_by_role"])


@transaction.atomic
def note(kind: EventKind, *, actor: Actor, user: User, codes: Mapping[str, object] | None = None) -> None:
    """This will log what the sign-in library has done to this user's account."""
    record(kind, actor=actor, about=_ref(user), codes=codes)


@transaction.atomic
def note_failed_sign_in(*, reason: str) -> None:
    """This will log that someone could not sign in: why, never who they said they were."""
    record(
        events.SIGN_IN_FAILED,
        actor=Actor.anonymous(),
        about=Ref("accounts.sign_in", "failed"),
        codes={"reason": reason},
    )


def _new_user(*, email: str, display_name: str, is_active: bool, phone: str = "", password: str | None = None) -> User:
    # Lower case, as the sign-in library keeps addresses; the constraint compares without case either way.
    user = User(email=email.strip().lower(), display_name=display_name.strip(), phone=phone, is_active=is_active)
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as taken:
        raise Rejected("email", _("Someone signs in with this email address already. Is it the right one?")) from taken
    return user


def _open_invitation(actor: Actor, user: User) -> Invitation:
    now = clock.now()
    invitation = Invitation(user=user, invited_by_id=actor.user_id, invited_at=now)
    _send(invitation)
    return invitation


def _send(invitation: Invitation) -> None:
    secret = links.new_secret()
    invitation.link_hash = links.hash_of(secret)
    invitation.sent_at = clock.now()
    invitation.expires_at = invitation.sent_at + INVITATION_LASTS
    invitation.save()
    letters.send_letter(
        "invitation",
        invitation.user.email,
        display_name=invitation.user.display_name,
        address=links.invitation_address(secret),
        expires_at=invitation.expires_at,
    )


def _locked(invitation: Invitation) -> Invitation:
    """The row as it is now, held until the transaction ends: two presses must not both find it unused."""
    return Invitation.objects.select_for_update(of=("self",)).select_related("user").get(pk=invitation.pk)


def _confirm_email(user: User) -> None:
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})


def _end(sign_ins: Iterable[SignIn]) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for sign_in in sign_ins:
        store(sign_in.session_key).delete()
        sign_in.delete()


def _ref(user: User) -> Ref:
    return Ref("accounts.user", str(user.public_id))
