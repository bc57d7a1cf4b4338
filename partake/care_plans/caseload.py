"""Keeps where each person's plan stands, for the lists of those who plan with them (`CaseloadEntry`).

Steps of actions, run inside their transaction. `keep` works everything out again; `written` and `touched` are the
short ways for what happens most, and a test holds them to what `keep` would say.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Max

from partake.care_plans.domain.caseload import sort_name, standing_of
from partake.care_plans.domain.states import VersionState
from partake.care_plans.models import (
    Agreement,
    CaseloadEntry,
    Disagreement,
    Plan,
    PlanOffer,
    PlanVersion,
    Progress,
    Review,
    View,
)
from partake.kernel import clock
from partake.people.models import Person
from partake.people.queries.reach import practices_of

KEPT = (
    "practice",
    "sort_name",
    "standing",
    "version",
    "review_on",
    "changed_at",
    "offer",
    "offered_at",
    "ask_again_on",
)


def keep(people: Collection[int]) -> None:
    """This will write the entries of these people again, from what is true now. Whoever died, moved away, or was
    found to be somebody else leaves every list."""
    practices = practices_of(people)
    here = [
        person
        for person in Person.objects.filter(pk__in=people, died_on__isnull=True, superseded_by__isnull=True)
        if person.moved_away_on is None or person.pk in practices
    ]
    pks = [person.pk for person in here]
    CaseloadEntry.objects.filter(person_id__in=people).exclude(person_id__in=pks).delete()
    plans = _plans(pks)
    offers = _offers(pks, plans)
    CaseloadEntry.objects.bulk_create(
        [
            CaseloadEntry(
                person=person,
                practice_id=practices.get(person.pk),
                sort_name=sort_name(person.family_name, person.given_name),
                **plans.get(person.pk, {"standing": standing_of(0, agreed=False)}),
                **offers.get(person.pk, {}),
            )
            for person in here
        ],
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=KEPT,
    )


def written(draft: PlanVersion) -> None:
    """This will note that the draft was written in."""
    CaseloadEntry.objects.filter(person_id=draft.plan.person_id).update(
        standing=standing_of(draft.number, agreed=False), version=draft.number, changed_at=clock.now()
    )


def touched(person_pk: int) -> None:
    """This will note that something was said of the plan that changes none of its lines."""
    CaseloadEntry.objects.filter(person_id=person_pk).update(changed_at=clock.now())


def _plans(people: Collection[int]) -> dict[int, dict[str, Any]]:
    of = dict(Plan.objects.filter(person_id__in=people).values_list("pk", "person_id"))
    if not of:
        return {}
    newest: dict[int, PlanVersion] = {}
    stands: dict[int, int] = {}  # the version whose day to look again counts: the agreed one, or else the draft
    for version in PlanVersion.objects.filter(plan_id__in=of).order_by("number"):
        newest[version.plan_id] = version
        if version.state == VersionState.AGREED or version.plan_id not in stands:
            stands[version.plan_id] = version.number
    changed = _changed(of)
    found = {
        of[plan]: {
            "standing": standing_of(version.number, agreed=version.state == VersionState.AGREED),
            "version": version.number,
            "changed_at": changed[plan],
        }
        for plan, version in newest.items()
    }
    for row in Review.objects.filter(plan_id__in=of).order_by("since"):
        if row.since <= stands[row.plan_id] and (row.until is None or row.until > stands[row.plan_id]):
            found[of[row.plan_id]]["review_on"] = row.review_on
    return found


def _changed(plans: Collection[int]) -> dict[int, datetime]:
    """When anything was last written or said in each plan."""
    changed: dict[int, datetime] = {}
    said = (
        (PlanVersion.objects.filter(plan_id__in=plans), "plan_id", "changed_at"),
        (Progress.objects.filter(plan_id__in=plans), "plan_id", "at"),
        (Agreement.objects.filter(plan_version__plan_id__in=plans), "plan_version__plan_id", "at"),
        (View.objects.filter(disagreement__plan_id__in=plans), "disagreement__plan_id", "at"),
        (Disagreement.objects.filter(plan_id__in=plans, settled_at__isnull=False), "plan_id", "settled_at"),
    )
    for rows, plan, at in said:
        for pk, latest in rows.order_by().values_list(plan).annotate(latest=Max(at)):
            changed[pk] = max(latest, changed.get(pk, latest))
    return changed


def _offers(people: Collection[int], plans: Collection[int]) -> dict[int, dict[str, Any]]:
    """The newest offer of each. Once a plan is begun there is nothing to ask again."""
    return {
        row.person_id: {
            "offer": row.answer,
            "offered_at": row.at,
            "ask_again_on": None if row.person_id in plans else row.ask_again_on,
        }
        for row in PlanOffer.objects.filter(person_id__in=people).order_by("at", "pk")
    }
