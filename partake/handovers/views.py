"""A story for the next team: written, given to a team, taken back; read by that team; told to a service too."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.handovers import access, actions, queries
from partake.handovers.forms import (
    HandOverForm,
    HandOverForThemForm,
    OwnStoryForm,
    SureForm,
    TellServiceForm,
    TheirStoryForm,
)
from partake.people.domain import AskedHow, Part
from partake.people.door import OpenRecord
from partake.people.opening import record_page
from partake.ui.forms import Choice
from partake.ui.forms.cleaning import clean_text
from partake.voices.queries.spoken_of import find_spoken_of, get_spoken_of


@record_page(Part.ABOUT_ME)
def stories(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """The person's own, and what a team was given. Somebody with neither finds nothing here."""
    given = queries.list_for_my_team(record)
    may_write = access.can_hand_over(record)
    if not given and not record.is_own:
        may_write.require()
    return _page(request, "stories", record, stories=queries.list_stories(record), given=given, may_write=may_write)


@record_page(Part.ABOUT_ME)
def write(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_hand_over(record).require()
    form_class = OwnStoryForm if record.is_own else TheirStoryForm
    form = form_class.from_request(request)

    def save() -> str:
        row = actions.write_story(
            record=record,
            words=form.values["words"],
            wants=form.values["wants"],
            left=form.values["left"],
            helped_by=form.values.get("helped_by", ""),
            said_how=AskedHow(form.values.get("said_how") or AskedHow.THEMSELVES),
        )
        return reverse("handovers:choose_team", args=[record.person.id, row.public_id])

    return form.once(save) or _page(request, "write", record, form=form)


@record_page(Part.ABOUT_ME)
def change(request: HttpRequest, record: OpenRecord, story_id: UUID) -> HttpResponse:
    access.can_hand_over(record).require()
    row = queries.get_story_row(record, story_id)
    before = {"words": row.words, "wants": row.wants, "left": row.left, "helped_by": row.helped_by}
    form = OwnStoryForm.from_request(request, initial=before, version=row.version)
    if not record.is_own:
        del form.fields["helped_by"]

    def save() -> str:
        said = {"helped_by": "", **form.values}
        actions.change_story(record=record, story=row, version=form.version, **said)
        return _home(record)

    return form.once(save) or _page(request, "write", record, form=form, story=row)


@record_page(Part.ABOUT_ME)
def choose_team(request: HttpRequest, record: OpenRecord, story_id: UUID) -> HttpResponse:
    wanted = clean_text(request.GET.get("name", ""), one_line=True)[:100]
    teams = queries.find_teams(record, wanted)
    story = queries.get_story(record, story_id)
    return _page(request, "choose_team", record, story=story, teams=teams, wanted=wanted)


@record_page(Part.ABOUT_ME)
def hand_over(request: HttpRequest, record: OpenRecord, story_id: UUID, team_id: UUID) -> HttpResponse:
    access.can_hand_over(record).require()
    row, team = queries.get_story_row(record, story_id), queries.get_team(team_id)
    form_class = HandOverForm if record.is_own else HandOverForThemForm
    form = form_class.from_request(request)

    def save() -> str:
        actions.hand_over_story(
            record=record,
            story=row,
            team=team,
            until=form.last_day,
            asked_how=AskedHow(form.values.get("asked_how") or AskedHow.THEMSELVES),
        )
        return _home(record)

    given = {"story": row, "team": team, "opens_already": queries.can_open(record.person.pk, team)}
    return form.once(save) or _page(request, "hand_over", record, form=form, **given)


@record_page(Part.ABOUT_ME)
def take_back(request: HttpRequest, record: OpenRecord, handover_id: UUID) -> HttpResponse:
    access.can_hand_over(record).require()
    row = queries.get_handover_row(record, handover_id)
    form = SureForm.from_request(request)

    def save() -> str:
        actions.take_story_back(record=record, handover=row)
        return _home(record)

    return form.once(save) or _page(request, "take_back", record, form=form, handover=row)


@record_page(Part.ABOUT_ME)
def read(request: HttpRequest, record: OpenRecord, handover_id: UUID) -> HttpResponse:
    """Opening it is reading it: the person is told, once."""
    row = queries.get_for_my_team(record, handover_id)
    handover = actions.read_story(record=record, handover=row)
    return _page(request, "read", record, handover=handover)


@record_page(Part.ABOUT_ME)
def tell_service(request: HttpRequest, record: OpenRecord, story_id: UUID) -> HttpResponse:
    access.can_tell_service(record).require()
    row = queries.get_story_row(record, story_id)
    wanted = clean_text(request.GET.get("name", row.left), one_line=True)[:100]
    choices = [Choice(str(one.id), one.name, hint=one.of_whom) for one in find_spoken_of(wanted)]
    form = TellServiceForm.from_request(request, choices={"service": choices})

    def save() -> str:
        about = get_spoken_of(UUID(form.values["service"])).about
        allows = form.values["allows_quote"]
        actions.tell_service(record=record, story=row, about=about, allows_quote=allows)
        return reverse("voices:said", args=[record.person.id])

    return form.once(save) or _page(
        request, "tell_service", record, form=form, story=row, wanted=wanted, found=bool(choices)
    )


def _page(request: HttpRequest, template: str, record: OpenRecord, **values: Any) -> HttpResponse:
    return render(request, f"handovers/{template}.jinja", {"record": record, **values})


def _home(record: OpenRecord) -> str:
    return reverse("handovers:stories", args=[record.person.id])
