"""How to reach a person safely, in which language, and who is close to them."""

import uuid

from django.db import models
from django.db.models import Q

from partake.people.models.person import Person


class ContactKind(models.TextChoices):
    ADDRESS = "ADDRESS"
    PHONE = "PHONE"
    MOBILE = "MOBILE"
    EMAIL = "EMAIL"


class ContactPoint(models.Model):
    """One way to reach somebody, and what is safe there. Ended, never deleted: a letter once went to it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contact_points")
    kind = models.CharField(max_length=10, choices=ContactKind.choices)
    value = models.CharField(max_length=400)
    safe_to_use = models.BooleanField(default=True)
    safe_to_leave_message = models.BooleanField(default=False)
    is_shared = models.BooleanField(default=False)
    is_preferred = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(is_preferred=True, ended_at__isnull=True),
                name="contact_one_preferred",
            ),
            models.CheckConstraint(
                condition=Q(safe_to_use=True) | Q(safe_to_leave_message=False, is_preferred=False),
                name="contact_unsafe_is_not_used",
            ),
        ]

    def __str__(self) -> str:
        return f"contact point {self.pk}"


class Language(models.Model):
    """A language the person uses, how well, and whether an interpreter is wanted."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="languages")
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=60)
    is_preferred = models.BooleanField(default=False)
    reads = models.BooleanField(default=True)
    interpreter_wanted = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "code"], condition=Q(ended_at__isnull=True), name="language_once"
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(is_preferred=True, ended_at__isnull=True),
                name="language_one_preferred",
            ),
        ]

    def __str__(self) -> str:
        return f"language {self.pk}"


class PersonalContact(models.Model):
    """Someone close to the person: next of kin, carer, who to call in an emergency (PRSB personal contacts)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="personal_contacts")
    name = models.CharField(max_length=200)
    relationship = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    is_emergency = models.BooleanField(default=False)
    is_next_of_kin = models.BooleanField(default=False)
    is_carer = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"personal contact {self.pk}"
