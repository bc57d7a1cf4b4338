from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from partake.audit.models import Event
from partake.correspondence import events, navigation, worker
from partake.correspondence.changing import change
from partake.correspondence.domain import HeldBecause, MessageState
from partake.correspondence.models import Message
from partake.documents import Document, Heading, paragraph
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.organisations.models import Organisation, RoleAssignment
from tests.correspondence.test_domain import AT_24, BRAILLE
from tests.pages import assert_good_page, assert_translated, pseudo_translated

pytestmark = pytest.mark.django_db
HELD = "/messages/held"


@pytest.fixture(autouse=True)
def on_a_thursday():
    with clock.fixed_day(2026, 11, 19, 10, 5):
        yield


def signed_in(organisation: Organisation, role: str, name: str = "Asha Patel") -> Client:
    user = get_user_model().objects.create(email=f"{role}{organisation.pk}@example.org", display_name=name)
    RoleAssignment.objects.create(
        user=user, organisation=organisation, role=role, job_title=role, started_on=date(2026, 1, 1)
    )
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def asha(practice: Organisation) -> Client:
    return signed_in(practice, "RECORDS_LEAD")


@pytest.fixture
def held(tell) -> Message:
    with clock.fixed_day(2026, 11, 16):
        return tell(needs=(BRAILLE,))


def at(message: Message, rest: str = "") -> str:
    return f"{HELD}/{message.public_id}{rest}"


def page(client: Client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    return assert_good_page(response)


def words_of(response) -> str:
    return " ".join(" ".join(assert_good_page(response).texts).split())


def post(client: Client, address: str, **answers: str):
    token = page(client, address).token
    return client.post(address, {"form_token": token, **answers})


def test_the_list_says_who_waits_what_for_and_since_when(asha, tell, held) -> None:
    tell("2", name="Tunde Adeyemi", email="", postal_address="")
    said = words_of(asha.get(HELD))
    assert "Priya Nair Beth can now see your plan They need a format that a person must make." in said
    assert "Needs: Braille, grade 1." in said
    assert "Waiting since Monday 16 November" in said
    assert said.index("Priya Nair") < said.index("Tunde Adeyemi")


def test_an_empty_list_says_what_comes_here(asha) -> None:
    assert "Held messages: nothing here yet." in words_of(asha.get(HELD))


def test_a_long_list_goes_on_and_costs_the_same(asha, tell, django_assert_max_num_queries) -> None:
    for number in range(30):
        tell(str(number), needs=(BRAILLE,))
    with django_assert_max_num_queries(12):
        first = page(asha, HELD)
    (more,) = [link["href"] for link in first.all("a") if link.name == "Next held messages"]
    assert sum(link.name.startswith("Decide") for link in page(asha, more).all("a")) == 5


def test_a_held_message_says_why_and_offers_the_ways_on(asha, held) -> None:
    opened = page(asha, at(held))
    (heading,) = opened.all("h1")
    assert heading.name == "This message can’t go to Priya Nair yet"
    links = {link.name: link["href"] for link in opened.all("a")}
    assert links["Give it to Priya Nair another way: record how"] == at(held, "/made-by-hand")
    assert links["Priya Nair said this once is fine: record why"] == at(held, "/send-as-it-is")
    assert links["Cancel it: record why"] == at(held, "/cancel")
    assert "Priya Nair’s record will say that you read it." in " ".join(opened.texts)
    assert "You can stop this at any time." not in " ".join(opened.texts), "the words are read only when asked for"


def test_a_message_to_a_team_is_in_nobodys_record(asha, tell) -> None:
    message = tell(ref=Ref("organisations.team", "7"), email="")
    change(message, MessageState.HELD, held_because=HeldBecause.KEPT_FAILING)
    assert "record will say" not in words_of(asha.get(at(message)))


@pytest.mark.parametrize(
    ("because", "heading", "way_on"),
    [
        (HeldBecause.MAY_HAVE_GONE, "This message may have gone to Priya Nair already", "It did not reach Priya Nair"),
        (HeldBecause.KEPT_FAILING, "This message did not go to Priya Nair", "Try again to send it to Priya Nair"),
    ],
)
def test_what_went_wrong_in_sending_has_its_own_words(asha, tell, because, heading: str, way_on: str) -> None:
    message = tell()
    change(message, MessageState.HELD, held_because=because)
    said = words_of(asha.get(at(message)))
    assert heading in said and way_on in said


def test_reading_the_words_is_logged_for_the_person(asha, tell) -> None:
    document = Document(title="Your review", blocks=(Heading(2, "What we talked about"), paragraph("<b>Steps</b>")))
    message = tell(needs=(BRAILLE,), document=document)
    said = words_of(asha.get(at(message, "/words")))
    assert "What we talked about <b>Steps</b>" in said
    event = Event.objects.get(kind=events.HELD_MESSAGE_OPENED.code)
    assert (str(event.person_id), event.actor_name) == (message.to_id, "Asha Patel")


def test_made_by_hand(asha, held) -> None:
    answers = {"how": "Braille, by post", "on-day": "18", "on-month": "11", "on-year": "2026"}
    response = post(asha, at(held, "/made-by-hand"), **answers)
    assert response.status_code == 302
    said = words_of(asha.get(response.url))
    assert "This message has gone to Priya Nair" in said
    assert "It went on Wednesday 18 November." in said
    assert "Asha Patel decided this. Their reason: Braille, by post" in said


def test_sent_as_it_is(asha, held) -> None:
    form = page(asha, at(held, "/send-as-it-is"))
    offered = [field["value"] for field in form.all("input") if field["type"] == "radio"]
    assert offered == ["EMAIL-TEXT", *(f"LETTER-PDF_{size}" for size in (12, 16, 20, 24, 28))]
    response = post(asha, at(held, "/send-as-it-is"), way="LETTER-PDF_16", why="She rang: print is fine this once")
    said = words_of(asha.get(response.url))
    assert "This message is on its way to Priya Nair" in said
    assert "By letter, in 16 point print." in said
    assert worker.run(stopping=lambda: False, once=True) == 1


def test_only_safe_ways_are_offered(asha, tell) -> None:
    message = tell(needs=(AT_24,), postal_address="")
    form = page(asha, at(message, "/send-as-it-is"))
    assert [field["value"] for field in form.all("input") if field["type"] == "radio"] == ["EMAIL-TEXT"]


def test_with_no_safe_address_the_page_and_the_refusal_say_the_same(asha, tell) -> None:
    message = tell(email="", postal_address="")
    assert "There is no email or postal address that is safe to use." in words_of(asha.get(at(message)))
    refused = asha.get(at(message, "/send-as-it-is"))
    assert refused.status_code == 403
    assert "There is no email or postal address that is safe to use." in words_of(refused)


def test_cancelled(asha, held) -> None:
    response = post(asha, at(held, "/cancel"), why="Told her everything at her visit")
    said = words_of(asha.get(response.url))
    assert "This message to Priya Nair is cancelled" in said


@pytest.mark.parametrize(
    ("rest", "answers", "asked"),
    [
        ("/made-by-hand", {}, ["You have not said how. How was it given?", "You have not said when."]),
        (
            "/made-by-hand",
            {"how": "By phone", "on-day": "15", "on-month": "11", "on-year": "2026"},
            ["That is before the message was written. Which day was it given?"],
        ),
        ("/send-as-it-is", {}, ["You have not chosen a way. How should it go?", "You have not said why."]),
        ("/cancel", {"why": "w" * 1001}, ["1,001"]),
    ],
)
def test_a_mistake_is_asked_about_and_nothing_is_lost(asha, held, rest: str, answers: dict, asked: list) -> None:
    response = post(asha, at(held, rest), **answers)
    assert response.status_code == 200
    said = words_of(response)
    assert "There is a problem Nothing is lost." in said
    for words in asked:
        assert said.count(words) >= 2, "in the summary and beside the field"
    held.refresh_from_db()
    assert held.state == MessageState.HELD


def test_pressed_twice_it_is_settled_once(asha, held) -> None:
    address = at(held, "/cancel")
    token = page(asha, address).token
    answers = {"form_token": token, "why": "Told her"}
    first, second = asha.post(address, answers), asha.post(address, answers)
    assert first.url == second.url == at(held)
    assert Event.objects.filter(kind=events.MESSAGE_CANCELLED.code).count() == 1


def test_a_form_open_while_the_needs_changed_is_asked_again(asha, held) -> None:
    address = at(held, "/cancel")
    token = page(asha, address).token
    change(held, MessageState.HELD, held_because=HeldBecause.NO_SAFE_WAY)
    response = asha.post(address, {"form_token": token, "why": "Told her"})
    assert "Someone else saved a change while you were writing." in words_of(response)
    assert "Told her" in response.content.decode()
    again = assert_good_page(response).token
    assert asha.post(address, {"form_token": again, "why": "Told her"}).status_code == 302


def test_what_is_settled_already_is_refused_with_the_reason(asha, held) -> None:
    post(asha, at(held, "/cancel"), why="Told her")
    refused = asha.get(at(held, "/made-by-hand"))
    assert refused.status_code == 403
    assert "It is no longer held." in words_of(refused)


def test_everybody_else_is_refused_the_lists_and_finds_no_message(practice, held) -> None:
    elsewhere = Organisation.objects.create(name="Mill Road", kind="GP_PRACTICE", valid_from=date(2020, 4, 1))
    coordinator = signed_in(practice, "CARE_COORDINATOR")
    other_lead = signed_in(elsewhere, "RECORDS_LEAD")
    for address in (HELD, "/messages/print-room"):
        assert coordinator.get(address).status_code == 403
        assert Client().get(address).status_code == 403
        assert "Priya" not in other_lead.get(address).content.decode()
    for client in (coordinator, other_lead, Client()):
        missing = client.get(f"{HELD}/{uuid4()}")
        for rest in ("", "/words", "/made-by-hand", "/send-as-it-is", "/cancel"):
            response = client.get(at(held, rest))
            assert response.status_code == 404
            assert response.content == missing.content


def test_the_print_room_lists_the_days_letters_and_what_to_look_at(asha, tell) -> None:
    tell("1", needs=(AT_24,))
    tell("2", email="", name="Tunde Adeyemi", document=Document("Hello", blocks=(paragraph("Soon \U0001f600"),)))
    worker.run(stopping=lambda: False, once=True)
    said = words_of(asha.get("/messages/print-room"))
    assert "Letters to post today" in said
    assert "For Priya Nair Letter Beth can now see your plan Print size 24 point Made at 10:05am" in said
    assert "Look at this one before you post it. Some marks could not be printed: \U0001f600 → " in said
    with clock.fixed(clock.now() + timedelta(days=1)):
        assert "Letters to post: nothing here yet." in words_of(asha.get("/messages/print-room"))
        (before,) = [
            link["href"] for link in page(asha, "/messages/print-room").all("a") if link.name == "The day before"
        ]
        assert "Letters to post on 19 November 2026" in words_of(asha.get(before))
    assert page(asha, "/messages/print-room?day=soon")


def test_a_long_print_room_goes_on(asha, tell) -> None:
    for number in range(26):
        tell(str(number), email="")
    Message.objects.update(state="SENT", sent_at=clock.now(), due_at=None, print_day=clock.today())
    first = page(asha, "/messages/print-room")
    (more,) = [link["href"] for link in first.all("a") if link.name == "Next letters"]
    assert len(page(asha, more).all("tr")) == 2


def test_the_menu_is_a_records_leads(lead) -> None:
    assert [item.address for item in navigation.menu_items(lead)] == [HELD, "/messages/print-room"]
    assert navigation.menu_items(Actor.anonymous()) == []


def test_every_word_can_be_translated(asha, tell, held) -> None:
    tell("2", email="", postal_address="")
    names = ("Priya Nair", "Beth can now see your plan", "Field Lane Surgery", "Braille, grade 1", "Partake")
    names += ("You can stop this at any time.", "am", "pm")
    with pseudo_translated():
        for address in (HELD, at(held), at(held, "/made-by-hand"), at(held, "/send-as-it-is"), at(held, "/cancel")):
            assert_translated(asha.get(address), names=names)
