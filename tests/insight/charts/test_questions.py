"""Charts of a body's own questions: a share of those who answered, and nothing compared across other words."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from partake.insight import findings
from partake.insight.models import AnswersMonth, Improvement
from partake.insight.months import months_after
from partake.insight.queries.asked import list_asked
from partake.insight.queries.figures import Scope
from partake.insight.queries.series import get_series
from partake.insight.queries.signals import figure_of, lasting
from partake.insight.series import Happened, Verdict
from partake.insight.subjects import subject_of
from partake.insight.working_out import work_out
from partake.kernel import clock
from partake.kernel.verdict import NotFound
from partake.questionnaires.actions import building
from partake.questionnaires.domain import Content, Option, Question, QuestionKind, Section
from tests.insight.charts import months
from tests.people.pressing import press, read

OPTIONS = (Option("1", "Yes, all of it"), Option("2", "Some of it"), Option("3", "No"))
CLEAR = Question("clear", QuestionKind.ONE_OF, "Did you understand it?", options=OPTIONS, good=("1",))
WAYS = Question("way", QuestionKind.SOME_OF, "How do you book?", options=(Option("1", "Phone"), Option("2", "Online")))


def content(*questions: Question) -> Content:
    return Content("After your visit", "", (Section("", questions or (CLEAR, WAYS)),))


@pytest.fixture
def nadia(stage):
    return stage.actor("nadia")


@pytest.fixture
def asked(nadia, hospital):
    """Published on 5 January 2025."""
    with clock.fixed_day(2025, 1, 5):
        draft = building.make_questionnaire(actor=nadia, organisation_id=hospital.pk, content=content())
        return building.publish_version(actor=nadia, draft=draft, version=1).questionnaire


@pytest.fixture
def worded_anew(asked, nadia):
    """With other words from 3 May 2026."""
    with clock.fixed_day(2026, 5, 3):
        draft = building.save_draft(
            actor=nadia, questionnaire=asked, version=0,
            content=content(replace(CLEAR, words="Was it clear?"), WAYS),
        )  # fmt: skip
        building.publish_version(actor=nadia, draft=draft, version=draft.version)


@pytest.fixture
def answered(riverside, asked):
    """`answered("clear", {"1": 60, "3": 40}, 100, month)` puts a month in for Riverside and its hospital."""

    def put(key: str, given: dict[str, int], everyone: int, month: date, where=riverside) -> None:
        for service in (where, None):
            for answer, many in {"": everyone, **given}.items():
                AnswersMonth.objects.create(
                    organisation_id=where.organisation_id, service=service, month=month,
                    question=f"{asked.public_id}:{key}", answer=answer, voices=many,
                )  # fmt: skip

    return put


@pytest.fixture
def two_years(answered):
    """November 2024 to October 2026: usual, then better from May 2026."""
    for one in months.of(*months.USUAL, *months.BETTER):
        answered("clear", {"1": one.count, "3": one.base - one.count}, one.base, one.month)


@pytest.fixture
def code(asked) -> str:
    return f"question:{asked.public_id}:clear"


@pytest.fixture
def at(hospital):
    return lambda name, *args: reverse(f"insight:{name}", args=[hospital.public_id, *args])


def of(service) -> str:
    return f"?service={service.public_id}"


def test_a_share_is_of_those_who_answered_and_not_of_their_ticks(answered, asked, hospital, riverside):
    for place in range(8):
        answered("way", {"1": 60, "2": 55}, 100, months_after(date(2026, 3, 1), place))
    phone = subject_of(f"question:{asked.public_id}:way:1")
    worked = get_series(hospital, riverside, phone)
    assert {(one.count, one.base) for one in worked.points} == {(60, 100)}
    assert findings.headline(worked, phone) == (
        "About 60 in 100 people answer “Phone” to “How do you book?”. No real change."
    )
    assert phone.name == "“Phone” to “How do you book?”"


def test_good_answers_are_charted_as_better(two_years, code, hospital, riverside):
    subject = subject_of(code)
    assert subject.chosen == {"1"}
    assert subject.counts == "Counted: how many of those who answered “Did you understand it?” said “Yes, all of it”."
    worked = get_series(hospital, riverside, subject)
    assert len(worked.stretches) == 1 and worked.points[-1].base == 100
    assert worked.verdict is Verdict.BETTER


def test_no_average_and_no_finding_crosses_other_words(two_years, worded_anew, code, hospital, riverside):
    """The same months without the break are better since May; with it, six months stand by themselves."""
    subject = subject_of(code)
    worked = get_series(hospital, riverside, subject)
    assert [one.months for one in worked.stretches] == [18, 6]
    assert worked.stretches[1].is_break and worked.compared == worked.stretches[1:]
    assert worked.verdict is Verdict.NO_CHANGE
    assert all(one.against_old == 0 for one in worked.points)
    said = " ".join(findings.finding(worked))
    assert said.startswith("These 6 months sit around 87%.")
    assert "78%" not in said and "Since" not in findings.headline(worked, subject)
    assert findings.notes(worked) == (
        "May 2026: The question changed. Months before it are not compared with months after it.",
    )


def test_a_change_after_a_break_is_compared_with_the_months_between():
    """Better from May by a change of the service; in other words since long before."""
    shares = months.of(*months.USUAL, *months.BETTER)
    other = Happened(date(2025, 6, 1), "The question changed", is_break=True)
    change = Happened(date(2026, 5, 4), "Text reminders begin")
    worked = work_out(shares, [other, change])
    assert len(worked.stretches) == 3 and len(worked.compared) == 2
    assert worked.verdict is Verdict.BETTER
    assert "after 11 months around" in " ".join(findings.finding(worked))
    soon = work_out(shares, [replace(other, on=date(2026, 9, 1)), change])
    assert soon.verdict is Verdict.TOO_SOON
    assert "There are 2 months with answers." in findings.finding(soon)


def test_the_chart_its_table_its_file_and_its_paper(visit, two_years, worded_anew, code, at, riverside):
    client = visit("nadia")
    page = read(client, at("chart", code) + of(riverside))
    assert page.text.count("The question changed") >= 2, "beside the drawing and below the finding"
    assert "“Was it clear?”: Riverside Diabetes Clinic" in page.text
    assert "Good answers" in page.text and "October 2026" in page.text
    links = {one["href"] for one in page.all("a")}
    assert at("chart", f"{code}:3") + of(riverside) in links, "each answer by itself"
    assert any("start" in link and "question=question" in link for link in links)
    lines = client.get(at("chart_csv", code) + of(riverside))
    assert len(lines.content.decode("utf-8-sig").splitlines()) == 25
    paper = client.get(at("chart_paper", code, "text") + of(riverside)).content.decode()
    assert "Counted: how many" in paper and "The question changed" in " ".join(paper.split())
    other = read(client, at("chart", code) + of(riverside) + "&preset=making-data-count-6")
    assert "Making Data Count, 6 points" in other.text


def test_the_pages_of_the_service_and_the_body_say_it_in_a_sentence(
    visit, two_years, answered, asked, code, at, riverside
):
    answered("way", {"1": 6, "2": 55}, 60, date(2026, 10, 1))
    client = visit("nadia")
    page = read(client, at("service", riverside.public_id))
    assert "What people answered to your own questions" in page.text
    assert "Did you understand it? After your visit About 80 in 100 people answer “Yes, all of it”." in page.text
    assert "How do you book? After your visit Too soon to say." in page.text
    links = {one["href"] for one in page.all("a")}
    assert {
        at("chart", code) + of(riverside), at("chart", f"question:{asked.public_id}:way:2") + of(riverside)
    } <= links  # fmt: skip
    whole = read(client, at("services"))
    assert at("chart", code) in {one["href"] for one in whole.all("a")}


def test_a_page_costs_as_much_for_ten_questions_as_for_one(
    answered, asked, nadia, hospital, riverside, django_assert_max_num_queries
):
    several = [replace(CLEAR, key=f"clear{place}") for place in range(10)]
    draft = building.save_draft(actor=nadia, questionnaire=asked, content=content(*several), version=0)
    building.publish_version(actor=nadia, draft=draft, version=draft.version)
    for one in several:
        answered(one.key, {"1": 60, "3": 40}, 100, date(2026, 10, 1))
    list_asked(hospital, riverside)
    with django_assert_max_num_queries(4):
        assert len(list_asked(hospital, riverside)) == 10


@pytest.mark.parametrize(
    "wrong", ["question", "question:", "question:x:clear", "{id}", "question:{id}", "question:{id}:nothing",
              "question:{id}:way", "question:{id}:clear:9", "question:{id}:clear:", "question:{id}:clear:1:2"],
)  # fmt: skip
def test_what_was_never_asked_has_no_chart(wrong, asked):
    with pytest.raises(NotFound):
        subject_of(wrong.replace("{id}", str(asked.public_id)))


def test_another_body_has_no_chart_of_it_unless_it_runs_what_was_asked_about(
    visit, two_years, code, stage, asked, answered
):
    surgery = stage.services["surgery"]
    client = visit("petra") if "petra" in stage.users else visit("nadia")
    address = reverse("insight:chart", args=[surgery.organisation.public_id, code])
    from partake.insight.queries.asked import check_asked_here

    with pytest.raises(NotFound):
        check_asked_here(surgery.organisation, subject_of(code))
    assert client.get(address).status_code in (403, 404)
    answered("clear", {"1": 5}, 9, date(2026, 10, 1), where=surgery)
    check_asked_here(surgery.organisation, subject_of(code))
    check_asked_here(stage.organisations["hospital"], subject_of(code))
    check_asked_here(stage.organisations["hospital"], subject_of("fft"))


def test_an_action_begins_with_the_finding_of_a_question(
    visit, two_years, worded_anew, code, at, hospital, riverside, stage
):
    client = visit("nadia")
    address = f"{at('start_action')}?question={code}&service={riverside.public_id}"
    page = read(client, address)
    assert "people answer “Yes, all of it” to “Was it clear?”" in page.text
    day = {"due_on-day": "1", "due_on-month": "3", "due_on-year": "2027"}
    answer = press(client, address, title="Say it in plain words", owner_id=str(stage.users["nadia"].public_id), **day)
    assert answer.status_code == 302, answer.content.decode()
    assert Improvement.objects.get().question == code
    october = figure_of(Scope.of(hospital, riverside), question=code, first=date(2026, 1, 1), last=date(2026, 10, 1))
    assert october.first == date(2026, 1, 1) and october.base == 600, "only since it is asked in these words"
    found = lasting(hospital, riverside, question=code)
    assert found is not None and found.subject.code == code and found.drawn is not None
    assert figure_of(Scope.of(hospital), question="nonsense", first=date(2026, 1, 1), last=date(2026, 10, 1)) is None
