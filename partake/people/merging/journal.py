"""Every change a merge makes, with what stood there before. Undoing is the same changes backwards, so whatever order
satisfied the database's rules on the way there satisfies them on the way back."""

import json
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

Entry = list[Any]  # [model, key, {column: what stood there}]


class Journal:
    """Changes rows, and remembers how they were."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def change(self, row: Model, **values: object) -> None:
        """This will set columns of one row (foreign keys by their `_id` column), and note those that differ."""
        before = {name: getattr(row, name) for name, value in values.items() if getattr(row, name) != value}
        if not before:
            return
        for name in before:
            setattr(row, name, values[name])
        type(row)._default_manager.filter(pk=row.pk).update(**{name: values[name] for name in before})
        self.entries.append([row._meta.label_lower, row.pk, before])

    def as_json(self) -> list[Entry]:
        """This will give the entries as plain JSON."""
        plain: list[Entry] = json.loads(json.dumps(self.entries, cls=DjangoJSONEncoder))
        return plain


def put_back(entries: list[Entry]) -> None:
    """This will set every column to what stood there before, newest change first."""
    for label, pk, before in reversed(entries):
        model = apps.get_model(label)
        fields = {field.attname: field for field in model._meta.concrete_fields}
        values = {name: fields[name].to_python(value) for name, value in before.items()}
        model._default_manager.filter(pk=pk).update(**values)
