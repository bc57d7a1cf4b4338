"""That a person was told of a right: which text, when, how, by whom. The texts are dated files (`rights/`)."""

import uuid

from django.db import models

from partake.people.models.person import Person


class RightTold(models.Model):
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rights_told")
    right = models.CharField(max_length=40)
    text_version = models.CharField(max_length=20)
    told_on = models.DateField()
    how = models.CharField(max_length=20)
    told_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"right told {self.pk}"
