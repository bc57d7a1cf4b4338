"""A record begins, somebody looks after the person, a sign-in is linked, they move, they die: state, event, refusal."""

from datetime import date, timedelta

import pytest

from partake.accounts.actions import add_user
from partake.audit.domain import Basis
from partake.audit.models import Event
from partake.demo.stage import SETTING_UP
from partake.kernel import clock
from partake.kernel.verdict import Refused, Rejected, Stale
from partake.organisations.actions import give_role
from partake.people import access
from partake.people.actions import people, sharing
from partake.people.actions.contact import CloseTo, add_personal_contact
from partake.people.domain import CheckedHow, Part, StopReason
from partake.people.models import CareRelationship, Person, PersonAccount, SearchName, Share
from partake.people.queries.share_targets import get_target

TODAY = date(2026, 11, 19)


def event(kind):
    return Event.objects.filter(kind=f"people.{kind}").latest("pk")


@pytest.fixture
def add(stage):
    def add_one(who="ruth", **more):
        details = {"given_name": "Nia", "family_name": "Ashby-Holt"} | more
        return people.add_person(actor=stage.actor(who), practice=stage.organisations["millbrook"], **details)

    return add_one


@pytest.fixture
def start(stage):
    def start_one(who="sam", person="joyce", *, basis=Basis.CARE_TEAM, organisation="hospital", team=None, **more):
        return people.start_relationship(
            actor=stage.actor(who),
            person=stage.people[person],
            organisation=stage.organisations[organisation],
            team=stage.teams[team] if team else None,
            basis=basis,
            **{"since": TODAY} | more,
        )

    return start_one


def words_of(relationship):
    return set(SearchName.objects.filter(relationship=relationship).values_list("word", flat=True))


def test_a_new_record_is_a_person_registered_and_found_by_name(stage, add):
    nia = add(nhs_number="943 476 5919", known_as="Nina", born_on=date(1990, 2, 3), registered_on=date(2026, 11, 1))
    assert (nia.nhs_number, nia.born_on, nia.known_as, nia.created_at) == (
        "9434765919",
        date(1990, 2, 3),
        "Nina",
        clock.now(),
    )
    registered = CareRelationship.objects.get(person=nia)
    assert (registered.basis, registered.organisation, registered.since) == (
        Basis.REGISTRATION,
        stage.organisations["millbrook"],
        date(2026, 11, 1),
    )
    assert words_of(registered) == {"nia", "nina", "ashby", "holt"}
    started = event("person_added")
    assert (started.person_id, started.fields, started.codes) == (nia.public_id, [], {})
    assert event("relationship_started").codes == {
        "basis": "REGISTRATION",
        "organisation": str(stage.organisations["millbrook"].public_id),
    }


def test_little_need_be_known(add):
    nia = add(nhs_number=" ")
    assert (nia.nhs_number, nia.born_on) == (None, None)
    assert CareRelationship.objects.get(person=nia).since == TODAY
    assert add(given_name="Another").nhs_number is None, "two may lack one"


@pytest.mark.parametrize(
    ("details", "field", "words"),
    [
        ({"born_on": TODAY + timedelta(days=1)}, "born_on", "not come yet"),
        ({"nhs_number": "943 476 5918"}, "nhs_number", "last digit"),
        ({"nhs_number": "9990000018"}, "nhs_number", "already has this NHS number"),
    ],
)
def test_details_that_cannot_be(add, details, field, words):
    before = Person.objects.count()
    with pytest.raises(Rejected, match=words) as rejected:
        add(**details)
    assert rejected.value.field == field
    assert Person.objects.count() == before


def test_somebody_may_be_born_today(add):
    assert add(born_on=TODAY).born_on == TODAY


@pytest.mark.parametrize("who", ["sam", "farah", "petra", "neil", "joyce", "ada"])
def test_only_the_practices_records_lead_starts_a_record(add, who):
    with pytest.raises(Refused):
        add(who)


def test_a_practice_brings_in_a_team(stage, start, opened):
    referral = start(team="heart", basis=Basis.REFERRAL, until=TODAY)
    assert (referral.team, referral.until, referral.started_by) == (stage.teams["heart"], TODAY, "Sam Whitcombe")
    assert words_of(referral) == {"joyce", "adeyemi"}
    assert event("relationship_started").codes == {
        "basis": "REFERRAL",
        "organisation": str(stage.organisations["hospital"].public_id),
    }


@pytest.mark.parametrize("who", ["neil", "petra", "anil", "beth", "joyce", "ada"])
def test_nobody_gives_themselves_sight_of_a_stranger(start, who):
    with pytest.raises(Refused):
        start(who)
    with pytest.raises(Refused):
        start(who, basis=Basis.REGISTRATION, organisation="millbrook")


def test_nobody_brings_a_team_to_somebody_without_a_practice(stage, start):
    CareRelationship.objects.filter(person=stage.people["joyce"]).update(ended_at=clock.now())
    with pytest.raises(Refused):
        start()


def test_one_practice_at_a_time(stage, start):
    give_role(
        actor=SETTING_UP, user=stage.users["neil"], organisation=stage.organisations["hillside"], role="RECORDS_LEAD"
    )
    with pytest.raises(Rejected, match="registered with another practice") as rejected:
        start("neil", basis=Basis.REGISTRATION, organisation="hillside")
    assert rejected.value.field == "organisation"
    registered = CareRelationship.objects.get(person=stage.people["joyce"])
    people.end_relationship(actor=stage.actor("sam"), relationship=registered)
    assert start("neil", basis=Basis.REGISTRATION, organisation="hillside").ended_at is None


@pytest.mark.parametrize("who", ["sam", "farah", "ruth", "petra", "anil"])
def test_those_looking_after_somebody_or_their_practice_say_that_it_ended(stage, start, who):
    team = start(team="heart")
    people.end_relationship(actor=stage.actor(who), relationship=team)
    team.refresh_from_db()
    assert team.ended_at == clock.now()
    assert words_of(team) == set()
    ended = event("relationship_ended")
    assert (ended.person_id, ended.about_id) == (stage.people["joyce"].public_id, str(team.public_id))


def test_ending_what_has_ended_changes_nothing(stage, start):
    team = start(team="heart")
    people.end_relationship(actor=stage.actor("sam"), relationship=team)
    with clock.fixed_day(2026, 11, 20):
        people.end_relationship(actor=stage.actor("sam"), relationship=team)
    team.refresh_from_db()
    assert team.ended_at == clock.now()
    assert Event.objects.filter(kind="people.relationship_ended").count() == 1


@pytest.mark.parametrize("who", ["neil", "beth", "joyce", "ada"])
def test_others_cannot_end_it(stage, start, who):
    team = start(team="heart")
    with pytest.raises(Refused):
        people.end_relationship(actor=stage.actor(who), relationship=team)


def test_a_practice_of_the_past_cannot_end_what_others_do(stage, start):
    team = start(team="heart")
    people.end_relationship(
        actor=stage.actor("sam"), relationship=CareRelationship.objects.get(basis="REGISTRATION", person=team.person)
    )
    with pytest.raises(Refused):
        people.end_relationship(actor=stage.actor("sam"), relationship=team)


@pytest.fixture
def arthurs(db):
    return add_user(actor=SETTING_UP, email="arthur@example.com", display_name="Arthur Pell")


@pytest.mark.parametrize(("checked", "codes"), [(CheckedHow.PHOTO, {"checked_how": "PHOTO"}), (None, {})])
def test_a_sign_in_is_linked_by_the_practice(stage, arthurs, checked, codes):
    link = people.link_account(
        actor=stage.actor("farah"), user=arthurs, person=stage.people["arthur"], checked_how=checked
    )
    assert (link.user, link.person, link.linked_by, link.linked_at) == (
        arthurs,
        stage.people["arthur"],
        "Farah Aziz",
        clock.now(),
    )
    linked = event("account_linked")
    assert (linked.person_id, linked.codes) == (stage.people["arthur"].public_id, codes)


@pytest.mark.parametrize("who", ["neil", "petra", "beth", "ada", "joyce"])
def test_nobody_else_links_a_sign_in(stage, arthurs, who):
    with pytest.raises(Refused):
        people.link_account(actor=stage.actor(who), user=arthurs, person=stage.people["arthur"])


def test_nobody_links_a_sign_in_for_somebody_without_a_practice(stage, arthurs):
    CareRelationship.objects.filter(person=stage.people["arthur"]).update(ended_at=clock.now())
    with pytest.raises(Refused):
        people.link_account(actor=stage.actor("sam"), user=arthurs, person=stage.people["arthur"])


@pytest.mark.parametrize(("user", "person"), [("joyce", "arthur"), ("arthur", "joyce")])
def test_one_sign_in_one_record(stage, arthurs, user, person):
    users = {"arthur": arthurs, "joyce": stage.users["joyce"]}
    before = PersonAccount.objects.count()
    with pytest.raises(Rejected, match="already linked"):
        people.link_account(actor=stage.actor("sam"), user=users[user], person=stage.people[person])
    assert PersonAccount.objects.count() == before


@pytest.fixture
def shared(stage, opened):
    """What Joyce shared: with her son, who said yes, and with the heart team."""
    joyce = opened("joyce", "joyce")
    son = add_personal_contact(
        record=joyce, close=CloseTo(name="Tunde Adeyemi", relationship="my son", email="tunde@example.com")
    )
    for code in (f"close-{son.public_id}", f"team-{stage.teams['heart'].public_id}"):
        sharing.share_record(record=joyce, target=get_target(joyce, code), parts=[Part.ABOUT_ME], until=None)
    offered = Share.objects.get(with_contact=son)
    sharing.accept_share(actor=stage.actor("tunde"), share_id=offered.public_id)


def test_a_death_closes_the_sign_in_and_what_was_shared_with_those_close(stage, opened, shared):
    people.record_death(record=opened("farah", "joyce"), died_on=TODAY, version=1)
    joyce = Person.objects.get(pk=stage.people["joyce"].pk)
    assert (joyce.died_on, joyce.version) == (TODAY, 2)
    stage.users["joyce"].refresh_from_db()
    assert not stage.users["joyce"].is_active
    close, team = Share.objects.exclude(with_email="").get(), Share.objects.get(with_email="")
    assert (close.stop_reason, close.stopped_by, close.stopped_at) == (StopReason.DIED, "Farah Aziz", clock.now())
    assert team.stopped_at is None, "the team may still need it"
    died = event("death_recorded")
    assert (died.person_id, died.fields, died.codes) == (joyce.public_id, ["died_on"], {})


@pytest.mark.parametrize(
    ("day", "words"), [(TODAY + timedelta(days=1), "not come yet"), (date(1958, 5, 1), "before they were born")]
)
def test_days_nobody_dies_on(opened, day, words):
    with pytest.raises(Rejected, match=words) as rejected:
        people.record_death(record=opened("sam", "joyce"), died_on=day, version=1)
    assert rejected.value.field == "died_on"


@pytest.mark.parametrize("day", [date(1958, 5, 2), TODAY])
def test_the_first_and_the_last_day_somebody_may_die_on(opened, day):
    people.record_death(record=opened("sam", "joyce"), died_on=day, version=1)
    assert opened("sam", "joyce").person.died_on == day


def test_a_death_of_somebody_whose_birthday_is_not_known(stage, opened):
    Person.objects.filter(pk=stage.people["arthur"].pk).update(born_on=None)
    people.record_death(record=opened("sam", "arthur"), died_on=date(1900, 1, 1), version=1)
    assert opened("sam", "arthur").person.died_on == date(1900, 1, 1)


def test_a_move_ends_the_registration_and_leaves_the_rest(stage, opened, start, shared):
    start(team="heart")
    people.record_move(record=opened("ruth", "joyce"), moved_on=TODAY, version=1)
    joyce = Person.objects.get(pk=stage.people["joyce"].pk)
    assert (joyce.moved_away_on, joyce.version) == (TODAY, 2)
    still = CareRelationship.objects.filter(person=joyce, ended_at__isnull=True)
    assert list(still.values_list("basis", flat=True)) == [Basis.CARE_TEAM]
    assert not Share.objects.filter(stopped_at__isnull=False).exists()
    moved = event("moved_away")
    assert (moved.person_id, moved.fields) == (joyce.public_id, ["moved_away_on"])
    with pytest.raises(Refused, match="no longer look after Joyce"):
        opened("sam", "joyce")


def test_a_move_is_recorded_when_it_has_happened(opened):
    with pytest.raises(Rejected, match="when they have moved") as rejected:
        people.record_move(record=opened("sam", "joyce"), moved_on=TODAY + timedelta(days=1), version=1)
    assert rejected.value.field == "moved_on"


ENDINGS = [
    lambda record, version: people.record_death(record=record, died_on=TODAY, version=version),
    lambda record, version: people.record_move(record=record, moved_on=TODAY, version=version),
]


@pytest.mark.parametrize("act", ENDINGS)
@pytest.mark.parametrize("version", [2, 0, None])
def test_two_people_saving_at_once(stage, opened, act, version):
    with pytest.raises(Stale) as stale:
        act(opened("sam", "joyce"), version)
    assert stale.value.current == stage.people["joyce"]
    joyce = Person.objects.get(pk=stage.people["joyce"].pk)
    assert (joyce.died_on, joyce.moved_away_on, joyce.version) == (None, None, 1)


@pytest.mark.parametrize("act", ENDINGS)
@pytest.mark.parametrize("who", ["joyce", "clinic", "tunde"])
def test_only_the_practice_records_an_ending(opened, start, shared, act, who):
    start(team="diabetes")
    with pytest.raises(Refused):
        act(opened(who, "joyce"), 1)


def test_each_refusal_says_why_and_what_to_do(stage, opened):
    """What a page shows to somebody who may not: every one has a heading and a reason."""
    joyce, sam, ada = opened("joyce", "joyce"), opened("sam", "joyce"), stage.actor("ada")
    refusals = [
        access.can_see_who_looked(sam),
        access.can_change_identity(joyce),
        access.can_record_death(joyce),
        access.can_invite_person(joyce),
        access.can_tell_rights(joyce),
        access.can_open_in_emergency(ada),
        access.can_answer_for_a_body(ada),
        access.can_find_people(ada),
    ]
    for verdict in refusals:
        assert not verdict and verdict.heading and verdict.reason, verdict
