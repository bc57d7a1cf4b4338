"""Steps that several actions of this room share, inside the transaction and the event of each."""

from partake.accounts.models import User
from partake.complaints import access
from partake.complaints.domain.states import OPEN, STATES, PaperKind, State
from partake.complaints.models import Complaint, Paper
from partake.correspondence.actions import tell
from partake.documents import Document
from partake.files.actions import keep_file
from partake.files.reading import Checked
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Stale
from partake.organisations.models import Organisation
from partake.organisations.queries import list_colleagues
from partake.people import recipients


def taken_up(actor: Actor, complaint: Complaint, version: int | None, *, ended: bool = False) -> Complaint:
    """This will give the complaint as it is now, locked, for whoever handles it. Raises `Refused`; `Stale` when it was
    changed since the page was drawn, or has ended and the act is not for one that is `ended`."""
    return locked(_handled(actor, complaint), version, ended=ended)


def _handled(actor: Actor, complaint: Complaint) -> Complaint:
    if not Complaint.objects.visible_to(actor).filter(pk=complaint.pk).exists():
        raise NotFound
    access.can_handle(actor, complaint.organisation_id).require()
    return complaint


def locked(complaint: Complaint, version: int | None, *, ended: bool = False) -> Complaint:
    """This will give the complaint as it is now, locked. Raises `Stale`."""
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("organisation", "about", "service")
    row = rows.select_related("complainant").get(pk=complaint.pk)
    if row.version != version or (not ended and row.state not in OPEN):
        raise Stale(row)
    return row


def save(complaint: Complaint, state: State | None = None) -> None:
    """This will save a complaint, one version on; into another state if one is given."""
    if state is not None:
        if state not in STATES[State(complaint.state)]:
            raise Stale(complaint)
        complaint.state = state
        complaint.ended_at = None if state in OPEN else clock.now()
    complaint.version += 1
    complaint.save()


def keep_paper(
    actor: Actor, complaint: Complaint, kind: PaperKind, words: str, by: str, file: Checked | None = None
) -> Paper:
    """This will put words into the file of a complaint, and what was given with them: for this complaint alone."""
    stored = keep_file(actor=actor, checked=file, belongs_to=complaint.ref) if file else None
    return Paper.objects.create(complaint=complaint, kind=kind, words=words, file=stored, at=clock.now(), by=by[:200])


def tell_those_who(actor: Actor, roles: frozenset[str], complaint: Complaint, document: Document, key: str) -> None:
    """This will write to everyone who holds one of these jobs in the body that answers a complaint now."""
    tell_at(actor, roles, complaint.organisation, complaint, document, key)


def tell_at(
    actor: Actor, roles: frozenset[str], body: Organisation, complaint: Complaint, document: Document, key: str
) -> None:
    """This will write to everyone who holds one of these jobs in a body, or in whoever took it over."""
    while body.successor is not None:
        body = body.successor
    there = list_colleagues(today=clock.today(), roles=roles, organisation_id=body.pk)
    for user in User.objects.filter(pk__in={one.user_id for one in there}).order_by("pk"):
        tell(
            actor=actor,
            recipient=recipients.of_user(user),
            document=document,
            about=complaint.ref,
            key=f"complaint:{complaint.public_id}:{key}:{user.pk}",
            sender_id=complaint.organisation_id,
        )
