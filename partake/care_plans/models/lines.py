"""The lines of a plan: one table a kind, one way to version them all.

A line has a key for life. Its row stands from version `since` up to, not including, version `until` (none: it still
stands). Changing an agreed line ends its row at the draft's number and writes a new row with the same key, so every
version can be read as it was and nothing is copied. What hangs under a line names its key.
"""

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q

from partake.care_plans.domain.contents import HIGHEST, LOWEST
from partake.care_plans.models.plans import Plan


class Lines(models.QuerySet[Any]):
    def standing_in(self, number: int) -> "Lines":
        """Rows that stand in version `number`."""
        return self.filter(since__lte=number).filter(Q(until__isnull=True) | Q(until__gt=number))


class Line(models.Model):
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(default=uuid.uuid4)
    since = models.PositiveIntegerField()
    until = models.PositiveIntegerField(null=True, blank=True)
    place = models.PositiveIntegerField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)
    helped_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = Lines.as_manager()

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["plan", "since"], name="%(class)s_of_plan")]
        constraints = [
            models.UniqueConstraint(fields=["key", "since"], name="%(class)s_once_in_a_version"),
            models.UniqueConstraint(fields=["key"], condition=Q(until__isnull=True), name="%(class)s_stands_once"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="%(class)s_stands_some_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"


def _one_to_ten(field: str, name: str) -> models.CheckConstraint:
    within = Q(**{f"{field}__gte": LOWEST}, **{f"{field}__lte": HIGHEST})
    return models.CheckConstraint(condition=Q(**{f"{field}__isnull": True}) | within, name=name)


class Strength(Line):
    words = models.TextField(max_length=2000)

    class Meta(Line.Meta):
        pass


class Condition(Line):
    """What somebody lives with, in their words. `code` is the entry of the knowledge file they picked, if they did."""

    words = models.CharField(max_length=200)
    code = models.CharField(max_length=30, blank=True)

    class Meta(Line.Meta):
        pass


class Need(Line):
    words = models.TextField(max_length=2000)
    area = models.CharField(max_length=12, blank=True)

    class Meta(Line.Meta):
        pass


class Goal(Line):
    under = models.UUIDField()
    words = models.CharField(max_length=300)
    why = models.TextField(max_length=2000, blank=True)
    importance = models.PositiveSmallIntegerField(null=True, blank=True)
    status = models.CharField(max_length=20)

    class Meta(Line.Meta):
        constraints = [*Line.Meta.constraints, _one_to_ten("importance", "goal_matters_1_to_10")]


class Action(Line):
    under = models.UUIDField()
    what = models.CharField(max_length=300)
    by_person = models.BooleanField(default=True)
    who_name = models.CharField(max_length=200, blank=True)
    who_role = models.CharField(max_length=200, blank=True)
    who_contact = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    how_often = models.CharField(max_length=200, blank=True)
    strategies = models.TextField(max_length=2000, blank=True)
    confidence = models.PositiveSmallIntegerField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=20)

    class Meta(Line.Meta):
        constraints = [
            *Line.Meta.constraints,
            _one_to_ten("confidence", "action_sure_1_to_10"),
            models.CheckConstraint(condition=Q(by_person=True) | ~Q(who_name=""), name="action_says_who"),
        ]


class Step(Line):
    under = models.UUIDField()
    words = models.CharField(max_length=300)
    outcome = models.TextField(max_length=2000, blank=True)
    status = models.CharField(max_length=20)

    class Meta(Line.Meta):
        pass


class Contingency(Line):
    triggers = models.TextField(max_length=2000)
    name = models.CharField(max_length=200, blank=True)
    happens = models.TextField(max_length=3000, blank=True)
    contacts = models.TextField(max_length=1000, blank=True)
    coping = models.TextField(max_length=2000, blank=True)
    signs = models.TextField(max_length=2000, blank=True)
    medicines = models.TextField(max_length=2000, blank=True)
    statement = models.TextField(max_length=3000, blank=True)
    statement_on = models.DateField(null=True, blank=True)
    statement_where = models.CharField(max_length=300, blank=True)
    review_on = models.DateField(null=True, blank=True)
    reviewer = models.CharField(max_length=300, blank=True)

    class Meta(Line.Meta):
        constraints = [
            *Line.Meta.constraints,
            models.CheckConstraint(condition=~Q(triggers=""), name="contingency_has_a_trigger"),
        ]


class Additional(Line):
    name = models.CharField(max_length=200)
    words = models.TextField(max_length=5000, blank=True)
    review_on = models.DateField(null=True, blank=True)
    reviewer = models.CharField(max_length=300, blank=True)
    prepared_by = models.CharField(max_length=300, blank=True)

    class Meta(Line.Meta):
        pass


class Contact(Line):
    """A professional who helps. People close to the person are kept by `people`. `account` is the public id of the
    sign-in of somebody who is on Partake."""

    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    speciality = models.CharField(max_length=200, blank=True)
    team = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    is_key_worker = models.BooleanField(default=False)
    account = models.UUIDField(null=True, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta(Line.Meta):
        pass


class Formulation(Line):
    words = models.TextField(max_length=5000)
    made_on = models.DateField(null=True, blank=True)
    made_where = models.CharField(max_length=200, blank=True)
    made_by = models.CharField(max_length=200, blank=True)
    made_by_role = models.CharField(max_length=200, blank=True)

    class Meta(Line.Meta):
        pass


class Funding(Line):
    words = models.CharField(max_length=500)
    body_code = models.CharField(max_length=12, blank=True)

    class Meta(Line.Meta):
        pass


class Review(Line):
    """`told_for` is the day of the review that people were last told is near."""

    review_on = models.DateField()
    every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    reviewer_name = models.CharField(max_length=200, blank=True)
    reviewer_role = models.CharField(max_length=200, blank=True)
    reviewer_contact = models.CharField(max_length=200, blank=True)
    told_for = models.DateField(null=True, blank=True)

    class Meta(Line.Meta):
        indexes = [
            *Line.Meta.indexes,
            models.Index(fields=["review_on"], condition=Q(until__isnull=True), name="review_by_day"),
        ]


class Prepared(Line):
    where = models.CharField(max_length=200, blank=True)
    where_code = models.CharField(max_length=12, blank=True)
    by_name = models.CharField(max_length=200, blank=True)
    by_role = models.CharField(max_length=200, blank=True)
    by_organisation = models.CharField(max_length=200, blank=True)

    class Meta(Line.Meta):
        pass


class OtherDocument(Line):
    name = models.CharField(max_length=200)
    where = models.CharField(max_length=300, blank=True)
    dated_on = models.DateField(null=True, blank=True)

    class Meta(Line.Meta):
        pass
