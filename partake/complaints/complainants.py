"""The one way to whoever complained: their private links, and letters in the format they need. A letter is never put
into a care record, and one that can't go is settled by the complaints lead, not by those who keep records."""

from dataclasses import replace
from datetime import timedelta

from django.urls import reverse

from partake.accounts.links import hash_of, new_secret, on_our_site
from partake.complaints import letters
from partake.complaints.domain.states import PaperKind
from partake.complaints.models import Complainant, Complaint, ComplaintLink, Paper
from partake.correspondence.actions import tell
from partake.correspondence.domain import Recipient
from partake.documents import Document, to_json
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound
from partake.organisations.domain import RoleCode
from partake.people.needs import need_for_message

COMPLAINANT = "complaints.complainant"
# A complaint may take longer than a year, and so may the ombudsman's look at it.
LINK_DAYS = 730


def new_link(complaint: Complaint) -> str:
    """This will make a private link to a complaint, and give its secret part. It is shown once."""
    secret, now = new_secret(), clock.now()
    ComplaintLink.objects.create(
        complaint=complaint, link_hash=hash_of(secret), made_at=now, until=now + timedelta(days=LINK_DAYS)
    )
    return secret


def address_of(secret: str) -> str:
    """This will give the whole address of somebody's own page."""
    return on_our_site(reverse("complaints:mine", args=[secret]))


def complaint_of_link(secret: str) -> Complaint:
    """This will give the complaint a private link opens, or raise `NotFound`: unknown and out of date look the same."""
    links = ComplaintLink.objects.select_related("complaint__organisation__successor", "complaint__complainant")
    link = links.filter(link_hash=hash_of(secret), until__gt=clock.now()).first()
    if link is None:
        raise NotFound
    return link.complaint


def write_to(*, actor: Actor, complaint: Complaint, document: Document, key: str, by: str) -> Paper:
    """This will write to whoever complained in the format they need, and keep the letter in the complaint's file. The
    private link is added to what goes alone: a file is read by others than its reader. `key` names this letter of this
    complaint: the same again is not sent twice."""
    paper = Paper.objects.create(
        complaint=complaint, kind=PaperKind.SENT, document=to_json(document), at=clock.now(), by=by[:200]
    )
    private = letters.own_page(address_of(new_link(complaint)))
    tell(
        actor=actor,
        recipient=recipient_of(complaint.complainant),
        document=replace(document, blocks=(*document.blocks, *private)),
        about=complaint.ref,
        key=f"complaint:{complaint.public_id}:{key}",
        sender_id=complaint.organisation_id,
        settler=RoleCode.COMPLAINTS_LEAD,
    )
    return paper


def recipient_of(complainant: Complainant) -> Recipient:
    """This will give how somebody is written to: only by the ways they gave, with every need."""
    needs = [*complainant.needs]
    if not complainant.language.startswith("en"):
        needs.append(f"language:{complainant.language}")
    return Recipient(
        ref=Ref(COMPLAINANT, str(complainant.public_id)),
        name=complainant.name,
        email=complainant.email,
        postal_address=complainant.postal_address,
        needs=tuple(need for need in (need_for_message(code) for code in needs) if need is not None),
    )
