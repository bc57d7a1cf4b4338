"""What was answered, to which version, by which way; and batches of paper forms as they are keyed in."""

import uuid

from django.db import models
from django.db.models import Q

from partake.files.models import StoredFile
from partake.organisations.models import Organisation
from partake.questionnaires.models.asking import QuestionnaireVersion


class ResponseState(models.TextChoices):
    STARTED = "STARTED"
    FINISHED = "FINISHED"


class BatchState(models.TextChoices):
    OPEN = "OPEN"
    CLOSED = "CLOSED"


class Batch(models.Model):
    """A pile of paper forms that one person keys in. What was keyed is kept form by form, so that a session that
    ends half way loses nothing."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    questionnaire_version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="batches")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    about_kind = models.CharField(max_length=60, blank=True)
    about_id = models.CharField(max_length=60, blank=True)
    forms_in_pile = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=8, default=BatchState.OPEN)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=BatchState.OPEN) | Q(closed_at__isnull=False), name="batch_closed_has_its_time"
            )
        ]

    def __str__(self) -> str:
        return f"batch {self.pk}"


class ResponseRows(models.QuerySet["Response"]):
    def counted(self) -> "ResponseRows":
        """Finished, and not struck: what every count is made of."""
        return self.filter(state=ResponseState.FINISHED, struck_at__isnull=True)


class Response(models.Model):
    """One person's answers to one version. `answers` are plain values by question key. `form_number` is the number
    printed on a paper form: the same form keyed twice is noticed. `link_hash` lets somebody come back to an answer
    they began; only the hash is kept. One keyed by mistake is struck, and counts nowhere; its number is free again."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    questionnaire_version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="responses")
    about_kind = models.CharField(max_length=60, blank=True)
    about_id = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=8)
    answers = models.JSONField(default=dict)
    channel = models.CharField(max_length=12)
    language = models.CharField(max_length=20, default="en")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="responses")
    keyed_by = models.CharField(max_length=200, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.CharField(max_length=200, blank=True)
    form_number = models.CharField(max_length=20, null=True, blank=True)
    link_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    version = models.PositiveIntegerField(default=1)

    objects = ResponseRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ResponseState.STARTED, finished_at__isnull=True)
                | Q(state=ResponseState.FINISHED, finished_at__isnull=False),
                name="response_finished_has_its_time",
            ),
            models.UniqueConstraint(
                fields=["form_number"], condition=Q(struck_at__isnull=True), name="response_form_number_once"
            ),
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_by="") | (Q(struck_at__isnull=False) & ~Q(struck_by="")),
                name="response_struck_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["about_kind", "about_id", "finished_at"], name="responses_about")]

    def __str__(self) -> str:
        return f"response {self.pk}"


class ResponseChange(models.Model):
    """A response that was finished or struck, of which the rooms above have not heard yet (`changes.py`)."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"change of response {self.response_id}"


class Recording(models.Model):
    """A recording, a film or a picture that answers one question of a response, beside its words or in their place.
    Its bytes go when the response is struck, or never finished."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="recordings")
    question_key = models.CharField(max_length=60)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "question_key"], name="recording_once_a_question")]

    def __str__(self) -> str:
        return f"recording {self.pk}"
