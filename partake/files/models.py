"""What is kept: one row for each file somebody gave. The bytes are on disk, under their own checksum."""

import uuid

from django.db import models
from django.db.models import Q

from partake.files.domain import Kind


class StoredFile(models.Model):
    """A file that was taken. `belongs_to` is a `kernel.Ref` to what it is about (a person, later a story): it is shown
    nowhere else. A file that was deleted for good keeps its row, without its checksum and without its bytes."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in Kind])
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)
    seconds = models.PositiveIntegerField(null=True, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    belongs_to_kind = models.CharField(max_length=60)
    belongs_to_id = models.CharField(max_length=60)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=200)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        # The sweep asks which bytes any row still names.
        indexes = [models.Index(fields=["sha256"], name="stored_file_by_checksum")]
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True, sha256__regex=r"^[0-9a-f]{64}$")
                | Q(erased_at__isnull=False, sha256=""),
                name="stored_file_has_bytes_until_erased",
            ),
        ]

    def __str__(self) -> str:
        return f"file {self.pk}"
