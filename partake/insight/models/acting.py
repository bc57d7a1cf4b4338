"""What a body does about what it hears: an action with an owner and a day, the voices it is about, and its history.
Pages say action; here it is an improvement, because plans have actions."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from partake.insight.domain_of_acting import ImprovementState, NoteKind
from partake.insight.models.changes import RecordedChange
from partake.kernel.ref import Ref
from partake.organisations.models import Organisation, Service
from partake.voices.models import Outcome, Voice


class Improvement(models.Model):
    """One action. `theme` ("framework:theme") or `question` ("fft") is what it is about, if a figure stands behind it;
    `finding` says that figure as it stood when the action began, and `figures` holds its numbers; neither is written
    again. `why` is in the words of whoever began it. Once done, `change` is where charts draw a new average, and
    `outcome` what was said to those who spoke."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    theme = models.CharField(max_length=120, blank=True)
    question = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=200)
    finding = models.CharField(max_length=500, blank=True)
    figures = models.JSONField(default=dict)
    why = models.TextField(max_length=2000, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=8, default=ImprovementState.OPEN)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True, blank=True)
    look_again_on = models.DateField(null=True, blank=True)
    change = models.OneToOneField(
        RecordedChange, null=True, blank=True, on_delete=models.PROTECT, related_name="improvement"
    )
    outcome = models.OneToOneField(Outcome, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[*ImprovementState]), name="improvement_state_known"),
            models.CheckConstraint(
                condition=Q(state=ImprovementState.OPEN, ended_at__isnull=True)
                | ~Q(state=ImprovementState.OPEN) & Q(ended_at__isnull=False),
                name="improvement_ended_when_over",
            ),
            models.CheckConstraint(
                condition=Q(change__isnull=True) | Q(state=ImprovementState.DONE), name="improvement_done_changed_it"
            ),
            models.CheckConstraint(
                condition=Q(outcome__isnull=True) | ~Q(state=ImprovementState.OPEN), name="improvement_over_is_answered"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "due_on"], name="improvements_of_body"),
            models.Index(fields=["theme", "organisation"], name="improvements_about"),
        ]

    def __str__(self) -> str:
        return f"improvement {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("insight.improvement", str(self.public_id))


class ImprovementVoice(models.Model):
    """One voice an action is about. `by_machine`: a machine alone said so when it was taken. One that somebody read
    and found to be about something else is left out, and stays."""

    improvement = models.ForeignKey(Improvement, on_delete=models.PROTECT, related_name="cites")
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="+")
    by_machine = models.BooleanField(default=False)
    left_out_at = models.DateTimeField(null=True, blank=True)
    left_out_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["improvement", "voice"], name="improvement_cites_once"),
            models.CheckConstraint(
                condition=Q(left_out_at__isnull=True, left_out_by="")
                | (Q(left_out_at__isnull=False) & ~Q(left_out_by="")),
                name="improvement_voice_left_out_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"cited {self.pk}"


class ImprovementNote(models.Model):
    """One line of an action's history, in the words of whoever wrote it. Never written again."""

    improvement = models.ForeignKey(Improvement, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=8)
    words = models.TextField(max_length=2000)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=[*NoteKind]), name="improvement_note_kind_known")]

    def __str__(self) -> str:
        return f"note {self.pk}"


class SavedQuestion(models.Model):
    """What somebody asked of voices and may ask again: the address of the explorer, in parts. Their own, or for
    everybody of the body who reads voices."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    asked = models.JSONField(default=dict)
    for_everybody = models.BooleanField(default=False)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["organisation", "owner"], name="questions_of_somebody")]

    def __str__(self) -> str:
        return f"question {self.pk}"
