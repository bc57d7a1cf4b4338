"""What others said helped: only cleared words of five people or more; nothing of whoever reads it."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partake.care_plans.models import Conversation, Preparation
from partake.insight.queries.helped import what_helped
from partake.kernel.actor import Actor
from partake.organisations.models import Place
from partake.voices.actions.reading import clear_voice, keep_voice_back
from partake.voices.actions.recording import withdraw_voice
from partake.voices.domain.labels import LabelledBy
from partake.voices.domain.voice import Speaker, VoiceKind
from partake.voices.models import Voice
from tests.insight.labelled import put_on, say
from tests.people.pressing import read

PEERS = "self-management:peers"


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def millbrook(stage, hospital):
    """Joyce's practice and the hospital, in one place."""
    place = Place.objects.create(name="Wexbridge for a test")
    for body in (stage.organisations["millbrook"], hospital):
        body.place = place
        body.save()
    return stage.organisations["millbrook"]


@pytest.fixture
def helps(stage, hospital, millbrook):
    """Somebody says that meeting others helped; a person reads it, says what it is about, and clears it."""

    def said(number: int, *, cleared=True, by=LabelledBy.PERSON, sentiment="HAPPY", theme=PEERS, **more) -> Voice:
        row = say(stage.services["riverside"], f"The group at the clinic helped, {number}", **more)
        put_on(row, hospital, theme=theme, name=theme, by=by, sentiment=sentiment)
        if cleared and row.allows_quote:
            clear_voice(
                actor=stage.actor("nadia"), voice=row, organisation_id=hospital.pk, version=row.version,
                shown_words=f"The group helped, {number}",
            )  # fmt: skip
        return row

    return said


def people(millbrook) -> list[int]:
    return [one.people for one in what_helped(millbrook.pk)]


def test_five_people_who_say_alike_are_shown_with_the_newest_words_as_cleared(helps, millbrook):
    for number in range(4):
        helps(number)
    assert people(millbrook) == []
    helps(4)
    (found,) = what_helped(millbrook.pk)
    assert (found.theme, found.name, found.people) == (PEERS, "People in the same situation", 5)
    assert [one.words for one in found.words] == ["The group helped, 4"]


@pytest.mark.parametrize(
    "not_one_of_them",
    [
        {"cleared": False},
        {"by": LabelledBy.MACHINE},
        {"sentiment": "UNHAPPY"},
        {"sentiment": ""},
        {"allows_quote": False},
        {"allows_count": False},
        {"speaker": Speaker.STAFF},
        {"theme": "self-management:information"},
        {"theme": "experience:listening"},
        {"kind": VoiceKind.COMPLAINT, "cleared": False},
        {"came": datetime(2024, 10, 1, tzinfo=UTC)},
    ],
    ids=lambda value: "-".join(map(str, value.values())),
)
def test_what_is_not_public_not_alike_or_not_a_persons_word_is_not_counted(helps, millbrook, not_one_of_them):
    for number in range(4):
        helps(number)
    helps(4, **not_one_of_them)
    assert people(millbrook) == []


def test_what_is_taken_back_or_kept_back_since_is_gone(helps, millbrook, stage, hospital):
    rows = [helps(number) for number in range(6)]
    assert people(millbrook) == [6]
    withdraw_voice(actor=Actor.anonymous(), voice=rows[5])
    (found,) = what_helped(millbrook.pk)
    assert (found.people, found.words[0].words) == (5, "The group helped, 4")
    rows[4].refresh_from_db()
    keep_voice_back(
        actor=stage.actor("nadia"), voice=rows[4], organisation_id=hospital.pk, why="Names a nurse.",
        version=rows[4].version,
    )  # fmt: skip
    assert people(millbrook) == []


def test_somebody_also_unhappy_about_it_is_not_among_them(helps, millbrook):
    rows = [helps(number) for number in range(5)]
    also = rows[0].labels.get()
    also.pk, also.part, also.sentiment = None, 2, "UNHAPPY"
    also.save(force_insert=True)
    assert people(millbrook) == []


def test_it_is_of_the_place_and_of_nobody_elses(helps, millbrook, stage):
    for number in range(5):
        helps(number)
    hillside = stage.organisations["hillside"]
    assert what_helped(hillside.pk) == ()
    assert what_helped(None) == ()


def test_it_stands_beside_a_talk_and_getting_ready_and_writes_nothing(told_place, visit, settings):
    """Joyce's own pages in the demonstration: the part is there, empty until five people say alike."""
    joyce = told_place.people["joyce"]
    client = visit("joyce")
    talk = Conversation.objects.get(person=joyce, state="PLANNED")
    address = reverse("care_plans:talk", args=[joyce.public_id, talk.public_id])
    page = read(client, address)
    assert "What others here said helped" in page.text
    assert "nothing about you was used" in page.text
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert what_helped(told_place.organisations["millbrook"].pk) is not None
    assert not [one for one in asked.captured_queries if not one["sql"].lstrip().upper().startswith("SELECT")]
    assert "people_person" not in " ".join(one["sql"] for one in asked.captured_queries)
    if Preparation.objects.filter(person=joyce).exclude(state="USED").exists():
        page = read(client, reverse("care_plans:prepare", args=[joyce.public_id]))
        assert "What others here said helped" in page.text
