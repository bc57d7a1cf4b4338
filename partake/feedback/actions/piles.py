"""Paper forms that came back, keyed in one after another: the same one twice is told, a mistake is taken back."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.feedback.events import FORM_KEPT, FORM_STRUCK, PILE_CLOSED, PILE_OPENED
from partake.feedback.models import FeedbackPage, PaperForm, Pile
from partake.feedback.said import Said, new_voice
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.questionnaires.access import can_key_in
from partake.questionnaires.form_numbers import read_form_number
from partake.voices.actions.recording import record_voice, withdraw_voice
from partake.voices.domain.new import NewContributor
from partake.voices.domain.voice import Channel


@transaction.atomic
def open_pile(*, actor: Actor, page: FeedbackPage, collected_on: date, forms_in_pile: int | None = None) -> Pile:
    """This will begin keying in a pile of forms about a service, which count for the day they were collected. A page
    that is closed still has forms that come back. Raises `Refused`."""
    can_key_in(actor, page.service.organisation_id).require()

    pile = Pile.objects.create(
        page=page,
        collected_on=collected_on,
        forms_in_pile=forms_in_pile,
        opened_at=clock.now(),
        opened_by=actor.display_name,
    )

    record_event(PILE_OPENED, actor=actor, about=_ref(pile))

    return pile


@transaction.atomic
def key_in_form(
    *,
    actor: Actor,
    pile: Pile,
    said: Said,
    form_number: str = "",
    contributor: NewContributor | None = None,
    is_another: bool = False,
) -> PaperForm:
    """This will keep one form of a pile. A form without a number that says exactly what the one before it says is
    taken only when somebody says that it `is_another`. Raises `Refused`, `Rejected`."""
    can_key_in(actor, pile.page.service.organisation_id).require()

    pile = _locked(pile)
    if pile.closed_at is not None:
        raise Rejected("", gettext("This pile is done. Open another for the forms that are left."))
    if form_number and (number := read_form_number(form_number)) is None:
        raise Rejected("form_number", gettext("That is not a number of one of our forms. Which number is on it?"))
    number = read_form_number(form_number)
    if said.score is None and not said.words.strip():
        raise Rejected("score", gettext("Nothing is ticked or written. If the form is empty, put it aside."))
    before = _last(pile)
    if before is not None and not number and not is_another and _says_the_same(before, said):
        raise Rejected("is_another", gettext("This is exactly what you keyed a moment ago. Is it another form?"))
    form = _kept(actor, pile, said, number, contributor)

    record_event(FORM_KEPT, actor=actor, about=_ref(pile))

    return form


@transaction.atomic
def strike_form(*, actor: Actor, pile: Pile, form_id: int) -> PaperForm:
    """This will take back the form keyed in last, in a pile that is open. Its voice is taken back, so it counts
    nowhere, and its number may be keyed again. Raises `Refused`, `Stale`."""
    can_key_in(actor, pile.page.service.organisation_id).require()

    pile = _locked(pile)
    last = _last(pile)
    if last is None or last.pk != form_id or pile.closed_at is not None:
        raise Stale(pile)
    last.struck_at, last.struck_by = clock.now(), actor.display_name
    last.save()
    withdraw_voice(actor=actor, voice=last.voice)

    record_event(FORM_STRUCK, actor=actor, about=_ref(pile))

    return last


@transaction.atomic
def close_pile(*, actor: Actor, pile: Pile, version: int | None) -> Pile:
    """This will say that a pile is done. Raises `Refused`, `Stale`."""
    can_key_in(actor, pile.page.service.organisation_id).require()

    pile = _locked(pile)
    if pile.closed_at is not None or pile.version != version:
        raise Stale(pile)
    pile.closed_at = clock.now()
    pile.version += 1
    pile.save()

    record_event(PILE_CLOSED, actor=actor, about=_ref(pile))

    return pile


def _kept(actor: Actor, pile: Pile, said: Said, number: str | None, contributor: NewContributor | None) -> PaperForm:
    """The voice and its form together: a number answered before leaves nothing of the second behind."""
    try:
        with transaction.atomic():
            voice = record_voice(
                actor=actor,
                voice=new_voice(pile.page, said, channel=Channel.PAPER, said_on=pile.collected_on),
                contributor=contributor,
            )
            return PaperForm.objects.create(
                page=pile.page,
                pile=pile,
                voice=voice,
                number=number,
                answered_at=clock.now(),
                keyed_by=actor.display_name,
            )
    except IntegrityError:
        words = gettext("Form %(number)s was answered before. Is it the same form? If so, put it aside.")
        raise Rejected("form_number", words % {"number": number}) from None


def _last(pile: Pile) -> PaperForm | None:
    return pile.forms.filter(struck_at__isnull=True).select_related("voice").order_by("-pk").first()


def _says_the_same(before: PaperForm, said: Said) -> bool:
    return (before.voice.score, before.voice.words) == (said.score, said.words)


def _locked(pile: Pile) -> Pile:
    found = Pile.objects.select_for_update(of=("self",)).select_related("page__service__organisation")
    row = found.filter(pk=pile.pk).first()
    if row is None:
        raise NotFound
    return row


def _ref(pile: Pile) -> Ref:
    return Ref("feedback.pile", str(pile.public_id))
