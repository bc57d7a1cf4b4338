"""Across bodies, as somebody who speaks for the public reads: what was cleared, what was answered, and what is late."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Min

from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation, Service
from partake.organisations.queries import with_those_before
from partake.voices import access
from partake.voices.area import bodies_spoken_about
from partake.voices.domain.states import Clearing
from partake.voices.domain.voice import ANSWER_WITHIN_DAYS, KEPT_APART
from partake.voices.models import Voice, VoiceAbout
from partake.voices.queries.answers import EnquiryLine, due_to_follow_up, enquiries_to, enquiry_line

MOST = 50


@dataclass(frozen=True)
class BodyAcross:
    """A body in the reader's place: how many wait for an answer there is known, not what they said."""

    id: UUID
    name: str
    cleared: int
    waiting: int
    longest_wait: int

    @property
    def days_late(self) -> int:
        return max(0, self.longest_wait - ANSWER_WITHIN_DAYS)


@dataclass(frozen=True)
class FollowUpLate:
    id: UUID
    body_id: UUID
    body: str
    title: str
    days_late: int


@dataclass(frozen=True)
class Across:
    bodies: tuple[BodyAcross, ...]
    asked: tuple[EnquiryLine, ...]
    late_follow_ups: tuple[FollowUpLate, ...]

    @property
    def late_enquiries(self) -> tuple[EnquiryLine, ...]:
        return tuple(one for one in self.asked if one.days_late and one.answered_on is None)


def get_across(actor: Actor) -> Across:
    """This will give the bodies of the reader's place, what was asked of them, and what is late. Raises `Refused`."""
    access.can_speak_for_the_public(actor).require()
    bodies = list(bodies_spoken_about(actor)[:MOST])
    ids = [one.pk for one in bodies]
    abouts = VoiceAbout.objects.filter(organisation__in=ids, withdrawn=False).exclude(kind__in=KEPT_APART)
    cleared = dict(abouts.filter(clearing=Clearing.CLEARED).values_list("organisation").annotate(Count("voice")))
    waits = {
        body: (count, (clock.today() - clock.local(oldest).date()).days)
        for body, count, oldest in Voice.objects.counted()
        .filter(wants_answer=True, answered_at__isnull=True, abouts__organisation__in=ids)
        .exclude(kind__in=KEPT_APART)
        .values_list("abouts__organisation")
        .annotate(Count("pk", distinct=True), Min("received_at"))
    }
    lines = (BodyAcross(one.public_id, one.name, cleared.get(one.pk, 0), *waits.get(one.pk, (0, 0))) for one in bodies)
    asked = enquiries_to(ids)
    waiting = asked.filter(answered_at__isnull=True).order_by("due_on", "pk")
    answered = asked.filter(answered_at__isnull=False).order_by("-answered_at", "-pk")
    return Across(
        bodies=tuple(lines),
        asked=tuple(enquiry_line(one) for one in (*waiting[:MOST], *answered[:MOST])),
        late_follow_ups=tuple(
            FollowUpLate(
                one.public_id,
                one.organisation.public_id,
                one.organisation.name,
                one.title,
                (clock.today() - one.look_again_on).days,
            )
            for one in due_to_follow_up(ids).select_related("organisation")[:MOST]
            if one.look_again_on is not None
        ),
    )


def get_body_spoken_about(actor: Actor, organisation_id: UUID) -> Organisation:
    """This will give a body in the reader's place, or raise `NotFound`. Raises `Refused`."""
    access.can_speak_for_the_public(actor).require()
    row = bodies_spoken_about(actor).filter(public_id=organisation_id).first()
    if row is None:
        raise NotFound
    return row


def list_services_spoken_about(organisation: Organisation) -> tuple[Service, ...]:
    return tuple(organisation.services.filter(valid_to__isnull=True).order_by("name", "pk"))


def list_public_enquiries(organisation: Organisation) -> tuple[EnquiryLine, ...]:
    """This will give what was asked of a body in public, and the answers, the newest first."""
    rows = enquiries_to(with_those_before(organisation.pk)).order_by("-asked_at", "-pk")[:MOST]
    return tuple(enquiry_line(row) for row in rows)
