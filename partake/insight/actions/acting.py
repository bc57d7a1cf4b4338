"""From what people said to an action with an owner and a day, to what changed, to an answer that reaches them."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.correspondence.actions import tell
from partake.insight import access, letters_of_acting
from partake.insight.domain_of_acting import (
    IMPROVEMENTS,
    LONGEST_CHANGE,
    MOST_CITED,
    Cite,
    ImprovementState,
    NoteKind,
)
from partake.insight.events import (
    IMPROVEMENT_ANSWERED,
    IMPROVEMENT_DONE,
    IMPROVEMENT_GIVEN,
    IMPROVEMENT_LASTED,
    IMPROVEMENT_MOVED,
    IMPROVEMENT_NOTED,
    IMPROVEMENT_STARTED,
    IMPROVEMENT_STOPPED,
    VOICE_LEFT_OUT,
)
from partake.insight.models import Improvement, ImprovementNote, ImprovementVoice, RecordedChange
from partake.insight.queries.acting import list_owners, voices_of
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.organisations.models import Organisation, Service
from partake.organisations.queries import Colleague
from partake.people import recipients
from partake.voices.actions.outcomes import follow_up_outcome, write_outcome
from partake.voices.domain.states import OutcomeState, Satisfied
from partake.voices.models import FollowUp, Outcome
from partake.voices.queries.asked import BY_ANY, BY_PEOPLE, Asked
from partake.voices.queries.exploring import find_voice_keys


@transaction.atomic
def start_improvement(
    *,
    actor: Actor,
    organisation: Organisation,
    title: str,
    owner_id: str,
    due_on: date,
    why: str = "",
    service: Service | None = None,
    theme: str = "",
    question: str = "",
    finding: str = "",
    figures: dict[str, object] | None = None,
    about: Asked | None = None,
    cite: Cite = Cite.NONE,
) -> Improvement:
    """This will begin an action, with the finding that led to it as it stands now, and the voices that `about` asks
    for, the newest 2,000 at most. Its owner is told, unless they began it. Raises `Refused`, `Rejected`, `NotFound`."""
    access.can_change(actor, organisation.pk).require()

    if service is not None and service.organisation_id != organisation.pk:
        raise NotFound
    if not title.strip():
        raise Rejected("title", gettext("It has no name yet. What will you do?"))
    _ahead(due_on)
    owner = _owner(organisation, owner_id)
    row = Improvement.objects.create(
        organisation=organisation,
        service=service,
        theme=theme,
        question=question,
        title=title,
        finding=finding,
        figures=figures or {},
        why=why,
        owner_id=owner.user_id,
        due_on=due_on,
        started_at=clock.now(),
        started_by=actor.display_name,
    )
    cited = _cite(row, organisation, about, cite) if about is not None else 0

    codes = {"service": str(service.public_id) if service else "", "theme": theme, "voices": cited}
    record_event(IMPROVEMENT_STARTED, actor=actor, about=row.ref, codes=codes)

    _tell_owner(actor, row)
    return row


@transaction.atomic
def note_progress(*, actor: Actor, improvement: Improvement, words: str) -> ImprovementNote:
    """This will write how an action is going. Raises `Refused`, `Rejected`."""
    access.can_change(actor, improvement.organisation_id).require()

    if not words.strip():
        raise Rejected("words", gettext("Nothing is written yet. How is it going?"))
    line = _write(actor, improvement, NoteKind.PROGRESS, words)

    record_event(IMPROVEMENT_NOTED, actor=actor, about=improvement.ref)

    return line


@transaction.atomic
def give_improvement(*, actor: Actor, improvement: Improvement, owner_id: str, version: int | None) -> Improvement:
    """This will give an action to somebody else there, who is told. Raises `Refused`, `Rejected`, `Stale`."""
    access.can_change(actor, improvement.organisation_id).require()

    row = _locked(improvement, version)
    owner = _owner(row.organisation, owner_id)
    if row.owner_id != owner.user_id:
        words = gettext("From %(before)s to %(after)s") % {
            "before": row.owner.display_name,
            "after": owner.name,
        }
        _write(actor, row, NoteKind.OWNER, words)
    row.owner_id = owner.user_id
    _save(row)

    record_event(IMPROVEMENT_GIVEN, actor=actor, about=row.ref, fields=("owner",))

    _tell_owner(actor, row)
    return row


@transaction.atomic
def move_improvement(
    *, actor: Actor, improvement: Improvement, due_on: date, why: str, version: int | None
) -> Improvement:
    """This will set another day for an action, and why. Raises `Refused`, `Rejected`, `Stale`."""
    access.can_change(actor, improvement.organisation_id).require()

    row = _locked(improvement, version)
    _ahead(due_on)
    if not why.strip():
        raise Rejected("why", gettext("There is no reason yet. Why another day?"))
    _write(actor, row, NoteKind.DAY, why)
    row.due_on = due_on
    _save(row)

    record_event(IMPROVEMENT_MOVED, actor=actor, about=row.ref, codes={"due_on": due_on.isoformat()})

    return row


@transaction.atomic
def finish_improvement(
    *,
    actor: Actor,
    improvement: Improvement,
    done: str,
    began_on: date,
    change: str,
    look_again_on: date,
    version: int | None,
) -> Improvement:
    """This will say what was done and since when. Charts draw a new average from that day, under the few words of
    `change`. Raises `Refused`, `Rejected`, `Stale`."""
    access.can_change(actor, improvement.organisation_id).require()

    row = _locked(improvement, version, ImprovementState.DONE)
    if not done.strip():
        raise Rejected("done", gettext("Nothing is written yet. What did you do?"))
    if not 0 < len(change.strip()) <= LONGEST_CHANGE:
        raise Rejected("change", gettext("A chart has room for 1 to 60 letters. What changed, in a few words?"))
    if began_on > clock.today():
        raise Rejected("began_on", gettext("That day is still ahead. When did it begin?"))
    if look_again_on <= clock.today():
        raise Rejected("look_again_on", gettext("That day is not ahead of us. When will you look again?"))
    row.change = RecordedChange.objects.create(
        organisation=row.organisation,
        service=row.service,
        changed_on=began_on,
        words=change.strip(),
        theme=row.theme,
        recorded_at=clock.now(),
        recorded_by=actor.display_name,
    )
    row.look_again_on = look_again_on
    _end(actor, row, ImprovementState.DONE, NoteKind.DONE, done)

    codes = {"began_on": began_on.isoformat(), "change": str(row.change.public_id)}
    record_event(IMPROVEMENT_DONE, actor=actor, about=row.ref, codes=codes)

    return row


@transaction.atomic
def stop_improvement(*, actor: Actor, improvement: Improvement, why: str, version: int | None) -> Improvement:
    """This will end an action that is not done, and say why. Those who spoke can be told that too. Raises `Refused`,
    `Rejected`, `Stale`."""
    access.can_change(actor, improvement.organisation_id).require()

    row = _locked(improvement, version, ImprovementState.STOPPED)
    if not why.strip():
        raise Rejected("why", gettext("There is no reason yet. Why does it stop?"))
    _end(actor, row, ImprovementState.STOPPED, NoteKind.STOPPED, why)

    record_event(IMPROVEMENT_STOPPED, actor=actor, about=row.ref)

    return row


@transaction.atomic
def answer_improvement(*, actor: Actor, improvement: Improvement, version: int | None, **outcome: Any) -> Outcome:
    """This will write to those whose words it is about what came of it (`outcome` as `write_outcome` takes it). A
    second person checks it, and only then is anybody told. Raises `Refused`, `Rejected`, `Stale`."""
    access.can_change(actor, improvement.organisation_id).require()

    row = _held(improvement)
    if row.version != version or row.state == ImprovementState.OPEN or row.outcome_id is not None:
        raise Stale(row)
    row.outcome = write_outcome(actor=actor, organisation_id=row.organisation_id, voices=voices_of(row), **outcome)
    _save(row)

    record_event(IMPROVEMENT_ANSWERED, actor=actor, about=row.ref, codes={"outcome": str(row.outcome.public_id)})

    return row.outcome


@transaction.atomic
def say_whether_it_lasted(
    *, actor: Actor, improvement: Improvement, lasted: Satisfied, words: str, look_again_on: date | None = None
) -> FollowUp:
    """This will write, later, whether what changed did last, beside what was published; and perhaps when to look once
    more. Raises `Refused`, `Rejected`."""
    access.can_change(actor, improvement.organisation_id).require()

    row = _held(improvement)
    if row.outcome is None or row.outcome.state != OutcomeState.PUBLISHED:
        raise Rejected("lasted", gettext("Nobody was told what came of it yet. Tell them first."))
    if look_again_on is not None and look_again_on <= clock.today():
        raise Rejected("look_again_on", gettext("That day is not ahead of us. When will you look again?"))
    line = follow_up_outcome(actor=actor, outcome=row.outcome, worked=lasted, words=words)
    row.look_again_on = look_again_on
    _save(row)

    record_event(IMPROVEMENT_LASTED, actor=actor, about=row.ref, codes={"lasted": lasted})

    return line


@transaction.atomic
def leave_voice_out(*, actor: Actor, improvement: Improvement, voice_id: UUID) -> None:
    """This will leave out somebody's words that are about something else: they are not told of it. Done twice, it is
    done once. Raises `Refused`, `NotFound`, `Stale`."""
    access.can_change(actor, improvement.organisation_id).require()

    row = _held(improvement)
    if row.outcome_id is not None:
        raise Stale(row)
    cited = ImprovementVoice.objects.filter(improvement=row, voice__public_id=voice_id).first()
    if cited is None:
        raise NotFound
    if cited.left_out_at is None:
        cited.left_out_at, cited.left_out_by = clock.now(), actor.display_name
        cited.save(update_fields=["left_out_at", "left_out_by"])

    record_event(VOICE_LEFT_OUT, actor=actor, about=row.ref, codes={"voice": str(voice_id)})


def _cite(row: Improvement, organisation: Organisation, about: Asked, cite: Cite) -> int:
    if cite is Cite.NONE:
        return 0
    by_people = find_voice_keys(organisation, replace(about, put_on_by=BY_PEOPLE), most=MOST_CITED)
    if cite is Cite.BY_PEOPLE:
        keys = by_people
    else:
        keys = find_voice_keys(organisation, replace(about, put_on_by=BY_ANY), most=MOST_CITED)
    named = set(by_people)
    ImprovementVoice.objects.bulk_create(
        ImprovementVoice(improvement=row, voice_id=key, by_machine=key not in named) for key in keys
    )
    return len(keys)


def _tell_owner(actor: Actor, row: Improvement) -> None:
    """The row may still hold whoever had it before: the account is read anew."""
    row = Improvement.objects.select_related("organisation", "service", "owner").get(pk=row.pk)
    if row.owner_id == actor.user_id:
        return
    tell(
        actor=actor,
        recipient=recipients.of_user(row.owner),
        document=letters_of_acting.given(row, actor.display_name),
        about=row.ref,
        key=f"improvement:{row.public_id}:{row.owner_id}:{row.version}",
        sender_id=row.organisation_id,
    )


def _owner(organisation: Organisation, owner_id: str) -> Colleague:
    """Whoever answers there, by the public id of their account."""
    found = next((one for one in list_owners(organisation) if str(one.public_id) == str(owner_id)), None)
    if found is None:
        raise Rejected("owner_id", gettext("They do not answer for what people say here. Who will do it?"))
    return found


def _ahead(due_on: date) -> None:
    if due_on < clock.today():
        raise Rejected("due_on", gettext("That day is past. By when will it be done?"))


def _write(actor: Actor, row: Improvement, kind: NoteKind, words: str) -> ImprovementNote:
    return ImprovementNote.objects.create(
        improvement=row, kind=kind, words=words, at=clock.now(), by=actor.display_name
    )


def _end(actor: Actor, row: Improvement, state: ImprovementState, kind: NoteKind, words: str) -> None:
    _write(actor, row, kind, words)
    row.state, row.ended_at = state, clock.now()
    _save(row)


def _held(improvement: Improvement) -> Improvement:
    rows = Improvement.objects.select_for_update(of=("self",))
    return rows.select_related("organisation", "service", "owner", "outcome").get(pk=improvement.pk)


def _locked(improvement: Improvement, version: int | None, to: ImprovementState | None = None) -> Improvement:
    """The row as it is, held, while it is still to be done. Saved by another since, or over: stale."""
    row = _held(improvement)
    may_become = IMPROVEMENTS[ImprovementState(row.state)]
    if row.version != version or not may_become or (to is not None and to not in may_become):
        raise Stale(row)
    return row


def _save(row: Improvement) -> None:
    row.version += 1
    row.save()
