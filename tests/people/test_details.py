"""How to reach somebody, who is close to them, and who they are: state, event, refusal, pages."""

from datetime import date

import pytest

from partake.audit.models import Event
from partake.correspondence.actions import tell
from partake.correspondence.domain import MessageState
from partake.correspondence.models import Message
from partake.documents import Document, paragraph
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.people import recipients
from partake.people.actions import contact, identity
from partake.people.actions.contact import CloseTo, SafeUse
from partake.people.actions.finding import find_people
from partake.people.models import ContactPoint, Person, PersonalContact
from partake.people.models.contact import ContactKind
from tests.people.pressing import at, press, read, shown

SAFE = SafeUse(safe_to_use=True)
HOME = "4 Alder Row\nWexbridge\nWX1 2AB"


@pytest.fixture
def joyce(opened):
    return opened("joyce", "joyce")


@pytest.fixture
def address(joyce):
    return contact.add_contact_point(record=joyce, kind=ContactKind.ADDRESS, value=HOME, use=SAFE)


@pytest.fixture
def waiting(stage, address):
    return tell(
        actor=stage.actor("ruth"),
        recipient=recipients.of_person(stage.people["joyce"]),
        document=Document(title="A letter", blocks=(paragraph("Hello"),)),
        about=Ref("people.share", "1"),
        key="waiting",
    )


def event(kind):
    return Event.objects.get(kind=f"people.{kind}")


def test_a_way_to_be_reached_is_a_row_and_an_event_that_holds_no_value(stage, address):
    assert (address.value, address.safe_to_use, address.is_preferred) == (HOME, True, False)
    logged = event("contact_point_added")
    assert logged.person_id == stage.people["joyce"].public_id
    assert logged.codes == {"kind": "ADDRESS"}


def test_one_way_is_preferred(joyce, address):
    first = SafeUse(safe_to_use=True, is_preferred=True)
    email = contact.add_contact_point(record=joyce, kind=ContactKind.EMAIL, value="j@example.com", use=first)
    contact.change_contact_point(record=joyce, point=address, value=HOME, use=first, version=1)
    assert set(ContactPoint.objects.filter(is_preferred=True)) == {address}
    email.refresh_from_db()
    assert not email.is_preferred


def test_what_is_not_safe_is_used_for_nothing(joyce):
    use = SafeUse(safe_to_use=False, safe_to_leave_message=True, is_preferred=True, is_shared=True, note="No")
    point = contact.add_contact_point(record=joyce, kind=ContactKind.PHONE, value="01632 960101", use=use)
    assert not point.safe_to_leave_message and not point.is_preferred
    assert point.is_shared and point.note == "No"


def test_an_unsafe_address_stops_the_letter_that_waits(joyce, address, waiting):
    assert waiting.state == MessageState.WAITING
    contact.change_contact_point(record=joyce, point=address, value=HOME, use=SafeUse(safe_to_use=False), version=1)
    waiting.refresh_from_db()
    assert (waiting.held_because, waiting.postal_address) == ("NO_SAFE_WAY", "")
    assert event("contact_point_changed").fields == ["safe_to_use"]


def test_an_ended_address_stops_it_too(joyce, address, waiting):
    contact.end_contact_point(record=joyce, point=address, version=1)
    waiting.refresh_from_db()
    assert waiting.held_because == "NO_SAFE_WAY"
    assert event("contact_point_ended").about_id == str(address.public_id)


@pytest.mark.parametrize("wish", ["no_contact", "no_fixed_address"])
def test_send_me_nothing_and_no_fixed_address(joyce, waiting, wish):
    wishes = {"no_contact": False, "no_fixed_address": False, wish: True}
    contact.change_contact_wishes(record=joyce, version=1, **wishes)
    waiting.refresh_from_db()
    assert waiting.held_because == "NO_SAFE_WAY"
    with pytest.raises(Stale):
        contact.change_contact_wishes(record=joyce, version=1, **wishes)


def test_two_changes_at_once(joyce, address):
    contact.change_contact_point(record=joyce, point=address, value="1 New Street", use=SAFE, version=1)
    with pytest.raises(Stale) as stale:
        contact.change_contact_point(record=joyce, point=address, value="2 Old Street", use=SAFE, version=1)
    assert stale.value.current.value == "1 New Street"


def test_rows_of_somebody_else_or_ended_are_not_there(joyce, opened, address):
    with pytest.raises(NotFound):
        contact.end_contact_point(record=opened("priya", "priya"), point=address, version=1)
    contact.end_contact_point(record=joyce, point=address, version=1)
    address.refresh_from_db()
    with pytest.raises(NotFound):
        contact.change_contact_point(record=joyce, point=address, value=HOME, use=SAFE, version=2)
    with pytest.raises(Rejected):
        contact.add_contact_point(record=joyce, kind=ContactKind.ADDRESS, value="", use=SAFE)


def test_the_practice_may_change_it_and_the_person_hears(opened):
    contact.add_contact_point(record=opened("farah", "arthur"), kind=ContactKind.ADDRESS, value=HOME, use=SAFE)
    told = Message.objects.get()
    assert (told.title, told.to_name) == ("Your details were changed", "Arthur Pell")
    assert (told.postal_address, told.format) == (HOME, "PDF_12")
    assert HOME not in str(told.document)


def test_another_team_may_not(opened, stage):
    from partake.audit.domain import Basis
    from partake.people.actions.people import start_relationship

    start_relationship(
        actor=stage.actor("sam"),
        person=stage.people["joyce"],
        organisation=stage.organisations["hospital"],
        team=stage.teams["diabetes"],
        basis=Basis.CARE_TEAM,
        since=date(2026, 11, 1),
    )
    theirs = opened("clinic", "joyce")
    with pytest.raises(Refused):
        contact.add_contact_point(record=theirs, kind=ContactKind.PHONE, value="01632 960101", use=SAFE)
    with pytest.raises(Refused):
        identity.change_names(record=theirs, given_name="J", family_name="A", known_as="", pronouns="", version=1)
    assert identity.show_nhs_number(record=theirs) == "999 000 0018"


def test_somebody_close_is_added_changed_and_taken_off(joyce):
    son = contact.add_personal_contact(record=joyce, close=CloseTo(name="Tunde Adeyemi", email="tunde@example.com"))
    changed = CloseTo(name="Tunde Adeyemi", phone="07700 900123", is_emergency=True, is_carer=True)
    contact.change_personal_contact(record=joyce, contact=son, close=changed, version=1)
    assert event("personal_contact_changed").fields == ["email", "is_carer", "is_emergency", "phone"]
    son.refresh_from_db()
    contact.end_personal_contact(record=joyce, contact=son, version=2)
    with pytest.raises(Stale):
        contact.end_personal_contact(record=joyce, contact=son, version=2)
    assert PersonalContact.objects.get().ended_at is not None
    assert not Message.objects.exists()  # being written down tells nobody


def test_somebody_to_call_needs_a_number(joyce):
    with pytest.raises(Rejected, match="phone number"):
        contact.add_personal_contact(record=joyce, close=CloseTo(name="Tunde", is_emergency=True))


def test_a_new_name_is_found_at_once(stage, joyce):
    identity.change_names(
        record=joyce, given_name="Joyce", family_name="Okonkwo", known_as="Joy", pronouns="she, her", version=1
    )
    assert event("details_changed").fields == ["family_name", "known_as", "pronouns"]
    sam = stage.actor("sam")
    assert [one.name for one in find_people(actor=sam, wanted="okonkwo joy")] == ["Joyce Okonkwo"]
    assert find_people(actor=sam, wanted="joyce adeyemi") == ()


@pytest.mark.parametrize(("names", "field"), [({"given_name": ""}, "given_name"), ({"family_name": ""}, "family_name")])
def test_a_name_has_two_parts(joyce, names, field):
    whole = {"given_name": "J", "family_name": "A", "known_as": "", "pronouns": "", **names}
    with pytest.raises(Rejected) as rejected:
        identity.change_names(record=joyce, version=1, **whole)
    assert rejected.value.field == field


def test_birth_and_number_are_the_practices_to_change(opened, joyce):
    for act in (
        lambda: identity.change_birth(record=joyce, born_on=date(1958, 5, 3), version=1),
        lambda: identity.change_nhs_number(record=joyce, nhs_number="9990000093", version=1),
    ):
        with pytest.raises(Refused):
            act()
    practice = opened("sam", "joyce")
    identity.change_birth(record=practice, born_on=date(1958, 5, 3), version=1)
    assert Person.objects.get(pk=practice.person.pk).born_on == date(1958, 5, 3)
    assert Message.objects.get().title == "Your details were changed"


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(1890, 1, 1)])
def test_impossible_days_of_birth(opened, day):
    with pytest.raises(Rejected, match="When were they born"):
        identity.change_birth(record=opened("sam", "joyce"), born_on=day, version=1)


def test_nobody_is_born_after_they_died(opened):
    from partake.people.actions.people import record_death

    record_death(record=opened("sam", "arthur"), died_on=date(2026, 11, 1), version=1)
    with pytest.raises(Rejected, match="after the day they died"):
        identity.change_birth(record=opened("sam", "arthur"), born_on=date(2026, 11, 2), version=2)


def test_the_nhs_number_is_tested_and_nobody_elses(opened):
    practice = opened("sam", "joyce")
    for wrong, words in (
        ("999 000 0019", "last digit"),
        ("12", "10 digits"),
        ("ABCDEFGHIJ", "only digits"),
        ("٩٩٩٠٠٠٠٠١٨", "only digits"),
        ("999 000 0026", "Somebody else"),
    ):
        with pytest.raises(Rejected, match=words):
            identity.change_nhs_number(record=practice, nhs_number=wrong, version=1)
    identity.change_nhs_number(record=practice, nhs_number="999 000 0093", version=1)
    assert Person.objects.get(pk=practice.person.pk).nhs_number == "9990000093"
    assert event("details_changed").fields == ["nhs_number"]


def test_showing_the_number_leaves_an_event(joyce):
    assert identity.show_nhs_number(record=joyce) == "999 000 0018"
    assert event("nhs_number_shown").codes == {}


def test_adding_an_address_on_the_page(stage, visit):
    client = visit("joyce")
    assert "nothing here yet" in " ".join(read(client, at("contact", stage, "joyce")).texts)
    done = press(
        client, at("add_contact_point", stage, "joyce", "ADDRESS"), value=HOME, safe="yes", how=["FIRST"], remark="😀"
    )
    assert done.headers["Location"] == at("contact", stage, "joyce")
    said = " ".join(read(client, at("contact", stage, "joyce")).texts)
    assert "4 Alder Row" in said and "Use this first. 😀" in said
    point = ContactPoint.objects.get()
    change = at("change_contact_point", stage, "joyce", point.public_id)
    assert press(client, change, value=HOME, safe="no", how=["FIRST"], remark="").status_code == 302
    point.refresh_from_db()
    assert not point.safe_to_use and not point.is_preferred
    assert press(client, at("end_contact_point", stage, "joyce", point.public_id)).status_code == 302
    assert client.get(change).status_code == 404


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("ADDRESS", "", "There is no address yet"),
        ("ADDRESS", "x" * 401, "There is room for 400"),
        ("PHONE", "call me", "more than a phone number"),
        ("MOBILE", "123", "7 to 15 digits"),
        ("EMAIL", "joyce", "has no @"),
        ("EMAIL", "\x00\u202e@", "not a whole email address"),
    ],
)
def test_wrong_ways_to_be_reached(stage, visit, kind, value, words):
    address = at("add_contact_point", stage, "joyce", kind)
    assert words in shown(press(visit("joyce"), address, value=value, safe="yes"))
    assert not ContactPoint.objects.exists()


def test_not_saying_if_it_is_safe_is_asked_about(stage, visit):
    address = at("add_contact_point", stage, "joyce", "PHONE")
    assert "not said if it is safe" in shown(press(visit("joyce"), address, value="01632 960101"))
    assert visit("joyce").get(at("add_contact_point", stage, "joyce", "FAX")).status_code == 404


def test_a_stale_address_shows_both(stage, visit, joyce, address):
    client = visit("joyce")
    change = at("change_contact_point", stage, "joyce", address.public_id)
    token = read(client, change).token
    contact.change_contact_point(record=joyce, point=address, value="1 New Street", use=SAFE, version=1)
    said = shown(client.post(change, {"form_token": token, "value": "2 Mine Street", "safe": "yes"}))
    assert "There are two versions now" in said and "1 New Street" in said and "2 Mine Street" in said


def test_wishes_on_the_page(stage, visit):
    client = visit("joyce")
    done = press(client, at("change_contact_wishes", stage, "joyce"), wishes=["no_contact", "no_fixed_address"])
    assert done.status_code == 302
    said = " ".join(read(client, at("contact", stage, "joyce")).texts)
    assert "You asked us to send you nothing" in said and "No fixed address now." in said


def test_close_people_on_pages(stage, visit):
    client = visit("joyce")
    add = at("add_personal_contact", stage, "joyce")
    assert "somebody has to call them" in shown(press(client, add, name="Tunde", roles=["EMERGENCY"]))
    done = press(
        client,
        add,
        name="Tunde Adeyemi",
        relationship="son",
        phone="07700 900123",
        email="tunde@example.com",
        roles=["EMERGENCY", "NEXT_OF_KIN"],
    )
    assert done.headers["Location"] == at("contact", stage, "joyce") + "#close"
    said = " ".join(read(client, at("contact", stage, "joyce")).texts)
    assert "Tunde Adeyemi, son" in said and "Call in an emergency. Next of kin." in said
    row = PersonalContact.objects.get()
    change = at("change_personal_contact", stage, "joyce", row.public_id)
    assert press(client, change, name="T. Adeyemi", roles=["CARER"]).status_code == 302
    end = at("end_personal_contact", stage, "joyce", row.public_id)
    assert "Nothing is shared with them." in " ".join(read(client, end).texts)
    assert press(client, end).status_code == 302
    assert client.get(end).status_code == 404


def test_taking_off_somebody_one_shares_with_says_so(stage, visit, joyce):
    from partake.people.actions.sharing import share_record
    from partake.people.domain import Part
    from partake.people.queries.share_targets import list_targets

    row = contact.add_personal_contact(record=joyce, close=CloseTo(name="Tunde", email="tunde@example.com"))
    target = next(one for one in list_targets(joyce, name_contains="") if one.is_close)
    share_record(record=joyce, target=target, parts=[Part.ABOUT_ME], until=None)
    page = read(visit("joyce"), at("end_personal_contact", stage, "joyce", row.public_id))
    assert "can still see what is shared" in " ".join(page.texts)
    change = at("change_personal_contact", stage, "joyce", row.public_id)
    assert "Changing it here does not move that" in " ".join(read(visit("joyce"), change).texts)
    # A new address in the list does not hide that the old one still sees.
    contact.change_personal_contact(record=joyce, contact=row, close=CloseTo(name="Tunde"), version=1)
    page = read(visit("joyce"), at("end_personal_contact", stage, "joyce", row.public_id))
    assert "can still see what is shared" in " ".join(page.texts)


def test_names_on_the_page(stage, visit):
    client = visit("joyce")
    names = at("change_names", stage, "joyce")
    assert "There is no family name yet" in shown(press(client, names, given_name="Joyce", family_name=" "))
    assert press(client, names, given_name="Joyce", family_name="Adeyemi", known_as="Joy").status_code == 302
    assert "Joy" in read(client, at("contact", stage, "joyce")).texts


def test_birth_and_number_on_pages(stage, visit):
    client = visit("sam", "joyce")
    born = {"born_on-day": "31", "born_on-month": "2", "born_on-year": "1958"}
    assert "February 1958 has 28 days" in shown(press(client, at("change_birth", stage, "joyce"), **born))
    done = press(client, at("change_birth", stage, "joyce"), **{**born, "born_on-day": "3"})
    assert done.status_code == 302
    number = at("change_nhs_number", stage, "joyce")
    assert "last digit does not fit" in shown(press(client, number, nhs_number="9990000019"))
    assert press(client, number, nhs_number="999 000 0093").status_code == 302
    assert visit("joyce").get(number).status_code == 403
    assert visit("joyce").get(at("change_birth", stage, "joyce")).status_code == 403


def test_the_number_is_shown_only_when_asked_for(stage, visit):
    client = visit("joyce")
    page = read(client, at("contact", stage, "joyce"))
    assert "999 000 0018" not in " ".join(page.texts)
    address = at("show_nhs_number", stage, "joyce")
    assert client.get(address).status_code == 302
    assert not Event.objects.filter(kind="people.nhs_number_shown").exists()
    assert "999 000 0018" in shown(client.post(address))
    assert Event.objects.filter(kind="people.nhs_number_shown").count() == 1


def links(page, person):
    """The last word of each address in one person's record that a page leads to."""
    mine = f"/people/{person.public_id}/"
    return {link["href"].split("/")[-1] for link in page.all("a") if link["href"].startswith(mine)}


def test_the_record_leads_to_what_its_reader_may_do_and_no_further(stage, visit, told_place):
    joyce = stage.people["joyce"]
    own = links(read(visit("joyce"), at("record", stage, "joyce")), joyce)
    assert {"contact", "needs", "background", "messages", "rights", "MY_WELLNESS"} <= own
    assert not own & {"died", "moved", "sign-in"}
    practice = links(read(visit("sam", "joyce"), at("record", stage, "joyce")), joyce)
    assert {"contact", "needs", "background", "rights", "MY_WELLNESS", "died", "moved"} <= practice
    assert not practice & {"messages", "sign-in"}  # she signs in already
    son = links(read(visit("tunde"), at("record", stage, "joyce")), joyce)
    assert {"needs", "contact#close"} <= son
    assert not son & {"background", "messages", "rights", "MY_WELLNESS", "WHAT_MATTERS", "died", "contact"}
    volunteer = links(read(visit("george", "joyce"), at("record", stage, "joyce")), joyce)
    assert {"WHAT_MATTERS", "MY_WELLNESS"} <= volunteer
    assert not volunteer & {"needs", "contact#close", "IF_I_GET_WORSE"}


def test_an_empty_record_says_where_to_begin(stage, visit):
    page = read(visit("priya"), at("record", stage, "priya"))
    assert "worse" in page.ids
    assert {"WHAT_MATTERS", "IF_I_GET_WORSE"} <= links(page, stage.people["priya"])


@pytest.mark.parametrize("name", ["record", "contact", "needs", "messages", "background", "rights_told", "choose_need"])
def test_a_page_asks_no_more_however_full_the_record(stage, visit, django_assert_max_num_queries, name, told_place):
    client = visit("joyce")
    with django_assert_max_num_queries(25):
        client.get(at(name, stage, "joyce"))
    staff = visit("sam", "joyce")
    if name != "messages":
        with django_assert_max_num_queries(32):
            staff.get(at(name, stage, "joyce"))
