"""The outbox: one row for every message, written in the transaction of what it tells. The worker sends it."""

import uuid

from django.db import models
from django.db.models import Q

from partake.correspondence.domain import Channel, HeldBecause, MessageState
from partake.documents.formats import Format
from partake.organisations.models import Organisation


class Message(models.Model):
    """`key` makes telling twice impossible. `document` is the format-neutral letter; nothing is rendered here.

    A message being sent is leased: a worker that dies loses its lease, and the message is taken up again, or
    held for a person where it may already have gone.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=120, unique=True)
    to_kind = models.CharField(max_length=40)
    to_id = models.CharField(max_length=60)
    to_name = models.CharField(max_length=200)
    about_kind = models.CharField(max_length=60)
    about_id = models.CharField(max_length=60)
    sender = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(blank=True)
    postal_address = models.TextField(blank=True)
    title = models.CharField(max_length=300)
    document = models.JSONField()
    needs = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=[(state, state) for state in MessageState])
    channel = models.CharField(max_length=10, blank=True, choices=[(channel, channel) for channel in Channel])
    format = models.CharField(max_length=20, blank=True, choices=[(form.value, form.value) for form in Format])
    held_because = models.CharField(max_length=30, blank=True, choices=[(why, why) for why in HeldBecause])
    written_at = models.DateTimeField()
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)
    settled_why = models.TextField(max_length=1000, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="SENT", sent_at__isnull=False) | (~Q(state="SENT") & Q(sent_at__isnull=True)),
                name="message_sent_has_a_time",
            ),
            models.CheckConstraint(
                condition=(Q(state="HELD") & ~Q(held_because="")) | (~Q(state="HELD") & Q(held_because="")),
                name="message_held_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="SENDING", lease_until__isnull=False)
                | (~Q(state="SENDING") & Q(lease_until__isnull=True)),
                name="message_leased_only_while_sending",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state__in=["WAITING", "SENDING"]), name="message_due"),
            models.Index(fields=["to_kind", "to_id", "-id"], name="message_by_reader"),
            models.Index(fields=["sender", "-id"], condition=Q(state="HELD"), name="message_held"),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"
