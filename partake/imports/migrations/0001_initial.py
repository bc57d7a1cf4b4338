import django.db.models.deletion
import partake.imports.domain
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="BroughtFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("content", models.CharField(max_length=12)),
                ("file_name", models.CharField(max_length=200)),
                ("told_source", models.CharField(blank=True, max_length=120)),
                ("setting", models.CharField(blank=True, max_length=14)),
                ("month", models.DateField(blank=True, null=True)),
                ("all_may_be_read", models.BooleanField(default=False)),
                ("sampling", models.CharField(max_length=20)),
                ("headings", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("state", models.CharField(default=partake.imports.domain.FileState["CHOOSING"], max_length=9)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("sound", models.PositiveIntegerField(default=0)),
                ("known", models.PositiveIntegerField(default=0)),
                ("faulty", models.PositiveIntegerField(default=0)),
                ("faults", models.JSONField(default=list)),
                ("unmatched", models.JSONField(default=list)),
                ("rows_done", models.PositiveIntegerField(default=0)),
                ("added", models.PositiveIntegerField(default=0)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.CharField(max_length=200)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("started_by", models.CharField(blank=True, max_length=200)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("taken_out_at", models.DateTimeField(blank=True, null=True)),
                ("taken_out_by", models.CharField(blank=True, max_length=200)),
                ("taken_out_why", models.TextField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "brought_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "stored",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation", "-given_at"], name="brought_files_of_body"),
                    models.Index(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    partake.imports.domain.FileState["TO_CHECK"],
                                    partake.imports.domain.FileState["COMING_IN"],
                                    partake.imports.domain.FileState["GOING_OUT"],
                                ],
                            )
                        ),
                        fields=["started_at"],
                        name="brought_files_to_work_on",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "content__in",
                                [
                                    partake.imports.domain.Content["PUBLISHED"],
                                    partake.imports.domain.Content["SUBMITTED"],
                                    partake.imports.domain.Content["COMMENTS"],
                                    partake.imports.domain.Content["SOCIAL_MEDIA"],
                                ],
                            )
                        ),
                        name="brought_file_content_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    partake.imports.domain.FileState["CHOOSING"],
                                    partake.imports.domain.FileState["TO_CHECK"],
                                    partake.imports.domain.FileState["CHECKED"],
                                    partake.imports.domain.FileState["COMING_IN"],
                                    partake.imports.domain.FileState["IN"],
                                    partake.imports.domain.FileState["DROPPED"],
                                    partake.imports.domain.FileState["GOING_OUT"],
                                    partake.imports.domain.FileState["TAKEN_OUT"],
                                ],
                            )
                        ),
                        name="brought_file_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_out_at__isnull", True), ("taken_out_by", ""), ("taken_out_why", "")),
                            models.Q(
                                ("taken_out_at__isnull", False),
                                models.Q(("taken_out_by", ""), _negated=True),
                                models.Q(("taken_out_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="brought_file_taken_out_by_someone_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    [
                                        partake.imports.domain.FileState["COMING_IN"],
                                        partake.imports.domain.FileState["IN"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("started_at__isnull", False),
                            _connector="OR",
                        ),
                        name="brought_file_comes_in_when_somebody_says_so",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ColumnChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.CharField(max_length=12)),
                ("columns", models.JSONField(default=dict)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "content"), name="column_choice_once_for_content")
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sheet", models.CharField(blank=True, max_length=100)),
                ("row", models.PositiveIntegerField()),
                ("series", models.CharField(max_length=12)),
                ("setting", models.CharField(max_length=14)),
                ("origin", models.CharField(max_length=12)),
                ("month", models.DateField()),
                ("body_code", models.CharField(max_length=12)),
                ("body_name", models.CharField(blank=True, max_length=200)),
                ("site_code", models.CharField(blank=True, max_length=12)),
                ("site_name", models.CharField(blank=True, max_length=200)),
                ("ward_name", models.CharField(blank=True, max_length=200)),
                ("specialties", models.CharField(blank=True, max_length=200)),
                ("responses", models.PositiveIntegerField()),
                ("eligible", models.PositiveIntegerField(blank=True, null=True)),
                ("answers", models.JSONField()),
                ("modes", models.JSONField(default=dict)),
                ("suppressed", models.BooleanField(default=False)),
                ("is_current", models.BooleanField(default=True)),
                ("is_taken_out", models.BooleanField(default=False)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="imports.broughtfile"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["body_code", "series", "month"], name="figures_of_body")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "series__in",
                                [
                                    partake.imports.domain.Series["EXPERIENCE"],
                                    partake.imports.domain.Series["RECOMMEND"],
                                    partake.imports.domain.Series["NET_PROMOTER"],
                                    partake.imports.domain.Series["STAFF_CARE"],
                                    partake.imports.domain.Series["STAFF_WORK"],
                                ],
                            )
                        ),
                        name="figure_series_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "setting__in",
                                [
                                    partake.imports.domain.Setting["INPATIENT"],
                                    partake.imports.domain.Setting["EMERGENCY"],
                                    partake.imports.domain.Setting["OUTPATIENT"],
                                    partake.imports.domain.Setting["AMBULANCE"],
                                    partake.imports.domain.Setting["MATERNITY"],
                                    partake.imports.domain.Setting["MENTAL_HEALTH"],
                                    partake.imports.domain.Setting["COMMUNITY"],
                                    partake.imports.domain.Setting["DENTAL"],
                                    partake.imports.domain.Setting["GP"],
                                    partake.imports.domain.Setting["STAFF_CARE"],
                                    partake.imports.domain.Setting["STAFF_WORK"],
                                ],
                            )
                        ),
                        name="figure_setting_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "origin__in",
                                [
                                    partake.imports.domain.Content["PUBLISHED"],
                                    partake.imports.domain.Content["SUBMITTED"],
                                ],
                            )
                        ),
                        name="figure_origin_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_current", False), ("is_taken_out", False), _connector="OR"),
                        name="figure_taken_out_is_not_current",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("series", partake.imports.domain.Series["EXPERIENCE"]), ("month__gte", "2020-04-01")
                            ),
                            models.Q(
                                models.Q(("series", partake.imports.domain.Series["EXPERIENCE"]), _negated=True),
                                ("month__lt", "2020-04-01"),
                            ),
                            _connector="OR",
                        ),
                        name="figure_in_a_month_of_its_series",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True)),
                        fields=(
                            "series",
                            "setting",
                            "origin",
                            "month",
                            "body_code",
                            "site_code",
                            "ward_name",
                            "specialties",
                        ),
                        name="figure_once_a_month",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said", models.CharField(max_length=200)),
                ("leave_out", models.BooleanField(default=False)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "said"), name="service_name_matched_once"),
                    models.CheckConstraint(
                        condition=models.Q(("leave_out", False), ("service__isnull", True), _connector="OR"),
                        name="service_left_out_is_no_service",
                    ),
                ],
            },
        ),
    ]
