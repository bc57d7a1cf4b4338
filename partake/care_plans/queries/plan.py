"""The plan as a page or a paper shows it: one version, its lines in order, and what stands beside them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from partake.care_plans import access
from partake.care_plans.domain.contents import (
    IF_WORSE,
    Contact,
    Content,
    Kind,
)
from partake.care_plans.domain.states import Side, VersionState
from partake.care_plans.models import Disagreement, Plan, PlanVersion, View
from partake.care_plans.queries.agreements import Answer, Answers, answers_to
from partake.care_plans.queries.lines import LineNow, read_lines
from partake.care_plans.queries.undertakings import needing_somebody_new
from partake.kernel.prepared import prepared
from partake.kernel.verdict import YES, NotFound, Verdict
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.models import Person


@dataclass(frozen=True)
class VersionFacts:
    """Which version this is, and who said what to it. `own` is the person's own newest word; `given` is what somebody
    said for them on a day when they could not decide it."""

    number: int
    state: VersionState
    edition: int
    started_at: datetime
    changed_at: datetime
    agreed_at: datetime | None
    superseded_at: datetime | None
    answers: dict[Side, Answer]
    own: Answer | None
    given: Answer | None

    @property
    def said_since(self) -> Answer | None:
        """What the person said after somebody answered for them."""
        newest = self.answers.get(Side.PERSON)
        return newest if self.given and newest and not newest.is_for_them else None

    @property
    def everything_said(self) -> tuple[Answer, ...]:
        """The person's own word first, then what was said for them, then the professional's."""
        said = (self.own, self.given, self.answers.get(Side.PROFESSIONAL))
        return tuple(answer for answer in said if answer is not None)


@dataclass(frozen=True)
class ViewNow:
    who: str
    words: str
    on: datetime


@dataclass(frozen=True)
class DisagreementNow:
    id: UUID
    about: str
    theirs: ViewNow | None
    ours: ViewNow | None
    version: int


@dataclass(frozen=True)
class EarlierPlan:
    """The plan of a record that was joined with this one, while both had a plan. It is read and never written."""

    id: UUID
    started_at: datetime


@dataclass(frozen=True)
class PlanPage:
    """One version of a plan. `shown` is None when no plan is started. Of lines, those of a part the reader may not
    see are left out, and `sees_plan` and `sees_if_worse` say so. `earlier` are plans of records joined with this one;
    `joined` is the one of them this page shows, None when it shows the person's own.
    `needs_somebody` are the keys of actions whose member of staff can no longer see the plan."""

    plan_id: UUID | None
    joined: "EarlierPlan | None"
    earlier: tuple["EarlierPlan", ...]
    shown: VersionFacts | None
    versions: tuple[VersionFacts, ...]
    lines: dict[Kind, tuple[LineNow, ...]]
    disagreements: tuple[DisagreementNow, ...]
    needs_somebody: frozenset[UUID]
    sees_plan: bool
    sees_if_worse: bool
    may_write: Verdict

    def all(self, kind: Kind) -> tuple[LineNow, ...]:
        return self.lines.get(kind, ())

    def single(self, kind: Kind) -> LineNow | None:
        return next(iter(self.all(kind)), None)

    @property
    def strengths(self) -> tuple[LineNow, ...]:
        return self.all(Kind.STRENGTH)

    @property
    def needs(self) -> tuple[LineNow, ...]:
        return self.all(Kind.NEED)

    @property
    def contingencies(self) -> tuple[LineNow, ...]:
        return self.all(Kind.CONTINGENCY)

    @property
    def ways_back(self) -> tuple[LineNow, ...]:
        return self.all(Kind.WAY_BACK)

    @property
    def pathway(self) -> LineNow | None:
        return self.single(Kind.PATHWAY)

    @property
    def goals(self) -> tuple[LineNow, ...]:
        return tuple(goal for need in self.needs for goal in need.below)

    @property
    def review(self) -> LineNow | None:
        return self.single(Kind.REVIEW)

    @property
    def key_worker(self) -> LineNow | None:
        contacts = self.all(Kind.CONTACT)
        return next((one for one in contacts if isinstance(one.said, Contact) and one.said.is_key_worker), None)

    @property
    def draft(self) -> VersionFacts | None:
        return next((one for one in self.versions if one.state is VersionState.DRAFT), None)

    @property
    def agreed(self) -> VersionFacts | None:
        return next((one for one in self.versions if one.state is VersionState.AGREED), None)

    @property
    def is_newest(self) -> bool:
        return self.shown is not None and self.shown.number == self.versions[0].number

    @property
    def is_empty(self) -> bool:
        return not any(self.lines.values())


def get_plan(record: OpenRecord, number: int | None = None, *, joined: UUID | None = None) -> PlanPage:
    """This will give version `number` of the plan, or the newest, draft or agreed; with `joined`, of the plan of a
    record that was joined with this one. Raises `Refused` when neither the plan nor what to do if things change may be
    seen, and `NotFound` for a version or a plan there is not."""
    sees_plan, sees_if_worse = Part.PLAN in record.parts, Part.IF_I_GET_WORSE in record.parts
    if not sees_plan and not sees_if_worse:
        access.can_see_plan(record).require()
    found = {row.public_id: row for row in _plans(record.person.pk)}
    own = next((row for row in found.values() if row.person_id == record.person.pk), None)
    earlier = tuple(EarlierPlan(row.public_id, row.started_at) for row in found.values() if row is not own)
    shown_earlier = next((one for one in earlier if one.id == joined), None)
    if joined is not None and shown_earlier is None:
        raise NotFound
    plan = own if joined is None else found[joined]
    rows = tuple(_versions(plan.pk)) if plan else ()
    if not sees_plan:
        # What to do if things change is read as it was agreed: a draft is between those who write it.
        rows = tuple(row for row in rows if row.state != VersionState.DRAFT) or rows
    version = next((row for row in rows if number in (None, row.number)), None)
    if number is not None and version is None:
        raise NotFound
    kinds = [kind for kind in Kind if (sees_if_worse if kind in IF_WORSE else sees_plan)]
    shown = _facts(version) if version else None
    return PlanPage(
        plan_id=plan.public_id if plan else None,
        joined=shown_earlier,
        earlier=earlier,
        shown=shown,
        versions=tuple(
            shown if shown and row == version else _facts(row, with_answers=row.state == VersionState.AGREED)
            for row in rows
        ),
        lines=read_lines(version, kinds) if version else {},
        disagreements=_disagreements(plan) if plan and sees_plan else (),
        needs_somebody=needing_somebody_new(plan) if plan and sees_plan else frozenset(),
        sees_plan=sees_plan,
        sees_if_worse=sees_if_worse,
        may_write=access.can_write_plan(record) and (access.can_write_joined(record) if joined else YES),
    )


@prepared
def _plans(person: int) -> QuerySet[Plan]:
    # By the people first: asked across the join, a database reads every plan there is.
    theirs = Person.objects.filter(Q(pk=person) | Q(superseded_by_id=person))
    return Plan.objects.filter(person_id__in=theirs.values("pk")).order_by("started_at", "pk")


@prepared
def _versions(plan: int) -> QuerySet[PlanVersion]:
    return PlanVersion.objects.filter(plan_id=plan).order_by("-number")


def get_line(record: OpenRecord, kind: Kind, key: UUID) -> LineNow:
    """This will give one line as it stands in the newest version, with what hangs under it. Raises `NotFound`,
    `Refused`."""
    page = get_plan(record)
    todo = [line for lines in page.lines.values() for line in lines]
    while todo:
        line = todo.pop()
        if (line.kind, line.key) == (kind, key):
            return line
        todo += line.below
    raise NotFound


def contents_of(record: OpenRecord, number: int) -> dict[UUID, tuple[Kind, Content]]:
    """This will give every line of a version by its key, for comparing. Raises `Refused`, `NotFound`."""
    access.can_see_plan(record).require()
    return contents_in(get_plan(record, number))


def contents_in(page: PlanPage) -> dict[UUID, tuple[Kind, Content]]:
    """This will give every line of a version already read, by its key."""
    found: dict[UUID, tuple[Kind, Content]] = {}

    def gather(lines: Iterable[LineNow]) -> None:
        for line in lines:
            found[line.key] = (line.kind, line.said)
            gather(line.below)

    for lines in page.lines.values():
        gather(lines)
    return found


def plan_values(record: OpenRecord) -> list[dict[str, object]]:
    """This will give every version of the plan as plain values, newest first, for the copy of everything that a
    person may take away; and after them those of plans from records joined with this one. Raises `Refused`."""
    access.can_see_plan(record).require()
    newest = get_plan(record)
    pages = [get_plan(record, version.number) for version in newest.versions]
    for one in newest.earlier:
        versions = get_plan(record, joined=one.id).versions
        pages += [get_plan(record, version.number, joined=one.id) for version in versions]
    return [
        {
            "from_a_joined_record": page.joined is not None,
            "version": page.shown.number,
            "state": page.shown.state,
            "agreed_at": page.shown.agreed_at,
            "answers": [asdict(answer) for answer in page.shown.everything_said],
            "lines": [
                {"key": key, "kind": kind, **asdict(content)} for key, (kind, content) in contents_in(page).items()
            ],
        }
        for page in pages
        if page.shown is not None
    ]


def get_version(record: OpenRecord, number: int) -> VersionFacts:
    """This will give one version's facts, with who said what to it. Raises `NotFound`, `Refused`."""
    shown = get_plan(record, number).shown
    assert shown is not None  # a version that was asked for by number is there, or was not found
    return shown


def list_disagreements(record: OpenRecord) -> tuple[DisagreementNow, ...]:
    """This will give what is still seen differently, each side's newest words. Raises `Refused`."""
    access.can_see_plan(record).require()
    plan = Plan.objects.filter(person_id=record.person.pk).first()
    return _disagreements(plan) if plan else ()


def _disagreements(plan: Plan) -> tuple[DisagreementNow, ...]:
    rows = _open_disagreements(plan.pk)
    newest: dict[tuple[int, str], View] = {}
    for view in _views(frozenset(row.pk for row in rows)) if rows else ():
        newest[view.disagreement_id, view.side] = view
    return tuple(
        DisagreementNow(
            row.public_id,
            row.about,
            _view(newest.get((row.pk, Side.PERSON))),
            _view(newest.get((row.pk, Side.PROFESSIONAL))),
            row.version,
        )
        for row in rows
    )


@prepared
def _open_disagreements(plan: int) -> QuerySet[Disagreement]:
    return Disagreement.objects.filter(plan_id=plan, settled_at__isnull=True).order_by("pk")


@prepared
def _views(disagreements: frozenset[int]) -> QuerySet[View]:
    return View.objects.filter(disagreement_id__in=disagreements).order_by("pk")


def _view(view: View | None) -> ViewNow | None:
    return ViewNow(view.name, view.words, view.at) if view else None


def _facts(row: PlanVersion, *, with_answers: bool = True) -> VersionFacts:
    said = answers_to(row) if with_answers else Answers({})
    return VersionFacts(
        row.number,
        VersionState(row.state),
        row.edition,
        row.started_at,
        row.changed_at,
        row.agreed_at,
        row.superseded_at,
        said.by_side,
        said.own,
        said.given,
    )
