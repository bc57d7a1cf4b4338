"""The pathway: set by an agreed plan and by nothing else; what it gives, each promise with where it comes from."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

import partake
from partake.care_plans.actions import lines
from partake.care_plans.domain.contents import Contact, Kind, Pathway
from partake.care_plans.domain.pathways import PATHWAY_WORDS, PathwayName
from partake.care_plans.domain.states import Side
from partake.care_plans.entitlements import entitlements
from partake.care_plans.models import Pathway as PathwayRow
from partake.care_plans.queries.pathway import get_pathway
from partake.care_plans.queries.plan import get_line
from partake.kernel.verdict import Refused, Rejected
from partake.people.domain import Part
from tests.care_plans.conftest import answer
from tests.people.pressing import press, read, shown

MODELS = "partake.care_plans.models"
TODAY = date(2026, 11, 19)
SHARED = Pathway(
    PathwayName.SHARED_CARE,
    "Two teams treat my heart, and I want them to talk.",
    suggested_by="Sam Whitcombe, practice nurse",
    score="Electronic frailty index: 0.28",
    score_from="The practice system, 2 November 2026",
)


@pytest.fixture
def at(stage):
    return lambda name, *args: reverse(f"care_plans:{name}", args=[stage.people["joyce"].public_id, *args])


@pytest.fixture
def client(visit):
    return visit("joyce")


def write(record, content=SHARED):
    return lines.add_line(record=record, kind=Kind.PATHWAY, content=content)


def test_only_a_plan_that_both_agreed_puts_somebody_on_a_pathway(joyce, sam):
    write(sam)
    assert get_pathway(joyce).agreed is None and get_pathway(joyce).proposed.which is PathwayName.SHARED_CARE
    answer(sam, Side.PROFESSIONAL)
    assert get_pathway(joyce).agreed is None
    answer(joyce, Side.PERSON, agrees=False, words="Not yet.")
    assert get_pathway(joyce).agreed is None
    answer(joyce, Side.PERSON)
    page = get_pathway(joyce)
    assert (page.agreed.which, page.agreed.agreed_on, page.proposed) == (PathwayName.SHARED_CARE, TODAY, None)


def test_a_draft_that_changes_the_pathway_changes_nothing_until_both_agree(joyce, sam):
    key = write(joyce).key
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)
    row = get_line(sam, Kind.PATHWAY, key)
    values = {"which": PathwayName.COMPLEX, "score": "Electronic frailty index: 0.41"}
    lines.change_line(record=sam, kind=Kind.PATHWAY, key=key, values=values, version=row.version)
    page = get_pathway(joyce)
    assert (page.agreed.which, page.proposed.which) == (PathwayName.SHARED_CARE, PathwayName.COMPLEX)


def test_no_other_code_writes_a_pathway():
    """Rows of a line come from `actions.lines` alone, through the table of kinds: no file names the pathway's table
    but those that declare it."""
    rooms = Path(partake.__file__).parent
    naming = set()
    for path in rooms.rglob("*.py"):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            from_models = isinstance(node, ast.ImportFrom) and (node.module or "").startswith(MODELS)
            imported = {one.name for one in node.names} if from_models else set()
            if "Pathway" in imported or (isinstance(node, ast.Attribute) and node.attr == "Pathway"):
                naming.add(path.relative_to(rooms).as_posix())
    assert naming == {"care_plans/models/__init__.py", "care_plans/kinds.py"}


def test_a_number_needs_to_say_where_it_comes_from_and_a_reason_is_words(joyce):
    for content, field in (
        (Pathway(PathwayName.COMPLEX, " "), "words"),
        (Pathway(PathwayName.COMPLEX, "Because.", score="0.41"), "score_from"),
    ):
        with pytest.raises(Rejected) as refused:
            write(joyce, content)
        assert refused.value.field == field


def test_the_database_holds_the_same_rules(joyce):
    write(joyce)
    for wrong in ({"words": ""}, {"which": "FRAIL"}, {"score_from": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PathwayRow.objects.update(**wrong)


def test_there_is_one_pathway_at_most(joyce):
    write(joyce)
    with pytest.raises(Rejected):
        write(joyce, Pathway(PathwayName.COMPLEX, "Another."))


def test_every_pathway_says_what_it_gives_and_where_that_comes_from():
    found = entitlements(TODAY)
    assert set(found) == set(PathwayName) == set(PATHWAY_WORDS)
    for one in found.values():
        assert one.sourced and one.proposed and one.lead and one.source
    assert not entitlements(date(2025, 12, 31))


def test_the_page_says_what_it_gives_and_whom_to_ask(joyce, sam, client, at):
    said = read(client, at("pathway")).text
    assert "No pathway is agreed yet." in said and "Write my pathway in the plan" in said
    write(joyce)
    assert "The draft of the plan says: Shared care. It counts when both agree." in read(client, at("pathway")).text
    contact = Contact("Sam Whitcombe", contact="01632 960144", is_key_worker=True)
    lines.add_line(record=joyce, kind=Kind.CONTACT, content=contact)
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)
    said = read(client, at("pathway")).text
    assert "Shared care, agreed on 19 November 2026." in said and SHARED.words in said
    assert "The number decided nothing" in said and "The practice system, 2 November 2026" in said
    assert "Ask Sam Whitcombe, who is the key worker." in said and "01632 960144" in said
    gives = entitlements(TODAY)[PathwayName.SHARED_CARE]
    proposed = said.index("Ask if you also get this where you live")
    assert all(said.index(words) < proposed for words in gives.sourced)
    assert all(said.index(words) > proposed for words in gives.proposed)


def test_writing_it_asks_which_and_why(client, at, joyce):
    said = shown(press(client, at("add_line", Kind.PATHWAY), score="0.9"))
    assert "How will you be followed up?" in said and "There is no reason yet" in said
    asked = press(client, at("add_line", Kind.PATHWAY), which="SELF_MANAGEMENT", words="I know my asthma.")
    asked = press(client, asked.url, suggested_by="I did")
    refused = press(client, asked.url, score="Frailty index: 0.1")
    assert "You wrote a number. Where does it come from?" in shown(refused)
    assert "Frailty index: 0.1" in refused.content.decode()
    press(client, asked.url)
    assert get_pathway(joyce).proposed.said == Pathway("SELF_MANAGEMENT", "I know my asthma.", "I did")


def test_the_plan_says_the_pathway_in_short(joyce, client, at):
    write(joyce)
    said = read(client, at("plan")).text
    assert "Pathway: Shared care, not agreed yet." in said


def test_a_change_of_pathway_is_told_in_words(joyce, sam, client, at):
    key = write(joyce).key
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)
    row = get_line(sam, Kind.PATHWAY, key)
    values = {"which": PathwayName.COMPLEX}
    lines.change_line(record=sam, kind=Kind.PATHWAY, key=key, values=values, version=row.version)
    said = read(client, at("changes", 1, 2)).text
    assert "Pathway: from Shared care to Complex case management." in said


def test_the_pathway_is_seen_with_the_plan_alone(joyce):
    with pytest.raises(Refused):
        get_pathway(replace(joyce, parts=frozenset({Part.IF_I_GET_WORSE})))
