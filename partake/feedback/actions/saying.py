"""Keeping what people say on a service's page. Anyone may say it."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from partake.feedback.models import FeedbackPage, PaperForm
from partake.feedback.said import DONT_KNOW, Said, new_voice
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Rejected
from partake.questionnaires.form_numbers import read_form_number
from partake.voices.actions.recording import give_author_link, let_author_hear, record_voice
from partake.voices.domain.new import NewContributor
from partake.voices.domain.voice import Channel
from partake.voices.models import Voice


@transaction.atomic
def say_how_it_was(
    *, actor: Actor, page: FeedbackPage, said: Said, channel: Channel = Channel.ONLINE, form_number: str = ""
) -> Voice:
    """This will keep one answer to the Friends and Family question. With the number of a paper form, whose square led
    here, that form is answered by it. Raises `Rejected`, `NotFound` when the page is closed."""
    if page.is_closed:
        raise NotFound
    if said.score is None or not 1 <= said.score <= DONT_KNOW:
        raise Rejected("score", gettext("That answer is not on this page. Overall, how was your experience?"))
    voice = record_voice(actor=actor, voice=new_voice(page, said, channel=channel, said_on=clock.today()))
    if number := read_form_number(form_number):
        _mark_answered(page, voice, number)
    return voice


@transaction.atomic
def say_after_a_death(*, actor: Actor, page: FeedbackPage, said: Said) -> Voice:
    """This will keep what somebody says about the care of a person who has died. They are not asked to rate it, so it
    is in no share and no return. Raises `Rejected` when nothing is written, `NotFound` when the page is closed."""
    if page.is_closed:
        raise NotFound
    if not said.words.strip():
        raise Rejected("words", gettext("Nothing is written yet. What would you like us to know?"))
    about = new_voice(page, said, channel=Channel.ONLINE, said_on=clock.today())
    return record_voice(actor=actor, voice=about)


@transaction.atomic
def ask_to_hear(*, actor: Actor, voice: Voice, contributor: NewContributor | None) -> str:
    """This will keep how somebody who has just said something may be told what came of it; or, with no `contributor`,
    give the whole address of their private link. The caller has made sure that they said it. Raises `Rejected`,
    `NotFound`."""
    if contributor is None:
        return give_author_link(actor=actor, voice=voice)
    let_author_hear(actor=actor, voice=voice, contributor=contributor)
    return ""


def _mark_answered(page: FeedbackPage, voice: Voice, number: str) -> None:
    """A form answered before turns nobody away here: one that was copied is in many hands."""
    try:
        with transaction.atomic():
            PaperForm.objects.create(page=page, voice=voice, number=number, answered_at=clock.now())
    except IntegrityError:
        return
