"""The rows of one practice's people, table by table, as plain values that both engines read.

Columns not named here take the model's own default (`load.Table`).
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from bench.place import plans
from bench.place.invented import Invented, nhs_number
from partake.accounts.models import User
from partake.audit.models import Event, Look
from partake.correspondence.models import Message
from partake.documents import Document, paragraph, to_json
from partake.people.domain import Part
from partake.people.headings import HEADINGS
from partake.people.models import (
    CareRelationship,
    CommunicationNeed,
    ContactPoint,
    Person,
    PersonAccount,
    SearchName,
    Share,
    Words,
)
from partake.people.names import search_words
from partake.people.needs import COMMON

PRACTICE_SIZE = 10_000
LOOKS_EACH = 5
DAYS_OF_LOOKS = 300

COLUMNS: dict[type, tuple[str, ...]] = {
    Person: ("id", "public_id", "given_name", "family_name", "born_on", "nhs_number", "created_at"),
    CareRelationship: ("id", "public_id", "person_id", "organisation_id", "basis", "since", "started_by"),
    SearchName: ("relationship_id", "organisation_id", "word"),
    ContactPoint: ("public_id", "person_id", "kind", "value", "is_preferred", "added_at"),
    CommunicationNeed: ("public_id", "person_id", "code", "recorded_at", "recorded_by", "review_due_on"),
    Words: ("public_id", "person_id", "heading", "words", "written_at", "written_by", "number"),
    User: ("id", "public_id", "email", "display_name", "password", "created_at"),
    PersonAccount: ("user_id", "person_id", "linked_at", "linked_by"),
    Share: ("public_id", "person_id", "with_team_id", "parts", "decided_at", "decided_by", "asked_how", "accepted_at"),
    Look: (
        "public_id", "at", "actor_kind", "actor_user_id", "actor_name", "actor_role", "actor_body",
        "actor_organisation_id", "person_id", "parts", "purpose", "basis",
    ),
    Event: (
        "public_id", "at", "actor_kind", "actor_user_id", "actor_name", "actor_role", "actor_body",
        "actor_organisation_id", "kind", "about_kind", "about_id", "person_id", "codes",
    ),
    Message: (
        "public_id", "key", "to_kind", "to_id", "to_name", "about_kind", "about_id", "sender_id", "postal_address",
        "title", "document", "state", "channel", "format", "written_at", "sent_at",
    ),
    **plans.COLUMNS,
}  # fmt: skip


@dataclass(frozen=True)
class Staff:
    """One who looks: as the logs write them."""

    user_id: int
    name: str
    job: str


@dataclass(frozen=True)
class Practice:
    """What the rows of a practice's people point to."""

    number: int
    id: int
    name: str
    staff: tuple[Staff, ...]
    teams: tuple[int, ...]
    first_user: int


@dataclass
class Rows:
    """The rows made so far, by model."""

    of: dict[type, list[tuple[object, ...]]] = field(default_factory=lambda: {model: [] for model in COLUMNS})

    def adder(self, model: type) -> Callable[[tuple[object, ...]], None]:
        return self.of[model].append


def rows_of(practice: Practice, people: int, *, seed: int, today: date) -> Rows:
    """This will make `people` people registered with `practice`: one in ten with a need and one in ten with a
    sign-in, three in a hundred sharing with a team, half with words, five looks and three events each, and three in ten
    with a plan."""
    made = Rows()
    invented = Invented(seed, practice.number)
    users = count(practice.first_user)
    first = practice.number * PRACTICE_SIZE
    born = (date(1930, 1, 1), date(2010, 1, 1))
    for number, (given, family) in enumerate(invented.names(people), start=first):
        pk, public_id, made_at = number + 1, invented.public_id(), invented.moment_before(today, 2000)
        made.adder(Person)((pk, public_id, given, family, invented.day_between(*born), nhs_number(number), made_at))
        made.adder(CareRelationship)(
            (pk, invented.public_id(), pk, practice.id, "REGISTRATION", made_at[:10], practice.name)
        )
        made.of[SearchName] += ((pk, practice.id, word) for word in sorted(search_words(given, family)))
        _details(made, invented, pk, made_at)
        _life(made, invented, practice, pk, public_id, f"{given} {family}", today)
        looker = practice.staff[invented.bits(8) % 4]
        plans.plan_rows(
            made.adder, invented, number=number, pk=pk, name=f"{given} {family}", practice_id=practice.id,
            staff=(looker.user_id, looker.name), today=today,
        )  # fmt: skip
        if number % 10 == 0:
            user = next(users)
            email = f"person{number}@example.com"
            made.adder(User)((user, invented.public_id(), email, f"{given} {family}", "!", made_at))
            made.adder(PersonAccount)((user, pk, made_at, practice.staff[-1].name))
    return made


def _details(made: Rows, invented: Invented, pk: int, made_at: str) -> None:
    made.adder(ContactPoint)((invented.public_id(), pk, "ADDRESS", invented.address(), 1, made_at))
    if invented.chance() < 0.6:
        made.adder(ContactPoint)((invented.public_id(), pk, "MOBILE", invented.phone(), 0, made_at))
    if invented.chance() < 0.4:
        made.adder(ContactPoint)((invented.public_id(), pk, "EMAIL", f"person{pk}@example.com", 0, made_at))
    if invented.chance() < 0.1:
        code = COMMON[invented.bits(8) % len(COMMON)]
        made.adder(CommunicationNeed)((invented.public_id(), pk, code, made_at, "Front desk", "2030-01-01"))
    if invented.chance() < 0.5:
        for heading in HEADINGS[: 1 + invented.bits(8) % 3]:
            made.adder(Words)((invented.public_id(), pk, heading.code, invented.sentence(), made_at, "themselves", 1))


def _life(made: Rows, invented: Invented, practice: Practice, pk: int, public_id: str, name: str, today: date) -> None:
    for _ in range(LOOKS_EACH):
        at, looker = invented.moment_before(today, DAYS_OF_LOOKS), practice.staff[invented.bits(8) % 4]
        made.adder(Look)((invented.public_id(), at, *_who(looker, practice), public_id, _PARTS, "CARE", "REGISTRATION"))
    at = invented.moment_before(today, 2000)
    dashed = f"{public_id[:8]}-{public_id[8:12]}-{public_id[12:16]}-{public_id[16:20]}-{public_id[20:]}"
    happened = [
        ("people.person_added", "people.person", dashed),
        ("people.relationship_started", "people.person", dashed),
    ]
    message = invented.public_id()
    happened.append(("correspondence.message_written", "correspondence.message", message))
    made.adder(Message)(
        (message, f"bench:{pk}", "people.person", dashed, name, "people.person", dashed, practice.id, "1 Field Lane",
         _LETTER.title, _DOCUMENT, "SENT", "LETTER", "PDF_12", at, at)
    )  # fmt: skip
    if invented.chance() < 0.03:
        team = practice.teams[invented.bits(8) % len(practice.teams)]
        share = invented.public_id()
        made.adder(Share)((share, pk, team, _PARTS, at, name, "THEMSELVES", at))
        happened.append(("people.record_shared", "people.share", share))
    for kind, about_kind, about_id in happened:
        who = _who(practice.staff[-1], practice)
        made.adder(Event)((invented.public_id(), at, *who, kind, about_kind, about_id, public_id, "{}"))


def _who(staff: Staff, practice: Practice) -> tuple[object, ...]:
    return ("STAFF", staff.user_id, staff.name, staff.job, practice.name, practice.id)


def stretches(people: int) -> Iterator[tuple[int, int]]:
    """This will give each practice's number and how many people it has."""
    for number, first in enumerate(range(0, people, PRACTICE_SIZE)):
        yield number, min(PRACTICE_SIZE, people - first)


_PARTS = json.dumps([Part.ABOUT_ME, Part.COMMUNICATION])
_LETTER = Document(
    title="You shared part of your record with the heart team",
    blocks=(paragraph("From today they can see what you chose. You can stop this at any time."),),
)
_DOCUMENT = json.dumps(to_json(_LETTER))
