"""What was published: numbered, one for each quarter, and never changed afterwards. The database refuses (`apps.py`).
What turns out wrong is said in a notice beside it."""

import uuid

from django.db import models
from django.db.models import Q

from partake.kernel.ref import Ref
from partake.organisations.models import Organisation, Service


class Publication(models.Model):
    """The figures of one quarter, given by its first day. A quarter is published once: two versions of the same figures
    could be subtracted from each other. `lists` says by which dated list people were asked each characteristic."""

    number = models.PositiveIntegerField(unique=True)
    quarter = models.DateField(unique=True)
    made_at = models.DateTimeField()
    lists = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"publication {self.number}"


class PublishedCell(models.Model):
    """One count as everyone sees it, or that it is hidden: `count` is what `SafeCount.stored` wrote, so a hidden number
    is not here at all. Without a body it is about everybody who answered; without a service, about a whole body.
    `subject` and `part` say what is counted, by the cube's own codes (`publishing.tables`)."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="cells")
    cube = models.CharField(max_length=12)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=120)
    part = models.CharField(max_length=60)
    count = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(service__isnull=True) | Q(organisation__isnull=False), name="published_service_has_body"
            ),
            models.CheckConstraint(
                condition=Q(count__startswith="shown ") | Q(count__startswith="withheld "),
                name="published_count_passed_a_rule",
            ),
        ]
        indexes = [models.Index(fields=["publication", "organisation", "service"], name="published_of_unit")]

    def __str__(self) -> str:
        return f"cell {self.pk}"


class Notice(models.Model):
    """What a body says is wrong with its numbers in a publication. The numbers stay; once somebody else has agreed, the
    words stand beside them for everyone. Neither can be changed: a further notice says more."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="notices")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(max_length=1000)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)
    written_by_user = models.BigIntegerField()

    def __str__(self) -> str:
        return f"notice {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("insight.notice", str(self.public_id))


class NoticeCheck(models.Model):
    """What a second person said of a notice: `agreed` shows it to everyone, otherwise it is kept and not shown."""

    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="check_of")
    agreed = models.BooleanField()
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=200)
    checked_by_user = models.BigIntegerField()

    def __str__(self) -> str:
        return f"check of notice {self.notice_id}"
