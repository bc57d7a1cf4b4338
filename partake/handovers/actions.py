"""A person writes what their next team should know first, gives it to a team, and takes it back; the team reads it."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.audit.domain import EventKind
from partake.correspondence.actions import tell
from partake.documents import Document
from partake.handovers import access, letters
from partake.handovers.events import (
    SERVICE_TOLD,
    STORY_CHANGED,
    STORY_HANDED_OVER,
    STORY_READ,
    STORY_TAKEN_BACK,
    STORY_WRITTEN,
)
from partake.handovers.models import LONGEST_STORY, Handover, Story
from partake.handovers.queries import can_open
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.organisations.models import Team
from partake.people import recipients
from partake.people.actions.sharing import share_record, stop_sharing
from partake.people.domain import AskedHow, Part
from partake.people.door import OpenRecord
from partake.people.models import Person, Share
from partake.people.queries.registration import practice_of
from partake.people.queries.share_targets import current_share_with, get_target
from partake.people.saying import perceptible, require_said_how
from partake.ui.words import day
from partake.voices.actions.recording import record_voice
from partake.voices.domain.new import About, NewContributor, NewVoice
from partake.voices.domain.voice import Sampling, Speaker, VoiceKind
from partake.voices.models import Voice
from partake.voices.signing import signed_with_body

# What a team needs in order to meet somebody: no more is shared by handing a story over.
COMES_WITH_IT = (Part.ABOUT_ME, Part.COMMUNICATION)


@transaction.atomic
def write_story(
    *,
    record: OpenRecord,
    words: str,
    wants: str = "",
    left: str = "",
    helped_by: str = "",
    said_how: AskedHow = AskedHow.THEMSELVES,
) -> Story:
    """This will keep a story, which nobody else sees yet. `wants` is what they would like the next team to do;
    `left` where they were. Somebody who writes it for them says how they were told, and is named as helping.
    Raises `Refused`, `Rejected`."""
    access.can_hand_over(record).require()

    require_said_how(record, said_how)
    story = Story.objects.create(
        person_id=record.person.pk,
        left=left,
        words=_worth_keeping(words),
        wants=wants,
        helped_by=helped_by if record.is_own else signed_with_body(record.actor),
        written_at=clock.now(),
        written_by=record.actor.display_name,
        written_by_user=record.actor.user_id or 0,
    )

    _record(STORY_WRITTEN, record, _ref(story), said_how=said_how)

    if not record.is_own:
        _tell_person(record, letters.written_for_you(story), about=_ref(story), key="written")
    return story


@transaction.atomic
def change_story(
    *, record: OpenRecord, story: Story, words: str, wants: str, left: str, helped_by: str, version: int | None
) -> Story:
    """This will change a story that no team was ever given: what somebody read is not changed after. Raises
    `Refused`, `Rejected`, `Stale`."""
    access.can_hand_over(record).require()

    story = Story.objects.select_for_update().get(pk=story.pk, person_id=record.person.pk)
    if story.version != version:
        raise Stale(story)
    if story.handovers.exists():
        raise Rejected("words", gettext("A team was given this story. It stays as they read it: write another."))
    story.words, story.wants, story.left = _worth_keeping(words), wants, left
    story.helped_by = helped_by if record.is_own else story.helped_by
    story.version += 1
    story.save()

    _record(STORY_CHANGED, record, _ref(story))

    return story


@transaction.atomic
def hand_over_story(
    *, record: OpenRecord, story: Story, team: Team, until: date, asked_how: AskedHow = AskedHow.THEMSELVES
) -> Handover:
    """This will give a team a story, to read until the end of a day. Where nothing lets the team open the record yet,
    About me and how to communicate are shared with them until that day too. The team is told, and the person by the
    letter of sharing. Raises `Refused`, `Rejected` when the team has closed or has it already."""
    access.can_hand_over(record).require()

    today = clock.today()
    if until < today:
        raise Rejected("until", gettext("That day has passed. Until when may they read it?"))
    require_said_how(record, asked_how)
    team = Team.objects.select_related("organisation").get(pk=team.pk)
    if team.valid_to is not None and team.valid_to < today:
        closed = gettext(
            "%(team)s closed on %(day)s. Your story is kept, and nobody was given it. Choose another team."
        )
        raise Rejected("", closed % {"team": team.name, "day": day(team.valid_to)})
    share = _sight(record, team, until, asked_how)
    try:
        with transaction.atomic():
            handover = Handover.objects.create(
                story=story,
                team=team,
                share=share,
                until=until,
                handed_at=clock.now(),
                handed_by=signed_with_body(record.actor),
            )
    except IntegrityError:
        raise Rejected("", gettext("%(team)s has this story already.") % {"team": team.name}) from None

    _record(STORY_HANDED_OVER, record, _ref_of(handover), team=str(team.public_id), asked_how=asked_how)

    _tell_team(record, handover, letters.story_for_you(record.person, handover), key="handed")
    if not record.is_own:
        _tell_person(record, letters.handed_for_you(handover), about=_ref_of(handover), key="handed")
    return handover


@transaction.atomic
def take_story_back(*, record: OpenRecord, handover: Handover) -> None:
    """This will take a story back from a team, and stop the sharing that began with it. What they read they may
    remember, and wrote in their own notes. Twice is once. Raises `Refused`."""
    access.can_hand_over(record).require()

    handover = _locked(record, handover)
    if handover.taken_back_at is not None:
        return
    handover.taken_back_at, handover.taken_back_by = clock.now(), record.actor.display_name
    handover.save(update_fields=["taken_back_at", "taken_back_by"])
    # Other stories may still rest on it: then it stays, and is on the page of who sees the record.
    resting = Handover.objects.filter(share=handover.share_id, taken_back_at__isnull=True)
    if handover.share is not None and not resting.exists():
        stop_sharing(record=record, share=handover.share)

    _record(STORY_TAKEN_BACK, record, _ref_of(handover))

    _tell_team(record, handover, letters.story_taken_back(record.person), key="taken back")


@transaction.atomic
def read_story(*, record: OpenRecord, handover: Handover) -> Handover:
    """This will note that somebody of the team has read it, once, and tell the person who and when. Raises `NotFound`
    for what is not for a team of theirs."""
    if handover.team_id not in access.teams_of(record.actor):
        raise NotFound

    handover = _locked(record, handover)
    if handover.taken_back_at is not None or handover.until < clock.today():
        raise NotFound
    if handover.read_at is not None:
        return handover
    handover.read_at, handover.read_by = clock.now(), signed_with_body(record.actor)
    handover.save(update_fields=["read_at", "read_by"])

    _record(STORY_READ, record, _ref_of(handover))

    _tell_person(record, letters.story_read(handover), about=_ref_of(handover), key="read")
    return handover


@transaction.atomic
def tell_service(*, record: OpenRecord, story: Story, about: About, allows_quote: bool) -> Voice:
    """This will also keep a story as a voice about a service, because the person says so: one permission of its own.
    They take it back where everything they said stands. Raises `Refused`, `Rejected` when it was done before."""
    access.can_tell_service(record).require()

    story = Story.objects.select_for_update().get(pk=story.pk, person_id=record.person.pk)
    if story.voice_id is not None:
        raise Rejected("", gettext("You have told a service this story already. It stands on “What I said”."))
    story.voice = record_voice(
        actor=record.actor,
        voice=NewVoice(
            kind=VoiceKind.STORY,
            about=(about,),
            words=story.words,
            better=story.wants,
            sampling=Sampling.CAME_BY_THEMSELVES,
            speaker=Speaker.PATIENT,
            allows_quote=allows_quote,
            source=_ref(story),
        ),
        contributor=NewContributor(person_id=record.person.pk),
    )
    story.save(update_fields=["voice"])

    _record(SERVICE_TOLD, record, _ref(story))

    return story.voice


def _worth_keeping(words: str) -> str:
    kept = perceptible(words)
    if not kept:
        raise Rejected("words", gettext("Nothing is written yet. What happened?"))
    if len(kept) > LONGEST_STORY:
        raise Rejected("words", gettext("That is too long. Can you make it shorter?"))
    return kept


def _sight(record: OpenRecord, team: Team, until: date, asked_how: AskedHow) -> Share | None:
    """The sharing that a story rests on: one begun for another story, made longer if need be, or a new one; None where
    the team can open the record for reasons of their own."""
    begun = Share.objects.current(clock.today()).filter(person_id=record.person.pk, with_team=team)
    ours = begun.filter(pk__in=Handover.objects.filter(team=team, share__isnull=False).values("share")).first()
    if ours is None:
        return None if can_open(record.person.pk, team) else _share(record, team, until, asked_how)
    if ours.until is None or ours.until >= until:
        return ours
    longer = _share(record, team, until, asked_how)
    Handover.objects.filter(share=ours).update(share=longer)
    return longer


def _share(record: OpenRecord, team: Team, until: date, asked_how: AskedHow) -> Share:
    target = get_target(record, f"team-{team.public_id}")
    before = current_share_with(record, target)
    return share_record(
        record=record,
        target=target,
        parts=COMES_WITH_IT,
        until=until,
        asked_how=asked_how,
        replaces=before.pk if before else None,
    )


def _locked(record: OpenRecord, handover: Handover) -> Handover:
    rows = Handover.objects.select_for_update(of=("self",)).select_related("story", "team__organisation", "share")
    row = rows.filter(pk=handover.pk, story__person_id=record.person.pk).first()
    if row is None:
        raise NotFound
    return row


def _record(kind: EventKind, record: OpenRecord, about: Ref, **codes: object) -> None:
    record_event(kind, actor=record.actor, about=about, person_id=record.person.id, codes=codes)


def _ref(story: Story) -> Ref:
    return Ref("handovers.story", str(story.public_id))


def _ref_of(handover: Handover) -> Ref:
    return Ref("handovers.handover", str(handover.public_id))


def _tell_team(record: OpenRecord, handover: Handover, document: Document, *, key: str) -> None:
    tell(
        actor=record.actor,
        recipient=recipients.of_team(handover.team),
        document=document,
        about=_ref_of(handover),
        key=f"handover:{handover.public_id}:{key}",
        sender_id=practice_of(record.person.pk),
    )


def _tell_person(record: OpenRecord, document: Document, *, about: Ref, key: str) -> None:
    tell(
        actor=record.actor,
        recipient=recipients.of_person(Person.objects.get(pk=record.person.pk)),
        document=document,
        about=about,
        key=f"{about.kind}:{about.id}:{key}:person",
        sender_id=practice_of(record.person.pk),
    )
