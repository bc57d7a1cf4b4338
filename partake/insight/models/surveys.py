"""National surveys as they were published: which file, whom it is about, and what it says of each question."""

import uuid

from django.db import models
from django.db.models import F, Q

from partake.organisations.models import Organisation


class SurveyFile(models.Model):
    """One year of one survey, brought in for a body. A newer file of the same year takes its place; it stays, taken
    out, with what it said."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    survey = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    bodies = models.PositiveIntegerField()
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=200)
    taken_out_at = models.DateTimeField(null=True, blank=True)
    taken_out_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "survey", "year"],
                condition=Q(taken_out_at__isnull=True),
                name="survey_year_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(taken_out_at__isnull=True, taken_out_by="")
                | (Q(taken_out_at__isnull=False) & ~Q(taken_out_by="")),
                name="survey_file_taken_out_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"survey file {self.pk}"


class SurveyedBody(models.Model):
    """A practice or a trust in a file, by its organisation (ODS) code: `asked` people were asked, `answered` did."""

    file = models.ForeignKey(SurveyFile, on_delete=models.PROTECT, related_name="of_bodies")
    code = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    asked = models.PositiveIntegerField(null=True, blank=True)
    answered = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "file"], name="surveyed_once_in_file")]

    def __str__(self) -> str:
        return f"surveyed body {self.pk}"


class SurveyResult(models.Model):
    """One question: a share (0 to 1) or a score (0 to 10), its range, and out of how many; and the range in which its
    publisher expects it, where it gives one. What its publisher hides is not here: without a value and answers, there
    is nothing to show. Nothing stands on fewer than 10 answers."""

    body = models.ForeignKey(SurveyedBody, on_delete=models.PROTECT, related_name="results")
    question = models.CharField(max_length=40)
    value = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    base = models.PositiveIntegerField(null=True, blank=True)
    answers = models.JSONField(default=dict)
    expected_low = models.FloatField(null=True, blank=True)
    expected_high = models.FloatField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "question"], name="survey_result_once"),
            models.CheckConstraint(
                condition=Q(expected_low__isnull=True, expected_high__isnull=True)
                | Q(
                    expected_low__isnull=False,
                    expected_high__isnull=False,
                    expected_high__gte=F("expected_low"),
                    value__isnull=False,
                ),
                name="survey_result_expected_from_to",
            ),
            models.CheckConstraint(condition=Q(base__isnull=True) | Q(base__gte=10), name="survey_result_of_ten"),
            models.CheckConstraint(
                condition=Q(value__isnull=True, low__isnull=True, high__isnull=True) | Q(base__isnull=False),
                name="survey_result_has_its_base",
            ),
        ]

    def __str__(self) -> str:
        return f"survey result {self.pk}"
