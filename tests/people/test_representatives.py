"""Somebody speaks for a person: the state, the event, who is told, what it opens, and every refusal."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from partake.accounts.models import Invitation
from partake.audit.domain import Basis, Purpose
from partake.audit.models import Event, Look
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.people import door
from partake.people.actions import people, sharing
from partake.people.actions import representatives as actions
from partake.people.actions.contact import CloseTo, add_personal_contact
from partake.people.domain import CheckedHow, Part
from partake.people.models import CareRelationship, Representative, Share
from partake.people.navigation import band
from partake.people.powers import EndReason, Evidence, Standing
from partake.people.queries import representatives as queries
from partake.people.queries.looks import who_looked
from partake.people.queries.share_targets import get_target
from partake.people.queries.sharing import who_can_see
from tests.people.speaking import PARTS, attorney, found, mother

UNTIL = date(2027, 11, 1)


@pytest.fixture
def sam(opened):
    return opened("sam", "denise")


def close(record, name="Mark Holloway", email="mark@example.com"):
    return add_personal_contact(record=record, close=CloseTo(name=name, relationship="son", email=email))


def papers(**changed):
    given = {"evidence": Evidence.REGISTERED_LPA, "seen_on": date(2026, 11, 19), "identity": CheckedHow.PHOTO}
    return actions.Papers(**{**given, **changed})


def write_down(record, who, **changed):
    given = {"power": Basis.ATTORNEY, "papers": papers(), "parts": PARTS, "until": UNTIL}
    return actions.record_representative(record=record, who=who, **{**given, **changed})


def standing(stage, row, reader="sam"):
    record = door.open_record(stage.actor(reader), row.person.public_id, Purpose.CARE)
    return queries.get_speaker(record, row.public_id).standing


# Writing it down.


def test_it_is_a_row_with_its_papers_an_event_and_two_letters_and_opens_nothing_yet(stage, sam):
    row = write_down(sam, close(sam), papers=papers(reference="7000 0000 0001"))
    assert (row.evidence, row.reference, row.seen_on, row.identity) == (
        Evidence.REGISTERED_LPA,
        "7000 0000 0001",
        clock.today(),
        CheckedHow.PHOTO,
    )
    assert row.recorded_by == "Sam Whitcombe"
    event = Event.objects.get(kind="people.representative_recorded")
    assert event.codes == {"basis": "ATTORNEY", "parts": [*PARTS], "until": "2027-11-01"}
    told = Message.objects.filter(about_kind="people.representative")
    assert set(told.values_list("to_name", flat=True)) == {"Denise Holloway", "Mark Holloway"}
    assert standing(stage, row) is Standing.ASKED
    with pytest.raises(NotFound):
        door.check(stage.actor("mark"), row.person.public_id)


def test_once_they_say_yes_it_opens_just_those_parts_and_each_look_says_by_what_power(stage, opened):
    row = attorney(stage)
    record = opened("mark", "denise")
    assert record.parts == frozenset(PARTS)
    assert not record.is_staff
    look = Look.objects.latest("id")
    assert (look.basis, look.basis_id, look.purpose) == (Basis.ATTORNEY, str(row.public_id), Purpose.HELPING)
    seen = who_looked(opened("denise", "denise"))
    assert seen.days[0][1][0].reason == "Speaking for you, as your attorney for health and welfare"
    assert [sight.name for sight in who_can_see(opened("denise", "denise")).because_speaks] == ["Mark Holloway"]
    assert Event.objects.filter(kind="people.representative_accepted").count() == 1


def test_somebody_new_is_invited_to_sign_in(sam):
    write_down(sam, close(sam, "Ana Cruz", "ana.cruz@example.com"))
    assert Invitation.objects.filter(user__email="ana.cruz@example.com").count() == 1


def test_without_an_address_they_are_known_by_name_and_see_nothing(stage, sam):
    row = write_down(sam, close(sam, email=""))
    assert standing(stage, row) is Standing.NAMED
    assert [one.name for one in queries.list_deciders(sam)] == ["Mark Holloway"]
    with pytest.raises(NotFound):
        actions.accept_representing(actor=stage.actor("mark"), representative_id=row.public_id)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"parts": []}, "parts"),
        ({"until": date(2026, 11, 18)}, "until"),
        ({"until": date(2029, 11, 20)}, "until"),
        ({"papers": papers(evidence=Evidence.BIRTH_CERTIFICATE)}, "evidence"),
        ({"papers": papers(seen_on=date(2026, 11, 20))}, "seen_on"),
        ({"power": Basis.PARENT, "papers": papers(evidence=Evidence.BIRTH_CERTIFICATE)}, "power"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(sam, changed, field):
    with pytest.raises(Rejected) as rejected:
        write_down(sam, close(sam), **changed)
    assert rejected.value.field == field
    assert not Representative.objects.exists()


def test_a_power_of_grown_ups_is_not_for_a_child_nor_a_parents_for_unknown_age(stage, opened):
    callum = opened("sam", "callum")
    with pytest.raises(Rejected, match="under 16"):
        write_down(callum, close(callum))
    stage.people["callum"].born_on = None
    stage.people["callum"].save()
    callum = opened("sam", "callum")
    with pytest.raises(Rejected, match="do not know"):
        write_down(callum, close(callum), power=Basis.PARENT, papers=papers(evidence=Evidence.BIRTH_CERTIFICATE))


def test_doing_it_again_takes_the_place_of_the_first_and_a_page_out_of_date_changes_nothing(stage, opened, sam):
    first = attorney(stage)
    with pytest.raises(Stale):
        write_down(sam, first.contact)
    again = write_down(sam, first.contact, parts=[Part.PLAN], replaces=first.pk)
    first.refresh_from_db()
    assert first.end_reason == EndReason.CHANGED
    assert again.accepted_at == first.accepted_at
    assert opened("mark", "denise").parts == {Part.PLAN}


def test_somebody_of_another_record_is_not_found(opened, sam):
    other = close(opened("sam", "joyce"))
    with pytest.raises(NotFound):
        write_down(sam, other)


@pytest.mark.parametrize("who", ["denise", "farah"])
def test_only_those_who_check_papers_write_it_down(opened, sam, who):
    row = close(sam)
    with pytest.raises(Refused):
        write_down(opened(who, "denise"), row)
    assert not Representative.objects.exists()


def test_nobody_else_can_say_yes_and_no_means_no(stage):
    row = attorney(stage, accepts=False)
    with pytest.raises(NotFound):
        actions.accept_representing(actor=stage.actor("shona"), representative_id=row.public_id)
    actions.decline_representing(actor=stage.actor("mark"), representative_id=row.public_id)
    row.refresh_from_db()
    assert row.end_reason == EndReason.DECLINED
    with pytest.raises(NotFound):
        actions.accept_representing(actor=stage.actor("mark"), representative_id=row.public_id)


def test_nobody_speaks_for_themselves(stage, sam):
    row = write_down(sam, close(sam, "Denise Holloway", "denise@example.com"))
    with pytest.raises(NotFound):
        actions.accept_representing(actor=stage.actor("denise"), representative_id=row.public_id)


# What ends it.


def test_a_worry_stops_it_at_once_tells_the_person_no_reason_and_the_other_nothing(stage, opened, sam):
    row = attorney(stage)
    Message.objects.all().delete()
    actions.pause_representative(record=sam, representative_id=row.public_id, worry="Bruises on her arm.")
    with pytest.raises(Refused) as refused:
        opened("mark", "denise")
    assert "Bruises" not in refused.value.verdict.reason
    (letter,) = Message.objects.filter(about_kind="people.representative")
    assert letter.to_name == "Denise Holloway"
    assert "Bruises" not in str(letter.document)
    assert "Bruises" not in str(list(Event.objects.values_list("codes", "fields")))
    assert queries.get_speaker(sam, row.public_id).worry == "Bruises on her arm."
    assert queries.get_speaker(opened("denise", "denise"), row.public_id).worry == ""
    assert [one.speaker.id for one in queries.list_worries(stage.actor("ruth"))] == [row.public_id]


def test_it_goes_on_only_from_the_page_that_showed_the_worry(stage, opened, sam):
    row = attorney(stage)
    stale = row.version
    actions.pause_representative(record=sam, representative_id=row.public_id, worry="Bruises.")
    actions.pause_representative(record=sam, representative_id=row.public_id, worry="She is afraid.")
    with pytest.raises(Stale):
        actions.resume_representative(record=sam, representative_id=row.public_id, version=stale)
    row.refresh_from_db()
    assert row.worry == "Bruises.\nShe is afraid."
    actions.resume_representative(record=sam, representative_id=row.public_id, version=row.version)
    assert opened("mark", "denise").parts
    assert queries.get_speaker(sam, row.public_id).worry == ""
    assert not queries.list_worries(stage.actor("ruth"))


def test_a_worry_without_words_is_not_one(stage, sam):
    row = attorney(stage)
    with pytest.raises(Rejected):
        actions.pause_representative(record=sam, representative_id=row.public_id, worry=" ")
    with pytest.raises(Refused):
        actions.pause_representative(
            record=door.open_record(stage.actor("mark"), row.person.public_id, Purpose.HELPING),
            representative_id=row.public_id,
            worry="x",
        )


def test_the_person_says_no_it_stops_at_once_and_goes_before_the_practice(stage, opened):
    row = attorney(stage)
    denise = opened("denise", "denise")
    actions.object_to_representative(record=denise, representative_id=row.public_id, words="He shouts.")
    with pytest.raises(Refused):
        opened("mark", "denise")
    told = Message.objects.filter(title__startswith="A person objects")
    assert [one.to_name for one in told] == ["Millbrook Surgery"]
    assert not Message.objects.filter(to_name="Mark Holloway", title__contains="no").exists()
    (worry,) = queries.list_worries(stage.actor("sam"))
    assert worry.speaker.objection == "He shouts."
    assert Event.objects.filter(kind="people.representative_objected").count() == 1


def test_saying_no_holds_even_for_somebody_found_unable_to_decide(stage, opened, sam):
    row = attorney(stage)
    found(sam)
    denise = opened("denise", "denise")
    with pytest.raises(Refused):
        actions.end_representative(record=denise, representative_id=row.public_id, reason=EndReason.STOPPED)
    actions.object_to_representative(record=denise, representative_id=row.public_id, words="")
    assert standing(stage, row) is Standing.PAUSED


def test_somebody_who_can_decide_ends_it_alone_and_twice_does_nothing(stage, opened):
    row = attorney(stage)
    denise = opened("denise", "denise")
    for _ in range(2):
        actions.end_representative(record=denise, representative_id=row.public_id, reason=EndReason.STOPPED)
    assert Event.objects.filter(kind="people.representative_ended").count() == 1
    assert Message.objects.filter(title__startswith="You no longer speak for").count() == 1
    with pytest.raises(Refused):
        opened("mark", "denise")


def test_the_one_who_speaks_can_neither_end_extend_nor_pass_it_on(stage, opened):
    row = attorney(stage)
    mark = opened("mark", "denise")
    with pytest.raises(Refused):
        write_down(mark, row.contact, replaces=row.pk)
    with pytest.raises(Refused):
        actions.resume_representative(record=mark, representative_id=row.public_id, version=None)
    with pytest.raises(Refused):
        queries.who_speaks(mark)
    with pytest.raises(Refused):
        get_target(mark, f"staff-{stage.users['george'].public_id}")


def test_it_lasts_through_its_last_day_and_then_opens_nothing(stage, opened):
    row = attorney(stage, days=10)
    with clock.fixed_day(2026, 11, 29, 23, 59):
        assert opened("mark", "denise").parts
    with clock.fixed_day(2026, 11, 30, 0, 1):
        assert standing(stage, row) is Standing.ENDED
        with pytest.raises(Refused):
            opened("mark", "denise")


def test_it_holds_in_the_practice_that_saw_the_papers_and_nowhere_else(stage, opened):
    row = attorney(stage)
    CareRelationship.objects.filter(person=row.person).update(organisation=stage.organisations["hillside"])
    with pytest.raises(Refused):
        opened("mark", "denise")


def test_no_power_outlives_the_person(stage, opened, sam):
    row = attorney(stage)
    people.record_death(record=sam, died_on=clock.today(), version=sam.person.version)
    row.refresh_from_db()
    assert row.end_reason == EndReason.DIED
    with pytest.raises(Refused):
        opened("mark", "denise")
    with pytest.raises(Refused):
        write_down(opened("sam", "denise"), row.contact)


# Parents.


def test_a_parent_sees_until_the_day_before_the_sixteenth_birthday_whatever_the_row_says(stage, opened):
    row = mother(stage)
    assert row.until > date(2026, 12, 9)
    with clock.fixed_day(2026, 12, 8, 23, 59):
        assert opened("shona", "callum").parts == frozenset(PARTS)
    with clock.fixed_day(2026, 12, 9, 0, 1), pytest.raises(Refused):
        opened("shona", "callum")


def test_a_birthday_put_right_ends_it_the_same_minute(stage, opened):
    mother(stage)
    stage.people["callum"].born_on = date(2010, 11, 19)
    stage.people["callum"].save()
    with pytest.raises(Refused):
        opened("shona", "callum")


def test_at_16_it_ends_once_and_both_are_told(stage):
    row = mother(stage)
    call_command("end_at_sixteen")
    row.refresh_from_db()
    assert row.ended_at is None
    with clock.fixed_day(2026, 12, 9, 3):
        call_command("end_at_sixteen")
        call_command("end_at_sixteen")
    row.refresh_from_db()
    assert row.end_reason == EndReason.TURNED_16
    told = Message.objects.filter(title__in=["Your record is yours alone now", "Callum Reid is 16"])
    assert set(told.values_list("to_name", flat=True)) == {"Callum Reid", "Shona Reid"}
    assert told.count() == 2


def test_a_young_person_keeps_a_part_from_a_parent_and_the_practice_hears_of_it_but_not_the_parent(stage, opened):
    row = mother(stage)
    before = Message.objects.filter(to_name="Shona Reid").count()
    callum = opened("callum", "callum")
    actions.keep_from_parent(
        record=callum, representative_id=row.public_id, hidden=[Part.ABOUT_ME], version=row.version
    )
    assert opened("shona", "callum").parts == {Part.COMMUNICATION, Part.PLAN}
    assert Message.objects.filter(to_name="Shona Reid").count() == before
    assert Message.objects.filter(to_name="Millbrook Surgery", title__contains="young person").count() == 1
    with pytest.raises(Stale):
        actions.keep_from_parent(record=callum, representative_id=row.public_id, hidden=[], version=row.version)


def test_what_is_kept_stays_kept_when_the_papers_are_seen_again(stage, opened):
    row = mother(stage)
    actions.keep_from_parent(
        record=opened("callum", "callum"), representative_id=row.public_id, hidden=[Part.PLAN], version=row.version
    )
    certificate = papers(evidence=Evidence.BIRTH_CERTIFICATE)
    write_down(opened("sam", "callum"), row.contact, power=Basis.PARENT, papers=certificate, replaces=row.pk)
    assert Part.PLAN not in opened("shona", "callum").parts


def test_keeping_back_is_for_parents_alone_and_for_parts_they_see(stage, opened):
    row, son = mother(stage), attorney(stage)
    with pytest.raises(Rejected):
        actions.keep_from_parent(
            record=opened("callum", "callum"), representative_id=row.public_id, hidden=[Part.MESSAGES], version=2
        )
    with pytest.raises(NotFound):
        actions.keep_from_parent(
            record=opened("denise", "denise"), representative_id=son.public_id, hidden=[Part.PLAN], version=2
        )
    with pytest.raises(Refused):
        actions.keep_from_parent(
            record=opened("shona", "callum"), representative_id=row.public_id, hidden=[], version=2
        )


def test_found_too_young_to_decide_it_they_object_instead(stage, opened):
    row = mother(stage)
    found(opened("sam", "callum"), cause="")
    callum = opened("callum", "callum")
    with pytest.raises(Refused):
        actions.keep_from_parent(record=callum, representative_id=row.public_id, hidden=[], version=row.version)
    actions.object_to_representative(record=callum, representative_id=row.public_id, words="Please not.")
    assert standing(stage, row) is Standing.PAUSED


def test_under_16_ending_it_asks_that_somebody_found_they_can_decide(stage, opened):
    row = mother(stage)
    callum = opened("callum", "callum")
    with pytest.raises(Refused):
        actions.end_representative(record=callum, representative_id=row.public_id, reason=EndReason.STOPPED)
    found(opened("sam", "callum"), can_decide=True)
    actions.end_representative(record=callum, representative_id=row.public_id, reason=EndReason.STOPPED)
    row.refresh_from_db()
    assert row.ended_by == "Callum Reid"


# Deciding who sees.


def test_an_attorney_shares_only_while_the_person_was_found_unable_to_decide_that(stage, opened, sam):
    attorney(stage)
    with pytest.raises(Refused) as refused:
        get_target(opened("mark", "denise"), f"team-{stage.teams['heart'].public_id}")
    assert "Nobody has" in refused.value.verdict.reason
    found(sam, days=3)
    mark = opened("mark", "denise")
    target = get_target(mark, f"team-{stage.teams['heart'].public_id}")
    share = sharing.share_record(record=mark, target=target, parts=[Part.ABOUT_ME], until=None)
    assert (share.asked_how, share.decided_by) == ("FOR_THEM", "Mark Holloway")
    assert Message.objects.filter(to_name="Denise Holloway", about_kind="people.share").count() == 1
    with clock.fixed_day(2026, 11, 23), pytest.raises(Refused):
        sharing.stop_sharing(record=opened("mark", "denise"), share=Share.objects.get())


def test_a_newer_finding_that_they_can_takes_it_back_the_same_day(stage, opened, sam):
    attorney(stage)
    found(sam)
    found(sam, can_decide=True)
    with pytest.raises(Refused):
        get_target(opened("mark", "denise"), f"team-{stage.teams['heart'].public_id}")


# Bands.


def test_each_power_has_its_own_band(stage, opened, sam):
    attorney(stage)
    undecided = band(opened("mark", "denise"))
    assert (undecided.kind, undecided.lead) == (
        "DECIDING",
        "You are in Denise Holloway’s record, as their attorney for health and welfare.",
    )
    assert "Check: not done." in undecided.words
    found(sam)
    checked = band(opened("mark", "denise"))
    assert "checked by Sam Whitcombe, practice nurse" in checked.words
    assert "26 November 2026" in checked.words

    who = close(sam, "Ana Cruz", "ada@example.nhs.uk")
    row = write_down(sam, who, power=Basis.ADVOCATE, papers=papers(evidence=Evidence.INSTRUCTION))
    actions.accept_representing(actor=stage.actor("ada"), representative_id=row.public_id)
    advocate = band(door.open_record(stage.actor("ada"), row.person.public_id, Purpose.HELPING))
    assert (advocate.kind, advocate.words) == ("ACTING", "You speak for them. You do not decide.")


def test_an_advocate_decides_nothing_even_when_the_person_cannot(stage, opened, sam):
    who = close(sam, "Ana Cruz", "ada@example.nhs.uk")
    row = write_down(sam, who, power=Basis.ADVOCATE, papers=papers(evidence=Evidence.INSTRUCTION))
    actions.accept_representing(actor=stage.actor("ada"), representative_id=row.public_id)
    found(sam)
    record = door.open_record(stage.actor("ada"), row.person.public_id, Purpose.HELPING)
    with pytest.raises(Refused):
        get_target(record, f"team-{stage.teams['heart'].public_id}")


def test_a_volunteer_supporter_has_the_helping_band_and_staff_at_work_none(stage, opened):
    joyce = opened("joyce", "joyce")
    target = get_target(joyce, f"staff-{stage.users['george'].public_id}")
    sharing.share_record(record=joyce, target=target, parts=[Part.ABOUT_ME], until=None)
    helping = band(opened("george", "joyce"))
    assert (helping.kind, helping.lead) == ("HELPING", "George Tanner is helping Joyce write.")
    assert "about me" in helping.words.lower()
    assert "their plan" not in helping.words
    assert band(opened("sam", "joyce")) is None


def test_the_database_keeps_the_rules_too(stage):
    row = attorney(stage)
    for wrong in (
        {"until": row.since - timedelta(days=1)},
        {"user": None},
        {"paused_at": clock.now()},
        {"ended_at": clock.now()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Representative.objects.filter(pk=row.pk).update(**wrong)
