"""Counts of one practice and quarter, as they may be shown."""

from django.db import models

from partake.organisations.models import Organisation


class PlanCounts(models.Model):
    """Made once for each practice and quarter, and never again: with somebody more or less, two counts of one quarter
    would give away who came or went. `cells` holds only what may be shown (`SafeCount.stored`)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    quarter = models.CharField(max_length=7)
    counted_on = models.DateField()
    cells = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "quarter"], name="plans_counted_once_a_quarter"),
        ]

    def __str__(self) -> str:
        return f"plan counts {self.pk}"
