"""What somebody looks for among voices, and the rows that fit: for lists, counts and files of those who read voices."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation, Service
from partake.organisations.queries import with_those_before
from partake.voices import search
from partake.voices.domain.labels import LabelledBy, Sentiment
from partake.voices.domain.states import Clearing
from partake.voices.domain.voice import KEPT_APART, Channel, Speaker, VoiceKind
from partake.voices.models import VoiceAbout, VoiceLabel

BY_PEOPLE = frozenset({LabelledBy.PERSON})
BY_ANY = frozenset(LabelledBy)
# What a voice must not be as well, to be counted as this.
STRONGER = {Sentiment.HAPPY: [Sentiment.UNHAPPY], Sentiment.NEITHER: [Sentiment.UNHAPPY, Sentiment.HAPPY]}


@dataclass(frozen=True)
class Asked:
    """What is left empty asks nothing. `first` and `last` are days a voice is about (the day it came, where that was
    not said), both counted. `theme` is "framework:theme", `label` the id of one label; `put_on_by` says whose labels
    count: a machine's does only where no person has labelled that voice. `group` is (characteristic, category) of what
    authors said of themselves. `source` is what collected it. `words` must all be said."""

    service: Service | None = None
    first: date | None = None
    last: date | None = None
    clearing: Clearing | None = None
    kind: VoiceKind | None = None
    channel: Channel | None = None
    speaker: Speaker | None = None
    score: int | None = None
    theme: str = ""
    label: UUID | None = None
    put_on_by: frozenset[LabelledBy] = BY_PEOPLE
    sentiment: Sentiment | None = None
    group: tuple[str, str] | None = None
    source: Ref | None = None
    words: str = ""


def rows_asked(organisation: Organisation, asked: Asked) -> "QuerySet[VoiceAbout]":
    """This will give the rows about a body that fit, complaints and what was taken back left out. Whoever calls has
    checked that its reader may read voices there. Raises `NotFound` for a service of another body."""
    bodies = with_those_before(organisation.pk)
    if asked.service is not None and asked.service.organisation_id not in bodies:
        raise NotFound
    rows: QuerySet[VoiceAbout] = VoiceAbout.objects.filter(withdrawn=False).exclude(kind__in=KEPT_APART)
    rows = rows.filter(service=asked.service) if asked.service else rows.filter(organisation__in=bodies)
    same: dict[str, object] = {"clearing": asked.clearing, "kind": asked.kind}
    same |= {"voice__channel": asked.channel, "voice__speaker": asked.speaker, "voice__score": asked.score}
    same |= {"voice__source_kind": asked.source.kind, "voice__source_id": asked.source.id} if asked.source else {}
    rows = rows.filter(**{name: value for name, value in same.items() if value is not None})
    rows = _in_days(rows, asked.first, asked.last)
    if asked.group is not None:
        characteristic, category = asked.group
        rows = rows.filter(
            voice__attributes__characteristic=characteristic, voice__attributes__category=category
        )  # one row of attributes: a voice has one of each characteristic
    if asked.theme or asked.label or asked.sentiment:
        rows = _labelled(rows, bodies, asked)
    return search.saying(rows, asked.words)


def _in_days(rows: "QuerySet[VoiceAbout]", first: date | None, last: date | None) -> "QuerySet[VoiceAbout]":
    """Nothing comes before the day it is about, so the index by arrival finds where to begin."""
    if first is not None:
        rows = rows.filter(received_at__gte=clock.start_of(first))
        rows = rows.filter(Q(voice__said_on__isnull=True) | Q(voice__said_on__gte=first))
    if last is not None:
        after = clock.start_of(last + timedelta(days=1))
        rows = rows.filter(Q(voice__said_on__isnull=True, received_at__lt=after) | Q(voice__said_on__lte=last))
    return rows


def _labelled(rows: "QuerySet[VoiceAbout]", bodies: Collection[int], asked: Asked) -> "QuerySet[VoiceAbout]":
    on = labels_that_count(bodies, asked.put_on_by)
    if asked.theme:
        on = on.filter(label__theme=asked.theme)
    if asked.label is not None:
        on = on.filter(label__public_id=asked.label)
    # As the cubes count: unhappy if any part is, else happy if any is.
    fits = on if asked.sentiment in (None, Sentiment.NEITHER) else on.filter(sentiment=asked.sentiment)
    few = list(fits.values_list("voice_id", flat=True).distinct()[: search.FEW + 1])
    if len(few) <= search.FEW:
        rows = _by_ids(rows, few)
    else:
        rows = rows.filter(Exists(fits.filter(voice=OuterRef("voice"))))
    if stronger := STRONGER.get(asked.sentiment or Sentiment.UNHAPPY):
        rows = rows.exclude(Exists(on.filter(voice=OuterRef("voice"), sentiment__in=stronger)))
    return rows


def labels_that_count(bodies: Collection[int], put_on_by: Collection[LabelledBy]) -> "QuerySet[VoiceLabel]":
    """This will give the labels of these bodies that stand: people's, and a machine's, if asked for, on voices that no
    person has labelled."""
    on = VoiceLabel.objects.filter(label__organisation__in=bodies, taken_off_at__isnull=True)
    if LabelledBy.MACHINE not in put_on_by:
        return on.filter(put_on_by=LabelledBy.PERSON)
    by_people = VoiceLabel.objects.filter(put_on_by=LabelledBy.PERSON, taken_off_at__isnull=True)
    read = Exists(by_people.filter(voice=OuterRef("voice"), label__organisation__in=bodies))
    by_machine = Q(put_on_by=LabelledBy.MACHINE) & ~Q(read)
    return on.filter(Q(put_on_by=LabelledBy.PERSON) | by_machine if LabelledBy.PERSON in put_on_by else by_machine)


def _by_ids(rows: "QuerySet[VoiceAbout]", voices: list[int]) -> "QuerySet[VoiceAbout]":
    """By ids alone, in two steps: asked in one, SQLite would rather walk the whole list in order."""
    abouts = list(VoiceAbout.objects.filter(voice__in=voices).values_list("pk", flat=True))
    return rows.filter(pk__in=abouts)
