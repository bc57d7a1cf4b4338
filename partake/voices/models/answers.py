"""What came of what was said: a reply to one voice, and an outcome that answers many."""

import uuid

from django.db import models
from django.db.models import Q

from partake.organisations.models import Organisation
from partake.voices.domain.states import OutcomeKind, OutcomeState, ReplyState
from partake.voices.models.voices import Voice


class Reply(models.Model):
    """A body's answer to one voice. One that says something changed is shown only after a second person checked it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="replies")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(max_length=5000)
    says_changed = models.BooleanField(default=False)
    changed = models.TextField(max_length=2000, blank=True)
    state = models.CharField(max_length=10)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)
    written_by_user = models.PositiveBigIntegerField()
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.CharField(max_length=200, blank=True)
    checked_by_user = models.PositiveBigIntegerField(null=True, blank=True)
    sent_back_why = models.CharField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ReplyState.SHOWN, says_changed=True) | Q(checked_by_user__isnull=False),
                name="reply_of_change_is_checked",
            ),
            models.CheckConstraint(
                condition=Q(checked_by_user__isnull=True) | ~Q(checked_by_user=models.F("written_by_user")),
                name="reply_checked_by_another",
            ),
            models.CheckConstraint(condition=Q(says_changed=False) | ~Q(changed=""), name="reply_says_what_changed"),
        ]

    def __str__(self) -> str:
        return f"reply {self.pk}"


class AnswerBack(models.Model):
    """What the author says to a reply or an outcome. It stands beside it; a later one is a new row."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="answers_back")
    reply = models.ForeignKey(Reply, null=True, blank=True, on_delete=models.PROTECT, related_name="answers_back")
    outcome = models.ForeignKey(
        "voices.Outcome", null=True, blank=True, on_delete=models.PROTECT, related_name="answers_back"
    )
    satisfied = models.CharField(max_length=8)
    words = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reply__isnull=False, outcome__isnull=True) | Q(reply__isnull=True, outcome__isnull=False),
                name="answer_back_to_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"answer back {self.pk}"

    @property
    def answered(self) -> "Reply | Outcome":
        """What it speaks to: the database sees to it that there is one."""
        return self.reply or self.outcome  # type: ignore[return-value]


class Outcome(models.Model):
    """What a body did, or will not do and why, about what several people said. `look_again_on` is the day to ask
    whether it worked; `telling` says that the worker has authors still to tell."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14)
    title = models.CharField(max_length=200)
    said = models.TextField(max_length=2000)
    words = models.TextField(max_length=5000)
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    look_again_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)
    written_by_user = models.PositiveBigIntegerField()
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.CharField(max_length=200, blank=True)
    checked_by_user = models.PositiveBigIntegerField(null=True, blank=True)
    sent_back_why = models.CharField(max_length=1000, blank=True)
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    telling = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[*OutcomeKind]), name="outcome_kind_known"),
            models.CheckConstraint(
                condition=~Q(state=OutcomeState.PUBLISHED) | Q(checked_by_user__isnull=False),
                name="outcome_published_is_checked",
            ),
            models.CheckConstraint(
                condition=Q(checked_by_user__isnull=True) | ~Q(checked_by_user=models.F("written_by_user")),
                name="outcome_checked_by_another",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "decided_on"], name="outcomes_of_body"),
            models.Index(fields=["checked_at"], name="outcomes_being_told", condition=Q(telling=True)),
        ]

    def __str__(self) -> str:
        return f"outcome {self.pk}"


class OutcomeVoice(models.Model):
    """One voice an outcome answers. `told_at` is when its author was written to."""

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="cites")
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="outcomes")
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outcome", "voice"], name="outcome_cites_once")]

    def __str__(self) -> str:
        return f"cited {self.pk}"


class FollowUp(models.Model):
    """Later: did it work?"""

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="follow_ups")
    worked = models.CharField(max_length=8)
    words = models.TextField(max_length=2000)
    at = models.DateTimeField()
    written_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"follow-up {self.pk}"
