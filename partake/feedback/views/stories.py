"""Have your say: find what you speak of, choose how, and tell it. No account and no script."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.feedback import access
from partake.feedback.actions import stories as actions
from partake.feedback.forms.stories import (
    TELL_FORMS,
    WRITE_DOWN_FORMS,
    StoryForm,
    SuggestionForm,
    TellForm,
    service_choices,
)
from partake.feedback.listening import Tone, reads_like_complaint, support_after
from partake.feedback.queries.pages import find_open_code
from partake.kernel.actor import Actor
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.people.door import check
from partake.questionnaires.guard import may_send
from partake.ui.forms.cleaning import clean_text
from partake.ui.private import private_page
from partake.voices.actions.recording import give_author_link
from partake.voices.contributors import voice_just_told
from partake.voices.domain.new import About
from partake.voices.domain.voice import Channel
from partake.voices.models import Voice
from partake.voices.queries.spoken_of import SpokenOf, find_spoken_of, get_spoken_of

# Long enough to read the page and copy a link; no longer than a shared screen should remember it.
THANKS_FOR = 2 * 60 * 60


@login_not_required
def where(request: HttpRequest) -> HttpResponse:
    wanted = clean_text(request.GET.get("name", ""), one_line=True)[:100]
    return render(request, "feedback/stories/where.jinja", {"wanted": wanted, "found": find_spoken_of(wanted)})


@login_not_required
def about(request: HttpRequest, about_id: UUID) -> HttpResponse:
    said = {"about": get_spoken_of(about_id), "code": find_open_code(about_id)}
    said |= {"may_write_down": bool(access.can_write_down(actor_of(request)))}
    return render(request, "feedback/stories/about.jinja", said)


@login_not_required
def tell(request: HttpRequest, about_id: UUID, kind: str) -> HttpResponse:
    spoken_of, actor = get_spoken_of(about_id), actor_of(request)
    form = _form(TELL_FORMS, kind, request, by_record=actor.person_id is not None)

    def send() -> Voice:
        contributor = form.contributor(person_pk=_own_record(actor))
        return actions.tell_story(
            actor=actor, about=_abouts(spoken_of, form), told=form.told(), contributor=contributor
        )

    return _asked(request, form, spoken_of, send, template="tell")


def write_down(request: HttpRequest, about_id: UUID, kind: str) -> HttpResponse:
    spoken_of, actor = get_spoken_of(about_id), actor_of(request)
    access.can_write_down(actor).require()
    form = _form(WRITE_DOWN_FORMS, kind, request)

    def send() -> Voice:
        return actions.write_story_down(
            actor=actor,
            about=_abouts(spoken_of, form),
            told=form.told(),
            channel=Channel(form.values["channel"]),
            they_agreed=form.values["they_agreed"],
            contributor=form.contributor(person_pk=None),
        )

    return _asked(request, form, spoken_of, send, template="write_down")


@private_page
def thanks(request: HttpRequest, told: str) -> HttpResponse:
    """After it is sent; and for whoever asked for one, their private link, once it is asked for by a press."""
    after = _read_thanks(told)
    voice = voice_just_told(after.voice_id)
    link = ""
    if request.method == "POST" and after.wants_link:
        link = give_author_link(actor=actor_of(request), voice=voice)
    given = {"after": after, "about": get_spoken_of(after.about_id), "link": link, "support": support_after(after.tone)}
    return render(request, "feedback/stories/thanks.jinja", given)


@dataclass(frozen=True)
class After:
    """What the page after a story knows, from its signed address."""

    voice_id: UUID
    about_id: UUID
    tone: Tone
    kind: str
    wants_link: bool
    written_down: bool


def _form(forms: dict[str, type[TellForm]], kind: str, request: HttpRequest, *, by_record: bool = False) -> TellForm:
    if kind not in forms:
        raise NotFound
    named = clean_text(request.POST.get("also", ""), one_line=True)[:100]
    return forms[kind].asked(request, services=service_choices(find_spoken_of(named)), by_record=by_record)


def _asked(
    request: HttpRequest, form: TellForm, spoken_of: SpokenOf, send: Callable[[], Voice], *, template: str
) -> HttpResponse:
    """Step by step; the last one sends. A suggestion that reads like a complaint is offered that way once."""

    def sent() -> str:
        return _thanks_address(send(), form, spoken_of, written_down=template == "write_down")

    drawn, offers = None, False
    if form.is_sent():
        offers = _may_rather_complain(request, form)
        drawn = form.once(sent) if not offers and may_send(request, form) else None
    return drawn or render(
        request, f"feedback/stories/{template}.jinja", {"form": form, "about": spoken_of, "offers_complaint": offers}
    )


def _may_rather_complain(request: HttpRequest, form: TellForm) -> bool:
    asked = request.POST.get("as_it_is") == "yes"
    return isinstance(form, SuggestionForm) and not asked and reads_like_complaint(form.written)


def _abouts(spoken_of: SpokenOf, form: TellForm) -> list[About]:
    also = form.other_service if isinstance(form, StoryForm) else ""
    return [spoken_of.about, *([get_spoken_of(UUID(also)).about] if also else [])]


def _own_record(actor: Actor) -> int | None:
    return check(actor, actor.person_id)[0].pk if actor.person_id else None


def _thanks_address(voice: Voice, form: TellForm, spoken_of: SpokenOf, *, written_down: bool) -> str:
    wants_link = "email" in form.fields and form.wants_link
    kept = [str(voice.public_id), str(spoken_of.id), form.tone(), form.kind, wants_link, written_down]
    return reverse("feedback:told", args=[signing.dumps(kept, salt="partake.feedback.told")])


def _read_thanks(told: str) -> After:
    try:
        kept = signing.loads(told, salt="partake.feedback.told", max_age=THANKS_FOR)
    except signing.BadSignature:
        raise NotFound from None
    voice_id, about_id, tone, kind, wants_link, written_down = kept
    return After(UUID(voice_id), UUID(about_id), Tone(tone), kind, wants_link, written_down)
