import django.db.models.deletion
import partake.measures.domain
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ResultFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("file_name", models.CharField(max_length=200)),
                ("headings", models.JSONField(default=list)),
                ("checked_at", models.DateTimeField()),
                ("checked_by", models.CharField(max_length=200)),
                ("sound", models.PositiveIntegerField()),
                ("known", models.PositiveIntegerField()),
                ("faulty", models.PositiveIntegerField()),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("taken_by", models.CharField(blank=True, max_length=200)),
                ("taken", models.PositiveIntegerField(default=0)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken", 0), ("taken_at__isnull", True), ("taken_by", "")),
                            models.Q(("taken_at__isnull", False), models.Q(("taken_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="result_file_taken_by_someone",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("measure", models.CharField(max_length=30)),
                ("value", models.DecimalField(decimal_places=3, max_digits=9)),
                ("second", models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True)),
                ("unit", models.CharField(max_length=30)),
                ("taken_on", models.DateField()),
                ("at_home", models.BooleanField()),
                ("note", models.CharField(blank=True, max_length=300)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=200)),
                ("by_person", models.BooleanField()),
                ("row", models.PositiveIntegerField(blank=True, null=True)),
                ("key", models.CharField(blank=True, max_length=64)),
                ("struck_at", models.DateTimeField(blank=True, null=True)),
                ("struck_by", models.CharField(blank=True, max_length=200)),
                ("struck_because", models.CharField(blank=True, max_length=300)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="people.person"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="measures.resultfile",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "measure", "-taken_on"], name="result_newest_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_because", ""), ("struck_by", "")),
                            models.Q(
                                ("struck_at__isnull", False),
                                models.Q(("struck_by", ""), _negated=True),
                                models.Q(("struck_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="result_struck_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file__isnull", True), ("key", ""), ("row__isnull", True)),
                            models.Q(
                                ("by_person", False),
                                ("file__isnull", False),
                                ("row__isnull", False),
                                models.Q(("key", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="result_from_file_or_hand",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("person", "key"),
                        name="result_of_files_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FaultyRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("column", models.CharField(blank=True, max_length=60)),
                ("reason", models.CharField(max_length=400)),
                ("cells", models.JSONField()),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="faults", to="measures.resultfile"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("file", "number"), name="faulty_row_once")],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=30)),
                ("number", models.PositiveIntegerField()),
                ("value", models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True)),
                ("second", models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True)),
                ("unit", models.CharField(max_length=30)),
                ("aim", models.CharField(max_length=12)),
                ("reason", models.TextField(max_length=500)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=200)),
                ("by_person", models.BooleanField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="measure_targets", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "measure", "number"), name="target_numbered_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "aim__in",
                                [partake.measures.domain.Aim["OR_LOWER"], partake.measures.domain.Aim["OR_HIGHER"]],
                            )
                        ),
                        name="target_points_a_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__isnull", False), ("second__isnull", True), _connector="OR"),
                        name="target_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WaitingRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("measure", models.CharField(max_length=30)),
                ("value", models.DecimalField(decimal_places=3, max_digits=9)),
                ("second", models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True)),
                ("unit", models.CharField(max_length=30)),
                ("taken_on", models.DateField()),
                ("at_home", models.BooleanField()),
                ("note", models.CharField(blank=True, max_length=300)),
                ("key", models.CharField(max_length=64)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="waiting", to="measures.resultfile"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("file", "number"), name="waiting_row_once")],
            },
        ),
    ]
