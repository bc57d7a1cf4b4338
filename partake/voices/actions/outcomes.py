"""What came of what people said: written, checked by a second person, published, told to everyone who asked."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.voices import access
from partake.voices.actions.telling import begin_telling
from partake.voices.domain.states import OUTCOMES, OutcomeKind, OutcomeState, Satisfied
from partake.voices.events import (
    OUTCOME_CITED,
    OUTCOME_FOLLOWED_UP,
    OUTCOME_PUBLISHED,
    OUTCOME_SENT_BACK,
    OUTCOME_WRITTEN,
)
from partake.voices.models import FollowUp, Outcome, OutcomeVoice, Voice
from partake.voices.signing import signed


@transaction.atomic
def write_outcome(
    *,
    actor: Actor,
    organisation_id: int,
    kind: OutcomeKind,
    title: str,
    said: str,
    words: str,
    decided_by: str,
    decided_on: date,
    look_again_on: date | None = None,
    voices: Iterable[Voice] = (),
    replaces: Outcome | None = None,
) -> Outcome:
    """This will write what a body did, or will not do and why, and which voices it answers. It waits for a second
    person. `replaces` is a published one that proved wrong: it stays as it was, and this one answers the same voices
    in its place. Raises `Refused`, `Rejected`, `NotFound`."""
    access.can_answer_voices(actor, organisation_id).require()

    _sound(kind, words, decided_by, decided_on, look_again_on)
    if replaces is not None:
        if replaces.state != OutcomeState.PUBLISHED or replaces.organisation_id != organisation_id:
            raise NotFound
        voices = [*voices, *Voice.objects.filter(outcomes__outcome=replaces)]
    outcome = Outcome.objects.create(
        organisation_id=organisation_id,
        kind=kind,
        title=title,
        said=said,
        words=words,
        decided_by=decided_by,
        decided_on=decided_on,
        look_again_on=look_again_on,
        state=OutcomeState.TO_CHECK,
        written_at=clock.now(),
        written_by=signed(actor, organisation_id),
        written_by_user=actor.user_id or 0,
        replaces=replaces,
    )
    cited = _cite(outcome, voices)

    record_event(OUTCOME_WRITTEN, actor=actor, about=_ref(outcome), codes={"kind": kind, "voices": cited})

    return outcome


@transaction.atomic
def cite_voices(*, actor: Actor, outcome: Outcome, voices: Iterable[Voice]) -> int:
    """This will add voices to what an outcome answers, and give how many were new. The authors of those added to one
    that is published already are told. Raises `Refused`."""
    access.can_answer_voices(actor, outcome.organisation_id).require()

    added = _cite(outcome, voices)

    record_event(OUTCOME_CITED, actor=actor, about=_ref(outcome), codes={"voices": added})

    if outcome.state == OutcomeState.PUBLISHED:
        begin_telling(actor=actor, outcome=outcome)
    return added


@transaction.atomic
def change_outcome(
    *,
    actor: Actor,
    outcome: Outcome,
    kind: OutcomeKind,
    title: str,
    said: str,
    words: str,
    decided_by: str,
    decided_on: date,
    look_again_on: date | None = None,
    version: int | None,
) -> Outcome:
    """This will put an outcome that was sent back before the second person again. Raises `Refused`, `Rejected`,
    `Stale`."""
    access.can_answer_voices(actor, outcome.organisation_id).require()

    outcome = _locked(outcome, version, OutcomeState.TO_CHECK)
    _sound(kind, words, decided_by, decided_on, look_again_on)
    outcome.kind, outcome.title, outcome.said, outcome.words = kind, title, said, words
    outcome.decided_by, outcome.decided_on, outcome.look_again_on = decided_by, decided_on, look_again_on
    outcome.written_by, outcome.written_at = signed(actor, outcome.organisation_id), clock.now()
    outcome.written_by_user = actor.user_id or 0
    outcome.sent_back_why, outcome.checked_by, outcome.checked_by_user, outcome.checked_at = "", "", None, None
    _save(outcome, OutcomeState.TO_CHECK)

    record_event(OUTCOME_WRITTEN, actor=actor, about=_ref(outcome), codes={"kind": outcome.kind})

    return outcome


@transaction.atomic
def publish_outcome(*, actor: Actor, outcome: Outcome, version: int | None) -> Outcome:
    """This will publish an outcome that a second person has checked, and tell every author who asked, in the format
    they need: more than 50 are told by the worker (`telling.py`). Raises `Refused`, `Stale`."""
    access.can_check(actor, outcome.organisation_id, outcome.written_by_user).require()

    outcome = _locked(outcome, version, OutcomeState.PUBLISHED)
    _checked_by(actor, outcome)
    _save(outcome, OutcomeState.PUBLISHED)

    record_event(OUTCOME_PUBLISHED, actor=actor, about=_ref(outcome), codes={"kind": outcome.kind})

    begin_telling(actor=actor, outcome=outcome)
    return outcome


@transaction.atomic
def send_outcome_back(*, actor: Actor, outcome: Outcome, why: str, version: int | None) -> Outcome:
    """This will give an outcome back to whoever wrote it, with what to put right. Raises `Refused`, `Rejected`,
    `Stale`."""
    access.can_check(actor, outcome.organisation_id, outcome.written_by_user).require()

    outcome = _locked(outcome, version, OutcomeState.SENT_BACK)
    if not why.strip():
        raise Rejected("why", gettext("There is no reason yet. What should be put right?"))
    outcome.sent_back_why = why
    _checked_by(actor, outcome)
    _save(outcome, OutcomeState.SENT_BACK)

    record_event(OUTCOME_SENT_BACK, actor=actor, about=_ref(outcome))

    return outcome


@transaction.atomic
def follow_up_outcome(*, actor: Actor, outcome: Outcome, worked: Satisfied, words: str) -> FollowUp:
    """This will write, later, whether it worked. It stands beside the outcome. Raises `Refused`, `Rejected`."""
    access.can_answer_voices(actor, outcome.organisation_id).require()

    if outcome.state != OutcomeState.PUBLISHED:
        raise Rejected("worked", gettext("It is not published yet."))
    if not words.strip():
        raise Rejected("words", gettext("Nothing is written yet. How do you know whether it worked?"))
    row = FollowUp.objects.create(
        outcome=outcome, worked=worked, words=words, at=clock.now(), written_by=signed(actor, outcome.organisation_id)
    )

    record_event(OUTCOME_FOLLOWED_UP, actor=actor, about=_ref(outcome), codes={"worked": worked})

    return row


def _sound(kind: OutcomeKind, words: str, decided_by: str, decided_on: date, look_again_on: date | None) -> None:
    if not words.strip():
        raise Rejected("words", gettext("Nothing is written yet. What came of it, or why not?"))
    if not decided_by.strip():
        raise Rejected("decided_by", gettext("You have not said who decided. Who did?"))
    if decided_on > clock.today():
        raise Rejected("decided_on", gettext("That day is still ahead. When was it decided?"))
    if kind is OutcomeKind.STILL_THINKING and look_again_on is None:
        raise Rejected("look_again_on", gettext("There is no day yet. When will you say what came of it?"))
    if look_again_on is not None and look_again_on <= clock.today():
        raise Rejected("look_again_on", gettext("That day is not ahead of us. When will you look again?"))


def _cite(outcome: Outcome, voices: Iterable[Voice]) -> int:
    """Only voices about this body, still there, each once."""
    wanted = {voice.pk for voice in voices}
    fitting = set(Voice.objects.about(outcome.organisation_id).filter(pk__in=wanted).values_list("pk", flat=True))
    there = set(outcome.cites.values_list("voice_id", flat=True))
    OutcomeVoice.objects.bulk_create(
        [OutcomeVoice(outcome=outcome, voice_id=pk) for pk in sorted(fitting - there)], ignore_conflicts=True
    )
    return len(fitting - there)


def _locked(outcome: Outcome, version: int | None, to: OutcomeState) -> Outcome:
    outcome = Outcome.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=outcome.pk)
    if outcome.version != version or to not in OUTCOMES[OutcomeState(outcome.state)]:
        raise Stale(outcome)
    return outcome


def _checked_by(actor: Actor, outcome: Outcome) -> None:
    outcome.checked_at, outcome.checked_by_user = clock.now(), actor.user_id
    outcome.checked_by = signed(actor, outcome.organisation_id)


def _save(outcome: Outcome, state: OutcomeState) -> None:
    outcome.state = state
    outcome.version += 1
    outcome.save()


def _ref(outcome: Outcome) -> Ref:
    return Ref("voices.outcome", str(outcome.public_id))
