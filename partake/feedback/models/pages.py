"""Where people say how a service was: one page a service, with a short code for its poster."""

import uuid

from django.db import models

from partake.kernel.ref import Ref
from partake.organisations.models import Service


class FeedbackPage(models.Model):
    """`code` is what a poster prints and somebody types. `why` is the service's own wording of the question in words,
    in English; `asks_about` are the characteristics somebody may give, or leave out."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = models.OneToOneField(Service, on_delete=models.PROTECT, related_name="feedback_page")
    code = models.CharField(max_length=8, unique=True)
    why = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    asks_about = models.JSONField(default=list)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"feedback page {self.pk}"

    @property
    def is_closed(self) -> bool:
        """Taken down, or its service has ended: an ended service takes no answers, whoever ended it."""
        return self.closed_at is not None or self.service.valid_to is not None

    @property
    def ref(self) -> Ref:
        return Ref("feedback.page", str(self.public_id))

    def question_in(self, language: str) -> str:
        """This will give the service's own wording of the question in words, where it has one in a language."""
        return self.why if language.startswith("en") else ""
