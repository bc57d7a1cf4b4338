"""The card: what to look for, what to do and who to call; and the pathway somebody is on."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from partake.care_plans import access
from partake.care_plans import words_of_card as card_words
from partake.care_plans.actions import due_tests
from partake.care_plans.card import card_document
from partake.care_plans.entitlements import entitlements
from partake.care_plans.forms.ways_back import AskAboutTest
from partake.care_plans.queries.card import get_card
from partake.care_plans.queries.pathway import get_pathway
from partake.care_plans.views.pages import card_address, plan_answer
from partake.care_plans.views.paper import SIZES, file_answer
from partake.kernel import clock
from partake.kernel.verdict import NotFound
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.opening import record_page
from partake.people.queries.messages import print_format
from partake.people.queries.record import list_needs

SHOWN = (Part.IF_I_GET_WORSE, Part.COMMUNICATION)


@record_page(*SHOWN)
def card(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return plan_answer(
        request,
        "card",
        record,
        card=get_card(record),
        words=card_words,
        today=clock.today(),
        sizes=list(SIZES),
        own_size=str(print_format(record).points),
        may_write=access.can_write_plan(record),
        may_ask=access.can_ask_about_test(record),
    )


@record_page(*SHOWN)
def download(request: HttpRequest, record: OpenRecord, size: str) -> HttpResponse:
    form = SIZES.get(size)
    found = get_card(record)
    if form is None or not found.ways:
        raise NotFound
    needs = list_needs(record) if Part.COMMUNICATION in record.parts else ()
    address = request.build_absolute_uri(card_address(record))
    return file_answer(card_document(record, found, needs=needs, address=address), form)


@record_page(Part.IF_I_GET_WORSE)
def ask_about_test(request: HttpRequest, record: OpenRecord, key: UUID) -> HttpResponse:
    access.can_ask_about_test(record).require()
    test = get_card(record).test(key)
    if test is None:
        raise NotFound
    form = AskAboutTest.from_request(request)

    def ask() -> str:
        due_tests.ask_about_test(record=record, key=key, words=form.values["words"])
        return card_address(record)

    return form.once(ask) or plan_answer(request, "ask_about_test", record, form=form, test=test)


@record_page(Part.PLAN)
def pathway(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """What somebody is on and what it gives; while nothing is agreed, what there is to choose from."""
    page = get_pathway(record)
    return plan_answer(
        request,
        "pathway",
        record,
        page=page,
        gives=entitlements(clock.today()),
        may_write=access.can_write_plan(record),
    )
