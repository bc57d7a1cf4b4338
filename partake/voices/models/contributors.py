"""How an author hears back. Only `contributors.py` of this room reads these tables: nobody who reads voices does."""

import uuid

from django.db import models

from partake.people.models import Person
from partake.voices.models.voices import Voice


class Contributor(models.Model):
    """One author, of one voice, with what they gave to be told by. Somebody with a record is reached through it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    postal_address = models.TextField(max_length=500, blank=True)
    needs = models.JSONField(default=list)
    language = models.CharField(max_length=20, default="en")

    def __str__(self) -> str:
        return f"contributor {self.pk}"


class VoiceLink(models.Model):
    """A private link to one voice and its answers. Only its hash is kept. It opens a page; it never acts by itself."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="+")
    link_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"link {self.pk}"
