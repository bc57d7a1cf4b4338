"""Each thing that can be asked of voices, alone and together; the floor under groups; how the engines find them."""

from datetime import UTC, date, datetime

import pytest

from partake.kernel.verdict import NotFound, Refused
from partake.voices.actions.recording import withdraw_voice
from partake.voices.domain.labels import LabelledBy, Sentiment
from partake.voices.domain.new import Attribute
from partake.voices.domain.voice import Channel, Speaker, VoiceKind
from partake.voices.queries.asked import BY_PEOPLE, Asked
from partake.voices.queries.exploring import every_line, find_voices
from tests.insight.labelled import PHONE, put_on, say
from tests.query_plans import plans

FOOD = "experience:food"


@pytest.fixture
def found(hospital, nadia):
    def words(**asked) -> list[str]:
        page = find_voices(nadia, organisation=hospital, asked=Asked(**asked))
        assert page.count == len({line.id for line in page.lines})
        return [line.words for line in page.lines]

    return words


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"kind": VoiceKind.STORY}, {"kind": VoiceKind.STORY}),
        ({"channel": Channel.PAPER}, {"channel": Channel.PAPER}),
        ({"speaker": Speaker.CARER}, {"speaker": Speaker.CARER}),
        ({"score": 4}, {"score": 4}),
        ({"words": "biscuits"}, {}),
    ],
)
def test_each_thing_asked_leaves_the_others_out(found, riverside, asked, told):
    say(riverside, "Something else")
    say(riverside, "The biscuits", **told)
    assert found(**asked) == ["The biscuits"]
    assert len(found()) == 2


def test_a_service_is_its_own_and_another_bodys_is_not_found(found, riverside, ward, stage):
    say(riverside, "Clinic")
    say(ward, "Ward")
    assert found(service=ward) == ["Ward"]
    with pytest.raises(NotFound):
        found(service=stage.services["surgery"])


def test_days_are_those_a_voice_is_about_or_else_when_it_came(found, riverside):
    say(riverside, "About July", said_on=date(2026, 7, 31), came=datetime(2026, 9, 2, tzinfo=UTC))
    say(riverside, "About August", said_on=date(2026, 8, 1), came=datetime(2026, 9, 2, tzinfo=UTC))
    say(riverside, "Came in August", came=datetime(2026, 8, 31, 22, 59, tzinfo=UTC))
    say(riverside, "Came in September", came=datetime(2026, 8, 31, 23, 0, tzinfo=UTC))  # midnight in London
    assert set(found(first=date(2026, 8, 1), last=date(2026, 8, 31))) == {"About August", "Came in August"}
    assert found(last=date(2026, 7, 31)) == ["About July"]
    assert found(first=date(2026, 9, 1)) == ["Came in September"]


def test_a_theme_is_a_persons_word_or_a_machines_where_no_person_spoke(found, riverside, hospital):
    person, machine, both = (say(riverside, words) for words in ("Person", "Machine", "Both"))
    put_on(person, hospital)
    put_on(machine, hospital, by=LabelledBy.MACHINE)
    put_on(both, hospital, by=LabelledBy.MACHINE)
    put_on(both, hospital, theme=FOOD, name="Food and drink")  # a person read it, and says it is about food
    assert set(found(theme=PHONE)) == {"Person"}
    assert set(found(theme=PHONE, put_on_by=frozenset(LabelledBy))) == {"Person", "Machine"}
    assert found(theme=FOOD, put_on_by=frozenset(LabelledBy)) == ["Both"]


def test_feelings_count_as_in_the_figures(found, riverside, hospital):
    rows = {words: say(riverside, words) for words in ("Happy", "Unhappy", "Mixed", "Neither")}
    put_on(rows["Happy"], hospital, sentiment="HAPPY")
    put_on(rows["Unhappy"], hospital, sentiment="UNHAPPY")
    put_on(rows["Neither"], hospital)
    label = put_on(rows["Mixed"], hospital, sentiment="HAPPY")
    label.pk, label.part, label.sentiment = None, 2, "UNHAPPY"
    label.save(force_insert=True)
    asked = {feeling: set(found(theme=PHONE, sentiment=feeling)) for feeling in Sentiment}
    assert asked == {
        Sentiment.HAPPY: {"Happy"}, Sentiment.UNHAPPY: {"Unhappy", "Mixed"}, Sentiment.NEITHER: {"Neither"},
    }  # fmt: skip
    assert set(found(sentiment=Sentiment.UNHAPPY)) == {"Unhappy", "Mixed"}


def test_what_is_taken_back_taken_off_or_a_complaint_is_not_found(found, riverside, hospital, nadia):
    gone, off = say(riverside, "Gone"), say(riverside, "Off")
    put_on(gone, hospital)
    label = put_on(off, hospital)
    label.taken_off_at, label.taken_off_by = label.put_on_at, "Nadia Rahman"
    label.save()
    withdraw_voice(actor=nadia, voice=gone)
    say(riverside, "A complaint", kind=VoiceKind.COMPLAINT)
    assert found(theme=PHONE) == []
    assert found() == ["Off"]


def of_group(riverside, many: int, category: str = "85-PLUS") -> None:
    for number in range(many):
        say(riverside, f"{category} {number}", attributes=(Attribute("AGE", "2021", category),))


def test_a_group_of_fewer_than_five_is_neither_listed_nor_counted(hospital, riverside, nadia):
    of_group(riverside, 4)
    asked = Asked(group=("AGE", "85-PLUS"))
    page = find_voices(nadia, organisation=hospital, asked=asked)
    assert (page.too_few, page.lines, page.count, page.next_cursor) == (True, (), 0, None)
    assert list(every_line(nadia, organisation=hospital, asked=asked, most=100)) == []
    of_group(riverside, 1)
    page = find_voices(nadia, organisation=hospital, asked=asked)
    assert (page.too_few, page.count) == (False, 5)
    assert len(list(every_line(nadia, organisation=hospital, asked=asked, most=100))) == 5


def test_nor_can_a_group_be_narrowed_to_one(hospital, riverside, nadia):
    of_group(riverside, 8)
    for narrower in ({"words": "85-PLUS 3"}, {"first": date(2026, 11, 20)}, {"score": 1}):
        page = find_voices(nadia, organisation=hospital, asked=Asked(group=("AGE", "85-PLUS"), **narrower))
        assert page.too_few, narrower
        assert page.lines == ()


def test_a_count_stops_and_a_list_goes_on(hospital, riverside, nadia, monkeypatch):
    monkeypatch.setattr("partake.voices.queries.exploring.MOST_COUNTED", 20)
    for number in range(30):
        say(riverside, f"Comment {number}")
    page = find_voices(nadia, organisation=hospital, asked=Asked())
    assert (page.count, page.is_more, len(page.lines)) == (20, True, 25)
    rest = find_voices(nadia, organisation=hospital, asked=Asked(), cursor=str(page.next_cursor))
    assert len(rest.lines) == 5
    assert len(list(every_line(nadia, organisation=hospital, asked=Asked(), most=28))) == 28


def test_only_who_reads_there_finds_anything(hospital, stage):
    for key in ("hana", "sam", "joyce", "beth"):
        with pytest.raises(Refused):
            find_voices(stage.actor(key), organisation=hospital, asked=Asked())


@pytest.mark.parametrize("few", [500, 0], ids=["a rare theme", "a common one"])
def test_no_question_reads_every_voice(hospital, riverside, nadia, monkeypatch, few):
    """Walked in the order of an index of the body or the service, or found by ids: never the whole table."""
    monkeypatch.setattr("partake.voices.search.FEW", few)
    put_on(say(riverside, "Rang"), hospital, sentiment="HAPPY")
    year = {"first": date(2025, 11, 1), "last": date(2026, 10, 31)}
    for asked in (Asked(**year), Asked(service=riverside, theme=PHONE, **year), Asked(theme=PHONE, score=1),
                  Asked(sentiment=Sentiment.HAPPY, put_on_by=BY_PEOPLE, **year), Asked(group=("AGE", "85-PLUS")),
                  Asked(words="rang", theme=PHONE)):  # fmt: skip
        plan = plans(lambda asked=asked: find_voices(nadia, organisation=hospital, asked=asked), "voices_voiceabout")
        for whole in ("SCAN voices_voiceabout", "SCAN voices_voice ", "Seq Scan on voices_voiceabout"):
            assert whole not in plan, (asked, plan)
