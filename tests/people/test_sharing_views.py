"""The pages of sharing: what they say, what they answer to wrong input, and what they refuse."""

from datetime import date

import pytest

from partake.people.actions import sharing as actions
from partake.people.domain import Part
from partake.people.models import CareRelationship, Share
from partake.people.queries import share_targets
from tests.pages import Page, assert_good_page


@pytest.fixture
def joyce(visit):
    return visit("joyce")


@pytest.fixture
def at(stage):
    base = f"/people/{stage.people['joyce'].public_id}"
    return lambda path: f"{base}/{path}"


def token(response) -> dict[str, str]:
    """The hidden field of a page's own form, for sending it as a browser would."""
    return {"form_token": Page(response.content.decode()).token}


def test_the_page_says_who_can_see_and_why(joyce, at):
    page = assert_good_page(joyce.get(at("sharing")))
    assert "Millbrook Surgery" in page.text
    assert "You are registered with this practice." in page.text


def test_the_three_questions_and_the_check(stage, joyce, at):
    heart = f"team-{stage.teams['heart'].public_id}"
    assert_good_page(joyce.get(at("share")))

    answer = joyce.post(at("share/find"), {"name": "heart"} | token(joyce.get(at("share/find"))))
    assert answer.url == at("share") + "?name=heart"
    found = assert_good_page(joyce.get(answer.url))
    assert "Community heart team" in found.text

    answer = joyce.post(answer.url, {"who": heart} | token(joyce.get(answer.url)))
    assert answer.url == at("share/parts") + f"?with={heart}"
    assert_good_page(joyce.get(answer.url))

    answer = joyce.post(answer.url, {"parts": ["ABOUT_ME", "CONTACT"]} | token(joyce.get(answer.url)))
    assert_good_page(joyce.get(answer.url))

    day = {"until": "DAY", "day-day": "28", "day-month": "2", "day-year": "2027"}
    answer = joyce.post(answer.url, day | token(joyce.get(answer.url)))
    check = joyce.get(answer.url)
    assert "until <strong>28 February 2027</strong>" in check.content.decode()
    assert_good_page(check)

    answer = joyce.post(answer.url, token(check))
    share = Share.objects.get()
    assert (share.parts, share.until) == ([Part.ABOUT_ME, Part.CONTACT], date(2027, 2, 28))
    done = assert_good_page(joyce.get(answer.url))
    assert "Community heart team can now see 2 parts of your record" in done.text


def test_a_double_press_shares_once(stage, joyce, at):
    address = at(f"share/check?with=team-{stage.teams['heart'].public_id}&part=ABOUT_ME&until=STOPPED")
    sent = token(joyce.get(address))
    first, second = joyce.post(address, sent), joyce.post(address, sent)
    assert first.url == second.url
    assert Share.objects.count() == 1


def test_a_stale_tab_says_what_it_is_now_and_saves_nothing(stage, joyce, at):
    heart = f"team-{stage.teams['heart'].public_id}"
    address = at(f"share/check?with={heart}&part=ABOUT_ME&until=STOPPED")
    other_tab = at(f"share/check?with={heart}&part=CONTACT&until=STOPPED")
    sent = token(joyce.get(address))
    joyce.post(other_tab, token(joyce.get(other_tab)))
    answer = joyce.post(address, sent)
    assert answer.status_code == 200
    assert "What they can see was changed while you were here. It is now: how to reach me." in answer.content.decode()
    assert Share.objects.get().parts == [Part.CONTACT]
    # Pressing again, having read that, is a decision.
    assert joyce.post(address, token(answer)).status_code == 302
    assert Share.objects.get(stopped_at=None).parts == [Part.ABOUT_ME]


@pytest.mark.parametrize(
    ("path", "sent", "words"),
    [
        ("share", {}, "You have not chosen anyone. Who do you want to share with?"),
        ("share", {"who": "team-forged"}, "That choice is not on this page any more."),
        ("share/find", {"name": ""}, "There is no name yet. Who are you looking for?"),
        ("share/find", {"name": "zzz"}, "We found no person, team or organisation with that name."),
        ("share/parts?with={heart}", {}, "You have not ticked anything. What should they see?"),
        ("share/until?with={heart}&part=ABOUT_ME", {}, "You have not chosen. Until when should they see it?"),
        (
            "share/until?with={heart}&part=ABOUT_ME",
            {"until": "DAY", "day-day": "31", "day-month": "11", "day-year": "2026"},
            "November has 30 days. You wrote 31. Which day did you mean?",
        ),
        (
            "share/until?with={heart}&part=ABOUT_ME",
            {"until": "DAY", "day-day": "1", "day-month": "1", "day-year": "2020"},
            "1 January 2020 is before 19 November 2026. Which day did you mean?",
        ),
    ],
)
def test_wrong_answers_are_said_twice_and_nothing_is_lost(stage, joyce, at, path, sent, words):
    address = at(path.format(heart=f"team-{stage.teams['heart'].public_id}"))
    answer = joyce.post(address, sent | token(joyce.get(address)))
    page = assert_good_page(answer)
    assert page.text.count(words) == 2
    assert "Error:" in answer.content.decode().split("</title>")[0]
    assert not Share.objects.exists()


@pytest.mark.parametrize("code", ["", "team-", "team-1", "staff-00000000-0000-0000-0000-000000000000", "spirit-x"])
def test_a_forged_or_missing_target_is_not_found(joyce, at, code):
    assert joyce.get(at(f"share/parts?with={code}")).status_code == 404


def test_a_half_answered_check_goes_back_to_the_questions(stage, joyce, at):
    heart = f"team-{stage.teams['heart'].public_id}"
    answer = joyce.get(at(f"share/check?with={heart}&part=ABOUT_ME&until=2026-13-45"))
    assert answer.status_code == 302


def test_stopping_takes_two_presses_or_one_undo(stage, joyce, at, opened):
    record = opened("joyce", "joyce")
    target = share_targets.get_target(record, f"team-{stage.teams['heart'].public_id}")
    share = actions.share_record(record=record, target=target, parts=[Part.ABOUT_ME], until=None)
    stop = at(f"sharing/{share.public_id}/stop")
    page = joyce.get(stop)
    assert_good_page(page)
    answer = joyce.post(stop, token(page))
    stopped = assert_good_page(joyce.get(answer.url))
    assert "Community heart team can’t see your record any more" in stopped.text
    assert Share.objects.get().stopped_at is not None
    assert_good_page(joyce.get(at("sharing/ended")))


def test_the_practice_shares_for_somebody_who_called(stage, visit, at):
    farah = visit("farah", "joyce")
    address = at(f"share/check?with=team-{stage.teams['heart'].public_id}&part=ABOUT_ME&until=STOPPED")
    page = farah.get(address)
    assert_good_page(page)
    answer = farah.post(address, token(page))
    assert_good_page(answer)
    assert "You have not said how they asked." in answer.content.decode()
    answer = farah.post(address, {"asked_how": "BY_PHONE"} | token(answer))
    assert answer.status_code == 302
    assert Share.objects.get().asked_how == "BY_PHONE"


def test_keeping_parts_private(stage, joyce, at, visit):
    relationship = CareRelationship.objects.get(person=stage.people["joyce"])
    address = at(f"care/{relationship.public_id}")
    page = joyce.get(address)
    assert_good_page(page)
    joyce.post(address, {"hidden": ["BACKGROUND"]} | token(page))
    sam = visit("sam", "joyce")
    assert "everything except my background" in joyce.get(at("sharing")).content.decode()
    assert "“My background” is not shared with you" in sam.get(at("")).content.decode()


def test_nothing_in_an_address_names_anybody(stage, joyce, at):
    heart = f"team-{stage.teams['heart'].public_id}"
    page = joyce.get(at(f"share/check?with={heart}&part=ABOUT_ME&until=2027-02-28"))
    assert "Joyce" not in page.wsgi_request.get_full_path()
    assert "999" not in page.wsgi_request.get_full_path()
