"""Whom to tell about getting ready for a talk, and about what came back on paper."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from partake.care_plans import letters_of_preparing as letters
from partake.care_plans.domain.preparing import PreparesHow
from partake.care_plans.models import KeyedPaper, Preparation
from partake.care_plans.queries.preparation import preparation_now
from partake.care_plans.telling import tell_one, the_person
from partake.correspondence.domain import Channel, Go, choose
from partake.documents import Document
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.organisations.models import Organisation
from partake.people import recipients
from partake.people.door import OpenRecord
from partake.people.queries.registration import practice_of

SCREEN = ""


def size_read(record: OpenRecord) -> str:
    """This will give the size of print in which a letter reaches the person now; "text" where somebody must make
    their format from the words; and `SCREEN` when they are told by email."""
    way = choose(the_person(record))
    if not isinstance(way, Go):
        return "text"
    return SCREEN if way.channel is Channel.EMAIL else str(way.format.points)


def of_invitation(record: OpenRecord, row: Preparation, document: Document) -> None:
    """This will ask the person to get ready, once a day at most."""
    key = f"prepare:{row.public_id}:{clock.today().isoformat()}"
    tell_one(record, the_person(record), document, about=_ref(row), key=key)


def of_help(record: OpenRecord, row: Preparation) -> None:
    """This will tell the person, once a day for each writer, that somebody wrote for them."""
    if record.is_own:
        return
    today = clock.today()
    key = f"prepared:{row.public_id}:{record.actor.user_id}:{today.isoformat()}"
    tell_one(record, the_person(record), letters.prepared_for_you(record, on=today), about=_ref(row), key=key)


def of_another_way(record: OpenRecord, row: Preparation, how: PreparesHow) -> None:
    """This will tell the practice that the person wants the sheet on paper, or a call."""
    _tell_practice(record, row, letters.wants_other_way(record, how), f"prepares-{how}:{row.public_id}:{row.version}")


def of_being_ready(record: OpenRecord, row: Preparation) -> None:
    """This will tell the practice that the person is ready, and send the person what others wrote for them."""
    if record.is_own:
        _tell_practice(record, row, letters.is_ready(record, row), f"ready:{row.public_id}")
        return
    now = preparation_now(row)
    said = [(one.prompt.words, one.words) for one in now.answers.values() if one.said]
    first = [one.prompt.topic for one in now.to_talk_about if one.is_first]
    document = letters.answers_written(record, said, first)
    tell_one(record, the_person(record), document, about=_ref(row), key=f"ready:{row.public_id}")


def of_paper(
    record: OpenRecord, keyed: KeyedPaper, texts: Sequence[tuple[str, str]], ticked: Iterable[str] = ()
) -> None:
    """This will send the person what somebody else read off their paper, word for word."""
    if record.is_own:
        return
    document = letters.typed_from_paper(record, gettext("What you wrote on paper"), keyed, texts, ticked)
    about = Ref("people.person", str(record.person.id))
    tell_one(record, the_person(record), document, about=about, key=f"keyed:{keyed.pk}")


def _tell_practice(record: OpenRecord, row: Preparation, document: Document, key: str) -> None:
    """Whoever is at the practice themselves knows already; anybody else's person has one to tell."""
    practice = practice_of(record.person.pk)
    if practice is not None and practice not in record.actor.organisation_ids:
        to = recipients.of_organisation(Organisation.objects.get(pk=practice))
        tell_one(record, to, document, about=_ref(row), key=key)


def _ref(row: Preparation) -> Ref:
    return Ref("care_plans.preparation", str(row.public_id))
