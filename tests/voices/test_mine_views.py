"""An author's own pages: by private link without an account, and signed in."""

import pytest
from django.test import Client
from django.urls import reverse

from partake.demo import scenes
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.people.actions.merging import merge_people
from partake.people.actions.people import add_person
from partake.people.models import PossibleDuplicate
from partake.voices import contributors
from partake.voices.actions import outcomes, reading, recording, replying
from partake.voices.domain.new import NewContributor
from partake.voices.domain.states import OutcomeKind, Satisfied
from partake.voices.models import AnswerBack, Voice
from partake.voices.queries.mine import list_my_voices
from tests.pages import assert_good_page, assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown


@pytest.fixture
def reply(comment, nadia, hospital):
    return replying.write_reply(actor=nadia, voice=comment, organisation_id=hospital.pk, words="We are sorry.")


@pytest.fixture
def secret(comment) -> str:
    return contributors.new_link(comment).rpartition("/")[2]


@pytest.fixture
def mine(secret) -> str:
    return reverse("voices:mine", args=[secret])


def test_before_there_is_an_answer_the_page_says_so(comment, mine):
    page = read(Client(), mine)
    assert "There is no answer yet." in page.text
    assert "Rang 41 times." in page.text
    assert "call 999" in page.text


def test_its_words_reach_translators(comment, reply, mine):
    with pseudo_translated():
        names = ("Rang 41 times. The nurse was lovely.", "We are sorry.", "Riverside Diabetes Clinic", "Partake",
                 "Nadia Rahman, service manager, Wexbridge General Hospital", "UTC")  # fmt: skip
        assert_translated(Client().get(mine), names=names)


def test_the_author_reads_the_answer_and_answers_back(comment, reply, secret, mine):
    page = read(Client(), mine)
    assert "You have 1 answer." in page.text
    address = reverse("voices:answer_back", args=[secret, reply.public_id])
    assert address in [link["href"] for link in page.all("a")]
    assert "You have not chosen yet" in shown(press(Client(), address, words="Hm."))
    client = Client()
    said = {"form_token": read(client, address).token, "satisfied": "PARTLY", "words": "Not yet."}
    assert client.post(address, said).url == mine
    assert client.post(address, said).url == mine
    assert AnswerBack.objects.get().words == "Not yet."
    assert "“Not yet.”" in read(Client(), mine).text


def test_nobody_answers_back_without_end(comment, reply, secret):
    for _ in range(5):
        replying.answer_back(actor=Actor.anonymous(), voice=comment, to=reply, satisfied=Satisfied.NO)
    address = reverse("voices:answer_back", args=[secret, reply.public_id])
    assert "Call us to say more" in shown(press(Client(), address, satisfied="NO"))


def test_an_answer_to_somebody_else_cannot_be_answered(say, secret, nadia, hospital):
    other = say("Other", came_as="other")
    theirs = replying.write_reply(actor=nadia, voice=other, organisation_id=hospital.pk, words="Sorry.")
    address = reverse("voices:answer_back", args=[secret, theirs.public_id])
    assert Client().get(address).status_code == 404


def test_taking_it_back_by_two_presses_and_the_link_stops(comment, secret, mine):
    client = Client()
    answer = press(client, reverse("voices:withdraw", args=[secret]))
    assert "You took back what you told us" in read(client, answer.url).text
    assert client.get(mine).status_code == 404
    comment.refresh_from_db()
    assert comment.words == ""


def test_a_link_that_is_wrong_or_old_is_the_same_page_byte_for_byte(comment, mine):
    wrong = Client().get(reverse("voices:mine", args=["x" * 43]))
    with clock.fixed_day(2028, 1, 1):
        old = Client().get(mine)
    assert wrong.status_code == old.status_code == 404
    assert wrong.content == old.content


def test_the_page_is_never_kept_and_its_address_goes_nowhere_else(comment, mine):
    response = Client().get(mine)
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Robots-Tag"] == "noindex"


def test_an_outcome_is_read_on_the_authors_page_too(comment, say, mine, nadia, owen, hospital):
    row = outcomes.write_outcome(
        actor=nadia, organisation_id=hospital.pk, kind=OutcomeKind.WE_ARE_NOT, title="Saturdays", said="Open.",
        words="Too few staff.", decided_by="The board", decided_on=clock.today(),
        voices=[comment, say("Not on Saturdays."), say("I work all week.")],
    )  # fmt: skip
    assert "Too few staff." not in read(Client(), mine).text
    outcomes.publish_outcome(actor=owen, outcome=row, version=1)
    said = read(Client(), mine).text
    assert "We heard, and we are not doing it" in said
    assert "3 people’s words are answered here." in said


# Signed in.


@pytest.fixture
def joyces(say, stage) -> Voice:
    return say("They call my name from a door.", reach=NewContributor(person_id=stage.people["joyce"].pk))


def at(stage, name: str, *args, person: str = "joyce") -> str:
    return reverse(f"voices:{name}", args=[stage.people[person].public_id, *args])


def test_what_i_said_is_linked_from_home_and_empty_at_first(visit, stage):
    client = visit("joyce")
    assert at(stage, "said") in [link["href"] for link in read(client, "/").all("a")]
    assert "nothing here yet" in read(client, at(stage, "said")).text


def test_my_own_page_answers_back_and_takes_back(visit, stage, joyces, nadia, hospital):
    reply = replying.write_reply(actor=nadia, voice=joyces, organisation_id=hospital.pk, words="We are sorry.")
    client = visit("joyce")
    page = read(client, at(stage, "said"))
    assert "We are sorry." in page.text
    address = at(stage, "answer_back_said", joyces.public_id, reply.public_id)
    assert address in [link["href"] for link in page.all("a")]
    assert press(client, address, satisfied="YES", words="Thank you.").url == at(stage, "said")
    assert "“Thank you.”" in read(client, at(stage, "said")).text
    assert press(client, at(stage, "withdraw_said", joyces.public_id)).url == at(stage, "said")
    assert "They call my name" not in read(client, at(stage, "said")).text
    assert not AnswerBack.objects.exists()


@pytest.mark.parametrize("key", ["tunde", "sam", "farah", "nadia", "hana"])
def test_nobody_else_sees_what_somebody_said(visit, stage, joyces, key):
    scenes.sharing.play(stage) if key == "tunde" else None
    for address in (at(stage, "said"), at(stage, "withdraw_said", joyces.public_id)):
        assert visit(key, "joyce").get(address).status_code == 404


def test_what_somebody_else_said_is_not_mine(visit, stage, comment, joyces):
    assert visit("joyce").get(at(stage, "withdraw_said", comment.public_id)).status_code == 404
    assert visit("priya").get(at(stage, "withdraw_said", joyces.public_id, person="priya")).status_code == 404


def test_what_was_said_under_a_record_that_was_joined_is_still_mine(stage, say, opened):
    ruth, joyce = stage.actor("ruth"), stage.people["joyce"]
    again = add_person(
        actor=ruth, practice=stage.organisations["millbrook"], given_name="Joyce", family_name="Adeyemi",
        born_on=joyce.born_on,
    )  # fmt: skip
    say("Under the other record", reach=NewContributor(person_id=again.pk))
    merge_people(actor=ruth, duplicate=PossibleDuplicate.objects.get(first=joyce), keep=joyce)
    assert [one.words for one in list_my_voices(opened("joyce", "joyce"))] == ["Under the other record"]


def test_a_persons_letters_about_it_stay_theirs(stage, joyces, nadia, hospital):
    from partake.correspondence.models import Message

    replying.write_reply(actor=nadia, voice=joyces, organisation_id=hospital.pk, words="We are sorry.")
    recording.withdraw_voice(actor=stage.actor("joyce"), voice=joyces)
    assert Message.objects.get(about_kind="voices.reply").to_kind == "people.person"


def test_others_see_their_own_cleared_words_only(comment, mine, nadia, hospital):
    reading.clear_voice(actor=nadia, voice=comment, organisation_id=hospital.pk, shown_words="Rang.", version=1)
    assert "Others can read this on the public page" in assert_good_page(Client().get(mine)).text
