"""What the explorer offers, finds and keeps: voices by what is asked of them, with what they led to."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from partake.insight import access
from partake.insight.addresses import asked_in, chosen_in, first_day, last_day
from partake.insight.frameworks import for_body
from partake.insight.models import SavedQuestion
from partake.insight.queries import figures
from partake.insight.queries.acting import improvements_of_voices
from partake.insight.queries.figures import Scope
from partake.insight.theme_groups import grouped
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation, Service
from partake.questionnaires.queries.charted import list_ever_asked
from partake.voices.queries.exploring import (
    FEWEST_IN_A_GROUP,
    FoundPage,
    LabelLine,
    find_voices,
    labels_of_many,
    themes_of_body,
)
from partake.voices.queries.services import list_services

# By what few ask: out of the way until somebody does.
NARROWLY = ("feeling", "score", "kind", "channel", "speaker", "state", "group")


@dataclass(frozen=True)
class KeptLine:
    """A question somebody kept. `may_delete`: it is the reader's own, or everybody's and the reader answers here."""

    id: UUID
    name: str
    chosen: dict[str, str]
    for_everybody: bool
    saved_by: str
    may_delete: bool


@dataclass(frozen=True)
class ExplorerPage:
    """`chosen` is what was asked by name; `unread` the names of what could not be read and asks nothing. `themes`,
    `groups` and `questionnaires` are what may be chosen, as (code, name); themes stand under the names of their
    groups."""

    chosen: dict[str, str]
    unread: frozenset[str]
    found: FoundPage
    labels: dict[UUID, tuple[LabelLine, ...]]
    led_to: dict[UUID, tuple[tuple[UUID, str], ...]]
    services: tuple[Service, ...]
    themes: tuple[tuple[str, list[tuple[str, str]]], ...]
    groups: tuple[tuple[str, str, str], ...]
    questionnaires: tuple[tuple[str, str], ...]
    kept: tuple[KeptLine, ...]

    @property
    def asks_something(self) -> bool:
        return any(self.chosen.values())

    @property
    def asks_narrowly(self) -> bool:
        """Whether it asks by something that the page keeps folded away."""
        return any(self.chosen[name] for name in NARROWLY)


def explore(
    actor: Actor, *, organisation: Organisation, given: Mapping[str, str], cursor: str | None = None
) -> ExplorerPage:
    """This will find the voices that an address asks for. Raises `Refused`."""
    access.can_see_figures(actor, organisation.pk).require()
    chosen = chosen_in(given)
    found = find_voices(actor, organisation=organisation, asked=asked_in(chosen, organisation), cursor=cursor)
    ids = [line.id for line in found.lines]
    return ExplorerPage(
        chosen=chosen,
        unread=unread(chosen),
        found=found,
        labels=labels_of_many(organisation, ids),
        led_to=improvements_of_voices(actor, organisation=organisation, voice_ids=ids),
        services=list_services(organisation),
        themes=tuple(grouped(themes_of_body(organisation), lambda one: one[0], for_body(organisation.pk))),
        groups=_groups(organisation),
        questionnaires=list_ever_asked(organisation),
        kept=list_kept(actor, organisation=organisation),
    )


def unread(chosen: Mapping[str, str]) -> frozenset[str]:
    """This will give the names of the days that are typed by hand and cannot be read."""
    read = {"from": first_day, "to": last_day}
    return frozenset(name for name, how in read.items() if chosen[name] and how(chosen[name]) is None)


def list_kept(actor: Actor, *, organisation: Organisation) -> tuple[KeptLine, ...]:
    """This will give the questions somebody kept here and those kept for everybody, by name. Raises `Refused`."""
    access.can_see_figures(actor, organisation.pk).require()
    rows = SavedQuestion.objects.filter(organisation=organisation)
    mine = rows.filter(owner_id=actor.user_id or 0) | rows.filter(for_everybody=True)
    return tuple(
        KeptLine(row.public_id, row.name, chosen_in(row.asked), row.for_everybody, row.saved_by, may_delete(actor, row))
        for row in mine.order_by("name", "pk")[:100]
    )


def get_kept_row(actor: Actor, *, organisation: Organisation, question_id: UUID) -> SavedQuestion:
    """This will give the row an action works on; another's own is not found. Raises `Refused`, `NotFound`."""
    access.can_see_figures(actor, organisation.pk).require()
    row = SavedQuestion.objects.filter(organisation=organisation, public_id=question_id).first()
    if row is None or not (row.for_everybody or row.owner_id == actor.user_id):
        raise NotFound
    return row


def may_delete(actor: Actor, row: SavedQuestion) -> bool:
    return row.owner_id == actor.user_id or bool(access.can_change(actor, row.organisation_id))


def _groups(organisation: Organisation) -> tuple[tuple[str, str, str], ...]:
    """Those of which enough were ever heard here, from the figures and not from who said what."""
    held = figures.months_held(Scope.of(organisation))
    if held is None:
        return ()
    said = figures.groups(Scope.of(organisation), first=held[0], last=held[1])
    many: dict[tuple[str, str], int] = {}
    for one in said:
        many[one.characteristic, one.category] = many.get((one.characteristic, one.category), 0) + one.voices
    return tuple((f"{of}:{one}", of, one) for (of, one), heard in sorted(many.items()) if heard >= FEWEST_IN_A_GROUP)
