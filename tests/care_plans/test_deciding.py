"""Agreeing for somebody who can't decide it that day, what they say themselves, and every way it is refused."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from partake.audit.models import Event
from partake.care_plans.actions import agreeing_for, disagreeing, lines
from partake.care_plans.agreements import version_ref
from partake.care_plans.domain.contents import Goal, Kind, Need
from partake.care_plans.domain.states import Side, VersionState
from partake.care_plans.models import Agreement
from partake.care_plans.queries.plan import get_plan, plan_values
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.people.actions import representatives
from partake.people.actions.capacity import BestInterests
from partake.people.domain import AskedHow
from tests.care_plans.conftest import answer, newest
from tests.people.pressing import press, read, shown
from tests.people.speaking import attorney, found, mother

BEST = BestInterests("To stay at home.", "Her choir.", "No chair.", "It keeps her home.")


@pytest.fixture
def denise(opened):
    return opened("denise", "denise")


@pytest.fixture
def nurse(opened):
    return opened("sam", "denise")


@pytest.fixture
def draft(denise):
    need = lines.add_line(record=denise, kind=Kind.NEED, content=Need("I fell in the kitchen."))
    lines.add_line(record=denise, kind=Kind.GOAL, content=Goal("Safe in my own kitchen"), under=need.key)
    return newest(denise)


@pytest.fixture
def row(stage):
    return attorney(stage)


def about(draft):
    return version_ref(draft.plan.public_id, draft.number)


def agree_for(record, row, *, agrees=True, words="She wants to stay at home.", **more):
    edition = more.pop("edition", newest(record).edition)
    return agreeing_for.agree_for(
        record=record, representative_id=row.public_id, agrees=agrees, words=words, edition=edition, **more
    )


def afterwards(record, *, agrees, words="", number=1, **more):
    return agreeing_for.say_afterwards(record=record, agrees=agrees, words=words, number=number, **more)


@pytest.fixture
def agreed_for_her(opened, nurse, draft, row):
    found(nurse, about(draft))
    agree_for(opened("mark", "denise"), row)
    answer(nurse, Side.PROFESSIONAL)
    return newest(nurse)


def test_an_attorney_agrees_nothing_while_nobody_found_that_she_cannot(opened, draft, row):
    with pytest.raises(Refused) as refused:
        agree_for(opened("mark", "denise"), row)
    assert refused.value.verdict.heading == "You can see this, but you can’t decide it for Denise today"
    assert not Agreement.objects.exists()


def test_after_the_check_he_agrees_and_it_is_told_by_whom_and_why(opened, agreed_for_her, nurse):
    assert agreed_for_her.state == VersionState.AGREED
    given = get_plan(nurse).shown.given
    assert (given.name, given.role, given.agrees) == ("Mark Holloway", "Attorney for health and welfare", True)
    event = Event.objects.get(kind="care_plans.agreed_for_them")
    assert set(event.codes) == {"version", "edition", "agrees", "capacity"}
    letters = Message.objects.filter(about_kind="care_plans.plan", to_name="Denise Holloway")
    assert {"Somebody answered for you about your plan", "Your plan is agreed"} <= {one.title for one in letters}
    assert "Mark Holloway, for you," in str(letters.get(title="Your plan is agreed").document)
    assert Message.objects.filter(about_kind="care_plans.plan", to_name="Millbrook Surgery").exists()


def test_the_check_is_about_this_version_and_no_other(opened, nurse, agreed_for_her, denise, row):
    lines.add_line(record=denise, kind=Kind.NEED, content=Need("Company in the evening."))
    assert newest(denise).number == 2
    with pytest.raises(Refused):
        agree_for(opened("mark", "denise"), row)


def test_the_check_runs_out(opened, nurse, draft, row):
    found(nurse, about(draft), days=1)
    with clock.fixed_day(2026, 11, 21), pytest.raises(Refused):
        agree_for(opened("mark", "denise"), row)


def test_found_able_again_it_is_hers(opened, nurse, draft, row):
    found(nurse, about(draft))
    found(nurse, about(draft), can_decide=True)
    with pytest.raises(Refused):
        agree_for(opened("mark", "denise"), row)


def test_what_she_said_since_stands_against_it_until_somebody_checks_again(opened, nurse, draft, row, denise):
    found(nurse, about(draft))
    with clock.fixed_day(2026, 11, 19, 10):
        answer(denise, Side.PERSON, agrees=False, words="No.")
        with pytest.raises(Refused):
            agree_for(opened("mark", "denise"), row)
    with clock.fixed_day(2026, 11, 19, 11):
        found(nurse, about(draft))
        agree_for(opened("mark", "denise"), row)
    facts = get_plan(denise).shown
    assert (facts.own.words, facts.given.agrees) == ("No.", True)


def test_paused_or_ended_he_can_do_nothing_even_from_a_page_left_open(opened, nurse, draft, row):
    found(nurse, about(draft))
    mark = opened("mark", "denise")
    representatives.pause_representative(record=nurse, representative_id=row.public_id, worry="Bruises.")
    with pytest.raises(NotFound):
        agree_for(mark, row)
    assert not Agreement.objects.exists()


def test_the_practice_writes_down_what_an_attorney_without_a_sign_in_said(stage, opened, draft, nurse):
    row = attorney(stage, accepts=False)
    found(nurse, about(draft))
    with pytest.raises(Rejected) as rejected:
        agree_for(nurse, row)
    assert rejected.value.field == "said_how"
    given = agree_for(nurse, row, said_how=AskedHow.BY_PHONE)
    assert (given.name, given.said_how, given.recorded_by[:13]) == ("Mark Holloway", "BY_PHONE", "Sam Whitcombe")


def test_nobody_agrees_for_a_person_with_somebody_elses_power(stage, opened, nurse, draft, row):
    found(nurse, about(draft))
    other = mother(stage)
    with pytest.raises(NotFound):
        agree_for(opened("mark", "denise"), other)
    joyce = opened("joyce", "joyce")
    lines.add_line(record=joyce, kind=Kind.NEED, content=Need("I get out of breath."))
    found(opened("sam", "joyce"), about(newest(joyce)))
    with pytest.raises(NotFound):
        agree_for(opened("farah", "joyce"), row, said_how=AskedHow.BY_PHONE)


def test_a_no_says_what_should_change_and_the_plan_is_not_agreed(opened, nurse, draft, row):
    found(nurse, about(draft))
    with pytest.raises(Rejected):
        agree_for(opened("mark", "denise"), row, agrees=False, words=" ")
    agree_for(opened("mark", "denise"), row, agrees=False, words="Not at 8.")
    answer(nurse, Side.PROFESSIONAL)
    assert newest(nurse).state == VersionState.DRAFT


def test_a_word_changed_since_makes_the_page_stale(opened, nurse, draft, row, denise):
    found(nurse, about(draft))
    edition = newest(nurse).edition
    lines.add_line(record=denise, kind=Kind.NEED, content=Need("And company."))
    with pytest.raises(Stale):
        agree_for(opened("mark", "denise"), row, edition=edition)


def test_in_her_best_interests_where_nobody_has_the_power(nurse, draft):
    edition = newest(nurse).edition
    with pytest.raises(Refused):
        agreeing_for.agree_in_best_interests(record=nurse, given=BEST, edition=edition)
    found(nurse, about(draft))
    agreeing_for.agree_in_best_interests(record=nurse, given=BEST, edition=edition)
    answer(nurse, Side.PROFESSIONAL)
    shown = get_plan(nurse).shown
    assert (shown.given.name, shown.given.role) == ("Sam Whitcombe", "Best interests decision")
    assert shown.agreed_at


def test_not_in_best_interests_over_an_attorneys_head(nurse, draft, row):
    found(nurse, about(draft))
    with pytest.raises(Refused):
        agreeing_for.agree_in_best_interests(record=nurse, given=BEST, edition=newest(nurse).edition)


def test_a_parent_agrees_only_what_the_child_was_found_unable_to(stage, opened):
    row = mother(stage)
    callum = opened("callum", "callum")
    lines.add_line(record=callum, kind=Kind.NEED, content=Need("A pass to leave class."))
    with pytest.raises(Refused):
        agree_for(opened("shona", "callum"), row)
    found(opened("sam", "callum"), about(newest(callum)), cause="")
    assert agree_for(opened("shona", "callum"), row).name == "Shona Reid"


# What she says on a good day.


def test_her_own_word_stands_first_and_what_was_agreed_stands_beside_it(opened, nurse, agreed_for_her, denise):
    said = afterwards(denise, agrees=False, words="Come at ten.")
    assert said.capacity is None
    shown = get_plan(nurse).shown
    assert [one.name for one in shown.everything_said] == ["Denise Holloway", "Mark Holloway", "Sam Whitcombe"]
    assert (shown.own.words, shown.given.agrees, shown.state) == ("Come at ten.", True, VersionState.AGREED)
    assert Event.objects.filter(kind="care_plans.said_afterwards").count() == 1
    letter = Message.objects.filter(to_name="Millbrook Surgery", title__contains="answered about their plan").last()
    assert "does not agree" in str(letter.document)
    assert plan_values(denise)[0]["answers"][0]["words"] == "Come at ten."


def test_the_practice_writes_it_down_when_she_says_it_and_says_how(nurse, agreed_for_her):
    with pytest.raises(Rejected):
        afterwards(nurse, agrees=True)
    said = afterwards(nurse, agrees=True, said_how=AskedHow.IN_PERSON)
    assert (said.name, said.said_how) == ("Denise Holloway", "IN_PERSON")


def test_there_is_nothing_to_say_of_what_she_agreed_herself(denise, nurse, draft):
    answer(denise, Side.PERSON)
    answer(nurse, Side.PROFESSIONAL)
    with pytest.raises(NotFound):
        afterwards(denise, agrees=True)


def test_of_an_older_version_it_is_stale_and_the_attorney_never_says_it(opened, agreed_for_her, denise):
    with pytest.raises(Stale):
        afterwards(denise, agrees=True, number=7)
    with pytest.raises(Refused):
        afterwards(opened("mark", "denise"), agrees=True)


def test_she_may_disagree_in_her_own_words_on_any_day(agreed_for_her, denise, nurse):
    disagreeing.start_disagreement(record=denise, about="Mornings", side=Side.PERSON, words="They are mine.")
    assert get_plan(nurse).disagreements[0].theirs.words == "They are mine."


def test_the_database_lets_nobody_agree_for_another_without_the_check(agreed_for_her):
    for_her = Agreement.objects.get(representative__isnull=False)
    for wrong in ({"capacity": None}, {"side": Side.PROFESSIONAL}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Agreement.objects.filter(pk=for_her.pk).update(**wrong)


# The pages.


@pytest.fixture
def at(stage):
    return lambda name, *args: reverse(f"care_plans:{name}", args=[stage.people["denise"].public_id, *args])


def test_a_bad_day_by_links_and_buttons(visit, at, draft, row, nurse):
    sam, mark = visit("sam", "denise"), visit("mark")
    assert "Denise decides about this version" in read(sam, at("plan")).text
    assert "Say whether I agree for Denise" not in read(mark, at("plan")).text
    assert mark.get(at("agree_for", row.public_id)).status_code == 403

    assert "You have not chosen" in shown(press(sam, at("can_decide")))
    cannot = press(sam, at("can_decide"), can="no").url
    wrong = shown(press(sam, cannot, support="Pictures."))
    assert "If they can do all four, they can decide." in wrong and "Pictures." in wrong
    day = {f"{name}-{box}": value for name in ("holds_until", "ask_again_on")
           for box, value in (("day", "25"), ("month", "11"), ("year", "2026"))}  # fmt: skip
    said = {"support": "Pictures.", "unable": ["WEIGH"], "reasons": "Yes to both.", "cause": "Dementia.", **day}
    assert press(sam, cannot, **said).url == at("plan")

    page = read(mark, at("plan"))
    assert "Denise could not decide about this version on 19 November 2026." in page.text
    assert at("agree_for", row.public_id) in [link["href"] for link in page.all("a")]
    asked = at("agree_for", row.public_id)
    assert "Ask Denise first, even so." in read(mark, asked).text
    assert "You have not said yet. Do you agree for them?" in shown(press(mark, asked, words="She would."))
    token = read(mark, asked).token
    for _ in range(2):
        mark.post(asked, {"form_token": token, "agrees": "yes", "words": "She would want this."})
    assert Agreement.objects.filter(representative=row).count() == 1

    answer(nurse, Side.PROFESSIONAL)
    says = "Agreed for Denise by Mark Holloway (Attorney for health and welfare), because on 19 November 2026"
    assert says in read(sam, at("plan")).text
    denise = visit("denise")
    assert "We ask you again on 25 November 2026" in read(denise, at("plan")).text
    assert press(denise, at("afterwards"), agrees="no", words="Come at ten.").url == at("plan")
    page = read(sam, at("plan"))
    assert page.text.index("Come at ten.") < page.text.index(says)


def test_on_paper_her_word_stands_before_what_was_agreed_for_her(visit, at, agreed_for_her, denise):
    afterwards(denise, agrees=False, words="Come at ten.")
    printed = visit("denise").get(at("download", "text")).content.decode()
    assert 0 < printed.index("Come at ten.") < printed.index("Agreed for Denise by Mark Holloway")


def test_a_stale_page_asks_to_read_again_and_saves_nothing(visit, at, draft, row, nurse, denise):
    found(nurse, about(draft))
    mark, asked = visit("mark"), at("agree_for", row.public_id)
    token = read(mark, asked).token
    lines.add_line(record=denise, kind=Kind.NEED, content=Need("And company."))
    again = mark.post(asked, {"form_token": token, "agrees": "yes", "words": "She would."})
    assert "The plan changed while you were reading." in shown(again)
    assert not Agreement.objects.exists()


def test_best_interests_page(visit, at, draft, nurse):
    sam = visit("sam", "denise")
    assert sam.get(at("best_interests")).status_code == 403
    found(nurse, about(draft))
    assert at("best_interests") in [link["href"] for link in read(sam, at("plan")).all("a")]
    assert "Nothing is lost" in shown(press(sam, at("best_interests"), wishes="Home."))
    assert press(sam, at("best_interests"), **vars(BEST)).url == at("plan")
    says = "Agreed for Denise by Sam Whitcombe (Best interests decision), because on 19 November 2026"
    assert says in read(sam, at("plan")).text


def test_forged_ids_find_nothing(visit, at, draft, nurse, stage):
    found(nurse, about(draft))
    attorney(stage)
    assert visit("mark").get(at("agree_for", mother(stage).public_id)).status_code == 404
    assert visit("sam", "denise").get(at("record_capacity", "maybe")).status_code == 404
    assert visit("denise").get(at("afterwards")).status_code == 404
