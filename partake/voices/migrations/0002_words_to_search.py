"""The index of words: a table of each engine's own kind, which no model can describe."""

from typing import Any

from django.db import migrations

from partake.voices.search import POSTGRES, SQLITE


def make(apps: Any, editor: Any) -> None:
    editor.execute(POSTGRES if editor.connection.vendor == "postgresql" else SQLITE)


def unmake(apps: Any, editor: Any) -> None:
    editor.execute("DROP TABLE voices_words")


class Migration(migrations.Migration):
    dependencies = [("voices", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
