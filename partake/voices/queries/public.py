"""What anyone may read: words a person cleared, the answers, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from partake.kernel import clock
from partake.kernel.paging import keyset_page
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.organisations.queries import with_those_before
from partake.voices.domain.states import Clearing, OutcomeKind, OutcomeState, ReplyState
from partake.voices.domain.voice import KEPT_APART, Speaker, VoiceKind
from partake.voices.models import AnswerBack, Outcome, OutcomeVoice, Reply, Voice, VoiceAbout
from partake.voices.queries.media import Media, public_media

AT_ONCE = 10
BODIES_AT_ONCE = 50


@dataclass(frozen=True)
class PublicAnswerBack:
    satisfied: str
    words: str
    on: date


@dataclass(frozen=True)
class PublicReply:
    words: str
    changed: str
    by: str
    on: date
    checked_by: str
    said_back: tuple[PublicAnswerBack, ...]


@dataclass(frozen=True)
class CameOfIt:
    """Where a voice leads: one outcome that answers it."""

    id: UUID
    body_id: UUID
    kind: OutcomeKind
    title: str


@dataclass(frozen=True)
class PublicVoice:
    """`title`, `words` and `english` are those a person cleared: what tells who somebody is was taken out, nothing was
    tidied. The day is not given, only its month is said."""

    id: UUID
    kind: VoiceKind
    speaker: Speaker
    told_by: str
    title: str
    words: str
    good: str
    better: str
    media: tuple[Media, ...]
    english: str
    language: str
    on: date
    service: str
    words_taken_out: bool
    replies: tuple[PublicReply, ...]
    came_of_it: tuple[CameOfIt, ...]


@dataclass(frozen=True)
class PublicFollowUp:
    worked: str
    words: str
    by: str
    on: date


@dataclass(frozen=True)
class PublicOutcome:
    """`spoke` counts those whose words it answers; `withdrawn` those who have since taken theirs back: they are in no
    count, their words are gone, and that is said. `replaced_by` is what was published in its place."""

    id: UUID
    kind: OutcomeKind
    title: str
    said: str
    words: str
    decided_by: str
    decided_on: date
    look_again_on: date | None
    organisation: str
    organisation_id: UUID
    checked_by: str
    spoke: int
    withdrawn: int
    replaces: UUID | None
    replaced_by: UUID | None
    follow_ups: tuple[PublicFollowUp, ...]
    said_back: tuple[PublicAnswerBack, ...]


@dataclass(frozen=True)
class PublicBody:
    id: UUID
    name: str
    kind: str


def get_public_body(organisation_id: UUID) -> Organisation:
    """This will give a body whose page anyone may read; one that was taken over gives its successor."""
    row = Organisation.objects.filter(public_id=organisation_id).select_related("successor").first()
    if row is None:
        raise NotFound
    return get_public_body(row.successor.public_id) if row.successor else row


def list_public_bodies(cursor: str = "") -> tuple[tuple[PublicBody, ...], UUID | None]:
    """This will give the bodies about which there is something to read, by name, and where the next page begins."""
    mine = OuterRef("pk")
    words = VoiceAbout.objects.filter(organisation=mine, clearing=Clearing.CLEARED, withdrawn=False)
    said = words.exclude(kind__in=KEPT_APART)
    done = Outcome.objects.filter(organisation=mine, state=OutcomeState.PUBLISHED)
    rows = Organisation.objects.filter(Exists(said) | Exists(done), successor__isnull=True)
    page = keyset_page(rows, by="name", cursor=cursor, size=BODIES_AT_ONCE)
    return tuple(PublicBody(one.public_id, one.name, one.kind) for one in page.rows), page.next_cursor


def list_public_voices(organisation: Organisation, cursor: str = "") -> tuple[tuple[PublicVoice, ...], UUID | None]:
    """This will give the newest words about a body that a person cleared, with their answers, and where the next page
    begins."""
    rows = VoiceAbout.objects.filter(
        organisation__in=with_those_before(organisation.pk), clearing=Clearing.CLEARED, withdrawn=False
    )
    rows = rows.exclude(kind__in=KEPT_APART).select_related("service")
    page = keyset_page(rows, by="received_at", cursor=cursor, size=AT_ONCE, newest_first=True)
    return _public(Voice.objects.filter(pk__in=[about.voice_id for about in page.rows])), page.next_cursor


def get_public_voice(organisation: Organisation, voice_id: UUID) -> PublicVoice:
    """This will give one voice about a body that a person cleared, or raise `NotFound`."""
    found = _public(Voice.objects.about(organisation.pk).filter(public_id=voice_id))
    if not found:
        raise NotFound
    return found[0]


def list_public_outcomes(
    organisation: Organisation | None = None, cursor: str = ""
) -> tuple[tuple[PublicOutcome, ...], UUID | None]:
    """This will give what came of what people said about a body, or anywhere, the newest first, and where the next
    page begins. One that was replaced gives way to what replaced it."""
    rows = _counted(Outcome.objects.exclude(replaced_by__state=OutcomeState.PUBLISHED))
    if organisation is not None:
        rows = rows.filter(organisation__in=with_those_before(organisation.pk))
    page = keyset_page(rows, by="decided_on", cursor=cursor, size=AT_ONCE, newest_first=True)
    return tuple(public_outcome(row) for row in page.rows), page.next_cursor


def list_refused_outcomes(limit: int) -> tuple[PublicOutcome, ...]:
    """This will give what bodies published that they heard and are not doing, anywhere, the newest first."""
    rows = Outcome.objects.exclude(replaced_by__state=OutcomeState.PUBLISHED).filter(kind=OutcomeKind.WE_ARE_NOT)
    return tuple(public_outcome(row) for row in _counted(rows).order_by("-decided_on", "-pk")[:limit])


def list_latest_public_voices(limit: int = 2) -> tuple[PublicVoice, ...]:
    """This will give the newest words anywhere that a person cleared."""
    newest = Voice.objects.public().order_by("-received_at", "-pk").values_list("pk", flat=True)[:limit]
    return _public(Voice.objects.filter(pk__in=list(newest)))


def get_public_outcome(organisation: Organisation, outcome_id: UUID) -> PublicOutcome:
    """This will give one published outcome of a body, replaced or not, or raise `NotFound`."""
    rows = _counted(Outcome.objects.filter(organisation__in=with_those_before(organisation.pk)))
    row = rows.filter(public_id=outcome_id).first()
    if row is None:
        raise NotFound
    return public_outcome(row)


def get_public_outcome_row(organisation: Organisation, outcome_id: UUID) -> Outcome:
    """This will give the row of an outcome a body published, or raise `NotFound`."""
    row = Outcome.objects.filter(organisation=organisation, public_id=outcome_id, state=OutcomeState.PUBLISHED).first()
    if row is None:
        raise NotFound
    return row


def get_public_voice_rows(organisation: Organisation, voice_ids: list[str]) -> tuple[Voice, ...]:
    """This will give the rows of voices ticked on a page, those of them that anyone may read."""
    return tuple(Voice.objects.public().about(organisation.pk).filter(public_id__in=voice_ids))


def list_voices_of_outcome(outcome_id: UUID, cursor: str = "") -> tuple[tuple[PublicVoice, ...], UUID | None]:
    """This will give the words an outcome answers that a person cleared, the newest first, and where the next page
    begins."""
    rows = Voice.objects.public().filter(outcomes__outcome__public_id=outcome_id)
    page = keyset_page(rows, by="received_at", cursor=cursor, size=AT_ONCE, newest_first=True)
    return _public(Voice.objects.filter(pk__in=[row.pk for row in page.rows])), page.next_cursor


def outcomes_of(voice: Voice) -> tuple[PublicOutcome, ...]:
    """This will give the published outcomes that answer one voice, the oldest first."""
    # Asked of the outcomes apart: a filter through what they cite would leave this one voice to be counted.
    cited = OutcomeVoice.objects.filter(voice=voice)
    rows = _counted(Outcome.objects.filter(pk__in=cited.values("outcome_id")))
    return tuple(public_outcome(row) for row in rows.order_by("pk"))


def public_outcome(row: Outcome) -> PublicOutcome:
    """This will give an outcome as anyone reads it once it is published."""
    later = next((one for one in row.replaced_by.all() if one.state == OutcomeState.PUBLISHED), None)
    cited = OutcomeVoice.objects.filter(outcome=row)
    gone = row.gone if hasattr(row, "gone") else cited.filter(voice__withdrawn_at__isnull=False).count()
    return PublicOutcome(
        id=row.public_id,
        kind=OutcomeKind(row.kind),
        title=row.title,
        said=row.said,
        words=row.words,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        look_again_on=row.look_again_on,
        organisation=row.organisation.name,
        organisation_id=row.organisation.public_id,
        checked_by=row.checked_by,
        spoke=(row.cited if hasattr(row, "cited") else cited.count()) - gone,
        withdrawn=gone,
        replaces=row.replaces.public_id if row.replaces else None,
        replaced_by=later.public_id if later else None,
        follow_ups=tuple(
            PublicFollowUp(one.worked, one.words, one.written_by, clock.local(one.at).date())
            for one in sorted(row.follow_ups.all(), key=lambda one: one.pk)
        ),
        said_back=said_back(row.answers_back.all()),
    )


def public_reply(row: Reply, backs: Iterable[AnswerBack]) -> PublicReply:
    """This will give a reply as anyone reads it."""
    return PublicReply(
        words=row.words,
        changed=row.changed,
        by=f"{row.written_by}, {row.organisation.name}",
        on=clock.local(row.written_at).date(),
        checked_by=row.checked_by,
        said_back=said_back(backs),
    )


def said_back(rows: Iterable[AnswerBack], *, own: int | None = None) -> tuple[PublicAnswerBack, ...]:
    """This will give what authors said back, in order: whether they are content, and their words once a person has
    cleared them. The author of voice `own` reads their own at once."""
    return tuple(
        PublicAnswerBack(
            one.satisfied, one.words if one.cleared_at or one.voice_id == own else "", clock.local(one.at).date()
        )
        for one in sorted(rows, key=lambda one: one.pk)
    )


def _counted(rows: "QuerySet[Outcome]") -> "QuerySet[Outcome]":
    """Published ones, with how many voices each answers and how many of those were taken back."""
    return (
        rows.filter(state=OutcomeState.PUBLISHED)
        .select_related("organisation", "replaces")
        .prefetch_related("follow_ups", "answers_back", "replaced_by")
        .annotate(
            cited=Count("cites", distinct=True),
            gone=Count("cites", filter=Q(cites__voice__withdrawn_at__isnull=False), distinct=True),
        )
    )


def _public(rows: "QuerySet[Voice]") -> tuple[PublicVoice, ...]:
    found = (
        rows.public()  # type: ignore[attr-defined]
        .prefetch_related(
            "media__file",
            "replies__answers_back",
            "replies__organisation",
            "abouts__service",
            "abouts__organisation",
            "outcomes__outcome__organisation",
        )
        .order_by("-received_at", "-pk")
    )
    return tuple(_public_voice(row) for row in found)


def _public_voice(row: Voice) -> PublicVoice:
    abouts = sorted(row.abouts.all(), key=lambda one: one.pk)
    services = dict.fromkeys(one.service.name if one.service else one.organisation.name for one in abouts)
    outcomes = (cites.outcome for cites in sorted(row.outcomes.all(), key=lambda one: one.pk))
    return PublicVoice(
        id=row.public_id,
        kind=VoiceKind(row.kind),
        speaker=Speaker(row.speaker),
        told_by=row.told_by if row.kind == VoiceKind.EVIDENCE else "",
        title=row.shown_title,
        words=row.shown_words,
        good=row.shown_good,
        better=row.shown_better,
        media=public_media(row),
        english=row.shown_english,
        language=row.language,
        on=clock.local(row.received_at).date(),
        service=" · ".join(services),
        words_taken_out=row.words_taken_out,
        replies=tuple(
            public_reply(reply, reply.answers_back.all())
            for reply in sorted(row.replies.all(), key=lambda one: one.pk)
            if reply.state == ReplyState.SHOWN
        ),
        came_of_it=tuple(
            CameOfIt(one.public_id, one.organisation.public_id, OutcomeKind(one.kind), one.title)
            for one in outcomes
            if one.state == OutcomeState.PUBLISHED
        ),
    )
