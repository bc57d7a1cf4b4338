"""Talks about the plan, planned and then held or not; and what is said, asked and answered between two of them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from partake.care_plans.domain.conversations import ConversationState
from partake.organisations.models import Organisation
from partake.people.models import Person


class Conversation(models.Model):
    """`due_on` is the day a review was due when it was held, and `on_time` whether it was held by then."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="conversations")
    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=ConversationState.PLANNED)
    planned_on = models.DateField(null=True, blank=True)
    planned_time = models.CharField(max_length=40, blank=True)
    how = models.CharField(max_length=10)
    where = models.CharField(max_length=300, blank=True)
    led_by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    led_by = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    took_part = models.TextField(max_length=1000, blank=True)
    about = models.TextField(max_length=2000, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.CharField(max_length=200)
    held_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    on_time = models.BooleanField(null=True, blank=True)
    not_held = models.CharField(max_length=20, blank=True)
    not_held_words = models.TextField(max_length=1000, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ConversationState.PLANNED, held_on__isnull=True, closed_at__isnull=True, not_held="")
                | Q(state=ConversationState.HELD, held_on__isnull=False, closed_at__isnull=False, not_held="")
                | (
                    Q(state=ConversationState.NOT_HELD, held_on__isnull=True, closed_at__isnull=False) & ~Q(not_held="")
                ),
                name="conversation_state_has_its_facts",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True, on_time__isnull=True)
                | Q(due_on__isnull=False, on_time__isnull=False, state=ConversationState.HELD),
                name="conversation_due_says_on_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["led_by_user", "planned_on"],
                condition=Q(state=ConversationState.PLANNED),
                name="conversation_planned",
            ),
            models.Index(
                fields=["organisation", "held_on"], condition=Q(due_on__isnull=False), name="conversation_reviewed"
            ),
        ]

    def __str__(self) -> str:
        return f"conversation {self.pk}"


class Update(models.Model):
    """How somebody is, said any day in their own words, that belongs to no one line of the plan."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="plan_updates")
    words = models.TextField(max_length=2000)
    at = models.DateTimeField()
    said_by = models.CharField(max_length=200)
    by_person = models.BooleanField()

    def __str__(self) -> str:
        return f"update {self.pk}"


class PlanQuestion(models.Model):
    """Something the person asks between two talks. `to_user` is their key worker, where that is an account we know;
    the body answers when the key worker can't."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="plan_questions")
    words = models.TextField(max_length=2000)
    said_how = models.CharField(max_length=12)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_name = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    chased_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(max_length=5000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by="", answer="")
                | (Q(answered_at__isnull=False) & ~Q(answered_by="") & ~Q(answer="")),
                name="plan_question_answered_by_someone",
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"], condition=Q(answered_at__isnull=True), name="plan_question_open"
            )
        ]

    def __str__(self) -> str:
        return f"plan question {self.pk}"


class LocalSupport(models.Model):
    """What is there nearby for people who live with some conditions, as a body of the place knows it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    conditions = models.JSONField()
    name = models.CharField(max_length=200)
    what = models.TextField(max_length=1000)
    contact = models.CharField(max_length=300)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="") | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
                name="local_support_ended_by_someone",
            )
        ]

    def __str__(self) -> str:
        return f"local support {self.pk}"
