"""The one way a state changes, and what the database refuses."""

import re
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from partake import correspondence
from partake.correspondence.changing import change
from partake.correspondence.domain import TRANSITIONS, HeldBecause, MessageState
from partake.correspondence.models import Message
from partake.kernel import clock

pytestmark = pytest.mark.django_db

COLUMNS = {
    MessageState.WAITING: {"due_at": "now"},
    MessageState.SENDING: {"due_at": "now"},
    MessageState.HELD: {"held_because": HeldBecause.KEPT_FAILING},
    MessageState.SENT: {"sent_at": "now"},
}


@pytest.mark.parametrize("was", MessageState)
@pytest.mark.parametrize("becomes", MessageState)
def test_a_state_changes_only_as_the_table_says(tell, was: MessageState, becomes: MessageState) -> None:
    def columns(state: MessageState) -> dict:
        columns = {"due_at": None, **COLUMNS.get(state, {})}
        return {name: clock.now() if value == "now" else value for name, value in columns.items()}

    message = tell()
    Message.objects.filter(pk=message.pk).update(state=was, **columns(was))
    message.refresh_from_db()
    if becomes in TRANSITIONS[was]:
        change(message, becomes, **columns(becomes))
        message.refresh_from_db()
        assert (message.state, message.version) == (becomes, 2)
    elif becomes is not was:
        with pytest.raises(ValueError, match="cannot become"):
            change(message, becomes, **columns(becomes))


def test_no_other_code_writes_the_state() -> None:
    """Rows are written in six places: the first row, the change of state, and four that touch no state."""
    writes = {
        (path.name, found)
        for path in Path(correspondence.__path__[0]).rglob("*.py")
        for found in re.findall(
            r"\.(?:update|save|create|get_or_create|bulk_\w+)\([^)\n]*|\.state = ", path.read_text()
        )
    }
    assert writes == {
        ("writing.py", ".create("),
        ("changing.py", '.update(**columns, version=F("version"'),
        ("writing.py", ".update(**addresses"),
        ("writing.py", ".update(to_kind=after.kind, to_id=after.id"),
        ("reading.py", ".update(read_at=clock.now("),
        ("forgetting.py", '.update(to_name="", email="", postal_address="", needs=[], document=emptied'),
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "SENT"},
        {"state": "HELD"},
        {"due_at": None},
        {"sent_at": "2026-11-19T09:00Z"},
        {"channel": ""},
        {"channel": "", "format": ""},
        {"settled_by": "Asha Patel"},
    ],
)
def test_the_database_refuses_half_a_state(tell, wrong: dict) -> None:
    message = tell()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(**wrong)
