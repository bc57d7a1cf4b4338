"""Where anyone says how a service was: no account, no script; thanks that put help first; and how they would hear."""

from uuid import UUID

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.accounts.links import on_our_site
from partake.feedback.actions import saying as actions
from partake.feedback.forms.about_me import answered, names_of, speaker_of
from partake.feedback.forms.hear_back import HearBack, contributor_of, wants_link
from partake.feedback.forms.say import AfterDeathForm, SayForm
from partake.feedback.friends_and_family import Wording
from partake.feedback.models import FeedbackPage
from partake.feedback.said import Said
from partake.feedback.views.public import NOBODY, answer, public_page, with_language
from partake.feedback.words import after_death, help_now, may_mean_danger
from partake.kernel.verdict import NotFound
from partake.organisations.lives import life_of
from partake.questionnaires.guard import may_send
from partake.voices.domain.voice import Speaker
from partake.voices.models import Voice
from partake.voices.queries.mine import get_just_said

SALT = "partake.feedback.said"
# Long enough to fill in an address; short, because whoever comes to the same screen next could do it too.
MAY_STILL_ASK = 30 * 60


@public_page()
def say(request: HttpRequest, page: FeedbackPage, wording: Wording) -> HttpResponse:
    form = SayForm.asked_in(request, wording, page)

    def send() -> str:
        number = request.GET.get("form", "")
        voice = actions.say_how_it_was(actor=NOBODY, page=page, said=said_in(form, page, wording), form_number=number)
        return with_language(reverse("feedback:thanks", args=[page.code, _proof(voice)]), wording)

    drawn = form.once(send) if may_send(request, form) else None
    return drawn or answer(
        request, "say", page, wording, form=form, about_me=names_of(page.asks_about),
        died=after_death(wording.code), formerly=next(iter(life_of(page.service).names), None),
    )  # fmt: skip


@public_page()
def say_after_a_death(request: HttpRequest, page: FeedbackPage, wording: Wording) -> HttpResponse:
    """Nobody is asked to rate the care of somebody who has died."""
    words = after_death(wording.code)
    form = AfterDeathForm.asked_in(request, wording, words)

    def send() -> str:
        said = Said(
            words=form.values["words"],
            question=words.question,
            allows_quote=form.values["allows_quote"] is True,
            language=wording.code,
            speaker=Speaker.FAMILY,
        )
        voice = actions.say_after_a_death(actor=NOBODY, page=page, said=said)
        return with_language(reverse("feedback:thanks_after_a_death", args=[page.code, _proof(voice)]), wording)

    drawn = form.once(send) if may_send(request, form) else None
    return drawn or answer(request, "say_after_a_death", page, wording, form=form, died=words)


@public_page()
def thanks(request: HttpRequest, page: FeedbackPage, wording: Wording, proof: str) -> HttpResponse:
    return _thanks(request, page, wording, proof, "thanks")


@public_page()
def thanks_after_a_death(request: HttpRequest, page: FeedbackPage, wording: Wording, proof: str) -> HttpResponse:
    return _thanks(request, page, wording, proof, "thanks_after_a_death")


@public_page()
def link(request: HttpRequest, page: FeedbackPage, wording: Wording, secret: str) -> HttpResponse:
    """The private link, shown to whoever asked for it a moment ago."""
    address = on_our_site(reverse("voices:mine", args=[secret]))
    return answer(request, "link", page, wording, address=address)


def said_in(form: SayForm, page: FeedbackPage, wording: Wording) -> Said:
    """This will give what a form that was right says."""
    return Said(
        score=int(form.values["score"]),
        words=form.values["words"],
        question=page.question_in(wording.code) or wording.why,
        allows_quote=form.values["allows_quote"] is True,
        language=wording.code,
        speaker=speaker_of(form.values),
        attributes=answered(form.values),
    )


def _thanks(request: HttpRequest, page: FeedbackPage, wording: Wording, proof: str, name: str) -> HttpResponse:
    voice = _just_said(proof)
    form = HearBack.from_request(request) if voice and not voice.wants_answer else None

    def hear() -> str:
        assert form is not None
        assert voice is not None
        contributor = None if wants_link(form.values) else contributor_of(form.values, language=wording.code)
        here = with_language(reverse(f"feedback:{name}", args=[page.code, proof]), wording)
        if contributor is None and not wants_link(form.values):
            return here
        address = actions.ask_to_hear(actor=NOBODY, voice=voice, contributor=contributor)
        secret = address.rpartition("/")[2]
        return with_language(reverse("feedback:link", args=[page.code, secret]), wording) if secret else here

    drawn = form.once(hear) if form and may_send(request, form) else None
    shown = {"form": form} if form else {"will_hear": bool(voice and voice.wants_answer)}
    return drawn or answer(
        request,
        name,
        page,
        wording,
        may_be_danger=voice is None or may_mean_danger(voice.words, wording.code),
        help_now=help_now(wording.code),
        died=after_death(wording.code),
        **shown,
    )


def _proof(voice: Voice) -> str:
    """What lets whoever has just said something go on to say how they would hear."""
    return signing.dumps(str(voice.public_id), salt=SALT)


def _just_said(proof: str) -> Voice | None:
    """The voice somebody has just given, or None when that was too long ago."""
    try:
        return get_just_said(UUID(signing.loads(proof, salt=SALT, max_age=MAY_STILL_ASK)))
    except signing.SignatureExpired:
        return None
    except (signing.BadSignature, ValueError):
        raise NotFound from None
