"""Who can see my record; sharing it, one question a page; stopping; what those who look after me may see."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from partake.kernel.requests import actor_of
from partake.people import access
from partake.people.actions import sharing as actions
from partake.people.domain import AskedHow, hideable_parts, in_order
from partake.people.door import OpenRecord
from partake.people.forms.sharing import (
    ConfirmShare,
    ConfirmShareForThem,
    FindSomebody,
    NarrowForm,
    ShareAnswers,
    UntilWhen,
    WhichParts,
    WithWhom,
)
from partake.people.opening import record_page
from partake.people.queries import share_targets
from partake.people.queries import sharing as queries
from partake.people.views.pages import record_answer
from partake.people.words import part_choices, part_title, what_we_are_doing
from partake.ui.forms import Choice
from partake.ui.forms.cleaning import clean_text
from partake.ui.submission import once

SOMEONE_ELSE = "SOMEONE_ELSE"


@record_page()
def sharing(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return record_answer(request, "sharing", record, page=queries.who_can_see(record))


@record_page()
def sharing_ended(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return record_answer(request, "sharing_ended", record, page=queries.who_can_see(record))


@record_page()
def parts(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return record_answer(request, "parts", record)


@record_page()
def share_with(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """Question 1: with whom."""
    found = share_targets.list_targets(
        record, name_contains=clean_text(request.GET.get("name", ""), one_line=True)[:100]
    )
    offered = [Choice(target.code, target.name, hint=target.detail) for target in found]
    form = WithWhom.from_request(
        request, choices={"who": [*offered, Choice(SOMEONE_ELSE, gettext("Someone who is not in this list"))]}
    )
    if form.is_posted and form.is_valid():
        if form.values["who"] == SOMEONE_ELSE:
            return redirect("people:share_find", record.person.id)
        return _next("people:share_parts", record, ShareAnswers(target=form.values["who"]))
    return record_answer(request, "share_with", record, form=form, searched="name" in request.GET)


@record_page()
def share_find(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """Looking for a team, an organisation or somebody at work by name."""
    access.can_share_record(record).require()
    form = FindSomebody.from_request(request)
    if form.is_posted and form.is_valid():
        found = share_targets.list_targets(record, name_contains=form.values["name"])
        if found:
            return redirect(f"{_at('people:share_with', record)}?{urlencode({'name': form.values['name']})}")
        form.mark("name", gettext("We found no person, team or organisation with that name. Is there another name?"))
    return record_answer(request, "share_find", record, form=form)


@record_page()
def share_parts(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """Question 2: which parts."""
    answers = ShareAnswers.of(request.GET)
    target = share_targets.get_target(record, answers.target)
    before = share_targets.current_share_with(record, target)
    ticked = answers.parts or (in_order(before.parts) if before else target.suggested)
    form = WhichParts.from_request(
        request,
        choices={"parts": part_choices()},
        initial={"parts": ticked},
    )
    form.fields["parts"].label = gettext("What should %(name)s see?") % {"name": target.first_name}
    if form.is_posted and form.is_valid():
        return _next("people:share_until", record, answers.changed(parts=in_order(form.values["parts"])))
    return record_answer(request, "share_parts", record, form=form, target=target)


@record_page()
def share_until(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """Question 3: until when."""
    answers = ShareAnswers.of(request.GET)
    target = share_targets.get_target(record, answers.target)
    form = UntilWhen.from_request(request)
    form.fields["until"].label = gettext("Until when should %(name)s see it?") % {"name": target.first_name}
    if form.is_posted and form.is_valid():
        return _next("people:share_record", record, answers.changed(until=form.answer))
    return record_answer(request, "share_until", record, form=form, target=target)


@record_page()
def share_record(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """The check: the whole act as one sentence, and the one button that does it."""
    answers = ShareAnswers.of(request.GET)
    target = share_targets.get_target(record, answers.target)
    if not answers.is_whole:
        return _next("people:share_parts", record, answers)
    before = share_targets.current_share_with(record, target)
    form_class = ConfirmShare if record.is_own or record.speaks_by else ConfirmShareForThem
    form = form_class.from_request(request, version=before.version if before else None)

    def share() -> str:
        made = actions.share_record(
            record=record,
            target=target,
            parts=answers.parts,
            until=answers.last_day,
            asked_how=AskedHow(form.values.get("asked_how") or AskedHow.THEMSELVES),
            replaces=form.version,
        )
        return reverse("people:share_done", args=[record.person.id, made.public_id])

    return form.once(share) or record_answer(
        request, "share_record", record, form=form, target=target, answers=answers, before=before
    )


@record_page()
def share_done(request: HttpRequest, record: OpenRecord, share_id: UUID) -> HttpResponse:
    share = queries.get_share(record, share_id)
    return record_answer(
        request,
        "share_done",
        record,
        share=share,
        sight=queries.sight_of(share),
        doing=what_we_are_doing(record, share),
    )


@record_page()
def stop_sharing(request: HttpRequest, record: OpenRecord, share_id: UUID) -> HttpResponse:
    """Asked before it is done; done by one press."""
    share = queries.get_share(record, share_id)
    form = ConfirmShare.from_request(request)

    def stop() -> str:
        actions.stop_sharing(record=record, share=share)
        return reverse("people:share_stopped", args=[record.person.id, share_id])

    return form.once(stop) or record_answer(request, "stop_sharing", record, form=form, sight=queries.sight_of(share))


@record_page()
def share_stopped(request: HttpRequest, record: OpenRecord, share_id: UUID) -> HttpResponse:
    share = queries.get_share(record, share_id)
    doing = what_we_are_doing(record, share)
    return record_answer(request, "share_stopped", record, sight=queries.sight_of(share), doing=doing)


@record_page()
def narrow(request: HttpRequest, record: OpenRecord, relationship_id: UUID) -> HttpResponse:
    """What those who look after the person may not see."""
    relationship = queries.get_relationship(record, relationship_id)
    form = NarrowForm.from_request(
        request,
        choices={"hidden": [Choice(part, part_title(part)) for part in hideable_parts(relationship.basis)]},  # type: ignore[arg-type]
        initial={"hidden": relationship.hidden},
        version=relationship.version,
    )

    def narrow_it() -> str:
        actions.narrow_relationship(
            record=record,
            relationship=relationship,
            hidden=in_order(form.values["hidden"]),
            version=form.version,
        )
        return f"{_at('people:sharing', record)}#care"

    return form.once(narrow_it) or record_answer(request, "narrow", record, form=form, relationship=relationship)


@require_POST
def accept_share(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """Pressed on the reader's home page, where somebody's offer is shown."""

    def accept() -> str:
        share = actions.accept_share(actor=actor_of(request), share_id=share_id)
        return reverse("people:record", args=[share.person.public_id])

    return redirect(once(request, accept))


@require_POST
def decline_share(request: HttpRequest, share_id: UUID) -> HttpResponse:
    def decline() -> str:
        actions.decline_share(actor=actor_of(request), share_id=share_id)
        return reverse("home:home")

    return redirect(once(request, decline))


def _at(name: str, record: OpenRecord) -> str:
    return reverse(name, args=[record.person.id])


def _next(name: str, record: OpenRecord, answers: ShareAnswers) -> HttpResponse:
    return redirect(f"{_at(name, record)}?{answers.query}")
