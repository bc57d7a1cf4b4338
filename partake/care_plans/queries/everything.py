"""What a person takes away of their talks and of what was said and asked between them, as plain values."""

from dataclasses import asdict

from partake.care_plans.queries.between import list_questions, list_updates
from partake.care_plans.queries.conversations import list_conversations
from partake.people.door import OpenRecord


def between_values(record: OpenRecord) -> dict[str, list[dict[str, object]]]:
    """This will give talks, questions and updates, the newest first. Raises `Refused`."""
    return {
        "talks": [asdict(talk) for talk in list_conversations(record)],
        "questions": [asdict(question) for question in list_questions(record)],
        "updates": [asdict(update) for update in list_updates(record)],
    }
