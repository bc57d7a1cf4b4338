"""One print of a plan or a sheet: its code, and what it said line by line."""

import secrets
from collections.abc import Iterator
from datetime import date

from partake.care_plans import words
from partake.care_plans.domain.contents import Action, Kind, Review
from partake.care_plans.domain.preparing import CODE_LENGTH, LETTERS, PaperKind, check_letter
from partake.care_plans.drafts import who_wrote
from partake.care_plans.models import PlanVersion, Preparation, Printed
from partake.care_plans.queries.lines import LineNow
from partake.care_plans.queries.plan import PlanPage
from partake.care_plans.queries.preparation import PreparationNow, preparation_now
from partake.care_plans.taking import taken_words
from partake.kernel import clock
from partake.people.domain import months_from
from partake.people.door import OpenRecord

# Paper that no day bounds is good for this long: whoever finds it later should ask for a new one.
LASTS_MONTHS = 1


def keep_plan(record: OpenRecord, page: PlanPage, size: str) -> Printed:
    """This will keep one print of a version of the plan, of what its reader may see."""
    assert page.shown is not None and page.plan_id is not None  # a plan that is not started is not printed
    return _keep(
        record,
        PaperKind.PLAN,
        size,
        texts=[_line_text(record, line) for line in _every_line(page)],
        valid_until=plan_valid_until(page),
        plan_version=PlanVersion.objects.get(plan__public_id=page.plan_id, number=page.shown.number),
        edition=page.shown.edition,
    )


def keep_sheet(record: OpenRecord, row: Preparation, size: str) -> Printed:
    """This will keep one print of the questions, with what was answered by then."""
    now = preparation_now(row)
    texts = [
        {"key": one.code, "number": number, "heading": one.words, "words": now.answers[one.code].words}
        for number, one in enumerate(_asked(now), start=1)
    ]
    return _keep(record, PaperKind.SHEET, size, texts=texts, valid_until=sheet_valid_until(now), preparation=row)


def plan_valid_until(page: PlanPage) -> date:
    """A plan on paper is good until the day we look again. With no such day ahead it is good for a month."""
    review = page.review
    on = review.said.review_on if review and isinstance(review.said, Review) else None
    return on if on and on >= clock.today() else months_from(clock.today(), LASTS_MONTHS)


def sheet_valid_until(now: PreparationNow) -> date:
    """A sheet is good until the talk."""
    on = now.talk_on
    return on if on and on >= clock.today() else months_from(clock.today(), LASTS_MONTHS)


def _keep(record: OpenRecord, kind: PaperKind, size: str, **columns: object) -> Printed:
    return Printed.objects.create(
        code=_new_code(),
        person_id=record.person.pk,
        kind=kind,
        size=size,
        printed_at=clock.now(),
        printed_by=who_wrote(record.actor),
        **columns,
    )


def _new_code() -> str:
    """A code nobody has yet: seventeen thousand million, so that the first try is nearly always free."""
    while True:
        letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH - 1))
        code = letters + check_letter(letters)
        if not Printed.objects.filter(code=code).exists():
            return code


def _asked(now: PreparationNow) -> Iterator:
    return (one for part in now.parts for one in part.prompts)


def _every_line(page: PlanPage) -> Iterator[LineNow]:
    todo = [line for kind in Kind for line in page.all(kind)]
    while todo:
        line = todo.pop(0)
        yield line
        todo = [*line.below, *todo]


def _line_text(record: OpenRecord, line: LineNow) -> dict[str, str]:
    """What the paper says of one line; `taken` is the part of it that a note can take the place of."""
    if isinstance(line.said, Action):
        who = line.said.who_name if not line.said.by_person else record.person.first_name
        said = " ".join(one for one in (f"{who}: {line.said.what}.", words.when(line)) if one)
    else:
        said = "\n".join(f"{name}: {value}" if name else value for name, value in words.facts(line))
    return {
        "kind": line.kind,
        "key": str(line.key),
        "heading": words.kind(line.kind),
        "words": said,
        "taken": taken_words(line.kind, line.said),
    }
