from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partake.correspondence import actions
from partake.correspondence.domain import Recipient
from partake.correspondence.models import Message
from partake.documents import Document, paragraph
from partake.kernel.actor import Actor, ActorKind, Role
from partake.kernel.ref import Ref
from partake.organisations.models import Organisation
from tests.correspondence import site

PERSON = Ref("people.person", "6f1c1f0a-3f35-4a49-8a55-0a5e9c1f1a01")
ABOUT = Ref("people.share", "9a2b7c11-0000-4000-8000-000000000001")
LETTER = Document(title="Beth can now see your plan", blocks=(paragraph("You can stop this at any time."),))
WRITER = Actor(kind=ActorKind.PERSON, display_name="Joyce Adeyemi", user_id=1)


def someone(**changes: object) -> Recipient:
    return Recipient(
        **{
            "ref": PERSON,
            "name": "Priya Nair",
            "email": "priya@example.org",
            "postal_address": "1 Field Lane, Northbridge, NB1 2AB",
            **changes,
        }
    )


def records_lead(organisation: Organisation, name: str = "Asha Patel") -> Actor:
    return Actor(
        kind=ActorKind.STAFF,
        display_name=name,
        user_id=70,
        roles=(Role("RECORDS_LEAD", "Records lead", organisation.pk, organisation.name),),
    )


@pytest.fixture(autouse=True)
def small_site(settings: Any) -> None:
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"] = ["tests.correspondence.site.page_frame"]
    settings.TEMPLATES = templates
    settings.MIDDLEWARE = site.MIDDLEWARE
    settings.ROOT_URLCONF = "tests.correspondence.site"


@pytest.fixture
def practice(db: None) -> Organisation:
    return Organisation.objects.create(
        name="Field Lane Surgery", kind="GP_PRACTICE", email="surgery@example.org", valid_from=date(2020, 4, 1)
    )


@pytest.fixture
def lead(practice: Organisation) -> Actor:
    return records_lead(practice)


@pytest.fixture
def tell(practice: Organisation) -> Callable[..., Message]:
    def tell_someone(key: str = "share-started:1", document: Document = LETTER, **changes: object) -> Message:
        return actions.tell(
            actor=WRITER,
            recipient=someone(**changes),
            document=document,
            about=ABOUT,
            key=key,
            sender_id=practice.pk,
        )

    return tell_someone


@pytest.fixture(autouse=True)
def print_room(tmp_path: Path, settings: Any) -> Path:
    settings.PRINT_ROOM = tmp_path / "print-room"
    return settings.PRINT_ROOM
