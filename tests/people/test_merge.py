"""Joining two records and parting them: nothing lost, nothing opened unsaid, all of it undone."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partake.accounts.actions import add_user
from partake.audit.domain import Purpose
from partake.audit.models import Event
from partake.correspondence.models import Message
from partake.demo.stage import SETTING_UP
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused
from partake.people import door
from partake.people.actions import merging as actions
from partake.people.actions.finding import find_people
from partake.people.actions.people import add_person, link_account
from partake.people.domain import AskedHow, Part, StopReason
from partake.people.models import (
    CareRelationship,
    CommunicationNeed,
    ContactPoint,
    Language,
    Merge,
    Person,
    PersonAccount,
    PossibleDuplicate,
    SearchName,
    Share,
    Words,
)
from partake.people.queries.duplicates import newly_seen
from partake.people.queries.registration import is_written_since


@pytest.fixture
def pair(stage) -> PossibleDuplicate:
    """Joyce, and the record somebody started for her a second time."""
    add_person(
        actor=stage.actor("ruth"),
        practice=stage.organisations["millbrook"],
        given_name="Joyce",
        family_name="Adeyemi",
        born_on=date(1958, 5, 2),
    )
    return PossibleDuplicate.objects.select_related("first", "second").get()


@pytest.fixture
def joyce(pair) -> Person:
    return pair.first


@pytest.fixture
def again(pair) -> Person:
    return pair.second


def join(stage, pair, keep) -> Merge:
    return actions.merge_people(actor=stage.actor("ruth"), duplicate=pair, keep=keep)


def write(person: Person, heading: str, words: str, days_ago: int) -> Words:
    number = Words.objects.filter(person=person, heading=heading).count() + 1
    at = clock.now() - timedelta(days=days_ago)
    return Words.objects.create(
        person=person, heading=heading, words=words, written_at=at, written_by="Joyce Adeyemi", number=number
    )


def share(stage, person: Person, team: str, *parts: Part) -> Share:
    return Share.objects.create(
        person=person,
        with_team=stage.teams[team],
        parts=list(parts),
        decided_at=clock.now(),
        decided_by="Joyce Adeyemi",
        asked_how=AskedHow.THEMSELVES,
        accepted_at=clock.now(),
    )


def test_the_kept_record_goes_on_and_old_addresses_lead_to_it(stage, pair, joyce, again):
    merge = join(stage, pair, joyce)
    opened = door.open_record(stage.actor("ruth"), again.public_id, Purpose.RECORDS)
    assert opened.person.id == joyce.public_id
    pair.refresh_from_db()
    assert (pair.same_person, pair.settled_by) == (True, "Ruth Okafor")
    assert merge.kept == joyce
    found = find_people(actor=stage.actor("sam"), wanted="adeyemi joyce")
    assert [one.id for one in found] == [joyce.public_id]


def test_both_logs_say_so_and_the_person_is_told(stage, pair, joyce, again):
    before = Event.objects.filter(person_id=again.public_id).count()
    merge = join(stage, pair, joyce)
    for person in (joyce, again):
        assert Event.objects.filter(kind="people.people_merged", person_id=person.public_id).count() == 1
    assert Event.objects.filter(person_id=again.public_id).count() > before
    told = Message.objects.get(about_id=str(merge.public_id), to_kind="people.person")
    assert told.to_id == str(joyce.public_id)


def test_whoever_newly_sees_more_is_told_and_nobody_else(stage, pair, joyce, again, opened):
    share = Share.objects.create(
        person=again,
        with_team=stage.teams["heart"],
        parts=["ABOUT_ME"],
        decided_at=clock.now(),
        decided_by="Joyce Adeyemi",
        asked_how="THEMSELVES",
        accepted_at=clock.now(),
    )
    merge = join(stage, pair, joyce)
    told = Message.objects.filter(about_id=str(merge.public_id), title__startswith="You can see more of")
    assert [message.to_name for message in told] == ["Community heart team, Wexbridge General Hospital"]
    assert Share.objects.get(pk=share.pk).person == joyce


def test_messages_and_looks_of_both_are_read_in_one_place(stage, pair, joyce, again, opened):
    from partake.people.queries.looks import who_looked
    from partake.people.queries.messages import list_messages

    door.open_record(stage.actor("sam"), again.public_id, Purpose.CARE)
    Message.objects.filter(to_id=str(joyce.public_id)).update(to_id=str(again.public_id))
    join(stage, pair, joyce)
    record = opened("joyce", "joyce")
    assert who_looked(record).looks == 1
    assert not Message.objects.filter(to_id=str(again.public_id)).exists()
    assert list_messages(record)


def test_the_registration_of_the_kept_record_stands(stage, pair, joyce, again):
    join(stage, pair, joyce)
    current = CareRelationship.objects.get(person=joyce, ended_at=None)
    assert current.since == date(2019, 4, 1)
    assert CareRelationship.objects.filter(person=joyce).count() == 2


def test_what_one_hides_or_marks_unsafe_holds_for_both(stage, pair, joyce, again):
    CareRelationship.objects.filter(person=again).update(hidden=[Part.BACKGROUND])
    phone = {"kind": "MOBILE", "value": "07700 900123", "added_at": clock.now()}
    ContactPoint.objects.create(person=joyce, safe_to_leave_message=True, is_preferred=True, **phone)
    ContactPoint.objects.create(person=again, **{**phone, "value": "07700900123"}, safe_to_use=False)
    join(stage, pair, joyce)
    assert CareRelationship.objects.get(person=joyce, ended_at=None).hidden == [Part.BACKGROUND]
    point = ContactPoint.objects.get(person=joyce, ended_at=None)
    assert (point.safe_to_use, point.safe_to_leave_message, point.is_preferred) == (False, False, False)


def test_words_of_both_are_one_history_the_newest_standing(stage, pair, joyce, again):
    write(joyce, "WHAT_MATTERS", "first", 30)
    write(again, "WHAT_MATTERS", "second", 20)
    write(joyce, "WHAT_MATTERS", "third", 10)
    write(again, "WHAT_MATTERS", "fourth", 5)
    join(stage, pair, joyce)
    history = Words.objects.filter(person=joyce, heading="WHAT_MATTERS").order_by("number")
    assert [(row.number, row.words) for row in history] == [(1, "first"), (2, "second"), (3, "third"), (4, "fourth")]


def test_of_two_shares_with_one_team_the_kept_one_stands(stage, pair, joyce, again):
    share(stage, joyce, "heart", Part.ABOUT_ME)
    wide = share(stage, again, "heart", Part.ABOUT_ME, Part.CONTACT)
    alone = share(stage, again, "diabetes", Part.COMMUNICATION)
    join(stage, pair, joyce)
    wide.refresh_from_db()
    alone.refresh_from_db()
    assert (wide.stop_reason, alone.stopped_at, alone.person) == (StopReason.MERGED, None, joyce)
    assert Share.objects.current(clock.today()).filter(person=joyce).count() == 2


def test_who_newly_sees_what_is_said_before_and_true_after(stage, pair, joyce, again, opened):
    share(stage, joyce, "heart", Part.ABOUT_ME)
    share(stage, again, "diabetes", Part.COMMUNICATION, Part.CONTACT)
    said = {one.who: one.parts for one in newly_seen(joyce, again)}
    assert said == {
        "Community heart team, Wexbridge General Hospital": (Part.ABOUT_ME,),
        "Riverside Diabetes Clinic, Wexbridge General Hospital": (Part.COMMUNICATION, Part.CONTACT),
    }
    with pytest.raises(NotFound):
        opened("clinic", "joyce")
    join(stage, pair, joyce)
    assert opened("clinic", "joyce").parts == {Part.COMMUNICATION, Part.CONTACT}


def test_the_nhs_number_and_what_was_not_known_are_filled_in(stage, pair, joyce, again):
    join(stage, pair, again)
    again.refresh_from_db()
    joyce.refresh_from_db()
    assert (again.nhs_number, joyce.nhs_number, joyce.superseded_by) == ("9990000018", None, again)
    assert PersonAccount.objects.get(person=again).user == stage.users["joyce"]
    assert stage.actor("joyce").person_id == again.public_id


def test_two_sign_ins_are_never_joined(stage, pair, joyce, again):
    user = add_user(actor=SETTING_UP, email="other@example.com", display_name="Joyce Adeyemi")
    link_account(actor=stage.actor("ruth"), user=user, person=again)
    with pytest.raises(Refused, match="sign-in of their own"):
        join(stage, pair, joyce)


@pytest.mark.parametrize("key", ["sam", "farah", "petra", "joyce", "ada"])
def test_only_the_records_lead_settles(stage, pair, joyce, key):
    with pytest.raises(Refused):
        actions.merge_people(actor=stage.actor(key), duplicate=pair, keep=joyce)
    with pytest.raises(Refused):
        actions.settle_as_two(actor=stage.actor(key), duplicate=pair)


def test_a_record_of_another_practice_is_not_joined(stage, pair, joyce, again):
    CareRelationship.objects.filter(person=again).update(organisation=stage.organisations["hillside"])
    with pytest.raises(Refused, match="another practice"):
        join(stage, pair, joyce)


def test_somebody_else_cannot_be_kept(stage, pair):
    with pytest.raises(NotFound):
        join(stage, pair, stage.people["arthur"])


def test_two_people_are_not_asked_about_again(stage, pair, joyce, again):
    actions.settle_as_two(actor=stage.actor("ruth"), duplicate=pair)
    actions.settle_as_two(actor=stage.actor("ruth"), duplicate=pair)
    assert Event.objects.filter(kind="people.duplicate_settled").count() == 2
    assert actions.list_duplicates(actor=stage.actor("ruth")) == ()
    again.refresh_from_db()
    assert again.superseded_by is None


def test_parting_is_refused_once_something_new_is_written(stage, pair, joyce, opened):
    from partake.people.actions.needs import record_need

    merge = join(stage, pair, joyce)
    assert not is_written_since(merge)
    record_need(record=opened("joyce", "joyce"), code="957371000000106")
    with pytest.raises(Refused, match="which of the two"):
        actions.split_people(actor=stage.actor("ruth"), merge=merge)


def snapshot(*people: Person) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the room's tables that belongs to these people, whole."""
    pks = [person.pk for person in people]
    rows = {}
    for model in apps.get_app_config("people").get_models():
        if model in (Merge, PossibleDuplicate, SearchName):
            continue
        names = [field.name for field in model._meta.fields if field.related_model is Person]
        if model is Person:
            rows["person"] = list(Person.objects.filter(pk__in=pks).order_by("pk").values_list())
        elif "person" in names:
            rows[model._meta.model_name] = list(
                model._default_manager.filter(person__in=pks).order_by("pk").values_list()
            )
    return rows


def counted(*people: Person) -> dict[str, int]:
    return {name: len(rows) for name, rows in snapshot(*people).items()}


def searched(*people: Person) -> list[tuple[object, ...]]:
    rows = SearchName.objects.filter(relationship__person__in=people, relationship__ended_at=None)
    return sorted(rows.values_list("relationship_id", "word"))


EPOCH = datetime(2026, 1, 1, tzinfo=clock.LONDON)
CODES = st.sampled_from(["957371000000106", "957361000000100", "960491000000106"])
ROWS = st.lists(
    st.one_of(
        st.tuples(st.just("words"), st.sampled_from(["WHAT_MATTERS", "GOOD_DAYS"]), st.integers(0, 200)),
        st.tuples(st.just("need"), CODES, st.booleans()),
        st.tuples(st.just("language"), st.sampled_from(["yo", "bsl", "en"]), st.booleans()),
        st.tuples(st.just("point"), st.sampled_from(["07700 900001", "07700 900002"]), st.booleans()),
        st.tuples(st.just("share"), st.sampled_from(["heart", "diabetes"]), st.booleans()),
    ),
    max_size=8,
)


def fill(stage, person: Person, rows: list[tuple[str, str, object]]) -> None:
    """Gives a person rows as the database allows them, leaving out what they have already."""
    for kind, code, extra in rows:
        if kind == "words":
            write(person, code, f"{code} {extra}", int(extra))  # type: ignore[call-overload]
        elif kind == "need" and not CommunicationNeed.objects.filter(person=person, code=code).exists():
            CommunicationNeed.objects.create(
                person=person, code=code, recorded_at=EPOCH, recorded_by="Sam", review_due_on=date(2027, 1, 1)
            )
        elif kind == "language" and not Language.objects.filter(person=person, code=code).exists():
            prefers = bool(extra) and not Language.objects.filter(person=person, is_preferred=True).exists()
            Language.objects.create(person=person, code=code, name=code, added_at=EPOCH, is_preferred=prefers)
        elif kind == "point":
            prefers = bool(extra) and not ContactPoint.objects.filter(person=person, is_preferred=True).exists()
            ContactPoint.objects.create(person=person, kind="MOBILE", value=code, added_at=EPOCH, is_preferred=prefers)
        elif kind == "share" and not Share.objects.filter(person=person, with_team=stage.teams[code]).exists():
            share(stage, person, code, *([Part.ABOUT_ME, Part.CONTACT] if extra else [Part.COMMUNICATION]))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mine=ROWS, theirs=ROWS, keep_first=st.booleans())
def test_nothing_is_lost_by_joining_and_nothing_left_over_by_parting(stage, pair, mine, theirs, keep_first):
    from django.db import transaction

    point = transaction.savepoint()
    try:
        for person in (pair.first, pair.second):
            person.refresh_from_db()
        pair = PossibleDuplicate.objects.select_related("first", "second").get(pk=pair.pk)
        kept, other = (pair.first, pair.second) if keep_first else (pair.second, pair.first)
        fill(stage, pair.first, mine)
        fill(stage, pair.second, theirs)
        before, names, total = snapshot(kept, other), searched(kept, other), counted(kept, other)

        merge = join(stage, pair, kept)
        assert counted(kept, other) == total
        assert all(count == 0 for name, count in counted(other).items() if name != "person")
        for model in (Words, CommunicationNeed, Language, ContactPoint, Share, CareRelationship):
            assert not model.objects.filter(person=other).exists()
        numbers = list(Words.objects.filter(person=kept).order_by("heading", "number").values_list("heading", "number"))
        for heading in {name for name, _ in numbers}:
            mine_now = [number for name, number in numbers if name == heading]
            assert mine_now == list(range(1, len(mine_now) + 1))

        actions.split_people(actor=stage.actor("ruth"), merge=merge)
        assert snapshot(kept, other) == before
        assert searched(kept, other) == names
    finally:
        transaction.savepoint_rollback(point)


def test_every_table_about_a_person_is_moved_by_a_merge():
    """A new table about people must say what a merge does with it."""
    from partake.people.merging import moving

    source = Path(moving.__file__).read_text()
    for model in apps.get_app_config("people").get_models():
        direct = any(isinstance(f, models.ForeignKey) and f.related_model is Person for f in model._meta.fields)
        if direct and model not in (Merge, PossibleDuplicate, Person):
            assert model.__name__ in source, f"a merge forgets {model.__name__}"


def test_parting_tells_both_and_is_harmless_twice(stage, pair, joyce, again):
    merge = join(stage, pair, joyce)
    actions.split_people(actor=stage.actor("ruth"), merge=merge)
    merge.refresh_from_db()
    actions.split_people(actor=stage.actor("ruth"), merge=merge)
    told = Message.objects.filter(title="We parted two records again").values_list("to_id", flat=True)
    assert set(told) == {str(joyce.public_id), str(again.public_id)}
    assert Event.objects.filter(kind="people.people_split").count() == 2
    assert actions.list_duplicates(actor=stage.actor("ruth")) == ()
