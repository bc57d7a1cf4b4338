"""Saying what comments are about: one by one from the queue, and the machine that learns from it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from partake.insight import access, frameworks
from partake.insight.actions import theme_labels as actions
from partake.insight.actions.theme_learning import keep_model
from partake.insight.forms.themes import ROWS, ThemesForm, theme_choices
from partake.insight.queries import themes as queries
from partake.insight.themes.learning import TooFew
from partake.insight.themes.teaching import MOST_AT_A_PRESS, prepare
from partake.insight.views.theme_pages import answer
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.ui.submission import once
from partake.voices.domain.labels import ThemeSaid
from partake.voices.domain.sentences import sentences_of_voice
from partake.voices.queries.voices import get_voice, get_voice_row


@body_page(access.can_change)
def queue(request: HttpRequest, body: Organisation) -> HttpResponse:
    return answer(
        request,
        "theme_queue",
        body=body,
        asked=queries.get_queue(actor_of(request), body),
        machine=queries.machine_of(body),
    )


@body_page(access.can_change)
def say_themes(request: HttpRequest, body: Organisation, voice_id: UUID) -> HttpResponse:
    """What one comment is about, the whole or a sentence. From the queue, the way leads back there."""
    actor = actor_of(request)
    row = get_voice_row(actor, organisation=body, voice_id=voice_id)
    page = get_voice(actor, organisation=body, voice_id=voice_id)
    framework = frameworks.for_body(body.pk)
    said = [ThemeSaid(one.theme, frameworks.name_of(one.theme), one.part, one.sentiment) for one in page.labels.themes]
    sentences = sentences_of_voice(row.words, row.good, row.better)
    choices, initial = ThemesForm.offered(theme_choices(framework), sentences, said)
    form = ThemesForm.from_request(request, choices=choices, initial=initial, version=row.version)
    form.ask(rows=ROWS if request.method == "POST" else min(ROWS, len(said) + 2), by_sentence=len(sentences) > 1)
    from_queue = request.GET.get("from") == "queue"

    def say() -> str:
        actions.say_themes(actor=actor, voice=row, organisation=body, said=form.said, version=form.version)
        return _queue_at(body) if from_queue else reverse("voices:voice", args=[body.public_id, voice_id])

    return form.once(say) or answer(
        request,
        "theme_say",
        body=body,
        page=page,
        form=form,
        two_views=queries.two_views_on(body, row),
        back=_queue_at(body) if from_queue else reverse("voices:voice", args=[body.public_id, voice_id]),
    )


@body_page(access.can_change)
def agree(request: HttpRequest, body: Organisation, voice_id: UUID) -> HttpResponse:
    """That’s right: what the machine suggested, or what stands on the comment, said by a person."""
    row = get_voice_row(actor_of(request), organisation=body, voice_id=voice_id)
    themes = request.POST.getlist("theme")
    feelings = request.POST.getlist("feeling")
    parts = request.POST.getlist("part")
    said = [
        ThemeSaid(theme, frameworks.name_of(theme), int(part) if part.isdecimal() and len(part) < 5 else 0, feeling)
        for theme, feeling, part in zip(themes, feelings, parts, strict=False)
    ]
    version = request.POST.get("version", "")

    def agreed() -> str:
        actions.say_themes(
            actor=actor_of(request),
            voice=row,
            organisation=body,
            said=said,
            version=int(version) if version.isdecimal() else None,
        )
        return _queue_at(body)

    try:
        if not said:
            raise NotFound
        return redirect(once(request, agreed))
    except (Stale, Rejected):  # somebody labelled it meanwhile, or a theme went: the page shows how it stands now
        return redirect(f"{reverse('insight:say_themes', args=[body.public_id, voice_id])}?from=queue")


@body_page(access.can_see_figures)
def card(request: HttpRequest, body: Organisation) -> HttpResponse:
    """How well the machine does here."""
    machine = queries.machine_of(body)
    return answer(
        request,
        "theme_card",
        body=body,
        machine=machine,
        may_change=bool(access.can_change(actor_of(request), body.pk)),
        elsewhere=queries.elsewhere_of(body),
        sorted_by=frameworks.title_of(machine.model.framework) if machine.model else "",
    )


@body_page(access.can_change)
def teach(request: HttpRequest, body: Organisation) -> HttpResponse:
    """Learning and reading are done before anything is kept, so that nobody else waits for it."""
    wrong = ""
    if request.method == "POST":
        try:
            machine = queries.machine_of(body)
            if machine.labelled > MOST_AT_A_PRESS:
                raise TooFew(gettext("There are so many labels that it learns at night. Nothing needs to be pressed."))
            prepared = prepare(body)

            def keep() -> str:
                keep_model(actor=actor_of(request), organisation=body, prepared=prepared)
                return reverse("insight:theme_card", args=[body.public_id])

            return redirect(once(request, keep))
        except TooFew as few:
            wrong = str(few)
    return answer(request, "theme_teach", body=body, machine=queries.machine_of(body), wrong=wrong)


def _queue_at(body: Organisation) -> str:
    return reverse("insight:theme_queue", args=[body.public_id])
