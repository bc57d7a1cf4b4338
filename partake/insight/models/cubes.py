"""Cubes: sums of voices by month, for a service and for a whole body. Pages read these alone, so that a page costs the
same at ten million voices as at ten thousand. They are exact: only those who may read every voice see them. What
everyone sees is made from them by `methods.disclosure`.

In every cube `month` is the first day of the month a voice is about (the day it came, where that was not said),
`organisation` the body that answers for it now, and a row without a `service` is about the whole body, each voice once.
A voice about two services counts in each, and once in their body. Nothing taken back, kept apart (complaints) or not
allowed to be counted is in any.
"""

from django.db import models
from django.db.models.functions import Coalesce

from partake.organisations.models import Organisation, Service
from partake.voices.domain.labels import LabelledBy


class Cube(models.Model):
    """What every cube has."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    voices = models.PositiveIntegerField()

    class Meta:
        abstract = True


class HeardMonth(Cube):
    """How many were heard, and how: `with_words` of them wrote something that can be about a theme, and of these
    `labelled` carry a label from a person and `suggested` one from a machine alone."""

    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=12)
    sampling = models.CharField(max_length=20)
    speaker = models.CharField(max_length=12)
    with_words = models.PositiveIntegerField()
    labelled = models.PositiveIntegerField()
    suggested = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organisation",
                Coalesce("service", 0),
                "month",
                "kind",
                "channel",
                "sampling",
                "speaker",
                name="heard_month_once",
            )
        ]
        indexes = [models.Index(fields=["service", "month"], name="heard_of_service")]

    def __str__(self) -> str:
        return f"heard {self.pk}"


class AnswersMonth(Cube):
    """How many gave one answer to one question. `question` is "fft" for the Friends and Family question, whose answers
    are "1" (very good) to "6" (don't know); or "<questionnaire>:<question>" for one of a body's own, where the answer
    "" counts all who answered it: where one person may give several answers, their sum is more."""

    question = models.CharField(max_length=100)
    answer = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organisation", Coalesce("service", 0), "month", "question", "answer", name="answers_month_once"
            )
        ]
        indexes = [models.Index(fields=["service", "question", "month"], name="answers_of_service")]

    def __str__(self) -> str:
        return f"answers {self.pk}"


class ThemesMonth(Cube):
    """How many voices are about one theme ("framework:theme"), as a person says, or a machine where no person has
    labelled that voice. One voice counts once for each theme; it is unhappy if any of its parts about that theme is,
    else happy if any is."""

    theme = models.CharField(max_length=120)
    put_on_by = models.CharField(max_length=8, choices=[(one, one) for one in LabelledBy])
    happy = models.PositiveIntegerField()
    unhappy = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organisation", Coalesce("service", 0), "month", "theme", "put_on_by", name="themes_month_once"
            )
        ]
        indexes = [models.Index(fields=["service", "theme", "month"], name="themes_of_service")]

    def __str__(self) -> str:
        return f"themes {self.pk}"


class GroupsMonth(Cube):
    """How many of one kind of people were heard: `scored` of them answered the Friends and Family question (don't know
    left in), `good` with very good or good, `poor` with poor or very poor. `list_version` is the dated list the
    category is of."""

    characteristic = models.CharField(max_length=20)
    list_version = models.CharField(max_length=40)
    category = models.CharField(max_length=60)
    scored = models.PositiveIntegerField()
    good = models.PositiveIntegerField()
    poor = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organisation",
                Coalesce("service", 0),
                "month",
                "characteristic",
                "list_version",
                "category",
                name="groups_month_once",
            )
        ]
        indexes = [models.Index(fields=["service", "characteristic", "month"], name="groups_of_service")]

    def __str__(self) -> str:
        return f"groups {self.pk}"
