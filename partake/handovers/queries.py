"""Reading stories for the next team: a person's own, and what was given to a reader's team."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from partake.handovers import access
from partake.handovers.models import Handover, Story
from partake.kernel import clock
from partake.kernel.verdict import NotFound
from partake.organisations.models import Team
from partake.organisations.queries import list_teams
from partake.people.door import OpenRecord
from partake.people.models import CareRelationship, Share


@dataclass(frozen=True)
class GivenTo:
    """One team that was given a story. `can_open` says whether they can open the record today: without that they
    cannot read it, whatever was given."""

    id: UUID
    team: str
    body: str
    handed_on: date
    until: date
    read_at: datetime | None
    read_by: str
    is_open: bool
    can_open: bool


@dataclass(frozen=True)
class StoryPage:
    """A story with the teams it was given to, the newest first. `can_change` while none ever was."""

    id: UUID
    left: str
    words: str
    wants: str
    helped_by: str
    on: date
    can_change: bool
    is_told: bool
    given_to: tuple[GivenTo, ...]
    version: int


@dataclass(frozen=True)
class ForMyTeam:
    """A story that was given to a team of the reader."""

    id: UUID
    team: str
    handed_on: date
    until: date
    is_new: bool


def list_stories(record: OpenRecord) -> tuple[StoryPage, ...]:
    """This will give a person's stories, the newest first: all to themselves; to somebody who may write for them, those
    they wrote; to anybody else none."""
    return tuple(_page(row) for row in _rows(record))


def get_story(record: OpenRecord, story_id: UUID) -> StoryPage:
    return _page(get_story_row(record, story_id))


def get_story_row(record: OpenRecord, story_id: UUID) -> Story:
    """This will give the row of a story that the reader may act on, or raise `NotFound`."""
    row = next((one for one in _rows(record) if one.public_id == story_id), None)
    if row is None:
        raise NotFound
    return row


def get_handover_row(record: OpenRecord, handover_id: UUID) -> Handover:
    """This will give the row of a handover that the reader may take back, or raise `NotFound`."""
    stories = [one.pk for one in _rows(record)]
    row = Handover.objects.filter(public_id=handover_id, story__in=stories).select_related("team", "story").first()
    if row is None:
        raise NotFound
    return row


def list_for_my_team(record: OpenRecord) -> tuple[ForMyTeam, ...]:
    """This will give the stories that teams of the reader may read today, the newest first."""
    if not access.teams_of(record.actor):
        return ()
    rows = _for_teams(record).select_related("team").order_by("-handed_at", "-pk")
    return tuple(
        ForMyTeam(row.public_id, row.team.name, _day(row.handed_at), row.until, row.read_at is None) for row in rows
    )


def get_for_my_team(record: OpenRecord, handover_id: UUID) -> Handover:
    """This will give a handover to a team of the reader, with its story; or raise `NotFound`: given to others, taken
    back, and past its day look the same."""
    row = _for_teams(record).filter(public_id=handover_id).select_related("team", "story").first()
    if row is None:
        raise NotFound
    return row


def find_teams(record: OpenRecord, wanted: str) -> tuple[Team, ...]:
    """This will give the teams a story can be given to: those with the words in their name, or with no words those who
    look after the person already. Raises `Refused`."""
    access.can_hand_over(record).require()
    today = clock.today()
    if wanted.strip():
        return tuple(list_teams(today=today, name_contains=wanted, limit=10))
    caring = CareRelationship.objects.current(today).filter(person_id=record.person.pk, team__isnull=False)
    teams = Team.objects.filter(pk__in=caring.values("team"), valid_to__isnull=True)
    return tuple(teams.select_related("organisation").order_by("name", "pk"))


def get_team(team_id: UUID) -> Team:
    """This will give a team, a closed one too: whoever chose it before it closed is told so. Raises `NotFound`."""
    row = Team.objects.filter(public_id=team_id).select_related("organisation").first()
    if row is None:
        raise NotFound
    return row


def can_open(person_pk: int, team: Team) -> bool:
    """This will say whether people of a team can open somebody's record today, by sharing or because they give care."""
    today, at, teams = clock.today(), [team.organisation_id], [team.pk]
    caring = CareRelationship.objects.current(today).filter(person_id=person_pk)
    if caring.opened_to(everyone=at, referred=at, teams=teams).exists():
        return True
    shared = Share.objects.current(today).filter(person_id=person_pk)
    return shared.opened_to(user=-1, close_user=-1, bodies=at, teams=teams).exists()


def story_values(record: OpenRecord) -> list[dict[str, object]]:
    """This will give a person's stories as plain values, for their own copy of everything."""
    return [
        {
            "left": one.left,
            "words": one.words,
            "wants": one.wants,
            "helped_by": one.helped_by,
            "written_on": one.on,
            "given_to": [{"team": to.team, "on": to.handed_on, "read_at": to.read_at} for to in one.given_to],
        }
        for one in list_stories(record)
    ]


def _rows(record: OpenRecord) -> Iterable[Story]:
    if not access.can_hand_over(record) and not record.is_own:
        return []
    rows = Story.objects.filter(person_id=record.person.pk).order_by("-written_at", "-pk")
    rows = rows.prefetch_related("handovers__team__organisation")
    return rows if record.is_own else rows.filter(written_by_user=record.actor.user_id or -1)


def _for_teams(record: OpenRecord) -> "QuerySet[Handover]":
    teams = access.teams_of(record.actor)
    return Handover.objects.open(clock.today()).filter(story__person_id=record.person.pk, team__in=teams)


def _page(row: Story) -> StoryPage:
    handed = sorted(row.handovers.all(), key=lambda one: one.pk, reverse=True)
    return StoryPage(
        id=row.public_id,
        left=row.left,
        words=row.words,
        wants=row.wants,
        helped_by=row.helped_by,
        on=_day(row.written_at),
        can_change=not handed,
        is_told=row.voice_id is not None,
        given_to=tuple(_given(one, row.person_id) for one in handed),
        version=row.version,
    )


def _given(row: Handover, person_pk: int) -> GivenTo:
    is_open = row.taken_back_at is None and row.until >= clock.today()
    return GivenTo(
        id=row.public_id,
        team=row.team.name,
        body=row.team.organisation.name,
        handed_on=_day(row.handed_at),
        until=row.until,
        read_at=row.read_at,
        read_by=row.read_by,
        is_open=is_open,
        can_open=is_open and can_open(person_pk, row.team),
    )


def _day(moment: datetime) -> date:
    return clock.local(moment).date()
