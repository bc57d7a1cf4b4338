"""What was published: numbered, one for each quarter, and never changed afterwards."""

from django.db import models
from django.db.models import Q

from partake.organisations.models import Organisation, Service


class Publication(models.Model):
    """The figures of one quarter, given by its first day. A quarter is published once: two versions of the same figures
    could be subtracted from each other."""

    number = models.PositiveIntegerField(unique=True)
    quarter = models.DateField(unique=True)
    made_at = models.DateTimeField()

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
