"""Every stored field is said to be personal, sensitive or open, so that none is exported, scrubbed or logged by
oversight; and what is said of a field that is gone is gone too."""

from django.apps import apps
from django.db import models

from tests.architecture.declared import KINDS, declared_fields

# Free text of any length: what somebody could type into.
TYPED = (models.TextField,)
# The only words in the logs: who acted, copied from their account and their job.
WORDS_OF_THE_LOGS = {"actor_name", "actor_role", "actor_body"}


def our_models() -> dict[str, type[models.Model]]:
    return {model._meta.label: model for model in apps.get_models() if model.__module__.startswith("partake.")}


def test_every_field_is_declared_and_none_that_is_gone() -> None:
    declared = declared_fields()
    stored = {label: {field.name for field in model._meta.concrete_fields} for label, model in our_models().items()}
    missing = [
        f"{model}.{field}" for model, fields in stored.items() for field in fields - set(declared.get(model, {}))
    ]
    gone = [
        f"{model}.{field}" for model, fields in declared.items() for field in set(fields) - stored.get(model, set())
    ]
    assert not missing, f"say what these are in data_protection.toml: {sorted(missing)}"
    assert not gone, f"no longer stored: {sorted(gone)}"


def test_every_kind_is_one_of_three() -> None:
    wrong = {
        f"{model}.{field}": kind
        for model, fields in declared_fields().items()
        for field, kind in fields.items()
        if kind not in KINDS
    }
    assert not wrong


def test_the_logs_have_no_room_for_what_somebody_typed() -> None:
    for label in ("audit.Event", "audit.Look"):
        fields = our_models()[label]._meta.concrete_fields
        assert not [field.name for field in fields if isinstance(field, TYPED)]
        named = {field.name for field in fields if isinstance(field, models.CharField) and (field.max_length or 0) > 80}
        assert named == WORDS_OF_THE_LOGS


def test_free_text_is_never_called_open() -> None:
    """What somebody may type into can hold anything."""
    declared = declared_fields()
    found = [
        f"{label}.{field.name}"
        for label, model in our_models().items()
        for field in model._meta.concrete_fields
        if isinstance(field, TYPED) and declared[label][field.name] == "open"
    ]
    assert not found
