"""Reads about accounts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator

from partake.accounts import access
from partake.accounts.domain import IDLE_PERSON, LONGEST_SIGN_IN
from partake.accounts.links import hash_of
from partake.accounts.models import Invitation, SignIn, User
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound

SECOND_STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True)
class WhereSignedIn:
    """One device that is signed in, for its owner to recognise."""

    id: UUID
    browser: str
    device: str
    began_at: datetime
    seen_at: datetime
    is_this_one: bool


@dataclass(frozen=True)
class Passkey:
    """One passkey, by the name its owner gave it."""

    id: int
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class OwnAccount:
    """What the page "Your account" shows its owner."""

    email: str
    display_name: str
    has_password: bool
    has_authenticator_app: bool
    passkeys: int
    recovery_codes_left: int
    shown_by_role: bool
    needs_second_step: bool
    can_be_shown_by_role: bool


@dataclass(frozen=True)
class OpenInvitation:
    """An invitation that waits to be used."""

    id: UUID
    user_id: int
    email: str
    display_name: str
    invited_at: datetime
    expires_at: datetime
    has_expired: bool


def get_own_account(actor: Actor) -> OwnAccount:
    """This will give the reader's own account."""
    user = get_own_user(actor)
    steps = list(Authenticator.objects.filter(user=user))
    codes = [step for step in steps if step.type == Authenticator.Type.RECOVERY_CODES]
    return OwnAccount(
        email=user.email,
        display_name=user.display_name,
        has_password=user.has_usable_password(),
        has_authenticator_app=any(step.type == Authenticator.Type.TOTP for step in steps),
        passkeys=sum(step.type == Authenticator.Type.WEBAUTHN for step in steps),
        recovery_codes_left=sum(len(step.wrap().get_unused_codes()) for step in codes),
        shown_by_role=user.shown_by_role,
        needs_second_step=access.needs_second_step(actor),
        can_be_shown_by_role=bool(access.can_be_shown_by_role(actor)),
    )


def list_passkeys(actor: Actor) -> list[Passkey]:
    """This will give the reader's own passkeys, oldest first."""
    rows = Authenticator.objects.filter(user_id=_own_id(actor), type=Authenticator.Type.WEBAUTHN).order_by("pk")
    return [Passkey(row.pk, row.wrap().name, row.created_at, row.last_used_at) for row in rows]


def has_second_step(user: User) -> bool:
    """This will say whether signing in asks them for a code or a passkey. Recovery codes alone are not one."""
    return count_second_steps(user) > 0


def count_second_steps(user: User) -> int:
    """This will say how many second steps they have, each passkey counted."""
    return Authenticator.objects.filter(user=user, type__in=SECOND_STEPS).count()


def list_sign_ins(actor: Actor, *, this_session: str | None) -> list[WhereSignedIn]:
    """This will give where the reader is signed in now: this device first, then the most lately used. One that
    rested longer than anyone may is left out, though its end was never noticed."""
    now = clock.now()
    rows = SignIn.objects.filter(
        user_id=_own_id(actor), seen_at__gt=now - IDLE_PERSON, began_at__gt=now - LONGEST_SIGN_IN
    ).order_by("-seen_at")
    shown = [
        WhereSignedIn(
            row.public_id, row.browser, row.device, row.began_at, row.seen_at, row.session_key == this_session
        )
        for row in rows
    ]
    return sorted(shown, key=lambda one: not one.is_this_one)


def get_sign_in(actor: Actor, sign_in_id: UUID) -> SignIn:
    """This will give one of the reader's own sign-ins, else raise `NotFound`."""
    row = SignIn.objects.select_related("user").filter(user_id=_own_id(actor), public_id=sign_in_id).first()
    if row is None:
        raise NotFound
    return row


def get_invitation(actor: Actor, invitation_id: UUID) -> Invitation:
    """This will give one invitation for whoever may invite, else raise `NotFound`."""
    row = Invitation.objects.select_related("user").filter(public_id=invitation_id).first()
    if row is None or not access.can_invite(actor):
        raise NotFound
    return row


def get_invitation_by_link(secret: str) -> Invitation:
    """This will give the invitation a link opens if it can still be used, else raise `NotFound`: the same for a
    link that was used, has run out, or never was."""
    row = Invitation.objects.select_related("user").filter(link_hash=hash_of(secret)).first()
    if row is None or not access.can_use_invitation(row):
        raise NotFound
    return row


def list_open_invitations(actor: Actor, *, user_ids: Iterable[int]) -> list[OpenInvitation]:
    """This will give the invitations of these users that wait to be used, newest first, for whoever may invite."""
    if not access.can_invite(actor):
        return []
    now = clock.now()
    rows = Invitation.objects.filter(
        user_id__in=list(user_ids), used_at__isnull=True, cancelled_at__isnull=True
    ).select_related("user")
    return [
        OpenInvitation(
            id=row.public_id,
            user_id=row.user_id,
            email=row.user.email,
            display_name=row.user.display_name,
            invited_at=row.invited_at,
            expires_at=row.expires_at,
            has_expired=row.expires_at <= now,
        )
        for row in rows.order_by("-id")
    ]


def get_own_user(actor: Actor) -> User:
    """This will give the reader's own user row, else raise `NotFound`."""
    user = User.objects.filter(pk=_own_id(actor), is_active=True).first()
    if user is None:
        raise NotFound
    return user


def _own_id(actor: Actor) -> int:
    if actor.user_id is None:
        raise NotFound
    return actor.user_id
