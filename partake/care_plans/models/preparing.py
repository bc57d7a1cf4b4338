"""Getting ready for a talk: what the person was asked, and what they said."""

import uuid

from django.db import models
from django.db.models import Q

from partake.care_plans.domain.preparing import PreparationState
from partake.people.models import Person


class Preparation(models.Model):
    """One before each talk. `prompts` is the version of the list of questions; `first` has the codes of those to
    talk about first, at most three. `version` counts every save, so that an old page is noticed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="preparations")
    prompts = models.CharField(max_length=12)
    state = models.CharField(max_length=8, default=PreparationState.WRITING)
    how = models.CharField(max_length=14, blank=True)
    first = models.JSONField(default=list)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=200)
    invited_at = models.DateTimeField(null=True, blank=True)
    invited_by = models.CharField(max_length=200, blank=True)
    talk_on = models.DateField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=~Q(state=PreparationState.USED), name="one_preparation_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state=PreparationState.WRITING, ready_at__isnull=True, used_at__isnull=True)
                | Q(state=PreparationState.READY, ready_at__isnull=False, used_at__isnull=True)
                | Q(state=PreparationState.USED, used_at__isnull=False),
                name="preparation_state_has_its_times",
            ),
        ]

    def __str__(self) -> str:
        return f"preparation {self.pk}"


class PreparationAnswer(models.Model):
    """What was said to one question. Each save is a new row. What is saved on a screen takes the place of all before
    it; what came back on paper is added to it, under its own name."""

    preparation = models.ForeignKey(Preparation, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=20)
    words = models.TextField(max_length=2000, blank=True)
    wants_to_talk = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)
    helped_by = models.CharField(max_length=200, blank=True)
    said_how = models.CharField(max_length=12)
    keyed = models.ForeignKey(
        "care_plans.KeyedPaper", on_delete=models.PROTECT, null=True, blank=True, related_name="answers"
    )
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["preparation", "question", "number"], name="answer_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"

    @property
    def version(self) -> int:
        """What a form compares, as it does any row's version."""
        return self.number
