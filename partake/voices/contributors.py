"""The one way to an author. Those who read voices have no way into these tables; a test sees to it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from partake.accounts.links import hash_of, new_secret, on_our_site
from partake.correspondence.actions import forget_messages, tell
from partake.correspondence.domain import Need, Recipient
from partake.documents import Document
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound
from partake.people import recipients
from partake.people.needs import need_for_message
from partake.voices.domain.new import NewContributor
from partake.voices.domain.voice import LINK_MONTHS
from partake.voices.models import Contributor, Outcome, OutcomeVoice, Voice, VoiceLink

CONTRIBUTOR = "voices.contributor"


def keep_contributor(voice: Voice, given: NewContributor) -> None:
    """This will keep how an author may be told, apart from what they said."""
    Contributor.objects.create(
        voice=voice,
        person_id=given.person_id,
        name=given.name[:200],
        email=given.email,
        phone=given.phone,
        postal_address=given.postal_address,
        needs=list(given.needs),
        language=given.language,
    )


def new_link(voice: Voice) -> str:
    """This will make a private link to one voice and its answers, and give its whole address. It is shown once."""
    secret, now = new_secret(), clock.now()
    VoiceLink.objects.create(
        voice=voice, link_hash=hash_of(secret), made_at=now, until=now + timedelta(days=LINK_MONTHS * 31)
    )
    return on_our_site(reverse("voices:mine", args=[secret]))


def voice_of_link(secret: str) -> Voice:
    """This will give the voice a private link opens, or raise `NotFound`: unknown and out of date look the same."""
    link = VoiceLink.objects.select_related("voice").filter(link_hash=hash_of(secret), until__gt=clock.now()).first()
    if link is None:
        raise NotFound
    return link.voice


def voice_just_told(voice_id: UUID) -> Voice:
    """This will give the voice that its author has just told, whose signed address they hold; or raise `NotFound`."""
    voice = Voice.objects.filter(public_id=voice_id, withdrawn_at__isnull=True).first()
    if voice is None:
        raise NotFound
    return voice


def tell_author(
    *, actor: Actor, voice: Voice, write: Callable[[str], Document], about: Ref, key: str, sender_id: int
) -> bool:
    """This will write to a voice's author in the format they need, if they asked for an answer; and say whether.
    `write` makes the letter, given the address of the author's own page."""
    contributor = Contributor.objects.select_related("person").filter(voice=voice).first()
    if contributor is None or voice.withdrawn_at is not None or not voice.wants_answer:
        return False
    tell(
        actor=actor,
        recipient=_recipient(contributor),
        document=write(new_link(voice)),
        about=about,
        key=key,
        sender_id=sender_id,
    )
    return True


def untold(outcome: Outcome) -> "QuerySet[OutcomeVoice]":
    """This will give what an outcome answers whose authors have still to be told: they asked, left a way to be told,
    and took nothing back."""
    waiting = outcome.cites.filter(told_at__isnull=True, voice__wants_answer=True, voice__withdrawn_at__isnull=True)
    return waiting.filter(Exists(Contributor.objects.filter(voice=OuterRef("voice"))))


def voices_of_person(person_pk: int) -> list[int]:
    """This will give the row ids of what one person said while signed in, under any record that was joined to
    theirs."""
    mine = Contributor.objects.filter(Q(person_id=person_pk) | Q(person__superseded_by_id=person_pk))
    return list(mine.values_list("voice_id", flat=True))


def forget(*, actor: Actor, voice: Voice) -> None:
    """This will take away how an author was reached, every private link to their words, and what was written to them:
    letters that wait are cancelled, and the outbox keeps neither address nor words. Letters to somebody with a record
    are theirs, in their record, and stay."""
    for contributor in Contributor.objects.filter(voice=voice):
        forget_messages(actor=actor, to=_ref(contributor))
        contributor.delete()
    VoiceLink.objects.filter(voice=voice).delete()


def _ref(contributor: Contributor) -> Ref:
    return Ref(CONTRIBUTOR, str(contributor.public_id))


def _recipient(contributor: Contributor) -> Recipient:
    if contributor.person is not None:
        return recipients.of_person(contributor.person)
    needs = [*contributor.needs]
    if not contributor.language.startswith("en"):
        needs.append(f"language:{contributor.language}")
    asked = [need for need in (need_for_message(code) for code in needs) if need is not None]
    if contributor.phone and not (contributor.email or contributor.postal_address):
        # Partake sends no text messages: whoever settles the held letter reads the number here, and sends it.
        asked.append(Need("local:phone", gettext("To be told on %(phone)s") % {"phone": contributor.phone}))
    return Recipient(
        ref=_ref(contributor),
        name=contributor.name,
        email=contributor.email,
        postal_address=contributor.postal_address,
        needs=tuple(asked),
    )
