from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_background_taken_back"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="share",
            name="share_by_email",
        ),
        migrations.AddIndex(
            model_name="share",
            index=models.Index(fields=["with_email"], name="share_by_email"),
        ),
    ]
