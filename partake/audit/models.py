"""Two append-only logs. No foreign keys: a log must never stop, or change with, the life it describes.

The database itself refuses to change or remove a row (`append_only`).
"""

import uuid

from django.db import models

from partake.kernel.actor import Actor, ActorKind


class WhoActed(models.Model):
    """Who it was, as they were at that moment: name, job and body are copied, so that history stays true."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in ActorKind])
    actor_user_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=120, blank=True)
    actor_body = models.CharField(max_length=200, blank=True)
    actor_organisation_id = models.BigIntegerField(null=True)
    acting_for = models.UUIDField(null=True)

    class Meta:
        abstract = True

    @staticmethod
    def columns_of(actor: Actor) -> dict[str, object]:
        role = actor.main_role
        return {
            "actor_kind": actor.kind,
            "actor_user_id": actor.user_id,
            "actor_name": actor.display_name,
            "actor_role": role.job_title if role else "",
            "actor_body": role.organisation_name if role else "",
            "actor_organisation_id": role.organisation_id if role else None,
            "acting_for": actor.acting_for,
        }


class Event(WhoActed):
    """Something was done. `fields` names what changed; `codes` holds ids and codes, never values."""

    kind = models.CharField(max_length=80)
    about_kind = models.CharField(max_length=60)
    about_id = models.CharField(max_length=60)
    person_id = models.UUIDField(null=True)
    fields = models.JSONField(default=list)
    codes = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "-id"], name="event_by_person"),
            models.Index(fields=["about_kind", "about_id"], name="event_by_about"),
        ]


class Look(WhoActed):
    """Someone opened parts of a person's record, with the purpose they gave and what allowed it."""

    person_id = models.UUIDField()
    parts = models.JSONField()
    purpose = models.CharField(max_length=20)
    basis = models.CharField(max_length=20)
    basis_id = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person_id", "-id"], name="look_by_person")]


APPEND_ONLY = (Event, Look)
