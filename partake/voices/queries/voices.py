"""Voices as those who run a service read them: in lists, one by one, by words."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.paging import keyset_page
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation, Service
from partake.voices import access, search
from partake.voices.domain.states import Clearing, ConcernState, OutcomeState, ReplyState, Seriousness
from partake.voices.domain.voice import KEPT_APART, Channel, Speaker, VoiceKind
from partake.voices.models import Concern, Outcome, Reply, Voice, VoiceAbout


@dataclass(frozen=True)
class VoiceLine:
    """A voice in a list, as it was said. Complaints are not among them: their papers are kept apart."""

    id: UUID
    kind: VoiceKind
    words: str
    title: str
    score: int | None
    received_on: date
    channel: Channel
    speaker: Speaker
    service: str
    clearing: Clearing
    seriousness: Seriousness
    wants_answer: bool
    answered: bool
    language: str
    may_tell_who: bool


@dataclass(frozen=True)
class VoicesPage:
    lines: tuple[VoiceLine, ...]
    next_cursor: UUID | None


@dataclass(frozen=True)
class ReplyLine:
    id: UUID
    words: str
    changed: str
    state: ReplyState
    written_by: str
    written_on: date
    checked_by: str
    sent_back_why: str
    organisation: str
    may_check: bool
    version: int
    answers_back: tuple["AnswerBackLine", ...]


@dataclass(frozen=True)
class AnswerBackLine:
    satisfied: str
    words: str
    on: date
    is_cleared: bool
    pk: int


@dataclass(frozen=True)
class OutcomeLine:
    id: UUID
    title: str
    kind: str
    state: OutcomeState


@dataclass(frozen=True)
class ConcernLine:
    id: UUID
    state: ConcernState
    went_by: tuple[str, ...]
    raised_at: datetime
    raised_by: str
    taken_by: str
    done: str
    version: int
    voice_id: UUID


@dataclass(frozen=True)
class OneVoice:
    """One voice whole, with all that was decided about it and what came of it. `line.words` are as they were said."""

    line: VoiceLine
    question: str
    told_by: str
    said_on: date | None
    sampling: str
    english: str
    translated_by: str
    allows_quote: bool
    found: tuple[str, ...]
    shown_words: str
    cleared_by: str
    kept_back_why: str
    services: tuple[str, ...]
    replies: tuple[ReplyLine, ...]
    outcomes: tuple[OutcomeLine, ...]
    concerns: tuple[ConcernLine, ...]
    version: int


def list_voices(
    actor: Actor,
    *,
    organisation: Organisation,
    service: Service | None = None,
    clearing: Clearing | None = None,
    kind: VoiceKind | None = None,
    wanted: str = "",
    cursor: str | None = None,
) -> VoicesPage:
    """This will give what people said about a body or one of its services, the newest first, 25 at a time.
    `wanted` keeps those that say every word of it. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    rows = VoiceAbout.objects.filter(withdrawn=False).exclude(kind__in=KEPT_APART)
    rows = rows.filter(service=service) if service else rows.filter(organisation=organisation)
    if clearing is not None:
        rows = rows.filter(clearing=clearing)
    if kind is not None:
        rows = rows.filter(kind=kind)
    page = keyset_page(search.saying(rows, wanted), by="received_at", cursor=cursor, newest_first=True)
    found = {row.pk: row for row in Voice.objects.filter(pk__in=[about.voice_id for about in page.rows])}
    services = dict(Service.objects.filter(pk__in={a.service_id for a in page.rows}).values_list("pk", "name"))
    return VoicesPage(
        tuple(_line(found[about.voice_id], services.get(about.service_id, "")) for about in page.rows),
        page.next_cursor,
    )


def list_waiting_for_answer(actor: Actor, *, organisation: Organisation, most: int = 50) -> tuple[VoiceLine, ...]:
    """This will give the voices whose authors asked for an answer and have none, the oldest first. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    rows = (
        Voice.objects.counted()
        .filter(wants_answer=True, answered_at__isnull=True, abouts__organisation=organisation)
        .exclude(kind__in=KEPT_APART)
        .order_by("received_at")[:most]
    )
    return tuple(_line(row, "") for row in rows)


def list_concerns(actor: Actor, *, organisation: Organisation) -> tuple[ConcernLine, ...]:
    """This will give the concerns that nobody has ended, the oldest first. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    rows = Concern.objects.filter(organisation=organisation).exclude(state=ConcernState.CLOSED)
    return tuple(_concern(row) for row in rows.select_related("voice").order_by("raised_at"))


def get_voice_row(actor: Actor, *, organisation: Organisation, voice_id: UUID) -> Voice:
    """This will give the row an action works on; `NotFound` when it is not about this body, is kept apart, or was
    taken back. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    row = (
        Voice.objects.counted()
        .exclude(kind__in=KEPT_APART)
        .filter(public_id=voice_id, abouts__organisation=organisation)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def get_voice(actor: Actor, *, organisation: Organisation, voice_id: UUID) -> OneVoice:
    """This will give one voice with everything about it, for those who answer. Raises `Refused`, `NotFound`."""
    row = get_voice_row(actor, organisation=organisation, voice_id=voice_id)
    abouts = list(row.abouts.select_related("service", "organisation"))
    return OneVoice(
        line=_line(row, ""),
        question=row.question,
        told_by=row.told_by,
        said_on=row.said_on,
        sampling=row.sampling,
        english=row.english,
        translated_by=row.translated_by,
        allows_quote=row.allows_quote,
        found=tuple(row.found),
        shown_words=row.shown_words,
        cleared_by=row.cleared_by,
        kept_back_why=row.kept_back_why,
        services=tuple(about.service.name if about.service else about.organisation.name for about in abouts),
        replies=tuple(
            reply_line(reply, actor)
            for reply in row.replies.select_related("organisation").prefetch_related("answers_back").order_by("pk")
        ),
        outcomes=tuple(
            OutcomeLine(one.public_id, one.title, one.kind, OutcomeState(one.state))
            for one in Outcome.objects.filter(cites__voice=row).order_by("pk")
        ),
        concerns=tuple(_concern(one) for one in row.concerns.filter(organisation=organisation).order_by("pk")),
        version=row.version,
    )


def reply_line(reply: Reply, actor: Actor) -> ReplyLine:
    waits = reply.state == ReplyState.TO_CHECK
    return ReplyLine(
        id=reply.public_id,
        words=reply.words,
        changed=reply.changed,
        state=ReplyState(reply.state),
        written_by=reply.written_by,
        written_on=clock.local(reply.written_at).date(),
        checked_by=reply.checked_by,
        sent_back_why=reply.sent_back_why,
        organisation=reply.organisation.name,
        may_check=waits and bool(access.can_check(actor, reply.organisation_id, reply.written_by_user)),
        version=reply.version,
        answers_back=tuple(
            AnswerBackLine(one.satisfied, one.words, clock.local(one.at).date(), one.cleared_at is not None, one.pk)
            for one in sorted(reply.answers_back.all(), key=lambda one: one.pk)
        ),
    )


def _line(row: Voice, service: str) -> VoiceLine:
    return VoiceLine(
        id=row.public_id,
        kind=VoiceKind(row.kind),
        words=row.words,
        title=row.title,
        score=row.score,
        received_on=clock.local(row.received_at).date(),
        channel=Channel(row.channel),
        speaker=Speaker(row.speaker),
        service=service,
        clearing=Clearing(row.clearing),
        seriousness=Seriousness(row.seriousness),
        wants_answer=row.wants_answer,
        answered=row.answered_at is not None,
        language=row.language,
        may_tell_who=bool(row.found),
    )


def _concern(row: Concern) -> ConcernLine:
    return ConcernLine(
        id=row.public_id,
        state=ConcernState(row.state),
        went_by=tuple(row.went_by),
        raised_at=row.raised_at,
        raised_by=row.raised_by,
        taken_by=row.taken_by,
        done=row.done,
        version=row.version,
        voice_id=row.voice.public_id,
    )
