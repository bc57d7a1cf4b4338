"""Voices as those who run a service read them: in lists, one by one, by words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.paging import keyset_page
from partake.kernel.verdict import NotFound
from partake.methods.personal_data import find_personal_data, redact
from partake.organisations.models import Organisation, Service
from partake.organisations.queries import with_those_before
from partake.voices import access
from partake.voices.domain.states import Clearing, OutcomeState, ReplyState, Seriousness
from partake.voices.domain.voice import ANSWER_WITHIN_DAYS, Channel, Speaker, VoiceKind
from partake.voices.models import AnswerBack, Outcome, Reply, Voice, VoiceAbout
from partake.voices.queries.asked import Asked, rows_asked
from partake.voices.queries.concerns import ConcernLine, concern_line
from partake.voices.queries.labels import LabelsOn, labels_on
from partake.voices.queries.media import Media, media_of


@dataclass(frozen=True)
class VoiceLine:
    """A voice in a list, as it was said. Complaints are not among them: their papers are kept apart."""

    id: UUID
    kind: VoiceKind
    words: str
    good: str
    better: str
    title: str
    score: int | None
    received_on: date
    channel: Channel
    speaker: Speaker
    told_by: str
    services: tuple[str, ...]
    clearing: Clearing
    seriousness: Seriousness
    wants_answer: bool
    answered: bool
    language: str
    may_tell_who: bool
    waited: int

    @property
    def days_late(self) -> int:
        """How many days past the day an answer was due; 0 when there is one, none is wanted, or it is not late."""
        if not self.wants_answer or self.answered:
            return 0
        return max(0, self.waited - ANSWER_WITHIN_DAYS)


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
    voice_id: UUID
    may_check: bool
    may_change: bool
    version: int
    answers_back: tuple["AnswerBackLine", ...]


@dataclass(frozen=True)
class AnswerBackLine:
    """`may_clear`: somebody wrote words, and nobody has read them for others yet."""

    id: UUID
    satisfied: str
    words: str
    on: date
    is_cleared: bool
    may_clear: bool


@dataclass(frozen=True)
class OutcomeLine:
    id: UUID
    title: str
    kind: str
    state: OutcomeState
    answers_back: tuple["AnswerBackLine", ...]


@dataclass(frozen=True)
class OneVoice:
    """One voice whole, with all that was decided about it and what came of it. `line.words` are as they were said."""

    line: VoiceLine
    question: str
    said_on: date | None
    sampling: str
    english: str
    translated_by: str
    allows_quote: bool
    allows_count: bool
    found: tuple[str, ...]
    shown_title: str
    shown_words: str
    shown_good: str
    shown_better: str
    shown_english: str
    cleared_by: str
    kept_back_why: str
    services: tuple[str, ...]
    media: tuple[Media, ...]
    labels: LabelsOn
    replies: tuple[ReplyLine, ...]
    outcomes: tuple[OutcomeLine, ...]
    concerns: tuple[ConcernLine, ...]
    may_answer: bool
    version: int


def list_voices(
    actor: Actor,
    *,
    organisation: Organisation,
    service: Service | None = None,
    clearing: Clearing | None = None,
    kind: VoiceKind | None = None,
    label: UUID | None = None,
    wanted: str = "",
    cursor: str | None = None,
) -> VoicesPage:
    """This will give what people said about a body or one of its services, the newest first, 25 at a time.
    `wanted` keeps those that say every word of it; `label` those that a person here put it on. A service that moved
    here brings what was said of it before. Raises `Refused`, `NotFound`."""
    access.can_read_voices(actor, organisation.pk).require()
    asked = Asked(service=service, clearing=clearing, kind=kind, label=label, words=wanted)
    return page_of(rows_asked(organisation, asked), cursor=cursor)


def page_of(rows: "QuerySet[VoiceAbout]", *, cursor: str | None) -> VoicesPage:
    """This will give the voices of these rows, the newest first, 25 rows at a time. Whoever calls has checked that its
    reader may read them."""
    page = keyset_page(rows, by="received_at", cursor=cursor, newest_first=True)
    return VoicesPage(lines_of(page.rows), page.next_cursor)


def lines_of(abouts: Collection[VoiceAbout]) -> tuple[VoiceLine, ...]:
    """This will give the voices of these rows in their order. One about two services stands once, with both."""
    found = {row.pk: row for row in Voice.objects.filter(pk__in=[about.voice_id for about in abouts])}
    names = dict(Service.objects.filter(pk__in={a.service_id for a in abouts}).values_list("pk", "name"))
    services: dict[int, list[str]] = {}
    for about in abouts:
        services.setdefault(about.voice_id, []).append(names.get(about.service_id or 0, ""))
    return tuple(line_of(found[pk], tuple(filter(None, of_voice))) for pk, of_voice in services.items())


def list_waiting_for_answer(actor: Actor, *, organisation: Organisation, most: int = 50) -> tuple[VoiceLine, ...]:
    """This will give the voices whose authors asked for an answer and have none, the oldest first. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    rows = waiting(organisation).order_by("received_at", "pk")[:most]
    return tuple(line_of(row) for row in rows)


def waiting(organisation: Organisation) -> "QuerySet[Voice]":
    """This will give the voices about a body whose authors asked for an answer and have none."""
    return Voice.objects.about(organisation.pk).filter(wants_answer=True, answered_at__isnull=True)


def get_voice_row(actor: Actor, *, organisation: Organisation, voice_id: UUID) -> Voice:
    """This will give the row an action works on; `NotFound` when it is not about this body, is kept apart, or was
    taken back. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    row = Voice.objects.about(organisation.pk).filter(public_id=voice_id).first()
    if row is None:
        raise NotFound
    return row


def get_voice(actor: Actor, *, organisation: Organisation, voice_id: UUID) -> OneVoice:
    """This will give one voice with everything about it, for those who answer. Raises `Refused`, `NotFound`."""
    row = get_voice_row(actor, organisation=organisation, voice_id=voice_id)
    abouts = row.abouts.select_related("service", "organisation__successor").order_by("pk")
    services = tuple(about.service.name if about.service else about.organisation.name_now for about in abouts)
    mine = with_those_before(organisation.pk)
    return OneVoice(
        line=line_of(row, services),
        question=row.question,
        said_on=row.said_on,
        sampling=row.sampling,
        english=row.english,
        translated_by=row.translated_by,
        allows_quote=row.allows_quote,
        allows_count=row.allows_count,
        found=tuple(row.found),
        shown_title=row.shown_title,
        shown_words=row.shown_words,
        shown_good=row.shown_good,
        shown_better=row.shown_better,
        shown_english=row.shown_english,
        cleared_by=row.cleared_by,
        kept_back_why=row.kept_back_why,
        services=services,
        media=media_of(row),
        labels=labels_on(row, organisation.pk),
        replies=tuple(
            reply_line(reply, actor)
            for reply in row.replies.select_related("organisation", "voice")
            .prefetch_related("answers_back")
            .order_by("pk")
        ),
        outcomes=tuple(
            OutcomeLine(
                one.public_id,
                one.title,
                one.kind,
                OutcomeState(one.state),
                tuple(_back(back, actor, one.organisation_id) for back in one.answers_back.filter(voice=row)),
            )
            for one in Outcome.objects.filter(cites__voice=row, organisation__in=mine).order_by("pk")
        ),
        concerns=tuple(concern_line(one) for one in row.concerns.filter(organisation__in=mine).order_by("pk")),
        may_answer=bool(access.can_answer_voices(actor, organisation.pk)),
        version=row.version,
    )


def reply_line(reply: Reply, actor: Actor) -> ReplyLine:
    waits, sent_back = reply.state == ReplyState.TO_CHECK, reply.state == ReplyState.SENT_BACK
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
        voice_id=reply.voice.public_id,
        may_change=sent_back and bool(access.can_answer_voices(actor, reply.organisation_id)),
        may_check=waits and bool(access.can_check(actor, reply.organisation_id, reply.written_by_user)),
        version=reply.version,
        answers_back=tuple(
            _back(one, actor, reply.organisation_id) for one in sorted(reply.answers_back.all(), key=lambda one: one.pk)
        ),
    )


SHOWN = ("title", "words", "good", "better", "english")


def shown_of(voice: Voice) -> dict[str, str]:
    """This will give what others read of a voice, by the name of each field."""
    return {f"shown_{name}": getattr(voice, f"shown_{name}") for name in SHOWN}


def suggested_of(voice: Voice) -> dict[str, str]:
    """This will give what a voice says with what a machine found in it taken out: where a person who clears it
    begins."""
    return {f"shown_{name}": suggest_shown(getattr(voice, name)) for name in SHOWN}


def suggest_shown(words: str) -> str:
    """This will give words with what a machine found in them taken out."""
    return redact(words, find_personal_data(words)) if words else ""


def get_answer_back(actor: Actor, *, organisation: Organisation, back_id: UUID) -> AnswerBack:
    """This will give what an author said back to an answer of this body. Raises `Refused`, `NotFound`."""
    access.can_read_voices(actor, organisation.pk).require()
    mine = with_those_before(organisation.pk)
    about = Q(reply__organisation__in=mine) | Q(outcome__organisation__in=mine)
    row = AnswerBack.objects.filter(about, public_id=back_id).select_related("reply", "outcome", "voice").first()
    if row is None:
        raise NotFound
    return row


def get_reply_row(actor: Actor, *, organisation: Organisation, reply_id: UUID) -> Reply:
    """This will give the row of a reply of this body to a voice that is still there. Raises `Refused`, `NotFound`."""
    access.can_read_voices(actor, organisation.pk).require()
    rows = Reply.objects.filter(organisation__in=with_those_before(organisation.pk), voice__withdrawn_at__isnull=True)
    row = rows.filter(public_id=reply_id).select_related("voice", "organisation").first()
    if row is None:
        raise NotFound
    return row


def _back(row: AnswerBack, actor: Actor, organisation_id: int) -> AnswerBackLine:
    unread = bool(row.words) and row.cleared_at is None
    return AnswerBackLine(
        id=row.public_id,
        satisfied=row.satisfied,
        words=row.words,
        on=clock.local(row.at).date(),
        is_cleared=row.cleared_at is not None,
        may_clear=unread and bool(access.can_clear_voices(actor, organisation_id)),
    )


def line_of(row: Voice, services: tuple[str, ...] = ()) -> VoiceLine:
    """This will give a voice as it stands in a list."""
    return VoiceLine(
        id=row.public_id,
        kind=VoiceKind(row.kind),
        words=row.words,
        good=row.good,
        better=row.better,
        title=row.title,
        score=row.score,
        received_on=clock.local(row.received_at).date(),
        channel=Channel(row.channel),
        speaker=Speaker(row.speaker),
        told_by=row.told_by,
        services=services,
        clearing=Clearing(row.clearing),
        seriousness=Seriousness(row.seriousness),
        wants_answer=row.wants_answer,
        answered=row.answered_at is not None,
        language=row.language,
        may_tell_who=bool(row.found),
        waited=(clock.today() - clock.local(row.received_at).date()).days,
    )
