"""The pages of a service manager: the list, one service, its charts, and recording what changed."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from partake.audit.models import Event
from partake.insight.actions.changes import record_change, strike_change
from partake.insight.models import RecordedChange
from partake.insight.queries.series import MONTHS_SHOWN, get_series, list_changes
from partake.insight.series import Verdict
from partake.insight.subjects import subject_of
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.methods.readability import readability
from tests.insight.charts.months import BETTER, USUAL
from tests.insight.labelled import say
from tests.people.pressing import press, read, shown

MAY = date(2026, 5, 1)
GETTING_THROUGH = "experience:contacting"


@pytest.fixture
def nadia(stage):
    return stage.actor("nadia")


@pytest.fixture
def client(visit) -> Client:
    return visit("nadia")


@pytest.fixture
def at(hospital):
    return lambda name, *args: reverse(f"insight:{name}", args=[hospital.public_id, *args])


@pytest.fixture
def two_years(cubes):
    """Riverside, November 2024 to October 2026: usual, then better from May."""
    made = cubes("riverside")
    made.answered(*USUAL, *BETTER)
    return made


@pytest.fixture
def reminders(nadia, hospital, riverside):
    return record_change(
        actor=nadia,
        organisation_id=hospital.pk,
        service=riverside,
        changed_on=date(2026, 5, 4),
        words="Text reminders begin",
    )


def of(riverside) -> str:
    return f"?service={riverside.public_id}"


def test_the_list_says_what_changed_at_each_service(client, at, two_years, reminders):
    page = read(client, at("services"))
    assert "more people say care was good or very good: about 87 in 100, up from 78." in page.text
    assert "▲ Better" in page.text
    assert "Poppy Ward Nothing to show yet." in page.text
    assert client.get(reverse("insight:mine")).headers["Location"] == at("services")
    assert "My services" in page.text.split("Voices")[0], "it is in the menu"


def test_the_list_costs_as_much_for_two_services_as_for_one(
    client, at, cubes, two_years, django_assert_max_num_queries
):
    cubes("ward", alone=True).answered(*USUAL)
    with django_assert_max_num_queries(23):
        client.get(at("services"))


def test_the_list_says_who_waits_for_an_answer(client, at, riverside):
    assert "waits for an answer" not in read(client, at("services")).text
    say(riverside, "Nobody called me back.", asks=True)
    assert "1 person waits for an answer. Answer them" in read(client, at("services")).text


def test_one_service_says_it_in_a_sentence_with_its_numbers(client, at, two_years, reminders, riverside):
    page = read(client, at("service", riverside.public_id))
    assert "Since “Text reminders begin” in May 2026, more people say" in page.text
    assert "People who answered, October 2026 100" in page.text
    assert "88% (80 to 93)" in page.text
    assert "Each month rests on 100 answers." in page.text
    assert "October 2026" in page.text and "Above the old usual range" in page.text
    drawings = [one for one in page.all("svg") if one["role"] == "img"]
    assert len(drawings) == 2, "drawn twice: wide, and narrow for a phone"
    assert all("Text reminders begin" not in one["aria-label"] and "Riverside" in one["aria-label"] for one in drawings)


def test_a_service_without_an_answer_has_a_page(client, at, stage):
    page = read(client, at("service", stage.services["ward"].public_id))
    assert "Nothing to show yet." in page.text and "Themes: nothing here yet." in page.text
    chart = read(client, at("chart", "fft") + of(stage.services["ward"]))
    assert "Nobody has answered in these months." in chart.text
    paper = client.get(at("chart_paper", "fft", "text") + of(stage.services["ward"]))
    assert "Nothing to show yet." in paper.content.decode()


def test_themes_with_and_without_the_machine(client, at, two_years, riverside):
    two_years.heard(date(2026, 9, 1), 60, labelled=30, suggested=20, channel="PAPER")
    two_years.theme(date(2026, 9, 1), GETTING_THROUGH, 9, happy=1, unhappy=7)
    two_years.theme(date(2026, 9, 1), GETTING_THROUGH, 6, unhappy=6, by="MACHINE")
    address = at("service", riverside.public_id)
    page = read(client, address)
    assert "People are most unhappy about: Getting through." in page.text
    assert "15 in 50: 30%" in page.text and "The machine alone labelled 20 of them." in page.text
    without = read(client, address + "?machine=no")
    assert "9 in 30: 30%" in without.text and "The machine’s labels are left out." in without.text
    over_time = read(client, at("chart", f"unhappy:{GETTING_THROUGH}") + of(riverside))
    assert "Getting through: unhappy" in over_time.text
    assert "Too soon to say." in over_time.text


def test_a_chart_has_its_finding_its_drawing_its_table_and_how_it_is_worked_out(
    client, at, two_years, reminders, riverside
):
    page = read(client, at("chart", "fft") + of(riverside))
    assert "Yes, for the better. The last 6 months sit around 87%, after 18 months around 78%." in page.text
    rows = page.all("tr")
    assert len(rows) == 1 + MONTHS_SHOWN
    assert "October 2026" in rows[1].words and "88%" in rows[1].words
    assert "This is a p′ chart" in page.text and "NHSRplotthedots 0.2.2" in page.text
    other = read(client, at("chart", "fft") + of(riverside) + "&preset=making-data-count-6")
    assert "Making Data Count, 6 points. A month stands out" in other.text


def test_what_is_said_can_be_read_at_eleven(client, at, two_years, reminders, riverside):
    lead = next(one for one in read(client, at("chart", "fft") + of(riverside)).all("p") if "lead" in one["class"])
    found = readability(lead.words)
    assert found.reading_age < 12, (found.reading_age, lead.words)


def test_the_body_as_a_whole_and_how_many_spoke(client, at, two_years):
    assert "Wexbridge General Hospital" in read(client, at("chart", "fft")).text
    many = read(client, at("chart", "answered"))
    assert "About 100 people spoke in a month. " not in many.text
    assert "This is an XmR chart" in many.text and "These 24 months sit around 100." in many.text


@pytest.mark.parametrize("wrong", ["nothing", "about:nothing", "unhappy:experience:nothing", "about:"])
def test_a_chart_of_nothing_known_is_not_there(client, at, wrong):
    assert client.get(at("chart", wrong)).status_code == 404


@pytest.mark.parametrize("query", ["?service=x", "?service=6a53cc6b-8e0c-4f53-b1a1-2a24e5e92e5c", "?preset=mine"])
def test_a_chart_of_a_strange_service_or_preset_is_not_there(client, at, query):
    assert client.get(at("chart", "fft") + query).status_code == 404


def test_the_service_of_another_body_is_not_there(client, at, stage):
    surgery = stage.services["surgery"]
    assert client.get(at("service", surgery.public_id)).status_code == 404
    assert client.get(at("chart", "fft") + of(surgery)).status_code == 404


@pytest.mark.parametrize("size", ["pdf-12", "pdf-24", "pdf-28", "text"])
def test_a_chart_on_paper(client, at, two_years, reminders, riverside, size):
    made = client.get(at("chart_paper", "fft", size) + of(riverside))
    assert made.status_code == 200 and "attachment" in made.headers["Content-Disposition"]
    if size == "text":
        assert "Above the old usual range" in made.content.decode()
    else:
        assert made.content.startswith(b"%PDF") and b"/StructTreeRoot" in made.content, "tagged"
    assert client.get(at("chart_paper", "fft", "pdf-13")).status_code == 404


def test_a_chart_as_lines(client, at, cubes, riverside):
    cubes("riverside").answered(80, None, 90, first=date(2026, 8, 1))
    made = client.get(at("chart_csv", "fft") + of(riverside))
    lines = made.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "month,count,base,value,average,lower,upper,meaning"
    assert lines[1].startswith("2026-08,80,100,0.8,")
    assert lines[2] == "2026-09,,,,,,,NOBODY", "a gap is empty, never nought"


def test_a_change_is_recorded_drawn_and_struck(client, at, two_years, riverside, hospital):
    address = at("record_change") + of(riverside)
    subject = subject_of("fft")
    assert len(get_series(hospital, riverside, subject).stretches) == 1
    day = {"changed_on-day": "4", "changed_on-month": "5", "changed_on-year": "2026"}
    answer = press(client, address, words="Text reminders begin", service=str(riverside.public_id), theme="", **day)
    assert answer.headers["Location"] == at("chart", "fft") + of(riverside)
    worked = get_series(hospital, riverside, subject)
    assert worked.verdict is Verdict.BETTER and len(worked.stretches) == 2
    event = Event.objects.get(kind="insight.change_recorded")
    assert "Text" not in str(vars(event)), "what changed is not in the log"
    assert "Text reminders begin" in read(client, at("chart", "fft") + of(riverside)).text
    change = RecordedChange.objects.get()
    assert "Nadia" in read(client, at("changes")).text
    press(client, at("strike_change", change.public_id))
    assert len(get_series(hospital, riverside, subject).stretches) == 1
    listed = read(client, at("changes")).text
    assert "Text reminders begin Struck out" in listed
    assert client.get(at("strike_change", change.public_id)).status_code == 404
    assert Event.objects.filter(kind="insight.change_struck").exists()


def test_what_is_wrong_is_asked_beside_its_field_and_nothing_is_lost(client, at, riverside, reminders):
    address = at("record_change")
    token = read(client, address).token
    day = {"changed_on-day": "31", "changed_on-month": "11", "changed_on-year": "2026"}
    wrong = shown(client.post(address, {"form_token": token, "words": "A second phone line", **day}))
    assert "November has 30 days." in wrong and "Where did it change?" in wrong
    later = shown(client.post(address, {"form_token": token, **day, "changed_on-day": "30"}))
    assert "is after 19 November 2026" in later
    same = {"changed_on-day": "4", "changed_on-month": "5", "changed_on-year": "2026"}
    twice = press(client, address, words="text reminders begin", service=str(riverside.public_id), theme="", **same)
    assert "This is recorded already" in shown(twice)
    assert RecordedChange.objects.count() == 1


def test_an_address_begins_the_form(client, at, riverside):
    query = f"?service={riverside.public_id}&theme={GETTING_THROUGH}&words=A+second+phone+line"
    page = read(client, at("record_change") + query)
    fields = {one["name"]: one for one in page.all("input") if one["name"]}
    assert fields["words"]["value"] == "A second phone line"
    assert any(one["value"] == GETTING_THROUGH and "selected" in one.attributes for one in page.all("option"))


def test_a_change_meant_for_one_theme_is_not_drawn_on_another(nadia, hospital, riverside, two_years):
    record_change(
        actor=nadia, organisation_id=hospital.pk, changed_on=MAY, words="A second phone line", theme=GETTING_THROUGH
    )
    for month in range(1, 11):
        two_years.heard(date(2026, month, 1), 50, labelled=40, channel="PAPER")
        two_years.theme(date(2026, month, 1), GETTING_THROUGH, 10)
        two_years.theme(date(2026, month, 1), "experience:staff-manner", 10)
    drawn = {
        code: len(get_series(hospital, riverside, subject_of(code)).stretches)
        for code in ("fft", f"about:{GETTING_THROUGH}", "about:experience:staff-manner")
    }
    assert list(drawn.values()) == [2, 2, 1]


def test_a_change_at_a_body_that_was_taken_over_stays_on_the_charts(stage, nadia, hospital, reminders):
    hillside = stage.organisations["hillside"]
    hillside.valid_to, hillside.successor = date(2026, 10, 31), hospital
    hillside.save()
    RecordedChange.objects.filter(pk=reminders.pk).update(organisation=hillside)
    assert list_changes(hospital) == (reminders,)


def test_who_may_not(stage, nadia, hospital, riverside, reminders):
    owen, stranger = stage.actor("hana"), stage.actor("neil")
    for actor in (owen, stranger):
        with pytest.raises(Refused):
            record_change(actor=actor, organisation_id=hospital.pk, changed_on=MAY, words="No")
        with pytest.raises(Refused):
            strike_change(actor=actor, change=reminders)
    with pytest.raises(Rejected):
        record_change(
            actor=nadia,
            organisation_id=hospital.pk,
            changed_on=MAY,
            words="Elsewhere",
            service=stage.services["surgery"],
        )
    strike_change(actor=nadia, change=reminders)
    with pytest.raises(Stale):
        strike_change(actor=nadia, change=reminders)


def test_a_subject_nobody_knows():
    with pytest.raises(NotFound):
        subject_of("about:experience")
