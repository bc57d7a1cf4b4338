"""Counts of answers that others worked out, month by month. They are numbers, never voices."""

import uuid

from django.db import models
from django.db.models import Q

from partake.imports.domain import COUNTS, Series, Setting
from partake.imports.models.files import BroughtFile


class PublishedFigure(models.Model):
    """How many chose each answer at one place in one month. `origin` says whether NHS England published it or a body
    sent it. `answers` holds six numbers, null where NHS England hid them. A corrected month is a new row: the old one
    is `is_current` no more, and stays."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ForeignKey(BroughtFile, on_delete=models.PROTECT, related_name="figures")
    sheet = models.CharField(max_length=100, blank=True)
    row = models.PositiveIntegerField()
    series = models.CharField(max_length=12)
    setting = models.CharField(max_length=14)
    origin = models.CharField(max_length=12)
    month = models.DateField()
    body_code = models.CharField(max_length=12)
    body_name = models.CharField(max_length=200, blank=True)
    site_code = models.CharField(max_length=12, blank=True)
    site_name = models.CharField(max_length=200, blank=True)
    ward_name = models.CharField(max_length=200, blank=True)
    specialties = models.CharField(max_length=200, blank=True)
    responses = models.PositiveIntegerField()
    eligible = models.PositiveIntegerField(null=True, blank=True)
    answers = models.JSONField()
    modes = models.JSONField(default=dict)
    suppressed = models.BooleanField(default=False)
    is_current = models.BooleanField(default=True)
    is_taken_out = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(series__in=[*Series]), name="figure_series_known"),
            models.CheckConstraint(condition=Q(setting__in=[*Setting]), name="figure_setting_known"),
            models.CheckConstraint(condition=Q(origin__in=sorted(COUNTS)), name="figure_origin_known"),
            models.CheckConstraint(
                condition=Q(is_current=False) | Q(is_taken_out=False), name="figure_taken_out_is_not_current"
            ),
            # The older question, today's and the staff test each have months of their own.
            models.CheckConstraint(
                condition=(Q(series=Series.EXPERIENCE) & Q(month__gte="2020-04-01"))
                | (~Q(series=Series.EXPERIENCE) & Q(month__lt="2020-04-01")),
                name="figure_in_a_month_of_its_series",
            ),
            models.UniqueConstraint(
                fields=[
                    "series",
                    "setting",
                    "origin",
                    "month",
                    "body_code",
                    "site_code",
                    "ward_name",
                    "specialties",
                ],
                condition=Q(is_current=True),
                name="figure_once_a_month",
            ),
        ]
        indexes = [models.Index(fields=["body_code", "series", "month"], name="figures_of_body")]

    def __str__(self) -> str:
        return f"figure {self.pk}"
