"""The people somebody plans with, by what is due: reads across people, few fields of each. `actions.listing` leaves
the event."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from partake.audit.queries import newest_looks
from partake.care_plans.access import PLANS_WITH_PEOPLE
from partake.care_plans.domain.caseload import CaseloadLine, Standing, Tab
from partake.care_plans.domain.reviews import TOLD_BEFORE
from partake.care_plans.domain.states import OfferAnswer
from partake.care_plans.models import CaseloadEntry, Undertaking
from partake.kernel import clock
from partake.kernel.actor import Actor, Role
from partake.kernel.paging import keyset_page_of
from partake.people.domain import Part
from partake.people.queries.reach import reach

PAGE = 25
# What changed is looked for among so many at a time: most of it is news, and the reader goes on if it is not.
LOOKED_THROUGH = 100
CHANGED_WITHIN = timedelta(days=90)

ORDER: dict[Tab, str] = {
    Tab.REVIEW: "review_on",
    Tab.CHANGED: "changed_at",
    Tab.SOMEBODY_NEW: "sort_name",
    Tab.ASK_AGAIN: "ask_again_on",
    Tab.NO_PLAN: "sort_name",
    Tab.ALL: "sort_name",
}


@dataclass(frozen=True)
class CaseloadPage:
    """One page of one question. `jobs` are those the reader may narrow to: none when they hold only one."""

    tab: Tab
    lines: tuple[CaseloadLine, ...]
    next_cursor: UUID | None
    jobs: tuple[Role, ...]
    job: Role | None


def jobs_of(actor: Actor) -> tuple[Role, ...]:
    """This will give the jobs in which they plan with people, one for each body or team; a body that was taken over
    goes with the one that took it over, and is not asked about."""
    mine = [job for job in actor.roles if job.code in PLANS_WITH_PEOPLE]
    return tuple({(job.organisation_name, job.team_id): job for job in reversed(mine)}.values())[::-1]


def caseload_page(actor: Actor, tab: Tab, *, job: str = "", cursor: str = "") -> CaseloadPage:
    """This will give one page of the people whose plan the actor may open for their job, all of them living here.
    `job` is the place of one of their jobs (`job_code`), to see that one's people alone."""
    jobs = jobs_of(actor)
    chosen = next((one for one in jobs if job_code(one) == job), None)
    who = replace(actor, roles=(chosen,)) if chosen else actor
    lists = [_asked(rows, tab) for rows in _lists(who)]
    newest = tab is Tab.CHANGED
    page = keyset_page_of(
        lists, by=ORDER[tab], cursor=cursor, newest_first=newest, size=LOOKED_THROUGH if newest else PAGE
    )
    rows, next_cursor = list(page.rows), page.next_cursor
    if newest:
        rows, next_cursor = _unseen(actor, rows, next_cursor)
    return CaseloadPage(tab, tuple(_line(row) for row in rows), next_cursor, jobs if len(jobs) > 1 else (), chosen)


def job_code(job: Role) -> str:
    """This will give what stands for one job in an address."""
    return f"{job.organisation_id}-{job.team_id or 0}"


def _lists(actor: Actor) -> Iterable["QuerySet[CaseloadEntry]"]:
    """One for each practice, from its own index, and one for each other way of reaching people. Who may see whom is
    asked of the tables the door asks, for each person shown: an entry by itself opens nothing."""
    ways = reach(actor, Part.PLAN)
    entries = CaseloadEntry.objects.select_related("person")
    if actor.person_id is not None:
        entries = entries.exclude(person__public_id=actor.person_id)
    for practice in ways.practices:
        # Asked of each person in the list's order, where "exists" would first gather the practice's ten thousand.
        held = ways.registered.filter(person_id=OuterRef("person_id")).values("organisation_id")[:1]
        yield entries.filter(practice_id=practice).filter(practice_id=Subquery(held))
    yield entries.filter(person_id__in=ways.caring.values("person_id"))
    yield entries.filter(person_id__in=ways.shared.values("person_id"))


def _asked(rows: "QuerySet[CaseloadEntry]", tab: Tab) -> "QuerySet[CaseloadEntry]":
    today = clock.today()
    match tab:
        case Tab.REVIEW:
            return rows.filter(review_on__lte=today + TOLD_BEFORE)
        case Tab.CHANGED:
            return rows.filter(changed_at__gte=clock.now() - CHANGED_WITHIN)
        case Tab.ASK_AGAIN:
            return rows.filter(ask_again_on__isnull=False)
        case Tab.NO_PLAN:
            return rows.filter(standing=Standing.NONE)
        case Tab.SOMEBODY_NEW:
            lapsed = Undertaking.objects.filter(ended_at__isnull=True, lapsed_at__isnull=False)
            return rows.filter(person_id__in=lapsed.values("plan__person_id"))
        case Tab.ALL:
            return rows


def _unseen(actor: Actor, rows: list[CaseloadEntry], after: UUID | None) -> tuple[list[CaseloadEntry], UUID | None]:
    """Those changed since the actor looked, a page at most, and where to go on."""
    if not rows:
        return [], None
    since = min(row.changed_at for row in rows if row.changed_at)
    looked = newest_looks(actor, [row.person.public_id for row in rows], Part.PLAN, since=since)
    news = []
    for place, row in enumerate(rows):
        seen = looked.get(row.person.public_id)
        if row.changed_at and (seen is None or seen < row.changed_at):
            news.append(row)
            if len(news) == PAGE and (place + 1 < len(rows) or after):
                return news, row.public_id
    return news, after


def _line(row: CaseloadEntry) -> CaseloadLine:
    return CaseloadLine(
        person_id=row.person.public_id,
        name=f"{row.person.given_name} {row.person.family_name}",
        born_on=row.person.born_on,
        standing=Standing(row.standing),
        version=row.version,
        review_on=row.review_on,
        changed_at=row.changed_at,
        offer=OfferAnswer(row.offer) if row.offer else None,
        offered_at=row.offered_at,
        ask_again_on=row.ask_again_on,
    )
