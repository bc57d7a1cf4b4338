"""Who looked at a record, in words the person understands, grouped as they think of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext

from partake.accounts.models import User
from partake.audit import queries as audit
from partake.audit.domain import Basis, Purpose
from partake.audit.models import Look
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.prepared import prepared
from partake.kernel.verdict import NotFound
from partake.organisations.domain import RoleCode
from partake.people import access
from partake.people.domain import PURPOSE_WORDS, Part, in_order
from partake.people.door import ONE_LOOK, OpenRecord
from partake.people.models import EmergencyOpening, LookQuestion
from partake.people.powers import POWER_WORDS
from partake.people.queries.registration import ids_of

DAYS_SHOWN = 30
MOST_SHOWN = 500
# Pages opened one after another for one reason are one look to the person it is about.


@dataclass(frozen=True)
class LookLine:
    """One look as the person reads it. `by_job` means the name is kept back to keep a member of staff safe."""

    id: UUID
    who: str
    job: str
    body: str
    by_job: bool
    is_own: bool
    at: datetime
    parts: tuple[Part, ...]
    reason: str
    is_emergency: bool
    asked: bool


@dataclass(frozen=True)
class EmergencyLine:
    id: UUID
    who: str
    job: str
    body: str
    at: datetime
    reason: str
    is_content: bool
    look_id: UUID | None
    asked: bool


@dataclass(frozen=True)
class QuestionLine:
    id: UUID
    question: str
    looked_by: str
    looked_at: datetime
    asked_on: date
    due_on: date
    answer: str
    answered_on: date | None
    answered_by: str


@dataclass(frozen=True)
class WhoLooked:
    """A window of looks. `people` counts different lookers, the person themselves left out."""

    since: date
    emergencies: tuple[EmergencyLine, ...]
    days: tuple[tuple[str, tuple[LookLine, ...]], ...]
    looks: int
    people: int
    own_looks: int
    questions: tuple[QuestionLine, ...]
    earlier: date | None


def who_looked(record: OpenRecord, *, until: date | None = None) -> WhoLooked:
    """This will give the looks at this record in the 30 days up to and including `until` (today if None)."""
    access.can_see_who_looked(record).require()
    last = until or clock.today()
    since = last - timedelta(days=DAYS_SHOWN)
    ids = ids_of(record.person.pk)
    window = {"since": _start_of(since), "until": _start_of(last + timedelta(days=1))}
    looks = audit.list_looks(ids, **window, limit=MOST_SHOWN)
    asked = set(_asked_about(record.person.pk))
    lines = _as_lines(looks, asked)
    emergencies = _emergencies(record.person.pk, **window)
    if len(looks) == MOST_SHOWN:  # more than a page holds: the way on starts from the oldest look shown
        earlier: date | None = clock.local(looks[-1].at).date()
    else:
        earlier = since - timedelta(days=1) if audit.has_looks_before(ids, _start_of(since)) else None
    return WhoLooked(
        since=since,
        emergencies=tuple(_emergency_line(row, looks, asked) for row in emergencies),
        days=_grouped([line for line in lines if not line.is_emergency], today=clock.today()),
        looks=len(lines),
        people=len({look.actor_user_id for look in looks}),
        own_looks=audit.count_own_looks(ids, **window),
        questions=tuple(list_questions(record)) if asked else (),
        earlier=earlier,
    )


@prepared
def _asked_about(person: int) -> QuerySet[LookQuestion, UUID]:
    return LookQuestion.objects.filter(person_id=person).values_list("look_id", flat=True)


@prepared
def _emergencies(person: int, since: datetime, until: datetime) -> QuerySet[EmergencyOpening]:
    rows = EmergencyOpening.objects.filter(person_id=person, opened_at__gte=since, opened_at__lt=until)
    return rows.select_related("organisation", "opened_by_user").order_by("-opened_at")


def get_look(record: OpenRecord, look_id: UUID) -> Look:
    """This will give one look at this record, for its person to ask about. Raises `NotFound`, `Refused`."""
    access.can_see_who_looked(record).require()
    look = audit.get_look(ids_of(record.person.pk), look_id)
    if look is None:
        raise NotFound
    return look


def line_of(look: Look) -> LookLine:
    return _as_lines([look], set())[0]


def get_emergency(record: OpenRecord, opening_id: UUID) -> EmergencyOpening:
    access.can_see_who_looked(record).require()
    found = EmergencyOpening.objects.filter(person_id=record.person.pk, public_id=opening_id).first()
    if found is None:
        raise NotFound
    return found


def list_questions(record: OpenRecord) -> list[QuestionLine]:
    """This will give what the person asked about looks at their record, the newest first."""
    access.can_see_who_looked(record).require()
    rows = LookQuestion.objects.filter(person_id=record.person.pk).order_by("-asked_at")[:50]
    return [_question_line(row) for row in rows]


def list_questions_to_answer(actor: Actor) -> list[LookQuestion]:
    """This will give the questions the reader's organisation must answer, the soonest due first."""
    bodies = [role.organisation_id for role in actor.roles if role.code == RoleCode.RECORDS_LEAD]
    return _to_answer(frozenset(bodies)) if bodies else []


@prepared
def _to_answer(bodies: frozenset[int]) -> QuerySet[LookQuestion]:
    rows = LookQuestion.objects.filter(organisation_id__in=bodies, answered_at__isnull=True)
    return rows.select_related("person").order_by("due_on", "pk")[:100]


def get_question_to_answer(actor: Actor, question_id: UUID) -> LookQuestion:
    bodies = [role.organisation_id for role in actor.roles if role.code == RoleCode.RECORDS_LEAD]
    found = (
        LookQuestion.objects.filter(organisation_id__in=bodies, public_id=question_id).select_related("person").first()
    )
    if found is None:
        raise NotFound
    return found


@prepared
def _shown_by_role(users: frozenset[int]) -> QuerySet[User, int]:
    return User.objects.filter(pk__in=users, shown_by_role=True).values_list("pk", flat=True)


def _as_lines(looks: Iterable[Look], asked: set[UUID]) -> list[LookLine]:
    """Looks come newest first; those of one person for one reason within half an hour become one line."""
    looks = list(looks)
    kept_back = set(_shown_by_role(frozenset(look.actor_user_id for look in looks if look.actor_user_id)))
    lines: list[LookLine] = []
    latest: dict[tuple[object, ...], int] = {}
    for look in looks:
        key = (look.actor_user_id, look.purpose, look.basis, look.basis_id, look.actor_organisation_id)
        at = latest.get(key)
        if at is not None and lines[at].at - look.at <= ONE_LOOK:
            lines[at] = _joined(lines[at], look, asked)
        else:
            latest[key] = len(lines)
            lines.append(_line(look, look.actor_user_id in kept_back, asked))
    return lines


def _joined(line: LookLine, look: Look, asked: set[UUID]) -> LookLine:
    from dataclasses import replace

    return replace(line, parts=in_order({*line.parts, *look.parts}), asked=line.asked or look.public_id in asked)


def _line(look: Look, by_job: bool, asked: set[UUID]) -> LookLine:
    helping = look.purpose == Purpose.HELPING
    return LookLine(
        id=look.public_id,
        who=gettext("A member of staff") if by_job else look.actor_name,
        job="" if helping else look.actor_role,
        body="" if helping else look.actor_body,
        by_job=by_job,
        is_own=look.basis == Basis.OWN,
        at=look.at,
        parts=in_order(look.parts),
        reason=_why(look),
        is_emergency=look.basis == Basis.EMERGENCY,
        asked=look.public_id in asked,
    )


def _why(look: Look) -> str:
    if look.purpose != Purpose.HELPING:
        return PURPOSE_WORDS[Purpose(look.purpose)]
    power = POWER_WORDS.get(Basis(look.basis))
    return (
        gettext("Speaking for you, as your %(who)s") % {"who": gettext(power.who)} if power else gettext("Helping you")
    )


def _emergency_line(row: EmergencyOpening, looks: list[Look], asked: set[UUID]) -> EmergencyLine:
    of_this_opening = [look for look in looks if look.basis_id == str(row.public_id)]
    look = of_this_opening[0] if of_this_opening else None
    by_job = row.opened_by_user.shown_by_role
    return EmergencyLine(
        id=row.public_id,
        who=gettext("A member of staff") if by_job else row.opened_by,
        job=row.job_title,
        body=row.organisation.name,
        at=row.opened_at,
        reason=row.reason,
        is_content=row.content_at is not None,
        look_id=look.public_id if look else None,
        asked=any(look.public_id in asked for look in of_this_opening),
    )


def _question_line(row: LookQuestion) -> QuestionLine:
    return QuestionLine(
        row.public_id,
        row.question,
        row.looked_by,
        row.looked_at,
        clock.local(row.asked_at).date(),
        row.due_on,
        row.answer,
        clock.local(row.answered_at).date() if row.answered_at else None,
        row.answered_by,
    )


def _grouped(lines: list[LookLine], *, today: date) -> tuple[tuple[str, tuple[LookLine, ...]], ...]:
    """Today, this week, then by month: as people think back."""
    monday = today - timedelta(days=today.weekday())
    groups: dict[str, list[LookLine]] = {}
    for line in lines:
        day = clock.local(line.at).date()
        if day == today:
            name = gettext("Today")
        elif day >= monday:
            name = gettext("This week")
        elif (day.year, day.month) == (today.year, today.month):
            name = gettext("Earlier this month")
        else:
            name = date_format(day, "F Y")
        groups.setdefault(name, []).append(line)
    return tuple((name, tuple(group)) for name, group in groups.items())


def _start_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=clock.LONDON)


def name_to_show(actor: Actor) -> str:
    """This will give the name people outside their organisation see: none for staff who are shown by job."""
    kept_back = User.objects.filter(pk=actor.user_id or -1, shown_by_role=True).exists()
    return "A member of staff" if kept_back else actor.display_name
