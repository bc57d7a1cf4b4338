"""The outbox: one row for every message, written in the transaction of what it tells. The worker sends it."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from partake.correspondence.domain import Channel, HeldBecause, MessageState
from partake.documents.formats import Format
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.organisations.domain import RoleCode
from partake.organisations.models import Organisation

# Whose job it is to decide about a message that is held. What is written about a complaint is not for those who keep
# records.
SETTLERS = (RoleCode.RECORDS_LEAD, RoleCode.COMPLAINTS_LEAD)


class Messages(models.QuerySet["Message"]):
    def visible_to(self, actor: Actor) -> Self:
        """This will keep those whose sending organisation has `actor` in the job that settles them. A message that
        no organisation sent may be settled by any records lead here: somebody has to be able to."""
        mine = Q(pk__in=[])
        for role in actor.roles:
            if role.code in SETTLERS:
                mine |= Q(settler=role.code, sender=role.organisation_id)
            if role.code == RoleCode.RECORDS_LEAD:
                mine |= Q(sender__isnull=True)
        return self.filter(mine)

    def addressed_to(self, to: Ref) -> Self:
        return self.filter(to_kind=to.kind, to_id=to.id)

    def due(self, now: datetime) -> Self:
        """This will keep those to be sent now, and those whose worker has stopped answering, longest due first."""
        return self.filter(due_at__lte=now).order_by("due_at", "pk")


class Message(models.Model):
    """`key` makes telling twice impossible. `document` is the format-neutral letter; nothing is rendered here.

    `due_at` is when a worker should take the message up, and empty when none should. While a worker has it, that
    is when its lease ends: one that dies is followed by another, which sends a letter again, and holds an email,
    since that may have gone. `version` goes up with every change, so that a worker that was only slow cannot
    overwrite what happened since. `print_day` is the folder a letter is in, kept so that a letter taken up again
    after midnight is not printed twice. `replaced` are the characters no font could draw.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=120, unique=True)
    to_kind = models.CharField(max_length=40)
    to_id = models.CharField(max_length=254)
    to_name = models.CharField(max_length=200)
    about_kind = models.CharField(max_length=60)
    about_id = models.CharField(max_length=60)
    sender = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settler = models.CharField(max_length=30, default=RoleCode.RECORDS_LEAD)
    email = models.EmailField(blank=True)
    postal_address = models.TextField(blank=True)
    title = models.CharField(max_length=300)
    document = models.JSONField()
    needs = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=[(state, state) for state in MessageState])
    channel = models.CharField(max_length=10, blank=True, choices=[(channel, channel) for channel in Channel])
    format = models.CharField(max_length=20, blank=True, choices=[(form.name, form.name) for form in Format])
    held_because = models.CharField(max_length=30, blank=True, choices=[(why, why) for why in HeldBecause])
    written_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    print_day = models.DateField(null=True, blank=True)
    replaced = models.JSONField(default=list)
    sent_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)
    settled_why = models.TextField(max_length=1000, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = Messages.as_manager()

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
                condition=Q(state__in=["WAITING", "SENDING"], due_at__isnull=False)
                | (~Q(state__in=["WAITING", "SENDING"]) & Q(due_at__isnull=True)),
                name="message_due_only_when_to_be_sent",
            ),
            models.CheckConstraint(condition=Q(settler__in=SETTLERS), name="message_settler_known"),
            models.CheckConstraint(
                condition=Q(channel="", format="") | (~Q(channel="") & ~Q(format="")), name="message_way_is_whole"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["WAITING", "SENDING"]) | ~Q(channel=""), name="message_to_send_has_a_way"
            ),
            models.CheckConstraint(
                condition=Q(settled_by="", settled_why="") | (~Q(settled_by="") & ~Q(settled_why="")),
                name="message_settled_by_someone_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(due_at__isnull=False), name="message_due"),
            models.Index(fields=["to_kind", "to_id", "-id"], name="message_by_reader"),
            models.Index(fields=["about_kind", "about_id"], name="message_by_about"),
            models.Index(fields=["written_at", "id"], condition=Q(state="HELD"), name="message_held"),
            models.Index(fields=["print_day", "sent_at"], condition=Q(print_day__isnull=False), name="message_printed"),
            models.Index(
                fields=["to_kind", "to_id"],
                condition=Q(read_at__isnull=True) & ~Q(state="CANCELLED"),
                name="message_unread",
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"

    @property
    def to(self) -> Ref:
        return Ref(self.to_kind, self.to_id)

    @property
    def ref(self) -> Ref:
        return Ref("correspondence.message", str(self.public_id))
