"""Presses that come twice, late, or after the session has gone. Nothing is done twice, nothing typed is lost, and
what was typed comes back to whoever typed it and to nobody else."""

import pytest
from django.conf import settings
from django.test import Client

from partake.audit.models import Event
from partake.correspondence.models import Message
from partake.people.models import CommunicationNeed, ContactPoint, PersonalContact, Share, Words
from partake.ui.models import KeptText
from tests.faults.typing_in import NEED, in_record
from tests.pages import Page, assert_good_page

WRITES = {
    "words/WHAT_MATTERS": {"words": "My cat", "helped_by": "Ada"},
    "contact/add/MOBILE": {"value": "07700 900123", "safe": "yes"},
    "close/add": {"name": "Ada Lund"},
    f"needs/add/{NEED}": {"instruction": "Large print"},
    "share/check?with=team-{heart}&part=ABOUT_ME&until=STOPPED": {},
    "names": {"given_name": "Joyce", "family_name": "Adeyemi", "known_as": "Joy"},
}
CAT = "My cat, and the sea\nevery day \U0001f408"


def address_in(stage, path: str) -> str:
    return in_record(stage, path.replace("{heart}", str(stage.teams["heart"].public_id)))


def drawn(client: Client, address: str) -> dict[str, str]:
    return {"form_token": Page(client.get(address).content.decode()).token}


def everything() -> list[int]:
    rows = (Event, Message, Share, Words, ContactPoint, PersonalContact, CommunicationNeed)
    return [model.objects.count() for model in rows]


def lose_session(client: Client) -> None:
    """The session ends at the server: the browser still holds its cookie, and the page in front of the reader."""
    client.session.flush()


def sign_in_again(client: Client, user) -> None:
    client.cookies.pop(settings.SESSION_COOKIE_NAME, None)
    client.force_login(user)


@pytest.mark.parametrize("path", WRITES)
def test_a_replay_gets_the_first_answer_and_does_nothing(stage, visit, path):
    joyce, address = visit("joyce"), address_in(stage, path)
    sent = WRITES[path] | drawn(joyce, address)
    first = joyce.post(address, sent)
    assert first.status_code == 302
    after = everything()
    for _ in range(3):
        again = joyce.post(address, sent)
        assert (again.status_code, again.headers["Location"]) == (302, first.headers["Location"])
    assert everything() == after


def test_a_replay_after_the_record_was_closed_to_them_says_why_not(stage, visit):
    """A nurse's page, sent again after the person stopped sharing: the door comes before the memory of the press."""
    farah = visit("farah", "joyce")
    address = address_in(stage, "contact/add/MOBILE")
    sent = WRITES["contact/add/MOBILE"] | drawn(farah, address)
    assert farah.post(address, sent).status_code == 302
    stage.people["joyce"].care_relationships.update(until=None, ended_at="2026-11-18T09:00Z")
    assert farah.post(address, sent).status_code == 403


def test_a_stale_tab_shows_both_texts_and_saves_neither_over_the_other(stage, visit):
    joyce, tunde_s_tab = visit("joyce"), visit("joyce")
    address = in_record(stage, "words/WHAT_MATTERS")
    old, new = drawn(joyce, address), drawn(tunde_s_tab, address)
    tunde_s_tab.post(address, {"words": "The sea"} | new)
    answer = joyce.post(address, {"words": CAT} | old)
    page = assert_good_page(answer)
    assert answer.status_code == 200
    assert "Someone else saved a change while you were writing. Nothing of yours is lost." in page.text
    assert "The sea" in page.text and "My cat, and the sea" in page.text
    assert Words.objects.get().words == "The sea"
    # Having read both, pressing again is a decision.
    assert joyce.post(address, {"words": CAT, "form_token": page.token}).status_code == 302
    assert list(Words.objects.order_by("number").values_list("words", flat=True)) == ["The sea", CAT]


@pytest.mark.parametrize(
    ("path", "change"),
    [("contact/points/{}", {"value": "07700 900111", "safe": "yes"}), ("needs/{}", {"instruction": "B"})],
)
def test_a_stale_tab_of_details_says_so(stage, visit, opened, path, change):
    from partake.people.actions.contact import SafeUse, add_contact_point
    from partake.people.actions.needs import record_need
    from partake.people.models.contact import ContactKind

    record = opened("joyce", "joyce")
    row = (
        add_contact_point(record=record, kind=ContactKind.MOBILE, value="07700 900100", use=SafeUse(safe_to_use=True))
        if path.startswith("contact")
        else record_need(record=record, code=NEED)
    )
    first, second = visit("joyce"), visit("farah", "joyce")
    address = in_record(stage, path.format(row.public_id))
    old, new = drawn(first, address), drawn(second, address)
    assert second.post(address, change | new).status_code == 302
    before = everything()
    answer = first.post(address, change | old)
    assert "Someone else saved a change while you were writing" in assert_good_page(answer).text
    assert everything() == before


def test_words_typed_before_the_session_ended_come_back_to_their_writer_alone(stage, visit):
    joyce, address = visit("joyce"), in_record(stage, "words/WHAT_MATTERS")
    sent = {"words": CAT, "helped_by": "Ada"} | drawn(joyce, address)
    lose_session(joyce)
    answer = joyce.post(address, sent)
    assert answer.status_code == 302 and "kept=1" in answer.headers["Location"]
    assert_good_page(joyce.get(answer.headers["Location"]))
    assert not Words.objects.exists()

    # Somebody else at the same browser sees nothing of it, there or in their own record.
    sign_in_again(joyce, stage.users["tunde"])
    for path in (address, in_record(stage, "words/WHAT_MATTERS", "tunde")):
        assert "My cat" not in joyce.get(path).content.decode()

    sign_in_again(joyce, stage.users["joyce"])
    page = assert_good_page(joyce.get(address))
    assert "We kept what you wrote. Check it, then carry on." in page.text
    assert "My cat, and the sea" in page.text and page.ids["helped_by"]["value"] == "Ada"
    assert joyce.post(address, {"words": CAT, "helped_by": "Ada", "form_token": page.token}).status_code == 302
    assert Words.objects.get().words == CAT
    assert not KeptText.objects.exists(), "once it is saved, nothing waits any more"


def test_a_check_page_whose_session_ended_is_checked_again(stage, visit):
    """The answers stand in the address, so the way back leads to the same question; and nothing is shared until it
    is pressed again, by somebody signed in."""
    farah = visit("farah", "joyce")
    address = address_in(stage, "share/check?with=team-{heart}&part=ABOUT_ME&until=STOPPED")
    sent = {"asked_how": "BY_PHONE"} | drawn(farah, address)
    lose_session(farah)
    answer = farah.post(address, sent)
    assert answer.status_code == 302
    assert not Share.objects.exists()
    sign_in_again(farah, stage.users["farah"])
    back = farah.get(address)
    assert back.status_code == 302 and "/why?next=" in back.headers["Location"], "a new session says again why"
    why = farah.get(back.headers["Location"])
    on = farah.post(back.headers["Location"], {"why": "CARE", "form_token": Page(why.content.decode()).token})
    assert on.headers["Location"] == address
    page = assert_good_page(farah.get(address))
    assert "checked" in page.ids["asked_how-2"].attributes, "how they asked was not kept"
    assert farah.post(address, {"asked_how": "BY_PHONE", "form_token": page.token}).status_code == 302
    assert Share.objects.get().asked_how == "BY_PHONE"


@pytest.mark.parametrize("typed", ["My\x00 cat", "\u202emy cat", "\ufffe\uffff", "a" * 199_000])
def test_anything_typed_can_be_kept(stage, visit, typed):
    """PostgreSQL takes no null in what it keeps: the page that says "we kept it" must not be the one that breaks."""
    joyce, address = visit("joyce"), in_record(stage, "words/WHAT_MATTERS")
    sent = {"words": typed} | drawn(joyce, address)
    lose_session(joyce)
    assert "kept=1" in joyce.post(address, sent).headers["Location"]
    sign_in_again(joyce, stage.users["joyce"])
    page = assert_good_page(joyce.get(address))
    assert "We kept what you wrote" in page.text
