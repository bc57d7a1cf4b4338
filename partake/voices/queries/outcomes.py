"""What came of it, as those who write, check and follow it up read it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from partake.kernel.actor import Actor
from partake.kernel.paging import keyset_page
from partake.kernel.verdict import NotFound
from partake.organisations.lives import moved_here
from partake.organisations.models import Organisation
from partake.organisations.queries import with_those_before
from partake.voices import access, contributors, search
from partake.voices.domain.labels import LabelledBy
from partake.voices.domain.states import OutcomeState
from partake.voices.domain.voice import KEPT_APART
from partake.voices.models import Outcome, OutcomeVoice, Voice, VoiceAbout, VoiceLabel
from partake.voices.queries.public import PublicOutcome, public_outcome
from partake.voices.queries.voices import VoiceLine, line_of

CITABLE = 30


@dataclass(frozen=True)
class OneOutcome:
    """An outcome whole: as the public would read it, and what those who answer may do with it. `cited` are the voices
    it answers, the newest first, at most fifty. `to_tell` counts those the worker has still to tell."""

    public: PublicOutcome
    state: OutcomeState
    written_by: str
    checked_by: str
    sent_back_why: str
    cited: tuple[VoiceLine, ...]
    told: int
    to_tell: int
    replaces: str
    replaces_id: UUID | None
    replaced_by_id: UUID | None
    may_answer: bool
    may_check: bool
    version: int


@dataclass(frozen=True)
class OutcomeShort:
    """A published outcome in a list of others: what it was about, what came of it, when."""

    id: UUID
    title: str
    kind: str
    decided_on: date


def list_outcomes_about(organisation: Organisation, theme: str, most: int = 5) -> tuple[OutcomeShort, ...]:
    """This will give the newest published outcomes of a body that answer somebody whose words a person here put under
    a theme. It is open: anyone may read outcomes."""
    bodies = with_those_before(organisation.pk)
    on = VoiceLabel.objects.filter(label__theme=theme, label__organisation__in=bodies, taken_off_at__isnull=True)
    on = on.filter(put_on_by=LabelledBy.PERSON, voice=OuterRef("voice"))
    cites = OutcomeVoice.objects.filter(Exists(on), outcome=OuterRef("pk"))
    rows = Outcome.objects.filter(Exists(cites), organisation__in=bodies, state=OutcomeState.PUBLISHED)
    return tuple(
        OutcomeShort(one.public_id, one.title, one.kind, one.decided_on)
        for one in rows.order_by("-decided_on", "-pk")[:most]
    )


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
        to_tell=contributors.untold(row).count() if row.telling else 0,
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
    bodies = with_those_before(organisation.pk)
    here = Q(organisation__in=bodies)
    if moved := moved_here(bodies):
        here |= Q(service__in=moved)
    rows = VoiceAbout.objects.filter(here, withdrawn=False)
    rows = rows.exclude(kind__in=KEPT_APART).exclude(voice__outcomes__outcome=outcome)
    # A tick in a box says nothing that could be answered.
    rows = rows.exclude(voice__words="", voice__title="")
    page = keyset_page(search.saying(rows, wanted), by="received_at", cursor=cursor, size=CITABLE, newest_first=True)
    found = Voice.objects.in_bulk([about.voice_id for about in page.rows])
    return tuple(line_of(found[pk]) for pk in dict.fromkeys(about.voice_id for about in page.rows)), page.next_cursor


def get_voices(actor: Actor, *, organisation: Organisation, voice_ids: list[str]) -> tuple[Voice, ...]:
    """This will give the rows of voices ticked on a page, those of them that are about the body. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    return tuple(Voice.objects.about(organisation.pk).filter(public_id__in=voice_ids))
