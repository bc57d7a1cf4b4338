"""Putting up a service's page, and keeping what people say on it."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from partake.audit.actions import record as record_event
from partake.feedback import access
from partake.feedback.codes import new_code
from partake.feedback.events import PAGE_CHANGED, PAGE_CLOSED, PAGE_OPENED
from partake.feedback.models import FeedbackPage
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.organisations.models import Service
from partake.voices.actions.recording import record_voice
from partake.voices.domain.new import About, Attribute, NewContributor, NewVoice
from partake.voices.domain.voice import Channel, Sampling, Speaker, VoiceKind
from partake.voices.models import Voice

DONT_KNOW = 6


@transaction.atomic
def open_page(
    *, actor: Actor, service: Service, why: str = "", phone: str = "", asks_about: Iterable[str] = ()
) -> FeedbackPage:
    """This will put up a page for a service, with a short code for its poster. Raises `Refused`, `Rejected`."""
    access.can_run_page(actor, service.organisation_id).require()

    if FeedbackPage.objects.filter(service=service).exists():
        raise Rejected("", "This service has a page already.")
    page = _with_new_code(service, actor, why, phone, list(asks_about))

    record_event(PAGE_OPENED, actor=actor, about=_ref(page))

    return page


@transaction.atomic
def change_page(
    *, actor: Actor, page: FeedbackPage, why: str, phone: str, asks_about: Iterable[str], version: int | None
) -> FeedbackPage:
    """This will change what a page asks besides the set question. Raises `Refused`, `Stale`."""
    access.can_run_page(actor, page.service.organisation_id).require()

    page = _locked(page, version)
    page.why, page.phone, page.asks_about = why, phone, list(asks_about)
    page.version += 1
    page.save()

    record_event(PAGE_CHANGED, actor=actor, about=_ref(page), fields=("why", "phone", "asks_about"))

    return page


@transaction.atomic
def close_page(*, actor: Actor, page: FeedbackPage, version: int | None) -> FeedbackPage:
    """This will take a page down: its poster then leads to where people can say it. Raises `Refused`, `Stale`."""
    access.can_run_page(actor, page.service.organisation_id).require()

    page = _locked(page, version)
    page.closed_at = clock.now()
    page.version += 1
    page.save()

    record_event(PAGE_CLOSED, actor=actor, about=_ref(page))

    return page


@transaction.atomic
def say_how_it_was(
    *,
    actor: Actor,
    page: FeedbackPage,
    score: int,
    words: str = "",
    question: str = "",
    allows_quote: bool = False,
    language: str = "en",
    channel: Channel = Channel.ONLINE,
    speaker: Speaker = Speaker.NOT_SAID,
    attributes: tuple[Attribute, ...] = (),
    contributor: NewContributor | None = None,
    came_as: str | None = None,
) -> Voice:
    """This will keep one answer to the Friends and Family question: `score` is 1 (very good) to 6 (don't know).
    Anyone may. Raises `Rejected`, `NotFound` when the page was taken down."""
    if page.closed_at is not None:
        raise NotFound
    if not 1 <= score <= DONT_KNOW:
        raise Rejected("score", "That answer is not on this page. Overall, how was your experience?")
    return record_voice(
        actor=actor,
        voice=NewVoice(
            kind=VoiceKind.COMMENT,
            about=(About(page.service.organisation_id, page.service_id),),
            words=words,
            score=score,
            question=question,
            said_on=clock.today(),
            channel=channel,
            sampling=Sampling.ANYONE_MAY,
            speaker=speaker,
            language=language,
            allows_quote=allows_quote and bool(words.strip()),
            attributes=attributes,
            source=_ref(page),
            came_as=came_as,
        ),
        contributor=contributor,
    )


def _ref(page: FeedbackPage) -> Ref:
    return Ref("feedback.page", str(page.public_id))


def _with_new_code(service: Service, actor: Actor, why: str, phone: str, asks_about: list[str]) -> FeedbackPage:
    """A code that is taken is drawn again: the unique index decides, not a look before."""
    while True:
        try:
            with transaction.atomic():
                return FeedbackPage.objects.create(
                    service=service,
                    code=new_code(),
                    why=why,
                    phone=phone,
                    asks_about=asks_about,
                    opened_at=clock.now(),
                    opened_by=actor.display_name,
                )
        except IntegrityError:
            if FeedbackPage.objects.filter(service=service).exists():
                raise Rejected("", "This service has a page already.") from None


def _locked(page: FeedbackPage, version: int | None) -> FeedbackPage:
    page = FeedbackPage.objects.select_for_update(of=("self",)).select_related("service").get(pk=page.pk)
    if page.version != version or page.closed_at is not None:
        raise Stale(page)
    return page
