"""Reading a plan: now, as it was, and what changed in between."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from partake.care_plans import access
from partake.care_plans.actions.lines import start_plan
from partake.care_plans.domain.comparing import compare, marked
from partake.care_plans.queries import between, conversations, talking
from partake.care_plans.queries.deciding import get_deciding
from partake.care_plans.queries.papers import list_notes
from partake.care_plans.queries.plan import PlanPage, contents_in, get_plan
from partake.care_plans.views.pages import plan_address, plan_answer
from partake.kernel.verdict import Verdict
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.opening import record_page
from partake.people.queries.record import latest_words
from partake.ui.submission import once

SHOWN = (Part.PLAN, Part.ABOUT_ME, Part.IF_I_GET_WORSE)


@record_page(*SHOWN)
def plan(request: HttpRequest, record: OpenRecord, number: int | None = None) -> HttpResponse:
    may_answer = (access.can_agree_for_themselves(record), access.can_agree_as_professional(record))
    return _plan(request, record, get_plan(record, number), may_answer)


@record_page(*SHOWN)
def joined(request: HttpRequest, record: OpenRecord, joined: UUID, number: int | None = None) -> HttpResponse:
    """The plan of a record that was joined with this one, as it was."""
    never = access.can_write_joined(record)
    return _plan(request, record, get_plan(record, number, joined=joined), (never, never))


def _plan(
    request: HttpRequest, record: OpenRecord, page: PlanPage, may_answer: tuple[Verdict, Verdict]
) -> HttpResponse:
    notes = list_notes(record, page) if page.is_newest else {}
    talks = conversations.list_conversations(record) if page.sees_plan else ()
    last_talk = conversations.last_held(talks)
    return plan_answer(
        request,
        "plan",
        record,
        page=page,
        paper_notes=notes,
        waiting=sum(map(len, notes.values())),
        about_me=[one for one in latest_words(record) if one.heading.part is Part.ABOUT_ME],
        wish=talking.get_wish(record) if page.sees_plan else None,
        offer=talking.get_offer(record) if page.sees_plan else None,
        review=conversations.review_now(page),
        next_talk=conversations.next_planned(talks),
        last_talk=last_talk,
        since=between.list_said_since(record, page, last_talk.held_on if last_talk else None) if page.sees_plan else (),
        questions=len(between.list_questions(record)) if page.sees_plan else 0,
        may_ask=access.can_ask_question(record),
        may_lead=access.can_lead_talk(record),
        deciding=get_deciding(record, page) if page.sees_plan and page.draft and page.is_newest else None,
        may_answer_for_themselves=may_answer[0],
        may_answer_as_professional=may_answer[1],
    )


@require_POST
@record_page(Part.PLAN)
def start(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    def begin() -> str:
        start_plan(record=record)
        return plan_address(record)

    return redirect(once(request, begin))


@record_page(Part.PLAN)
def versions(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_see_plan(record).require()
    return plan_answer(request, "versions", record, page=get_plan(record))


@record_page(Part.PLAN)
def changes(request: HttpRequest, record: OpenRecord, before: int, after: int) -> HttpResponse:
    access.can_see_plan(record).require()
    older, newer = get_plan(record, before), get_plan(record, after)
    return plan_answer(
        request,
        "changes",
        record,
        marked=marked,
        older=older.shown,
        newer=newer.shown,
        page=newer,
        comparison=compare(contents_in(older), contents_in(newer)),
    )
