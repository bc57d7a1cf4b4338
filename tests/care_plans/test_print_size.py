"""Paper at its longest: a plan of sixty goals, in the largest print, is tagged, and has its code and its last
day on every page. How long it takes is measured by bench/documents.py."""

import pytest

from partake.care_plans.actions import lines, preparing, printing
from partake.care_plans.domain.contents import Action, Goal, Kind
from partake.care_plans.domain.preparing import shown_code
from partake.care_plans.paper import plan_document
from partake.care_plans.paper_of_preparing import sheet_document
from partake.care_plans.queries.plan import get_plan
from partake.care_plans.queries.preparation import get_open_preparation
from partake.documents import Format, render
from partake.kernel import clock
from tests.documents.reading import poppler


@pytest.mark.parametrize("longest", ["plan", "sheet"])
def test_the_longest_paper_is_tagged_and_has_its_code_on_every_page(joyce, keys, longest):
    if longest == "plan":
        for number in range(60):
            goal = lines.add_line(
                record=joyce,
                kind=Kind.GOAL,
                content=Goal(f"Goal {number} 🙂", "Because it matters to me. " * 5, 7),
                under=keys[Kind.NEED],
            )
            lines.add_line(record=joyce, kind=Kind.ACTION, content=Action(f"Do thing {number}"), under=goal.key)
        page = get_plan(joyce)
        printed = printing.print_plan(record=joyce, page=page, size="28")
        document = plan_document(
            joyce, page, said=(), needs=(), wish=None, notes={}, printed=printed, address="https://example.org/plan"
        )
    else:
        preparing.start_preparation(record=joyce)
        printed = printing.print_sheet(record=joyce, size="28")
        document = sheet_document(joyce, get_open_preparation(joyce), printed, wish=None)
    made = render(document, Format.PDF_28, printed_on=clock.today())
    facts = poppler("pdfinfo", made.content).decode()
    pages = int(next(line.split()[1] for line in facts.splitlines() if line.startswith("Pages:")))
    assert "Tagged:          yes" in facts
    assert pages >= (50 if longest == "plan" else 8)
    text = " ".join(poppler("pdftotext", made.content, "-").decode().split())
    assert text.count(shown_code(printed.code)) >= pages and text.count("Valid until") >= pages
