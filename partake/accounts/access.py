"""Who may do what with accounts. Which jobs may invite whom belongs to the room that holds jobs; here is only what
is true of every account."""

from django.conf import settings
from django.utils.translation import gettext as _

from partake.accounts.models import Invitation, SignIn, User
from partake.kernel import clock
from partake.kernel.actor import Actor, ActorKind
from partake.kernel.verdict import YES, Verdict, no


def needs_second_step(actor: Actor) -> bool:
    """This will say whether they need a second step to sign in: everyone who holds a job does, since they see
    other people's records. A demonstration, where nobody is real, asks nobody (`SECOND_STEP_FOR_STAFF`)."""
    return bool(settings.SECOND_STEP_FOR_STAFF and actor.roles)


def can_invite(actor: Actor) -> Verdict:
    """This will say whether they may invite someone. The caller's own rule about jobs comes first."""
    if actor.kind is ActorKind.SYSTEM or (actor.is_signed_in and actor.roles):
        return YES
    return no(_("Only people who work with Partake can invite someone to sign in."))


def can_change_invitation(actor: Actor, invitation: Invitation) -> Verdict:
    """This will say whether they may send an invitation again or cancel it."""
    if invitation.used_at:
        return no(_("This invitation was used. The person can sign in now."))
    if invitation.cancelled_at:
        return no(_("This invitation was cancelled. You can invite them again."))
    return can_invite(actor)


def can_use_invitation(invitation: Invitation) -> Verdict:
    """This will say whether the holder of the link may set up their sign-in with it."""
    if invitation.used_at or invitation.cancelled_at or invitation.expires_at <= clock.now():
        return no(_("Each link works once, and for 7 days."))
    return YES


def can_change_own(actor: Actor, user: User) -> Verdict:
    """This will say whether they may change this account: only its own user may."""
    return YES if actor.user_id == user.pk else no(_("Only the person whose account it is can change this."))


def can_be_shown_by_role(actor: Actor) -> Verdict:
    """This will say whether they have a job to be shown by."""
    return YES if actor.roles else no(_("This is for people who work here: it shows your job instead of your name."))


def can_end_sign_in(actor: Actor, sign_in: SignIn) -> Verdict:
    """This will say whether they may end it: only their own."""
    return YES if actor.user_id == sign_in.user_id else no(_("You can end only your own sign-ins."))


def can_remove_second_step(actor: Actor, *, left: int) -> Verdict:
    """This will say whether they may remove one second step when `left` others would remain."""
    if left or not needs_second_step(actor):
        return YES
    return no(
        _("Your job lets you see other people’s records, so you need a second step. Add another one first."),
        heading=_("You can change your second step, but you can’t be without one"),
    )
