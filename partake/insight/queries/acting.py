"""Actions about what people said: whose they are, what stands behind them, whose words they are about, what came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from partake.insight import access
from partake.insight.domain_of_acting import MOST_CITED, ImprovementState
from partake.insight.frameworks import name_of
from partake.insight.models import Improvement, ImprovementNote, ImprovementVoice
from partake.insight.queries.signals import Lasting, lasting
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.paging import keyset_page
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.organisations.queries import Colleague, list_colleagues, with_those_before
from partake.voices.access import ANSWERS
from partake.voices.domain.states import OutcomeState
from partake.voices.models import Voice
from partake.voices.queries.exploring import count_to_tell
from partake.voices.queries.voices import VoiceLine, line_of

OPEN_AT_ONCE = 100


@dataclass(frozen=True)
class ImprovementLine:
    """One action in a list. `needs_owner`: whoever had it no longer works on this here."""

    id: UUID
    title: str
    about: str
    service: str
    owner: str
    is_mine: bool
    needs_owner: bool
    due_on: date
    state: ImprovementState
    ended_on: date | None
    look_again_on: date | None
    look_again_now: bool
    is_answered: bool

    @property
    def days_late(self) -> int:
        """How many days past its day; 0 when it is over or not late."""
        return max(0, (clock.today() - self.due_on).days) if self.state is ImprovementState.OPEN else 0


@dataclass(frozen=True)
class ImprovementsPage:
    """`open_ones` by day, `over` the newest first."""

    open_ones: tuple[ImprovementLine, ...]
    over: tuple[ImprovementLine, ...]
    next_cursor: UUID | None


@dataclass(frozen=True)
class NoteLine:
    kind: str
    words: str
    by: str
    on: date


@dataclass(frozen=True)
class Cited:
    """Whose words an action is about: `voices` of them, `by_machine` because a machine alone said so; `to_tell` asked
    to hear what comes of it; `taken_back` took their words back since, and are in no other number."""

    voices: int
    by_machine: int
    to_tell: int
    taken_back: int


@dataclass(frozen=True)
class CameOf:
    """What was written to those who spoke: `told` were written to."""

    id: UUID
    title: str
    kind: str
    state: OutcomeState
    told: int
    follow_ups: int


@dataclass(frozen=True)
class OneImprovement:
    line: ImprovementLine
    theme: str
    question: str
    service_id: UUID | None
    finding: str
    figures: dict[str, object]
    why: str
    started_on: date
    started_by: str
    notes: tuple[NoteLine, ...]
    cited: Cited
    changed_on: date | None
    changed_words: str
    change_struck: bool
    lasting: Lasting | None
    outcome: CameOf | None
    may_change: bool
    version: int


def list_owners(organisation: Organisation) -> list[Colleague]:
    """This will give those who may have an action of a body: whoever answers there for what people say, each once."""
    found = list_colleagues(today=clock.today(), roles=ANSWERS, organisation_id=organisation.pk, limit=50)
    return list({one.user_id: one for one in reversed(found)}.values())[::-1]


def list_improvements(actor: Actor, *, organisation: Organisation, cursor: str | None = None) -> ImprovementsPage:
    """This will give the actions of a body: those to be done, by day, and a page of those that are over. Raises
    `Refused`."""
    access.can_see_figures(actor, organisation.pk).require()
    rows = Improvement.objects.filter(organisation__in=with_those_before(organisation.pk))
    rows = rows.select_related("service", "owner", "outcome")
    to_do = list(rows.filter(state=ImprovementState.OPEN).order_by("due_on", "pk")[:OPEN_AT_ONCE])
    over = keyset_page(rows.exclude(state=ImprovementState.OPEN), by="ended_at", cursor=cursor, newest_first=True)
    here = {one.user_id for one in list_owners(organisation)}
    return ImprovementsPage(
        tuple(_line(row, actor, here) for row in to_do),
        tuple(_line(row, actor, here) for row in over.rows),
        over.next_cursor,
    )


def get_improvement_row(actor: Actor, *, organisation: Organisation, improvement_id: UUID) -> Improvement:
    """This will give the row an action works on. Raises `Refused`, `NotFound`."""
    access.can_see_figures(actor, organisation.pk).require()
    rows = Improvement.objects.filter(organisation__in=with_those_before(organisation.pk), public_id=improvement_id)
    row = rows.select_related("organisation", "service", "owner", "change", "outcome").first()
    if row is None:
        raise NotFound
    return row


def get_improvement(actor: Actor, *, organisation: Organisation, improvement_id: UUID) -> OneImprovement:
    """This will give one action with everything about it. Raises `Refused`, `NotFound`."""
    row = get_improvement_row(actor, organisation=organisation, improvement_id=improvement_id)
    here = {one.user_id for one in list_owners(organisation)}
    stands = row.change is not None and row.change.struck_at is None
    return OneImprovement(
        line=_line(row, actor, here),
        theme=row.theme,
        question=row.question,
        service_id=row.service.public_id if row.service else None,
        finding=row.finding,
        figures=row.figures,
        why=row.why,
        started_on=clock.local(row.started_at).date(),
        started_by=row.started_by,
        notes=_notes(row),
        cited=_cited(row),
        changed_on=row.change.changed_on if row.change else None,
        changed_words=row.change.words if row.change else "",
        change_struck=row.change is not None and not stands,
        lasting=lasting(row.organisation, row.service, theme=row.theme, question=row.question) if stands else None,
        outcome=_came_of(row),
        may_change=bool(access.can_change(actor, row.organisation_id)),
        version=row.version,
    )


def list_cited(
    actor: Actor, *, organisation: Organisation, improvement: Improvement, cursor: str | None = None
) -> tuple[tuple[VoiceLine, ...], UUID | None]:
    """This will give a page of the voices an action is about, the newest first, and where the next begins. What was
    taken back is not among them. Raises `Refused`."""
    access.can_see_figures(actor, organisation.pk).require()
    mine = ImprovementVoice.objects.filter(improvement=improvement, left_out_at__isnull=True)
    rows = Voice.objects.about(organisation.pk).filter(pk__in=mine.values("voice_id"))
    page = keyset_page(rows, by="received_at", cursor=cursor, newest_first=True)
    return tuple(line_of(row) for row in page.rows), page.next_cursor


def voices_of(improvement: Improvement) -> list[Voice]:
    """This will give the rows of the voices an action is about that are still there, for what is written to them."""
    mine = ImprovementVoice.objects.filter(improvement=improvement, left_out_at__isnull=True)
    rows = Voice.objects.about(improvement.organisation_id).filter(pk__in=mine.values("voice_id"))
    return list(rows.order_by("pk")[:MOST_CITED])


def improvements_of_voices(
    actor: Actor, *, organisation: Organisation, voice_ids: Iterable[UUID]
) -> dict[UUID, tuple[tuple[UUID, str], ...]]:
    """This will give, for each of these voices, the actions of a body that it led to, as (id, title). Raises
    `Refused`."""
    access.can_see_figures(actor, organisation.pk).require()
    cites = ImprovementVoice.objects.filter(voice__public_id__in=list(voice_ids), left_out_at__isnull=True)
    cites = cites.filter(improvement__organisation__in=with_those_before(organisation.pk)).order_by("improvement_id")
    found: dict[UUID, tuple[tuple[UUID, str], ...]] = {}
    for voice, one, title in cites.values_list("voice__public_id", "improvement__public_id", "improvement__title"):
        found[voice] = (*found.get(voice, ()), (one, title))
    return found


def lines_of_voice(actor: Actor, *, organisation: Organisation, voice_id: UUID) -> tuple[ImprovementLine, ...]:
    """This will give the actions of a body that are about one voice, as they were begun. Raises `Refused`."""
    cites = ImprovementVoice.objects.filter(voice__public_id=voice_id, left_out_at__isnull=True)
    return _lines(actor, organisation, Improvement.objects.filter(pk__in=cites.values("improvement_id")))


def lines_of_outcome(actor: Actor, *, organisation: Organisation, outcome_id: UUID) -> tuple[ImprovementLine, ...]:
    """This will give the action of a body that one outcome came of, as one line or none. Raises `Refused`."""
    return _lines(actor, organisation, Improvement.objects.filter(outcome__public_id=outcome_id))


def improvements_about(organisation: Organisation, theme: str) -> tuple[tuple[UUID, str, str], ...]:
    """This will give the actions of a body about one theme, the newest first, as (id, title, state): at most ten."""
    rows = Improvement.objects.filter(theme=theme, organisation__in=with_those_before(organisation.pk))
    return tuple(rows.order_by("-pk").values_list("public_id", "title", "state")[:10])


def _lines(actor: Actor, organisation: Organisation, rows: QuerySet[Improvement]) -> tuple[ImprovementLine, ...]:
    access.can_see_figures(actor, organisation.pk).require()
    here = rows.filter(organisation__in=with_those_before(organisation.pk))
    found = list(here.select_related("service", "owner", "outcome").order_by("started_at", "pk"))
    owners = {one.user_id for one in list_owners(organisation)} if found else set()
    return tuple(_line(row, actor, owners) for row in found)


def _line(row: Improvement, actor: Actor, here: set[int]) -> ImprovementLine:
    is_open = row.state == ImprovementState.OPEN
    look = row.look_again_on if row.state == ImprovementState.DONE else None
    is_due = look is not None and look <= clock.today()
    return ImprovementLine(
        id=row.public_id,
        title=row.title,
        about=name_of(row.theme) if row.theme else "",
        service=row.service.name if row.service else "",
        owner=row.owner.display_name,
        is_mine=row.owner_id == actor.user_id,
        needs_owner=is_open and (row.owner_id not in here or not row.owner.is_active),
        due_on=row.due_on,
        state=ImprovementState(row.state),
        ended_on=clock.local(row.ended_at).date() if row.ended_at else None,
        look_again_on=look,
        look_again_now=is_due and not _looked_since(row, look),
        is_answered=row.outcome_id is not None,
    )


def _looked_since(row: Improvement, day: date | None) -> bool:
    if day is None or row.outcome is None:
        return False
    return row.outcome.follow_ups.filter(at__gte=clock.start_of(day)).exists()


def _notes(row: Improvement) -> tuple[NoteLine, ...]:
    rows = ImprovementNote.objects.filter(improvement=row).order_by("-at", "-pk")[:200]
    return tuple(NoteLine(one.kind, one.words, one.by, clock.local(one.at).date()) for one in rows)


def _cited(row: Improvement) -> Cited:
    mine = ImprovementVoice.objects.filter(improvement=row, left_out_at__isnull=True)
    there = mine.filter(voice__withdrawn_at__isnull=True)
    return Cited(
        voices=there.count(),
        by_machine=there.filter(by_machine=True).count(),
        to_tell=count_to_tell(list(there.values_list("voice_id", flat=True))),
        taken_back=mine.filter(voice__withdrawn_at__isnull=False).count(),
    )


def _came_of(row: Improvement) -> CameOf | None:
    if row.outcome is None:
        return None
    one = row.outcome.replaced_by.filter(state=OutcomeState.PUBLISHED).first() or row.outcome
    told = one.cites.filter(told_at__isnull=False).count()
    return CameOf(one.public_id, one.title, one.kind, OutcomeState(one.state), told, one.follow_ups.count())
