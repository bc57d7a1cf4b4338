"""The page on a screen in a waiting room: it keeps nothing, leads nowhere else, and starts again for the next."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.feedback.actions import saying as actions
from partake.feedback.forms.about_me import names_of
from partake.feedback.forms.say import SayForm
from partake.feedback.friends_and_family import Wording
from partake.feedback.models import FeedbackPage
from partake.feedback.views.public import NOBODY, answer, public_page, with_language
from partake.feedback.views.say import said_in
from partake.feedback.words import help_now
from partake.questionnaires.guard import may_send
from partake.voices.domain.voice import Channel

# Seconds: time to read where to get help, and short enough that the next person finds the start.
STARTS_AGAIN = 45


@public_page(closed="kiosk_closed")
def kiosk(request: HttpRequest, page: FeedbackPage, wording: Wording) -> HttpResponse:
    form = SayForm.asked_in(request, wording, page)

    def send() -> str:
        actions.say_how_it_was(actor=NOBODY, page=page, said=said_in(form, page, wording), channel=Channel.KIOSK)
        return with_language(reverse("feedback:kiosk_thanks", args=[page.code]), wording)

    drawn = form.once(send) if may_send(request, form) else None
    return drawn or answer(request, "kiosk", page, wording, form=form, about_me=names_of(page.asks_about))


@public_page(closed="kiosk_closed")
def kiosk_thanks(request: HttpRequest, page: FeedbackPage, wording: Wording) -> HttpResponse:
    """Starts again in English, by a header as there is no script. Help is always said: no words are read here."""
    response = answer(request, "kiosk_thanks", page, wording, help_now=help_now(wording.code))
    response["Refresh"] = f"{STARTS_AGAIN}; url={reverse('feedback:kiosk', args=[page.code])}"
    return response
