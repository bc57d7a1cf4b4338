"""Ids that were forged, or are somebody else's: in addresses, in what is chosen, in hidden fields, in tokens. The
answer is the same as for what does not exist, and nothing is written."""

import uuid

import pytest

from partake.audit.models import Event
from partake.kernel import clock
from partake.people.models import CareRelationship, CommunicationNeed, ContactPoint, Share, Words
from partake.ui.models import FormUse
from partake.ui.submission import Token
from tests.faults.typing_in import in_record, press
from tests.pages import Page, assert_good_page

NOBODYS = str(uuid.UUID(int=7))
CODES = ["x", "%00", "%2e%2e%2f", "9" * 200, "’; DROP TABLE", "<b>", "ABOUT_ME%0d%0aSet-Cookie:a=b", "%F0%9F%98%80"]


@pytest.fixture
def story(told_place):
    return told_place


def others(story) -> dict[str, str]:
    """Rows that are not in Joyce's record, by the address that would change them there."""
    not_hers = {"person": story.people["joyce"]}
    need = CommunicationNeed.objects.exclude(**not_hers).filter(ended_at=None).first()
    point = ContactPoint.objects.exclude(**not_hers).filter(ended_at=None).first()
    share = Share.objects.exclude(**not_hers).filter(stopped_at=None).first()
    care = CareRelationship.objects.exclude(**not_hers).first()
    assert need and point and share and care
    return {
        f"needs/{need.public_id}": "instruction",
        f"needs/{need.public_id}/end": "",
        f"contact/points/{point.public_id}": "value",
        f"contact/points/{point.public_id}/end": "",
        f"sharing/{share.public_id}": "",
        f"sharing/{share.public_id}/stop": "",
        f"sharing/{share.public_id}/stopped": "",
        f"care/{care.public_id}": "hidden",
    }


def test_somebody_elses_row_is_not_found_through_ones_own_record(story, visit):
    joyce = visit("joyce")
    nowhere = joyce.get(in_record(story, f"needs/{NOBODYS}"))
    for path, field in others(story).items():
        address = in_record(story, path)
        before = Event.objects.count()
        # The token is honest: it was drawn for Joyce, for this very address.
        drawn = Token(str(uuid.uuid4()), story.users["joyce"].pk, address, int(clock.now().timestamp()), 1).sign()
        for answer in (joyce.get(address), joyce.post(address, {"form_token": drawn, field or "x": "Mine"})):
            assert answer.status_code == 404, (path, answer.status_code)
            assert same_words(answer) == same_words(nowhere)
        assert Event.objects.count() == before


def test_nobodys_record_and_anothers_look_the_same(story, visit):
    neil = visit("neil")
    answers = [neil.get(f"/people/{one}/") for one in (NOBODYS, story.people["joyce"].public_id)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert same_words(answers[0]) == same_words(answers[1])


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "path",
    [
        "needs/add/{}", "contact/add/{}", "words/{}", "words/{}/before", "background/{}", "rights/{}/tell", "needs/{}",
        "/people/rights/{}", "/people/rights/BUDGET/{}", "/people/{}/", "languages/{}/end", "share/parts?with=team-{}",
        "share/parts?with={}", "share?name={}", "looks?until={}", "words/WHAT_MATTERS?from={}", "needs/add?list={}",
        "languages/add?language={}", "why?next={}", "/messages/?after={}", "/messages/print-room?after={}",
        "share/check?with=team-{}&part={}&until={}",
    ],
)  # fmt: skip
def test_codes_nobody_knows_lead_nowhere_bad(stage, visit, path, code):
    """On PostgreSQL a null in a question to the database is an error of its own."""
    for client in (visit("joyce"), visit("ruth", "joyce")):
        answer = client.get(in_record(stage, path.replace("{}", code)))
        assert answer.status_code in (200, 302, 403, 404), answer.status_code
        if answer.status_code != 302:
            assert_good_page(answer)


@pytest.mark.parametrize("sent", [{"who": "staff-{other}"}, {"who": "team-\x00"}, {"who": ["a", "b"]}])
def test_a_choice_that_was_not_on_the_page_is_asked_about(stage, visit, sent):
    sent = {name: value.format(other=NOBODYS) if isinstance(value, str) else value for name, value in sent.items()}
    page = assert_good_page(press(visit("joyce"), in_record(stage, "share"), sent))
    assert "There is a problem" in page.text


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("share/parts?with=team-{heart}", {"parts": ["ABOUT_ME", "EVERYTHING"]}),
        ("share/until?with=team-{heart}&part=ABOUT_ME", {"until": "99999999999"}),
        ("languages/add", {"code": "xx", "uses": ["ADMIN"]}),
        ("contact/add/MOBILE", {"value": "07700 900123", "safe": "maybe"}),
        ("close/add", {"name": "Ada", "roles": ["ATTORNEY"]}),
    ],
)
def test_forged_answers_are_asked_about_and_not_kept(stage, visit, path, sent):
    before = Event.objects.count()
    address = in_record(stage, path.replace("{heart}", str(stage.teams["heart"].public_id)))
    page = assert_good_page(press(visit("joyce"), address, sent))
    assert "There is a problem" in page.text
    assert Event.objects.count() == before


def test_fields_that_were_not_on_the_page_change_nothing(stage, visit):
    more = {"number": "9", "person": "1", "written_by": "Someone else", "user_id": "1", "version": "7", "heading": "X"}
    answer = press(visit("joyce"), in_record(stage, "words/WHAT_MATTERS"), {"words": "My cat"} | more)
    assert answer.status_code == 302
    row = Words.objects.get()
    assert (row.number, row.written_by, row.heading) == (1, "Joyce Adeyemi", "WHAT_MATTERS")


def test_a_token_of_somebody_else_or_somewhere_else_saves_nothing(stage, visit):
    address = in_record(stage, "words/WHAT_MATTERS")
    joyce, priya = visit("joyce"), visit("priya")
    hers = Page(priya.get(in_record(stage, "words/WHAT_MATTERS", "priya")).content.decode()).token
    elsewhere = Page(joyce.get(in_record(stage, "names")).content.decode()).token
    for token in (hers, elsewhere, "", "a:b", hers[:-1], hers + "x", "\x00", "é" * 3000, hers.swapcase()):
        answer = joyce.post(address, {"form_token": token, "words": "My cat"})
        assert answer.status_code in (200, 403), answer.status_code
        assert_good_page(answer)
    assert not Words.objects.exists()
    assert not FormUse.objects.exists()


def same_words(answer) -> str:
    """A page's words, without what is drawn afresh each time."""
    return Page(answer.content.decode()).text
