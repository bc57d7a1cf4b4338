"""A charity's worker leads the planning with no ODS code and no NHS sign-in; a volunteer helps to write, named in
every line, seeing only what was shared."""

import pytest
from django.urls import reverse

from partake.care_plans.actions import lines
from partake.care_plans.domain.contents import Goal, Kind, Need
from partake.care_plans.domain.states import Side, VersionState
from partake.care_plans.queries.plan import get_plan
from partake.kernel.verdict import NotFound, Refused
from partake.people.actions import sharing
from partake.people.actions.words import write_words
from partake.people.domain import AskedHow, Part
from partake.people.queries.record import latest_words
from partake.people.queries.share_targets import get_target
from tests.care_plans.conftest import answer, newest
from tests.people.pressing import press, read


def share(stage, record, key, *parts):
    target = get_target(record, f"staff-{stage.users[key].public_id}")
    return sharing.share_record(record=record, target=target, parts=parts, until=None)


def test_beth_plans_with_priya_from_the_first_line_to_the_agreed_version(stage, opened, visit):
    assert stage.organisations["neighbours"].ods_code is None
    assert [role.code for role in stage.actor("beth").roles] == ["LINK_WORKER"]
    with pytest.raises(NotFound):
        opened("beth", "priya")
    priya = opened("priya", "priya")
    share(stage, priya, "beth", Part.ABOUT_ME, Part.PLAN)

    browser, person = visit("beth", "priya"), stage.people["priya"].public_id
    asked = press(browser, reverse("care_plans:add_line", args=[person, Kind.NEED]), words="Nobody at work signs.")
    while asked.status_code == 302 and "on=1" in asked.url:
        asked = press(browser, asked.url)
    assert "With help from Beth Lund" in read(browser, reverse("care_plans:plan", args=[person])).text
    agree = reverse("care_plans:agree", args=[person, "professional"])
    assert press(browser, agree, agrees="yes", words="I go with you.").status_code == 302
    answer(priya, Side.PERSON)
    shown = get_plan(priya).shown
    assert shown.state is VersionState.AGREED
    assert (shown.answers[Side.PROFESSIONAL].name, shown.answers[Side.PROFESSIONAL].role) == (
        "Beth Lund",
        "link worker",
    )


def test_beth_cannot_agree_for_priya_nor_find_that_she_cannot_decide(stage, opened, visit):
    priya = opened("priya", "priya")
    share(stage, priya, "beth", Part.PLAN)
    lines.add_line(record=priya, kind=Kind.NEED, content=Need("Nobody at work signs."))
    browser = visit("beth", "priya")
    for name, args in (("agree", ["mine"]), ("can_decide", []), ("best_interests", [])):
        address = reverse(f"care_plans:{name}", args=[stage.people["priya"].public_id, *args])
        assert browser.get(address).status_code == 403, name


def test_george_helps_to_write_every_line_says_so_and_he_sees_what_was_shared_and_no_more(stage, opened, visit):
    joyce = opened("joyce", "joyce")
    share(stage, joyce, "george", Part.ABOUT_ME, Part.PLAN)
    george = opened("george", "joyce")
    assert george.parts == {Part.ABOUT_ME, Part.PLAN}
    write_words(record=george, heading="MY_WELLNESS", words="A quiet day.", number=0, said_how=AskedHow.IN_PERSON)
    need = lines.add_line(record=george, kind=Kind.NEED, content=Need("I get out of breath."))
    lines.add_line(record=george, kind=Kind.GOAL, content=Goal("The allotment"), under=need.key)
    assert "George Tanner" in latest_words(joyce)[-1].helped_by
    page = get_plan(joyce)
    helped = [page.needs[0].helped_by, page.goals[0].helped_by]
    assert all(one.startswith("George Tanner, ") for one in helped)
    assert all("George" not in one for one in (page.needs[0].written_by, page.goals[0].written_by))

    browser, address = visit("george", "joyce"), reverse("care_plans:plan", args=[stage.people["joyce"].public_id])
    drawn = read(browser, address)
    assert "George Tanner is helping Joyce write." in drawn.text
    assert "If things change" not in drawn.text
    with pytest.raises(Refused):
        george.require(Part.IF_I_GET_WORSE)
    assert newest(joyce).state == VersionState.DRAFT
    for side in (Side.PERSON, Side.PROFESSIONAL):
        with pytest.raises(Refused):
            answer(george, side)
