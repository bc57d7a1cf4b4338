"""The pages of those who speak for a person: what they ask and say, wrong input, two tabs, and what they refuse."""

import pytest
from django.urls import reverse

from partake.kernel import clock
from partake.people.actions import representatives as actions
from partake.people.domain import Part
from partake.people.models import CapacityDecision, Representative
from tests.people.pressing import at as address_of
from tests.people.pressing import press, read, shown
from tests.people.speaking import attorney, found, mother


@pytest.fixture
def at(stage):
    return lambda name, *args, person="denise": address_of(name, stage, person, *args)


@pytest.fixture
def sam(visit):
    return visit("sam", "denise")


def test_papers_to_done_one_question_a_page(stage, opened, sam, at):
    page = read(sam, at("representatives"))
    assert "Who speaks for Denise: nothing here yet." in page.text
    assert at("ask_representative", "who") in [link["href"] for link in page.all("a")]
    assert press(sam, at("add_personal_contact"), name="Mark Holloway", email="mark@example.com").status_code == 302

    asked = at("ask_representative", "who")
    assert "You have not chosen anyone" in shown(press(sam, asked))
    contact = str(stage.people["denise"].personal_contacts.get(name="Mark Holloway").public_id)
    asked = press(sam, asked, who=contact).url
    assert "Question 2 of 5" in read(sam, asked).text
    asked = press(sam, asked, power="ATTORNEY").url
    assert "Birth certificate" not in read(sam, asked).text
    tomorrow = {"seen_on-day": "20", "seen_on-month": "11", "seen_on-year": "2026"}
    assert "is after" in shown(press(sam, asked, evidence="REGISTERED_LPA", identity="PHOTO", **tomorrow))
    today = {**tomorrow, "seen_on-day": "19"}
    asked = press(sam, asked, evidence="REGISTERED_LPA", identity="PHOTO", **today).url
    asked = press(sam, asked, parts=["ABOUT_ME", "PLAN"]).url
    check = press(sam, asked, until="12").url
    page = read(sam, check)
    assert "Mark Holloway speaks for Denise as their attorney for health and welfare" in page.text
    assert "Mark" not in check and "mark" not in check
    token = page.token
    for _ in range(2):
        done = sam.post(check, {"form_token": token, "reference": "7000 0000 0001"})
    row = Representative.objects.get()
    assert done.url == at("representative", row.public_id)
    said = read(sam, done.url).text
    assert "Asked, and has not said yes yet." in said
    assert "7000 0000 0001" in said


def test_a_question_cannot_be_jumped_over_and_nonsense_in_the_address_is_asked_again(sam, at):
    assert sam.get(at("record_representative")).url.startswith(at("ask_representative", "who"))
    assert sam.get(at("ask_representative", "parts") + "?who=x&power=KING").url.startswith(
        at("ask_representative", "power")
    )
    assert sam.get(at("ask_representative", "shoe-size")).status_code == 404
    whole = "?who=x&power=ATTORNEY&evidence=REGISTERED_LPA&seen=2026-11-19&identity=PHOTO&part=PLAN&until=2027-11-19"
    assert sam.get(at("record_representative") + whole).status_code == 404


def test_the_wrong_paper_in_the_address_is_said_and_nothing_is_written(stage, sam, at, opened):
    row = attorney(stage)
    query = f"?who={row.contact.public_id}&power=DEPUTY&evidence=REGISTERED_LPA&seen=2026-11-19&identity=PHOTO"
    address = at("record_representative") + query + "&part=PLAN&until=2027-11-19"
    assert "That paper does not show this power." in shown(press(sam, address))
    assert Representative.objects.count() == 1


def test_two_who_write_it_down_at_once(stage, sam, at):
    row = attorney(stage)
    query = f"?who={row.contact.public_id}&power=ATTORNEY&evidence=REGISTERED_LPA&seen=2026-11-19&identity=PHOTO"
    address = at("record_representative") + query + "&part=PLAN&until=2027-11-19"
    token = read(sam, address).token
    press(sam, address)
    assert "Somebody wrote this down while you were here." in shown(sam.post(address, {"form_token": token}))
    assert Representative.objects.filter(ended_at=None).count() == 1


def test_who_is_asked_says_yes_at_home_and_then_sees_the_band(stage, visit, at):
    row = attorney(stage, accepts=False)
    mark = visit("mark")
    page = read(mark, reverse("home:home"))
    assert "As their attorney for health and welfare, you would see" in page.text
    token = next(one["value"] for one in page.all("input") if one["name"] == "form_token"
                 and one.form["action"] == reverse("people:accept_representing", args=[row.public_id]))  # fmt: skip
    yes = reverse("people:accept_representing", args=[row.public_id])
    assert mark.post(yes, {"form_token": token}).url == at("record")
    page = read(mark, at("record"))
    assert "You are in Denise Holloway’s record, as their attorney for health and welfare." in page.text
    assert "Check: not done." in page.text
    assert "The people I speak for" in read(mark, reverse("home:home")).text
    assert read(mark, at("capacity")).text.count("Denise decides") >= 1


def test_no_thank_you_at_home(stage, visit):
    row = attorney(stage, accepts=False)
    mark = visit("mark")
    no = reverse("people:decline_representing", args=[row.public_id])
    page = read(mark, reverse("home:home"))
    token = next(one["value"] for one in page.all("input") if one["name"] == "form_token" and one.form["action"] == no)
    assert mark.post(no, {"form_token": token}).url == reverse("home:home")
    assert not Representative.objects.filter(ended_at=None).exists()


def test_the_person_sees_who_speaks_for_them_and_says_no_in_two_presses(stage, visit, at):
    row = attorney(stage)
    denise = visit("denise")
    page = read(denise, at("sharing"))
    assert "Because they speak for me" in page.text
    assert at("representative", row.public_id) in [link["href"] for link in page.all("a")]
    done = press(denise, at("object_to_representative", row.public_id), words="He shouts.")
    said = read(denise, done.url).text
    assert "Paused. Sees nothing, and decides nothing." in said and "He shouts." in said
    assert visit("mark").get(at("record")).status_code == 403
    sam = visit("sam", "denise")
    assert "1 worry or ending" in read(sam, reverse("home:home")).text
    assert "Denise Holloway said no to Mark Holloway." in read(sam, reverse("people:worries")).text
    assert press(sam, at("resume_representative", row.public_id)).url == at("representative", row.public_id)
    assert visit("mark").get(at("record")).status_code == 200


def test_a_worry_is_asked_for_and_the_person_reads_none_of_it(stage, visit, sam, at):
    row = attorney(stage)
    pause = at("pause_representative", row.public_id)
    assert "What are you worried about?" in shown(press(sam, pause))
    press(sam, pause, worry="Bruises on her arm.")
    assert "Bruises on her arm." in read(sam, at("representative", row.public_id)).text
    assert "Bruises" not in read(visit("denise"), at("representative", row.public_id)).text


def test_ending_asks_why_of_the_practice_and_nothing_of_the_person(stage, visit, sam, at):
    row = attorney(stage)
    end = at("end_representative", row.public_id)
    assert "You have not chosen. Why does it end?" in shown(press(sam, end))
    assert press(visit("denise"), end).url == at("representative", row.public_id)
    assert sam.get(end).status_code == 404
    assert "Ended. Sees nothing" in read(sam, at("representative", row.public_id)).text
    assert "Before" in read(sam, at("representatives")).text


def test_a_stale_page_lets_nothing_go_on(stage, sam, at, opened):
    row = attorney(stage)
    record = opened("sam", "denise")
    actions.pause_representative(record=record, representative_id=row.public_id, worry="Bruises.")
    resume = at("resume_representative", row.public_id)
    token = read(sam, resume).token
    actions.pause_representative(record=record, representative_id=row.public_id, worry="She is afraid.")
    assert "This changed while you were here." in shown(sam.post(resume, {"form_token": token}))
    row.refresh_from_db()
    assert row.paused_at is not None


def test_a_young_person_keeps_a_part_and_the_parent_finds_it_closed(stage, visit, at):
    row = mother(stage)
    callum, keep = visit("callum"), at("keep_from_parent", row.public_id, person="callum")
    token = read(callum, keep).token
    press(callum, keep, hidden=["ABOUT_ME"])
    again = callum.post(keep, {"form_token": token, "hidden": ["PLAN"]})
    assert "Private now: about me" in shown(again).replace("About me", "about me")
    row.refresh_from_db()
    assert row.hidden == [Part.ABOUT_ME]
    page = read(visit("shona"), at("record", person="callum"))
    assert "“About me” is not shared with you" in page.text
    assert callum.get(at("keep_from_parent", attorney(stage).public_id, person="callum")).status_code == 404


def test_what_was_found_is_read_by_the_person_and_by_whoever_decides(stage, visit, opened, sam, at):
    attorney(stage)
    found(opened("sam", "denise"))
    for reader in (visit("denise"), visit("mark"), sam):
        page = read(reader, at("capacity"))
        assert "weigh up what would follow" in page.text
    assert "You could not decide this." in read(visit("denise"), at("capacity")).text


def test_recording_a_finding_about_sharing(sam, at):
    asked = press(sam, at("can_decide_sharing"), can="yes").url
    assert asked == at("record_capacity", "yes")
    token = read(sam, asked).token
    for _ in range(2):
        sam.post(asked, {"form_token": token, "support": "We talked.", "reasons": "She told me why."})
    assert CapacityDecision.objects.get().can_decide
    assert sam.get(at("record_capacity", "perhaps")).status_code == 404


@pytest.mark.parametrize("who", ["joyce", "farah", "neil", "beth", "george", "shona", "mark"])
def test_nobody_else_writes_it_down(stage, visit, at, who):
    attorney(stage)
    status = visit(who, "denise").get(at("ask_representative", "who")).status_code
    assert status == (403 if who in ("farah", "mark") else 404)


def test_somebody_elses_is_not_found_through_another_record(stage, visit):
    row = attorney(stage)
    callum = visit("sam", "callum")
    for name in ("representative", "pause_representative", "end_representative", "object_to_representative"):
        assert callum.get(address_of(name, stage, "callum", row.public_id)).status_code == 404, name


def test_the_worries_of_another_practice_are_not_shown(stage, visit, opened):
    row = attorney(stage)
    actions.pause_representative(record=opened("sam", "denise"), representative_id=row.public_id, worry="Bruises.")
    assert "nothing here yet" in read(visit("petra"), reverse("people:worries")).text
    assert visit("denise").get(reverse("people:worries")).status_code == 403


def test_what_ends_soon_waits_for_the_practice(stage, visit):
    attorney(stage, days=20)
    assert "ends on 9 December 2026" in read(visit("ruth"), reverse("people:worries")).text


def test_the_story_as_the_attorney_and_the_mother_meet_it(stage, visit, at, told_place):
    mark, shona = visit("mark"), visit("shona")
    plan = reverse("care_plans:plan", args=[stage.people["denise"].public_id])
    page = read(mark, plan)
    assert "Check: not done." in page.text
    assert "Say whether I agree for Denise" not in page.text
    agreed = read(mark, reverse("care_plans:version", args=[stage.people["denise"].public_id, 2]))
    assert "Not at 8. Mornings are mine" in agreed.text
    page = read(shona, at("record", person="callum"))
    assert "“About me” is not shared with you" in page.text
    assert "Being asked, not my mum" not in page.text
    with clock.fixed_day(2026, 12, 9):
        assert visit("shona").get(at("record", person="callum")).status_code == 403
