"""A file that was brought in, or may be; and what its body said once of columns and services, for the next file."""

import uuid

from django.db import models
from django.db.models import Q

from partake.files.models import StoredFile
from partake.imports.domain import Content, FileState
from partake.kernel.ref import Ref
from partake.organisations.models import Organisation, Service


class BroughtFile(models.Model):
    """One file about `organisation`, brought in for `brought_for`: itself, or Healthwatch. `stored` holds its bytes
    until they are in. `columns` is a heading's place by its meaning. `faults` are the first rows that cannot go in,
    `faulty` how many there are; `unmatched` the services nobody matched yet, with how many rows name each.
    `rows_done` is how far it came: whatever stops it, it goes on from there."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    brought_for = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    stored = models.OneToOneField(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    content = models.CharField(max_length=12)
    file_name = models.CharField(max_length=200)
    told_source = models.CharField(max_length=120, blank=True)
    setting = models.CharField(max_length=14, blank=True)
    month = models.DateField(null=True, blank=True)
    all_may_be_read = models.BooleanField(default=False)
    sampling = models.CharField(max_length=20)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    state = models.CharField(max_length=9, default=FileState.CHOOSING)
    rows = models.PositiveIntegerField(default=0)
    sound = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list)
    unmatched = models.JSONField(default=list)
    rows_done = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=200)
    started_at = models.DateTimeField(null=True, blank=True)
    started_by = models.CharField(max_length=200, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    taken_out_at = models.DateTimeField(null=True, blank=True)
    taken_out_by = models.CharField(max_length=200, blank=True)
    taken_out_why = models.TextField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(content__in=[*Content]), name="brought_file_content_known"),
            models.CheckConstraint(condition=Q(state__in=[*FileState]), name="brought_file_state_known"),
            models.CheckConstraint(
                condition=Q(taken_out_at__isnull=True, taken_out_by="", taken_out_why="")
                | (Q(taken_out_at__isnull=False) & ~Q(taken_out_by="") & ~Q(taken_out_why="")),
                name="brought_file_taken_out_by_someone_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[FileState.COMING_IN, FileState.IN]) | Q(started_at__isnull=False),
                name="brought_file_comes_in_when_somebody_says_so",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-given_at"], name="brought_files_of_body"),
            models.Index(
                fields=["started_at"],
                name="brought_files_to_work_on",
                condition=Q(state__in=[FileState.TO_CHECK, FileState.COMING_IN, FileState.GOING_OUT]),
            ),
        ]

    def __str__(self) -> str:
        return f"brought file {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("imports.file", str(self.public_id))


class ColumnChoice(models.Model):
    """Which heading (as `heading_key` writes it) holds what, as a body last said it of such files."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    content = models.CharField(max_length=12)
    columns = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "content"], name="column_choice_once_for_content")
        ]

    def __str__(self) -> str:
        return f"columns {self.pk}"


class ServiceName(models.Model):
    """What files call a service of a body. With no service: it means the body as a whole, or rows to leave out."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    said = models.CharField(max_length=200)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    leave_out = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "said"], name="service_name_matched_once"),
            models.CheckConstraint(
                condition=Q(leave_out=False) | Q(service__isnull=True), name="service_left_out_is_no_service"
            ),
        ]

    def __str__(self) -> str:
        return f"service name {self.pk}"
