"""A service's page, and what people say on it: state, event, refusal."""

import pytest

from partake.audit.models import Event
from partake.feedback.actions import pages
from partake.feedback.actions.saying import say_how_it_was
from partake.feedback.codes import LETTERS, NUMBERS, new_code, read_code
from partake.feedback.friends_and_family import wordings
from partake.feedback.said import Said
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.voices.models import Voice

ANYONE = Actor.anonymous()


def test_only_whoever_runs_the_service_puts_up_a_page(stage, page):
    assert Event.objects.filter(kind="feedback.page_opened").count() == 1
    with pytest.raises(Refused):
        pages.open_page(actor=stage.actor("sam"), service=stage.services["surgery"])
    with pytest.raises(Rejected, match="has a page"):
        pages.open_page(actor=stage.actor("nadia"), service=page.service)


def test_a_code_taken_is_drawn_again(stage, nadia, page, monkeypatch):
    drawn = iter([page.code, page.code, "b2b2"])
    monkeypatch.setattr(pages, "new_code", lambda: next(drawn))
    assert pages.open_page(actor=nadia, service=stage.services["ward"]).code == "b2b2"


def test_codes_have_nothing_to_mistake():
    code = new_code()
    assert all(letter in LETTERS + NUMBERS for letter in code)
    assert not set(LETTERS + NUMBERS) & set("aeioul015s")
    assert read_code(" R7-K2 ") == "r7k2"


def test_what_somebody_says_is_a_voice_of_that_page(page):
    voice = say_how_it_was(actor=ANYONE, page=page, said=Said(score=2, words="Rang 41 times.", allows_quote=True))
    assert (voice.score, voice.kind, voice.allows_quote) == (2, "COMMENT", True)
    assert voice.source_id == str(page.public_id)
    assert say_how_it_was(actor=ANYONE, page=page, said=Said(score=1, allows_quote=True)).allows_quote is False


@pytest.mark.parametrize("score", [0, 7, -1])
def test_an_answer_that_is_not_one_of_the_six(page, score):
    with pytest.raises(Rejected):
        say_how_it_was(actor=ANYONE, page=page, said=Said(score=score))
    assert not Voice.objects.exists()


def test_a_page_taken_down_takes_no_more(nadia, page):
    pages.close_page(actor=nadia, page=page, version=1)
    page.refresh_from_db()
    with pytest.raises(NotFound):
        say_how_it_was(actor=ANYONE, page=page, said=Said(score=1))
    with pytest.raises(Stale):
        pages.close_page(actor=nadia, page=page, version=2)


def test_every_language_has_six_answers_and_says_what_to_do_in_an_emergency():
    assert next(iter(wordings())) == "en"
    for wording in wordings().values():
        assert len(wording.answers) == 6
        assert "111" in wording.emergency
        assert "999" in wording.emergency
    assert {wording.direction for wording in wordings().values()} == {"ltr", "rtl"}
