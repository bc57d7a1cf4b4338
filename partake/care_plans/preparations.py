"""The open preparation: the one there is before the next talk, its answers, and how a new one is added."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext

from partake.care_plans.domain.preparing import MOST_FIRST, PreparationState
from partake.care_plans.drafts import who_wrote
from partake.care_plans.models import KeyedPaper, Preparation, PreparationAnswer
from partake.care_plans.prompts import current_prompts, is_asked, prompts_of
from partake.care_plans.queries.preparation import standing_rows
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Rejected
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord


def hold_preparation(record: OpenRecord) -> Preparation | None:
    """This will give the open preparation and hold its row, so that two writers take turns; None when nothing is
    open. Call it inside the action's transaction."""
    rows = Preparation.objects.select_for_update().filter(person_id=record.person.pk)
    return rows.exclude(state=PreparationState.USED).first()


def begin_preparation(record: OpenRecord) -> tuple[Preparation, bool]:
    """This will give the open preparation, begun now if there is none, and whether it was."""
    found = hold_preparation(record)
    if found is not None:
        return found, False
    try:
        with transaction.atomic():
            return Preparation.objects.create(
                person_id=record.person.pk,
                prompts=current_prompts(clock.today()).version,
                started_at=clock.now(),
                started_by=who_wrote(record.actor),
            ), True
    except IntegrityError:
        # Two begin at the same moment: the second writes in what the first began.
        begun = hold_preparation(record)
        assert begun is not None
        return begun, False


def standing_of(row: Preparation, question: str) -> list[PreparationAnswer]:
    """This will give what stands for one question, oldest first."""
    return standing_rows(row.answers.filter(question=question))


def add_answer(
    record: OpenRecord,
    row: Preparation,
    question: str,
    words: str,
    wants_to_talk: bool,
    said_how: AskedHow,
    *,
    keyed: KeyedPaper | None = None,
) -> PreparationAnswer:
    """This will keep one more answer to a question. The person is its author, whoever types."""
    if not is_asked(question):
        raise NotFound
    latest = row.answers.filter(question=question).order_by("-number").first()
    return PreparationAnswer.objects.create(
        preparation=row,
        question=question,
        words=words.strip(),
        wants_to_talk=wants_to_talk,
        written_at=clock.now(),
        written_by=record.person.name,
        helped_by="" if record.is_own else who_wrote(record.actor),
        said_how=AskedHow.THEMSELVES if record.is_own else said_how,
        keyed=keyed,
        number=latest.number + 1 if latest else 1,
    )


def ordered_first(row: Preparation, first: Sequence[str]) -> list[str]:
    """This will give the questions to talk about first, in the order they are asked. Raises `Rejected` when there
    are too many, or one is not asked."""
    known = [one.code for one in prompts_of(row.prompts).prompts]
    if not set(first) <= set(known):
        raise Rejected("first", gettext("One of these is not asked any more. Which would you like first?"))
    if len(set(first)) > MOST_FIRST:
        raise Rejected(
            "first",
            gettext("You chose %(count)s. There is time for %(most)s first. Which %(most)s?")
            % {"count": len(set(first)), "most": MOST_FIRST},
        )
    return [code for code in known if code in first]


def note_save(row: Preparation) -> None:
    """This will count one more save, so that a page drawn before it is known to be old."""
    Preparation.objects.filter(pk=row.pk).update(version=F("version") + 1)
    row.refresh_from_db(fields=["version"])
