"""Steps of answering: files that answer a question, kept and erased inside the transaction of their response."""

from collections.abc import Mapping

from django.db.models import QuerySet

from partake.files.actions import erase_file, keep_file
from partake.files.reading import Checked
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
from partake.questionnaires.domain import from_json, is_asked
from partake.questionnaires.models import Recording, Response

Given = Mapping[str, Checked | None]


def keep_recordings(*, actor: Actor, response: Response, given: Given) -> None:
    """This will keep files by question key, each in the place of the one before it; None takes that one out. What
    answers a question that is not asked any more, given the other answers, goes too. Raises `Rejected`."""
    content = from_json(response.questionnaire_version.content)
    asked = {one.key for one in content.questions if one.may_record and is_asked(one, response.answers)}
    # Of a question under a choice not made, a file is left out as its words are.
    welcome = {one.key for one in content.questions if one.may_record}
    if unwelcome := given.keys() - welcome:
        raise Rejected(min(unwelcome), "No file can be sent here. What would you like to write?")
    gone = given.keys() | (welcome - asked)
    if not gone:
        return
    erase_recordings(response.recordings.filter(question_key__in=gone))
    response.recordings.filter(question_key__in=gone).delete()
    Recording.objects.bulk_create(
        Recording(
            response=response,
            question_key=key,
            file=keep_file(actor=actor, checked=checked, belongs_to=ref_of(response)),
        )
        for key, checked in given.items()
        if checked is not None and key in asked
    )


def erase_recordings(rows: "QuerySet[Recording]") -> None:
    """This will delete the bytes of recordings for good once the caller's transaction holds."""
    for row in rows.select_related("file"):
        erase_file(file=row.file)


def ref_of(response: Response) -> Ref:
    return Ref("questionnaires.response", str(response.public_id))
