"""The answer to a complaint: written by one, signed by another."""

import uuid

from django.db import models
from django.db.models import F, Q

from partake.complaints.domain.states import AnswerState, Finding
from partake.complaints.models.complaints import Complaint


class Answer(models.Model):
    """What regulation 14 asks of an answer: how it was considered, what was concluded, what is done. The right to go to
    the ombudsman is added to every one. A constraint of the database: nobody signs what they wrote."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="answer")
    finding = models.CharField(max_length=18)
    considered = models.TextField(max_length=10_000)
    conclusions = models.TextField(max_length=10_000)
    actions = models.TextField(max_length=5000)
    state = models.CharField(max_length=10, default=AnswerState.TO_SIGN)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)
    written_by_user = models.PositiveBigIntegerField()
    sent_back_why = models.TextField(max_length=1000, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.CharField(max_length=200, blank=True)
    signed_by_user = models.PositiveBigIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[*AnswerState]), name="complaint_answer_state_known"),
            models.CheckConstraint(condition=Q(finding__in=[*Finding]), name="complaint_answer_finding_known"),
            models.CheckConstraint(
                condition=~Q(considered="") & ~Q(conclusions="") & ~Q(actions=""), name="complaint_answer_is_whole"
            ),
            models.CheckConstraint(
                condition=~Q(state=AnswerState.SENT)
                | (Q(signed_at__isnull=False, signed_by_user__isnull=False) & ~Q(signed_by_user=F("written_by_user"))),
                name="complaint_answer_signed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
