"""A death, a move away, and letting somebody in: pages that say what will happen first."""

from datetime import date

import pytest
from django.core import mail

from partake.accounts.models import Invitation, User
from partake.audit.models import Event
from partake.correspondence.actions import tell
from partake.correspondence.models import Message
from partake.documents import Document, paragraph
from partake.kernel.ref import Ref
from partake.kernel.verdict import Refused, Rejected
from partake.people import recipients
from partake.people.actions.people import record_death
from partake.people.actions.sign_in import invite_person
from partake.people.domain import CheckedHow
from partake.people.models import CareRelationship, Person, PersonAccount
from tests.people.pressing import at, press, read, shown

ON = {"on-day": "3", "on-month": "11", "on-year": "2026"}


def test_recording_a_death_says_what_happens_first(stage, visit):
    client = visit("farah", "arthur")
    asked = press(client, at("died", stage, "arthur"), **ON)
    check = asked.headers["Location"]
    assert check.endswith("/died/check?on=2026-11-03")
    said = " ".join(read(client, check).texts)
    assert "Nobody writes to Arthur again." in said
    assert Person.objects.get(given_name="Arthur").died_on is None
    assert press(client, check).status_code == 302
    assert Person.objects.get(given_name="Arthur").died_on == date(2026, 11, 3)
    page = read(client, at("record", stage, "arthur"))
    assert "Died 3 November 2026" in page.texts
    assert not [link for link in page.all("a") if link["href"].endswith(("/died", "/moved", "/sign-in"))]


def test_letters_that_wait_do_not_go_to_somebody_who_died(stage, opened):
    person = stage.people["arthur"]
    tell(
        actor=stage.actor("ruth"),
        recipient=recipients.of_person(person),
        document=Document(title="A letter", blocks=(paragraph("Hello"),)),
        about=Ref("people.person", str(person.public_id)),
        key="waiting",
    )
    record_death(record=opened("farah", "arthur"), died_on=date(2026, 11, 3), version=1)
    assert Message.objects.get().state == "CANCELLED"


@pytest.mark.parametrize("page", ["died", "moved"])
def test_impossible_days(stage, visit, page):
    client = visit("farah", "arthur")
    assert "There is no day yet" in shown(press(client, at(page, stage, "arthur")))
    assert "is after 19 November 2026" in shown(press(client, at(page, stage, "arthur"), **{**ON, "on-day": "20"}))
    assert "November has 30 days" in shown(press(client, at(page, stage, "arthur"), **{**ON, "on-day": "31"}))


@pytest.mark.parametrize("name", ["record_death", "record_move"])
def test_a_check_without_a_day_asks_for_it(stage, visit, name):
    client = visit("farah", "arthur")
    for query in ("", "?on=", "?on=2026-02-30", "?on=yesterday"):
        assert client.get(at(name, stage, "arthur") + query).status_code == 302


def test_a_day_before_birth_written_into_the_address_is_rejected(stage, visit):
    client = visit("farah", "arthur")
    answer = press(client, at("record_death", stage, "arthur") + "?on=1900-01-01")
    assert "before they were born" in shown(answer)


def test_somebody_who_changed_the_record_meanwhile(stage, visit, opened):
    from partake.people.actions.identity import change_names

    client = visit("farah", "arthur")
    check = at("record_death", stage, "arthur") + "?on=2026-11-03"
    token = read(client, check).token
    change_names(
        record=opened("sam", "arthur"), given_name="Art", family_name="Pell", known_as="", pronouns="", version=1
    )
    assert "was changed while you were here" in shown(client.post(check, {"form_token": token}))


def test_recording_a_move(stage, visit):
    client = visit("farah", "arthur")
    check = press(client, at("moved", stage, "arthur"), **ON).headers["Location"]
    assert "Your practice no longer looks after Arthur here" in " ".join(read(client, check).texts)
    assert press(client, check).headers["Location"] == "/"
    assert CareRelationship.objects.get(person=stage.people["arthur"]).ended_at is not None


@pytest.mark.parametrize("name", ["died", "moved", "record_death", "record_move", "invite_person"])
def test_only_the_practice_does_these(stage, visit, name):
    assert visit("joyce").get(at(name, stage, "joyce")).status_code == 403
    assert visit("neil").get(at(name, stage, "joyce")).status_code == 404


def test_inviting_somebody_to_their_own_record(stage, visit):
    client = visit("ruth", "arthur")
    assert any(a["href"].endswith("/sign-in") for a in read(client, at("record", stage, "arthur")).all("a"))
    page = at("invite_person", stage, "arthur")
    assert "not said how you checked" in shown(press(client, page, email="arthur@example.com"))
    assert "has no @" in shown(press(client, page, email="arthur", checked_how="PHOTO"))
    done = press(client, page, email="Arthur@Example.com", checked_how="PHOTO")
    assert done.headers["Location"] == at("record", stage, "arthur")
    link = PersonAccount.objects.get(person=stage.people["arthur"])
    assert (link.user.email, link.user.is_active, link.linked_by) == ("arthur@example.com", False, "Ruth Okafor")
    assert Invitation.objects.get().user == link.user
    assert mail.outbox[0].to == ["arthur@example.com"]
    assert Event.objects.filter(kind="people.account_linked").latest("pk").codes == {"checked_how": "PHOTO"}
    assert not any(a["href"].endswith("/sign-in") for a in read(client, at("record", stage, "arthur")).all("a"))


def test_somebody_who_signs_in_already_is_told(stage, opened):
    daughter = User.objects.create(email="daughter@example.com", display_name="Ann Pell")
    link = invite_person(record=opened("ruth", "arthur"), email="Daughter@example.com", checked_how=CheckedHow.KNOWN)
    assert link.user == daughter
    assert not Invitation.objects.exists()
    assert Message.objects.get().email == "daughter@example.com"


def test_addresses_that_cannot_be_used(stage, opened):
    arthur = opened("ruth", "arthur")
    with pytest.raises(Rejected, match="already linked"):
        invite_person(record=arthur, email="joyce@example.com", checked_how=CheckedHow.PHOTO)
    User.objects.create(email="closed@example.com", display_name="Closed", is_active=False)
    with pytest.raises(Rejected, match="was invited before"):
        invite_person(record=arthur, email="closed@example.com", checked_how=CheckedHow.PHOTO)
    with pytest.raises(Rejected, match="has a sign-in already"):
        invite_person(record=opened("ruth", "joyce"), email="new@example.com", checked_how=CheckedHow.PHOTO)


def test_nobody_signs_in_as_somebody_who_died(opened):
    record_death(record=opened("farah", "arthur"), died_on=date(2026, 11, 3), version=1)
    with pytest.raises(Refused):
        invite_person(record=opened("ruth", "arthur"), email="a@example.com", checked_how=CheckedHow.PHOTO)
