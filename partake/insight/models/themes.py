"""Themes as a body uses them: its framework, its own themes, what a machine learnt there, where two people differ."""

import uuid

from django.db import models
from django.db.models import Q

from partake.kernel.ref import Ref
from partake.organisations.models import Organisation
from partake.voices.models import Voice


class BodyFramework(models.Model):
    """Which framework a body sorts by. No row: the one on people's experience of care."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    framework = models.CharField(max_length=40)
    chosen_at = models.DateTimeField()
    chosen_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"framework of body {self.organisation_id}"


class OwnFramework(models.Model):
    """One version of a framework of a body's own, as the file that was read. Never changed: another version follows,
    and older ones stay, so that their labels can be read."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    written = models.TextField()
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "number"], name="own_framework_version_once")]

    def __str__(self) -> str:
        return f"{self.key}, version {self.number}"


class TaughtModel(models.Model):
    """What a machine learnt from people's labels of one body in one framework. `packed` holds themes, `packed_feelings`
    whether people were happy (empty: too little to learn that). `card` is what was found on comments it had not seen,
    `elsewhere` the same on other bodies' comments, `drift` whether new comments still look like those it learnt from,
    `queue` the keys of voices that would teach it most. Nothing in these is anybody's words; the vocabulary inside
    `packed` is of words that three comments share."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    framework = models.CharField(max_length=40)
    framework_version = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    trained_at = models.DateTimeField()
    trained_by = models.CharField(max_length=200)
    examples = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    packed = models.BinaryField()
    packed_feelings = models.BinaryField(default=b"", blank=True)
    card = models.JSONField()
    elsewhere = models.JSONField(default=list, blank=True)
    drift = models.JSONField(default=dict, blank=True)
    queue = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="taught_model_number_once")]

    def __str__(self) -> str:
        return f"model {self.number} of body {self.organisation_id}"

    @property
    def ref(self) -> Ref:
        return Ref("insight.model", str(self.public_id))


class TwoViews(models.Model):
    """Two people said differently what one voice is about. It waits until somebody other than the one who changed it
    says which is right; the labels of both stay on record."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    opened_by_user = models.PositiveBigIntegerField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "voice"], condition=Q(settled_at__isnull=True), name="two_views_open_once"
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by="") | (Q(settled_at__isnull=False) & ~Q(settled_by="")),
                name="two_views_settled_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"two views {self.pk}"


class SetAside(models.Model):
    """Words that several comments share and that somebody said are no theme: not proposed again while they are the
    same comments."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=64)
    set_aside_at = models.DateTimeField()
    set_aside_by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "mark"], name="set_aside_once")]

    def __str__(self) -> str:
        return f"set aside {self.pk}"
