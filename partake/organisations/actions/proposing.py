"""A service that passes from one body to another: asked by a place administrator, agreed by both bodies, and done by
the second yes. Within one body nothing is asked."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from partake.audit.actions import record
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
from partake.organisations import access
from partake.organisations.actions.services import merge_now, merge_service, move_now
from partake.organisations.domain import ProposalState, Side
from partake.organisations.events import PROPOSAL_TAKEN_BACK, SERVICE_AGREED, SERVICE_PROPOSED, SERVICE_REFUSED
from partake.organisations.models import Organisation, Service, ServiceProposal


@transaction.atomic
def propose_service(
    *, actor: Actor, service: Service, receiving: Organisation, into: Service | None = None
) -> ServiceProposal:
    """This will ask both bodies whether another may run a service, or whether it becomes part of one there (`into`).
    Nothing changes hands yet. Raises `Refused`, `Rejected`."""
    access.can_set_up(actor).require()

    field = "into" if into else "organisation"
    if receiving.pk == service.organisation_id or receiving.valid_to is not None:
        raise Rejected(field, gettext("That organisation can’t take it on. Which one does?"))
    if service.valid_to is not None or (into and (into.valid_to or into.organisation_id != receiving.pk)):
        raise Rejected(field, gettext("One of the two has ended or moved. Which one is it now?"))
    try:
        with transaction.atomic():
            proposal = ServiceProposal.objects.create(
                service=service,
                giving=service.organisation,
                receiving=receiving,
                into=into,
                asked_at=clock.now(),
                asked_by=actor.name_and_job,
            )
    except IntegrityError:
        raise Rejected(field, gettext("This was asked already, and waits for an answer.")) from None

    record(SERVICE_PROPOSED, actor=actor, about=_ref(proposal), codes=_codes(proposal))

    return proposal


@transaction.atomic
def merge_or_ask(*, actor: Actor, service: Service, into: Service, version: int | None) -> ServiceProposal | None:
    """This will merge two services of one body today; of two bodies, it will ask both, and give what was asked. Raises
    `Refused`, `Rejected`, `Stale`."""
    if service.organisation_id == into.organisation_id:
        merge_service(actor=actor, service=service, into=into, version=version)
        return None
    return propose_service(actor=actor, service=service, receiving=into.organisation, into=into)


@transaction.atomic
def agree_to_proposal(*, actor: Actor, proposal: ServiceProposal, side: Side) -> ServiceProposal:
    """This will say yes for one body. The second yes does it, today. Said twice it is said once. Raises `Refused`,
    and `Rejected` when it is over, or when a service ended or moved since it was asked."""
    access.can_answer(actor, proposal, side).require()

    proposal = _asked(proposal)
    if side is Side.GIVING and proposal.giving_agreed_at is None:
        proposal.giving_agreed_at, proposal.giving_agreed_by = clock.now(), actor.name_and_job
    elif side is Side.RECEIVING and proposal.receiving_agreed_at is None:
        proposal.receiving_agreed_at, proposal.receiving_agreed_by = clock.now(), actor.name_and_job
    else:
        return proposal
    if proposal.giving_agreed_at and proposal.receiving_agreed_at:
        _carry_out(proposal, actor)
        _end(proposal, ProposalState.DONE, actor)
    proposal.save()

    record(SERVICE_AGREED, actor=actor, about=_ref(proposal), codes=_codes(proposal) | {"side": side.value})

    return proposal


@transaction.atomic
def refuse_proposal(*, actor: Actor, proposal: ServiceProposal, side: Side, why: str) -> ServiceProposal:
    """This will say no for one body, and why: it is over. Raises `Refused`, `Rejected`."""
    access.can_answer(actor, proposal, side).require()

    proposal = _asked(proposal)
    proposal.why = why
    _end(proposal, ProposalState.REFUSED, actor)
    proposal.save()

    record(SERVICE_REFUSED, actor=actor, about=_ref(proposal), codes=_codes(proposal) | {"side": side.value})

    return proposal


@transaction.atomic
def take_back_proposal(*, actor: Actor, proposal: ServiceProposal) -> ServiceProposal:
    """This will take back what was asked, while nothing has changed hands. Raises `Refused`, `Rejected`."""
    access.can_set_up(actor).require()

    proposal = _asked(proposal)
    _end(proposal, ProposalState.TAKEN_BACK, actor)
    proposal.save()

    record(PROPOSAL_TAKEN_BACK, actor=actor, about=_ref(proposal), codes=_codes(proposal))

    return proposal


def _carry_out(proposal: ServiceProposal, actor: Actor) -> None:
    """As it was asked, or not at all: nobody agreed to what it became since."""
    service, into = proposal.service, proposal.into
    changed = service.organisation_id != proposal.giving_id or service.valid_to is not None
    if changed or (into and (into.organisation_id != proposal.receiving_id or into.valid_to is not None)):
        raise Rejected("", gettext("One of the two has ended or moved since this was asked. It has to be asked anew."))
    try:
        if into:
            merge_now(service, into, version=service.version, actor=actor)
        else:
            move_now(service, proposal.receiving, version=service.version, actor=actor)
    except Rejected as wrong:  # the page that says yes has no field to stand it beside
        raise Rejected("", wrong.words) from None


def _asked(proposal: ServiceProposal) -> ServiceProposal:
    """The row as it is now, while it waits for an answer."""
    rows = ServiceProposal.objects.select_for_update(of=("self",))
    now = rows.select_related("service__organisation", "into__organisation", "receiving").get(pk=proposal.pk)
    if now.state != ProposalState.ASKED:
        raise Rejected("", gettext("This is over: somebody answered it, or took it back."))
    return now


def _end(proposal: ServiceProposal, state: ProposalState, actor: Actor) -> None:
    proposal.state, proposal.ended_at, proposal.ended_by = state, clock.now(), actor.name_and_job


def _codes(proposal: ServiceProposal) -> dict[str, str]:
    named = {"service": str(proposal.service.public_id), "to": str(proposal.receiving.public_id)}
    return named | ({"into": str(proposal.into.public_id)} if proposal.into else {})


def _ref(proposal: ServiceProposal) -> Ref:
    return Ref("organisations.service_proposal", str(proposal.public_id))
