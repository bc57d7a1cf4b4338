"""Another body comes to a complaint: it takes it over, or helps to answer. Never without the person's consent."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.complaints import access, complainants, letters, steps
from partake.complaints.domain.clocks import acknowledge_by, six_months_end
from partake.complaints.domain.states import Handing, State
from partake.complaints.events import HANDED_OVER
from partake.complaints.models import Complaint, HandOver
from partake.complaints.queries.public import answers_complaints
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import Rejected
from partake.organisations.models import Organisation


@transaction.atomic
def hand_over(
    *,
    actor: Actor,
    complaint: Complaint,
    to: Organisation,
    kind: Handing,
    consent: str,
    consented_on: date,
    version: int | None,
) -> Complaint:
    """This will give a complaint to another body, or let it help, with the consent of whoever complained: in which
    words, how and when they gave it. Taken over, it counts as made to that body today, with clocks of its own
    (regulations 6, 7 and 9). Raises `Refused`, `Rejected`, `Stale`."""
    complaint = steps.taken_up(actor, complaint, version)

    _check(complaint, to, kind, consent, consented_on)
    before = complaint.organisation
    HandOver.objects.create(
        complaint=complaint,
        kind=kind,
        from_organisation=before,
        to_organisation=to,
        consent=consent,
        consented_on=consented_on,
        at=clock.now(),
        by=actor.name_and_job,
    )
    if kind is Handing.SENT_ON:
        _begin_again(complaint, to)
    steps.save(complaint, State.RECEIVED if kind is Handing.SENT_ON else None)

    codes = {"to": str(to.public_id), "kind": kind}
    record_event(HANDED_OVER, actor=actor, about=complaint.ref, codes=codes)

    complainants.write_to(
        actor=actor,
        complaint=complaint,
        document=letters.handed_over(complaint, kind=kind, to=to, by=actor.name_and_job),
        key=f"letter:{complaint.version}",
        by=actor.name_and_job,
    )
    task = letters.new_complaint(complaint) if kind is Handing.SENT_ON else letters.helps(complaint)
    steps.tell_at(actor, access.HANDLES, to, complaint, task, f"handed:{complaint.version}")
    return complaint


def _check(complaint: Complaint, to: Organisation, kind: Handing, consent: str, consented_on: date) -> None:
    if not consent.strip():
        raise Rejected("consent", gettext("There is no consent yet. Who said yes, and how?"))
    if consented_on > clock.today():
        raise Rejected("consented_on", gettext("That day has not come yet. Which day did they say yes?"))
    if to.pk == complaint.organisation_id or not answers_complaints(to):
        raise Rejected("to", gettext("They do not answer complaints here. Which organisation is it?"))
    if kind is Handing.SENT_ON and hasattr(complaint, "answer"):
        raise Rejected("kind", gettext("An answer is written already, so it is answered here."))
    if complaint.hand_overs.filter(kind=Handing.TOGETHER, to_organisation=to).exists():
        raise Rejected("to", gettext("They help with this complaint already."))


def _begin_again(complaint: Complaint, to: Organisation) -> None:
    """The file goes with it; what the first body promised does not bind the second."""
    complaint.about = complaint.about if complaint.about is not None and complaint.about.pk != to.pk else None
    complaint.organisation = to
    complaint.received_on = clock.today()
    complaint.acknowledge_by, complaint.answer_by = acknowledge_by(clock.today()), six_months_end(clock.today())
    complaint.acknowledged_at, complaint.acknowledged_by = None, ""
    complaint.plan, complaint.plan_agreed, complaint.explained_on = "", None, None
    complaint.warned_for = ""
