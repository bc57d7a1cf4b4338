"""A service answers one voice in public; a claim that something changed is checked by a second person; the author is
told and can answer back."""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.voices import access, contributors, letters
from partake.voices.domain.states import REPLIES, ReplyState, Satisfied
from partake.voices.events import (
    ANSWER_BACK_CLEARED,
    ANSWERED_BACK,
    REPLY_CHECKED,
    REPLY_SENT_BACK,
    REPLY_WRITTEN,
)
from partake.voices.models import AnswerBack, Outcome, Reply, Voice
from partake.voices.signing import signed

MOST_ANSWERS_BACK = 5


@transaction.atomic
def write_reply(*, actor: Actor, voice: Voice, organisation_id: int, words: str, changed: str = "") -> Reply:
    """This will answer a voice for a body it is about. With `changed`, what it says changed, it waits for a second
    person; without, it is shown and its author told at once. Raises `Refused`, `Rejected`, `NotFound`."""
    access.can_answer_voices(actor, organisation_id).require()

    voice = Voice.objects.select_for_update().get(pk=voice.pk)
    if voice.withdrawn_at is not None or not voice.abouts.of_body(organisation_id).exists():
        raise NotFound
    if not words.strip():
        raise Rejected("words", gettext("Nothing is written yet. What would you like to say?"))
    says_changed = bool(changed.strip())
    reply = Reply.objects.create(
        voice=voice,
        organisation_id=organisation_id,
        words=words,
        says_changed=says_changed,
        changed=changed,
        state=ReplyState.TO_CHECK if says_changed else ReplyState.SHOWN,
        written_at=clock.now(),
        written_by=signed(actor, organisation_id),
        written_by_user=actor.user_id or 0,
    )

    record_event(REPLY_WRITTEN, actor=actor, about=_ref(reply), codes={"says_changed": says_changed})

    if not says_changed:
        _show(actor, reply)
    return reply


@transaction.atomic
def change_reply(*, actor: Actor, reply: Reply, words: str, changed: str, version: int | None) -> Reply:
    """This will put a reply that was sent back before the second person again. Raises `Refused`, `Rejected`,
    `Stale`."""
    access.can_answer_voices(actor, reply.organisation_id).require()

    reply = _locked(reply, version, ReplyState.TO_CHECK)
    if not words.strip():
        raise Rejected("words", gettext("Nothing is written yet. What would you like to say?"))
    says_changed = bool(changed.strip())
    reply.words, reply.changed, reply.says_changed = words, changed, says_changed
    reply.written_by, reply.written_at = signed(actor, reply.organisation_id), clock.now()
    reply.written_by_user = actor.user_id or 0
    reply.sent_back_why, reply.checked_by, reply.checked_by_user, reply.checked_at = "", "", None, None
    _save(reply, ReplyState.TO_CHECK)

    record_event(REPLY_WRITTEN, actor=actor, about=_ref(reply), codes={"says_changed": says_changed})

    if not says_changed:
        _save(reply, ReplyState.SHOWN)
        _show(actor, reply)
    return reply


@transaction.atomic
def check_reply(*, actor: Actor, reply: Reply, version: int | None) -> Reply:
    """This will show a reply that says something changed, after a second person made sure that it did.
    Raises `Refused`, `Stale`."""
    access.can_check(actor, reply.organisation_id, reply.written_by_user).require()

    reply = _locked(reply, version, ReplyState.SHOWN)
    _checked_by(actor, reply)
    _save(reply, ReplyState.SHOWN)

    record_event(REPLY_CHECKED, actor=actor, about=_ref(reply))

    _show(actor, reply)
    return reply


@transaction.atomic
def send_reply_back(*, actor: Actor, reply: Reply, why: str, version: int | None) -> Reply:
    """This will give a reply back to whoever wrote it, with what to put right. Raises `Refused`, `Rejected`,
    `Stale`."""
    access.can_check(actor, reply.organisation_id, reply.written_by_user).require()

    reply = _locked(reply, version, ReplyState.SENT_BACK)
    if not why.strip():
        raise Rejected("why", gettext("There is no reason yet. What should be put right?"))
    reply.sent_back_why = why
    _checked_by(actor, reply)
    _save(reply, ReplyState.SENT_BACK)

    record_event(REPLY_SENT_BACK, actor=actor, about=_ref(reply))

    return reply


@transaction.atomic
def answer_back(
    *, actor: Actor, voice: Voice, to: Reply | Outcome, satisfied: Satisfied, words: str = ""
) -> AnswerBack:
    """This will keep what the author says to an answer. The caller has opened the author's private link, or knows that
    `actor` is the author. Words are shown in public once a person has cleared them. Raises `NotFound`, `Rejected`."""
    voice = Voice.objects.select_for_update().get(pk=voice.pk)
    if voice.withdrawn_at is not None:
        raise NotFound
    if to.answers_back.filter(voice=voice).count() >= MOST_ANSWERS_BACK:
        raise Rejected("words", gettext("You have answered this 5 times. Call us to say more."))
    row = AnswerBack.objects.create(
        voice=voice,
        reply=to if isinstance(to, Reply) else None,
        outcome=to if isinstance(to, Outcome) else None,
        satisfied=satisfied,
        words=words,
        at=clock.now(),
    )

    record_event(
        ANSWERED_BACK,
        actor=actor,
        about=voice.ref,
        codes={"satisfied": satisfied, "to": str(to.public_id)},
    )

    return row


@transaction.atomic
def clear_answer_back(*, actor: Actor, row: AnswerBack) -> AnswerBack:
    """This will let others read what an author said back to a body's answer. Raises `Refused`."""
    access.can_clear_voices(actor, row.answered.organisation_id).require()

    row = AnswerBack.objects.select_for_update(of=("self",)).get(pk=row.pk)
    row.cleared_at, row.cleared_by = clock.now(), actor.display_name
    row.save(update_fields=["cleared_at", "cleared_by"])

    record_event(ANSWER_BACK_CLEARED, actor=actor, about=row.voice.ref)

    return row


def _show(actor: Actor, reply: Reply) -> None:
    voice = reply.voice
    Voice.objects.filter(pk=voice.pk, answered_at__isnull=True).update(answered_at=clock.now())
    contributors.tell_author(
        actor=actor,
        voice=voice,
        write=partial(letters.replied, reply),
        about=_ref(reply),
        key=f"reply:{reply.public_id}",
        sender_id=reply.organisation_id,
    )


def _locked(reply: Reply, version: int | None, to: ReplyState) -> Reply:
    reply = Reply.objects.select_for_update(of=("self",)).select_related("voice", "organisation").get(pk=reply.pk)
    if reply.version != version or to not in REPLIES[ReplyState(reply.state)]:
        raise Stale(reply)
    return reply


def _checked_by(actor: Actor, reply: Reply) -> None:
    reply.checked_at, reply.checked_by_user = clock.now(), actor.user_id
    reply.checked_by = signed(actor, reply.organisation_id)


def _save(reply: Reply, state: ReplyState) -> None:
    reply.state = state
    reply.version += 1
    reply.save()


def _ref(reply: Reply) -> Ref:
    return Ref("voices.reply", str(reply.public_id))
