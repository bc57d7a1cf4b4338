"""Who may read a complaint, handle it, and sign its answer. It goes by body and by job; to anybody else there is
nothing here."""

from django.utils.translation import gettext

from partake.kernel.actor import Actor
from partake.kernel.verdict import YES, NotFound, Verdict, WayOn, no
from partake.organisations.domain import RoleCode

HANDLES = frozenset({RoleCode.COMPLAINTS_LEAD})
# Regulation 4: the responsible person, or whoever the body authorised to act for them.
SIGNS = frozenset({RoleCode.DECISION_MAKER})


def handles_at(actor: Actor) -> frozenset[int]:
    """This will give the bodies for which somebody handles complaints."""
    return frozenset(role.organisation_id for role in actor.roles if role.code in HANDLES)


def reads_at(actor: Actor) -> frozenset[int]:
    """This will give the bodies whose complaints somebody reads: handling them, or signing their answers."""
    return frozenset(role.organisation_id for role in actor.roles if role.code in HANDLES | SIGNS)


def require_reader(actor: Actor) -> None:
    """This will raise `NotFound` for anybody who has no business here: papers of complaints are kept apart, and even
    that there are any is told to nobody else."""
    if not reads_at(actor):
        raise NotFound


def can_handle(actor: Actor, organisation_id: int) -> Verdict:
    """Whoever handles complaints for the body that answers this one."""
    if organisation_id in handles_at(actor):
        return YES
    return no(
        gettext("The organisation that answers a complaint handles it, by its complaints lead."),
        heading=gettext("You can read this complaint, but you can’t handle it"),
        ways_on=(WayOn(gettext("Ask its complaints lead.")),),
    )


def can_sign(actor: Actor, organisation_id: int, written_by_user: int) -> Verdict:
    """The responsible person of the body, who never signs what they wrote themselves."""
    if not actor.has_role(*SIGNS, organisation_id=organisation_id):
        return no(
            gettext("An answer is signed by the person responsible for complaints in the organisation."),
            heading=gettext("You can write the answer, but you can’t sign it"),
            ways_on=(WayOn(gettext("Ask the person responsible to read and sign it.")),),
        )
    if actor.user_id == written_by_user:
        return no(
            gettext("You wrote it. Somebody else who is responsible signs it."),
            heading=gettext("You can change what you wrote, but you can’t sign it yourself"),
        )
    return YES
