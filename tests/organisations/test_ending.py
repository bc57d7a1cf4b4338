"""Bodies change, end and merge; who could see somebody before still can, through whoever took over."""

from datetime import date

import pytest

from partake.audit.models import Event
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.organisations import actions
from partake.organisations.domain import OrganisationKind, RoleCode
from partake.organisations.models import Organisation, RoleAssignment
from partake.organisations.queries import roles_of
from partake.people.domain import AskedHow, Part
from partake.people.models import CareRelationship, Share


def end(stage, key: str, successor: str | None) -> Organisation:
    body = stage.organisations[key]
    actions.end_organisation(
        actor=stage.actor("ada"), organisation=body, successor=stage.organisations[successor] if successor else None
    )
    body.refresh_from_db()
    return body


def test_a_practice_taken_over_keeps_looking_after_its_people(stage, opened):
    end(stage, "millbrook", "hillside")
    with clock.fixed_day(2026, 11, 20):
        sam = stage.actor("sam")
        assert sam.main_role and sam.main_role.organisation_name == "Hillside Practice"
        assert opened("sam", "joyce").parts == opened("neil", "joyce").parts
        assert Part.CONTACT in opened("sam", "joyce").parts
    assert CareRelationship.objects.get(person=stage.people["joyce"]).organisation == stage.organisations["millbrook"]


def test_what_was_shared_with_the_old_body_goes_on_and_says_so(stage, opened):
    from partake.people.queries.sharing import who_can_see

    Share.objects.create(
        person=stage.people["joyce"],
        with_organisation=stage.organisations["neighbours"],
        parts=[Part.ABOUT_ME],
        decided_at=clock.now(),
        decided_by="Joyce Adeyemi",
        asked_how=AskedHow.THEMSELVES,
        accepted_at=clock.now(),
    )
    assert opened("beth", "joyce").parts == {Part.ABOUT_ME}
    end(stage, "neighbours", "hospital")
    assert opened("beth", "joyce").parts == {Part.ABOUT_ME}
    (sight,) = who_can_see(opened("joyce", "joyce")).because_said
    assert sight.name == "Millbrook Neighbours (now Wexbridge General Hospital)"


def test_two_mergers_in_a_row_are_followed(stage, opened):
    end(stage, "millbrook", "hillside")
    end(stage, "hillside", "hospital")
    bodies = {role.organisation_name for role in roles_of(stage.users["sam"].pk, today=clock.today())}
    assert bodies == {"Wexbridge General Hospital", "Hillside Practice", "Millbrook Surgery"}
    assert opened("sam", "joyce")


def test_teams_move_and_keep_a_name_of_their_own(stage):
    actions.add_team(actor=stage.actor("ada"), organisation=stage.organisations["board"], name="community heart team")
    end(stage, "hospital", "board")
    heart = stage.teams["heart"]
    heart.refresh_from_db()
    assert heart.organisation == stage.organisations["board"]
    assert heart.name == "Community heart team (Wexbridge General Hospital)"
    held = RoleAssignment.objects.get(user=stage.users["clinic"], ended_on=None)
    assert (held.team, held.organisation) == (stage.teams["diabetes"], stage.organisations["board"])


def test_with_no_successor_its_jobs_open_nothing(stage, opened):
    body = end(stage, "millbrook", None)
    assert body.valid_to == clock.today()
    assert roles_of(stage.users["sam"].pk, today=clock.today()) == ()
    with pytest.raises(NotFound):
        opened("sam", "joyce")


def test_ending_twice_changes_nothing(stage):
    end(stage, "millbrook", "hillside")
    end(stage, "millbrook", None)
    assert Event.objects.filter(kind="organisations.organisation_ended").count() == 1
    assert Organisation.objects.get(ods_code="Z99001").successor == stage.organisations["hillside"]


def test_who_cannot_take_over(stage):
    with pytest.raises(Rejected):
        end(stage, "millbrook", "millbrook")
    end(stage, "hillside", None)
    with pytest.raises(Rejected):
        actions.end_organisation(
            actor=stage.actor("ada"),
            organisation=stage.organisations["millbrook"],
            successor=Organisation.objects.get(ods_code="Z99002"),
        )


def test_a_change_on_an_old_page_is_stale(stage):
    body = stage.organisations["millbrook"]
    values = {"name": "Millbrook", "kind": OrganisationKind.GP_PRACTICE, "ods_code": "Z99001", "phone": "", "email": ""}
    actions.change_organisation(actor=stage.actor("ada"), organisation=body, version=1, **values)
    with pytest.raises(Stale):
        actions.change_organisation(actor=stage.actor("ada"), organisation=body, version=1, **values)
    with pytest.raises(Rejected, match="already has this code"):
        actions.change_organisation(
            actor=stage.actor("ada"), organisation=body, version=2, **{**values, "ods_code": "Z99002"}
        )
    assert set(Event.objects.get(kind="organisations.organisation_changed").fields) == {"name", "phone", "email"}


def test_a_job_for_somebody_new_invites_them(stage):
    from partake.accounts.models import Invitation

    given = {
        "actor": stage.actor("ada"),
        "email": "new@example.nhs.uk",
        "organisation": stage.organisations["millbrook"],
        "role": RoleCode.CARE_COORDINATOR,
        "job_title": "",
        "team": None,
    }
    with pytest.raises(Rejected) as rejected:
        actions.give_job(display_name="", **given)
    assert rejected.value.field == "display_name"
    held = actions.give_job(display_name="Nia Holt", **given)
    assert Invitation.objects.get().user == held.user
    assert not held.user.is_active


@pytest.mark.parametrize("key", ["ruth", "sam", "joyce"])
def test_nobody_else_sets_up(stage, key):
    actor, body = stage.actor(key), stage.organisations["millbrook"]
    for act in (
        lambda: actions.end_organisation(actor=actor, organisation=body, successor=None),
        lambda: actions.add_service(actor=actor, organisation=body, name="Clinic"),
        lambda: actions.add_place(actor=actor, name="Wexbridge"),
        lambda: actions.give_job(
            actor=actor,
            email="sam@example.nhs.uk",
            display_name="",
            organisation=body,
            role=RoleCode.RECORDS_LEAD,
            job_title="",
            team=None,
        ),
        lambda: actions.change_organisation(
            actor=actor,
            organisation=body,
            name="x",
            kind=OrganisationKind.OTHER,
            ods_code=None,
            phone="",
            email="",
            version=1,
        ),
    ):
        with pytest.raises(Refused):
            act()
    assert body.valid_from <= date(2026, 11, 19)
