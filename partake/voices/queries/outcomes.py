"""What came of it, as those who write, check and follow it up read it."""

from dataclasses import dataclass
from uuid import UUID

from partake.kernel.actor import Actor
from partake.kernel.paging import keyset_page
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.organisations.queries import with_those_before
from partake.voices import access, search
from partake.voices.domain.states import OutcomeState
from partake.voices.domain.voice import KEPT_APART
from partake.voices.models import Outcome, Voice, VoiceAbout
from partake.voices.queries.public import PublicOutcome, public_outcome
from partake.voices.queries.voices import VoiceLine, line_of

CITABLE = 30


@dataclass(frozen=True)
class OneOutcome:
    """An outcome whole: as the public would read it, and what those who answer may do with it. `cited` are the voices
    it answers, the newest first, at most fifty."""

    public: PublicOutcome
    state: OutcomeState
    written_by: str
    checked_by: str
    sent_back_why: str
    cited: tuple[VoiceLine, ...]
    told: int
    replaces: str
    replaces_id: UUID | None
    replaced_by_id: UUID | None
    may_answer: bool
    may_check: bool
    version: int


def get_outcome_row(actor: Actor, *, organisation: Organisation, outcome_id: UUID) -> Outcome:
    """This will give the row an action works on. Raises `Refused`, `NotFound`."""
    access.can_read_voices(actor, organisation.pk).require()
    rows = Outcome.objects.filter(organisation__in=with_those_before(organisation.pk), public_id=outcome_id)
    row = rows.select_related("organisation", "replaces").first()
    if row is None:
        raise NotFound
    return row


def get_outcome(actor: Actor, *, organisation: Organisation, outcome_id: UUID) -> OneOutcome:
    """This will give one outcome with everything about it. Raises `Refused`, `NotFound`."""
    row = get_outcome_row(actor, organisation=organisation, outcome_id=outcome_id)
    cited = Voice.objects.about(organisation.pk).filter(outcomes__outcome=row).order_by("-received_at", "-pk")[:50]
    waits = row.state == OutcomeState.TO_CHECK
    later = row.replaced_by.filter(state=OutcomeState.PUBLISHED).first()
    return OneOutcome(
        public=public_outcome(row),
        state=OutcomeState(row.state),
        written_by=row.written_by,
        checked_by=row.checked_by,
        sent_back_why=row.sent_back_why,
        cited=tuple(line_of(one) for one in cited),
        told=row.cites.filter(told_at__isnull=False).count(),
        replaces=row.replaces.title if row.replaces else "",
        replaces_id=row.replaces.public_id if row.replaces else None,
        replaced_by_id=later.public_id if later else None,
        may_answer=bool(access.can_answer_voices(actor, row.organisation_id)),
        may_check=waits and bool(access.can_check(actor, row.organisation_id, row.written_by_user)),
        version=row.version,
    )


def list_citable(
    actor: Actor, *, organisation: Organisation, outcome: Outcome, wanted: str = "", cursor: str = ""
) -> tuple[tuple[VoiceLine, ...], UUID | None]:
    """This will give voices about a body that an outcome does not answer yet, the newest first, and where the next
    page begins. `wanted` keeps those that say every word of it. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    rows = VoiceAbout.objects.filter(organisation__in=with_those_before(organisation.pk), withdrawn=False)
    rows = rows.exclude(kind__in=KEPT_APART).exclude(voice__outcomes__outcome=outcome)
    page = keyset_page(search.saying(rows, wanted), by="received_at", cursor=cursor, size=CITABLE, newest_first=True)
    found = Voice.objects.in_bulk([about.voice_id for about in page.rows])
    return tuple(line_of(found[pk]) for pk in dict.fromkeys(about.voice_id for about in page.rows)), page.next_cursor


def get_voices(actor: Actor, *, organisation: Organisation, voice_ids: list[str]) -> tuple[Voice, ...]:
    """This will give the rows of voices ticked on a page, those of them that are about the body. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    return tuple(Voice.objects.about(organisation.pk).filter(public_id__in=voice_ids))
