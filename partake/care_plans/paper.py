"""The plan as a document: the same words as the page, with room to write back and a square that opens it today."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext

from partake.care_plans import words
from partake.care_plans.domain.contents import Action, Contact, Contingency, Goal, Kind, Need, Strength
from partake.care_plans.domain.preparing import shown_code
from partake.care_plans.models import InvolvementWish, Printed
from partake.care_plans.queries.lines import LineNow
from partake.care_plans.queries.papers import NoteNow
from partake.care_plans.queries.plan import PlanPage
from partake.documents import (
    Block,
    Document,
    Heading,
    QrCode,
    Table,
    Voice,
    WriteHere,
    bold,
    bullets,
    numbered,
    paragraph,
)
from partake.kernel import clock
from partake.people.door import OpenRecord
from partake.people.letters import call_line
from partake.people.paper import said_blocks
from partake.people.queries.record import NeedLine, Said
from partake.ui.words import day

OPENING = ("WHAT_MATTERS", "HOW_TO_SUPPORT")


def plan_document(
    record: OpenRecord,
    page: PlanPage,
    *,
    said: Iterable[Said],
    needs: Sequence[NeedLine],
    wish: InvolvementWish | None,
    notes: Mapping[UUID | None, Sequence[NoteNow]],
    printed: Printed,
    address: str,
) -> Document:
    """This will write one version of a plan for paper or a voice. `address` is where the plan opens on a screen, and
    `printed` this print, whose code brings what is written on it back beside what it says."""
    shown = page.shown
    assert shown is not None  # a plan that is not started is not printed
    name, code = record.person.name, shown_code(printed.code)
    return Document(
        title=gettext("%(name)s: my plan") % {"name": name},
        blocks=(
            paragraph(words.standing(page)),
            *_answered_for(record, page),
            *_voices(record, said),
            *_section(
                gettext("How to communicate with me"), [bullets(*(need.order for need in needs))] if needs else []
            ),
            *_section(gettext("How I want decisions made"), _wish(wish)),
            *plan_blocks(record, page),
            *_section(gettext("What I wrote on paper before"), _notes(notes)),
            Heading(2, gettext("What I want to add or change")),
            WriteHere(6),
            paragraph(gettext("You can write beside anything above, too. Give it back to us, and we type it in.")),
            QrCode(address, gettext("Open the plan as it is today. Paper %(code)s") % {"code": code}),
        ),
        reference=gettext("My plan, version %(number)s, paper %(code)s") % {"number": shown.number, "code": code}
        + ("" if shown.agreed_at else ", " + gettext("a draft that is not agreed yet")),
        valid_until=printed.valid_until,
        call=_call(page),
    )


def _answered_for(record: OpenRecord, page: PlanPage) -> list[Block]:
    """What the person said of it stands before what was agreed for them, on paper as on the page."""
    shown = page.shown
    if shown is None or shown.given is None:
        return []
    since = shown.said_since
    own = [Voice(since.words, who=since.name, when=clock.local(since.at).date())] if since and since.words else []
    return [*own, paragraph(words.answered_for(record, shown.given))]


def plan_blocks(record: OpenRecord, page: PlanPage) -> list[Block]:
    """This will write what a plan says, and nothing of what stands around it."""
    return [
        *_section(gettext("What I am good at, or glad of"), _strengths(page)),
        *_goals(record, page),
        *_differences(page),
        *_contingencies(page),
        *_ways_back(page),
        *_pathway(page),
        *_more(page),
    ]


def _call(page: PlanPage) -> str:
    key_worker = page.key_worker
    if key_worker is None or not isinstance(key_worker.said, Contact):
        return call_line()
    contact = ", ".join(one for one in (key_worker.said.name, key_worker.said.contact) if one)
    return gettext("Key worker: %(contact)s") % {"contact": contact}


def _section(heading: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    return (Heading(2, heading), *blocks) if blocks else ()


def _voices(record: OpenRecord, said: Iterable[Said]) -> list[Block]:
    """What matters and how to support come first, as on the page; the rest of About me follows."""
    about = sorted(
        (one for one in said if one.heading.code != "IF_I_GET_WORSE"), key=lambda one: one.heading.code not in OPENING
    )
    blocks: list[Block] = []
    for one in about:
        blocks += [Heading(2, gettext(one.heading.mine)), *said_blocks(record, one, who=record.person.first_name)]
    return blocks


def _wish(wish: InvolvementWish | None) -> list[Block]:
    if wish is None:
        return []
    voice = [Voice(wish.words)] if wish.words else []
    return [paragraph(bold(words.involvement(wish.how, wish.ask_name) + ".")), *voice]


def _notes(notes: Mapping[UUID | None, Sequence[NoteNow]]) -> list[Block]:
    """What waits: whoever reads the paper knows that it came, and that nothing has come of it yet."""
    blocks: list[Block] = []
    for note in (one for beside in notes.values() for one in beside):
        about = note.now or note.printed
        blocks += [paragraph(gettext("About “%(line)s”:") % {"line": about})] if about else []
        blocks.append(Voice(note.words, who=note.who, when=note.written_on))
    return blocks


def _strengths(page: PlanPage) -> list[Block]:
    return [Voice(line.said.words) for line in page.strengths if isinstance(line.said, Strength)]


def _goals(record: OpenRecord, page: PlanPage) -> list[Block]:
    if not page.needs:
        return []
    blocks: list[Block] = [Heading(2, gettext("What I need, and my goals"))]
    for need in page.needs:
        assert isinstance(need.said, Need)
        blocks += [paragraph(bold(gettext("The need:") + " "), need.said.words)]
        for goal in need.below:
            blocks += _goal(record, goal)
    return blocks


def _goal(record: OpenRecord, line: LineNow) -> list[Block]:
    assert isinstance(line.said, Goal)
    goal = line.said
    matters = gettext("Matters %(score)s.") % {"score": words.out_of_ten(goal.importance)} if goal.importance else ""
    blocks: list[Block] = [
        Heading(3, goal.words),
        paragraph(" ".join(one for one in (matters, words.status(line.status) + ".") if one)),
    ]
    if goal.why:
        blocks.append(Voice(goal.why))
    if line.below:
        blocks.append(_actions(record, goal.words, line.below))
        steps = [f"{step.title}: {words.status(step.status).lower()}" for action in line.below for step in action.below]
        blocks += [paragraph(gettext("Steps on the way:")), bullets(*steps)] if steps else []
    return blocks


def _actions(record: OpenRecord, goal: str, lines: Sequence[LineNow]) -> Table:
    """Who comes first, so that large print and a voice start each sentence with them."""
    rows = []
    for line in lines:
        action = line.said
        assert isinstance(action, Action)
        how = words.status(line.status)
        sure = words.out_of_ten(action.confidence) if action.confidence else ""
        who = record.person.first_name if action.by_person else action.who_name
        rows.append((who, action.what, " ".join([words.when(line), words.late(line)]).strip(), sure, how))
    header = (gettext("Who"), gettext("What"), gettext("When"), gettext("How sure"), gettext("How it is going"))
    return Table(gettext("What we will do for “%(goal)s”") % {"goal": goal}, header, tuple(rows))


def _differences(page: PlanPage) -> list[Block]:
    if not page.disagreements:
        return []
    blocks: list[Block] = [Heading(2, gettext("What we see differently"))]
    for one in page.disagreements:
        blocks.append(Heading(3, one.about))
        if one.theirs is not None:
            blocks.append(Voice(one.theirs.words, who=one.theirs.who, when=clock.local(one.theirs.on).date()))
        if one.ours is not None:
            says = gettext("%(name)s says, %(day)s:") % {"name": one.ours.who, "day": day(one.ours.on)}
            blocks.append(paragraph(bold(says + " "), one.ours.words))
    return blocks


def _contingencies(page: PlanPage) -> list[Block]:
    if not page.contingencies:
        return []
    blocks: list[Block] = [Heading(2, gettext("If things change"))]
    for line in page.contingencies:
        plan = line.said
        assert isinstance(plan, Contingency)
        blocks += [Heading(3, line.title), paragraph(bold(gettext("Signs:"))), bullets(*_lines(plan.triggers))]
        if plan.happens:
            blocks += [paragraph(bold(gettext("What to do:"))), numbered(*_lines(plan.happens))]
        if plan.contacts:
            blocks += [paragraph(bold(gettext("Who to call:"))), bullets(*_lines(plan.contacts))]
        for name in ("coping", "signs", "medicines", "statement", "statement_where", "reviewer"):
            if value := getattr(plan, name):
                blocks.append(paragraph(bold(words.field(name) + ": "), value))
    return blocks


def _ways_back(page: PlanPage) -> list[Block]:
    """In the plan the signs and steps are told; the card, with its boxes, is printed by itself."""
    blocks: list[Block] = []
    for line in page.ways_back:
        blocks += [Heading(3, line.title), bullets(*(f"{name}: {said}" for name, said in words.facts(line)))]
        if line.below:
            tests = [
                " ".join([f"{test.title}.", words.test_due(test), words.late(test)]).strip() for test in line.below
            ]
            blocks += [paragraph(bold(gettext("Tests due:"))), bullets(*tests)]
    return [Heading(2, gettext("My way back in")), *blocks] if blocks else []


def _pathway(page: PlanPage) -> list[Block]:
    return [Heading(2, words.kind(Kind.PATHWAY)), bullets(_facts(page.pathway))] if page.pathway else []


def _more(page: PlanPage) -> list[Block]:
    """The rest of the plan, as facts: other plans and documents, who helps, who pays, when we look again."""
    blocks: list[Block] = []
    for kind in words.rest(page):
        lines = page.all(kind)
        blocks += [Heading(2, words.heading(kind, lines)), bullets(*(_facts(line) for line in lines))]
    return blocks


def _facts(line: LineNow) -> str:
    said = [f"{name}: {value}" if name else value for name, value in words.facts(line)]
    return ". ".join(one.rstrip(".") for one in said) + "."


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
