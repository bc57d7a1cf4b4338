"""Healthwatch: across the bodies of its place, evidence that is its own, and what came of these, answered in public."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from partake.audit.models import Event
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import Refused, Rejected, Stale
from partake.organisations.actions import add_place, put_in_place
from partake.organisations.models import Organisation
from partake.voices.actions import enquiring, outcomes, reading
from partake.voices.area import bodies_spoken_about, can_speak_about
from partake.voices.domain.new import About, NewVoice
from partake.voices.domain.states import OutcomeKind
from partake.voices.domain.voice import VoiceKind
from partake.voices.models import Enquiry, Voice
from tests.people.pressing import press, read, shown


@pytest.fixture
def hana(stage):
    return stage.actor("hana")


@pytest.fixture(autouse=True)
def in_place(stage):
    """Healthwatch in Wexbridge; the hospital in Quayside, within it; Hillside somewhere else."""
    ada = stage.actor("ada")
    wexbridge = add_place(actor=ada, name="Wexbridge")
    quayside = add_place(actor=ada, name="Quayside", within=wexbridge)
    elsewhere = add_place(actor=ada, name="Elsewhere")
    for key, place in {"healthwatch": wexbridge, "hospital": quayside, "hillside": elsewhere}.items():
        body = Organisation.objects.get(pk=stage.organisations[key].pk)
        put_in_place(actor=ada, organisation=body, place=place, version=body.version)


@pytest.fixture
def published(nadia, owen, hospital, comment):
    row = outcomes.write_outcome(
        actor=nadia, organisation_id=hospital.pk, kind=OutcomeKind.WE_DID, title="The phones", said="No answer.",
        words="Two lines.", decided_by="Dr Lewis", decided_on=clock.today(), voices=[comment],
    )  # fmt: skip
    return outcomes.publish_outcome(actor=owen, outcome=row, version=1)


def test_the_area_is_the_place_and_what_is_within_it(stage, hana, hospital):
    assert [body.pk for body in bodies_spoken_about(hana)] == [hospital.pk]
    assert not can_speak_about(hana, stage.organisations["hillside"].pk)
    assert not can_speak_about(stage.actor("nadia"), hospital.pk)


def test_she_reads_across_what_was_cleared_and_how_many_wait_but_no_more(visit, comment, say, nadia, hospital):
    say("Cleared words", came_as="cleared")
    row = Voice.objects.get(came_as="cleared")
    reading.clear_voice(actor=nadia, voice=row, organisation_id=hospital.pk, shown_words="Cleared words", version=1)
    page = read(visit("hana"), reverse("voices:across"))
    assert "1 person’s words can be read. 1 person waits for an answer." in page.text
    assert "Rang 41" not in page.text
    assert reverse("voices:public_body", args=[hospital.public_id]) in [link["href"] for link in page.all("a")]
    with clock.fixed_day(2026, 12, 20):
        assert "Late: 3 days" in read(visit("hana"), reverse("voices:late")).text


def test_evidence_is_public_at_once_in_her_bodys_name_and_not_for_the_body_to_take_down(visit, stage, nadia, hospital):
    client, address = visit("hana"), reverse("voices:evidence", args=[hospital.public_id])
    said = {"title": "Getting there", "words": "61 of 212 missed a visit.", "sampling": "CAME_BY_THEMSELVES"}
    assert "You have not chosen yet. What is it about?" in shown(press(client, address, **said))
    answer = press(client, address, **said, about=str(stage.services["ward"].public_id))
    page = read(Client(), answer.url)
    assert "61 of 212 missed a visit." in page.text
    assert "Healthwatch Wexbridge" in page.text
    row = Voice.objects.get(kind=VoiceKind.EVIDENCE)
    with pytest.raises(Rejected, match="Only they can take it down"):
        reading.keep_voice_back(actor=nadia, voice=row, organisation_id=hospital.pk, why="No.", version=row.version)
    assert Event.objects.filter(kind="voices.evidence_brought_in").count() == 1


def test_evidence_is_for_her_own_place(hana, stage):
    hillside = NewVoice(kind=VoiceKind.EVIDENCE, about=(About(stage.organisations["hillside"].pk),), words="They said.")
    with pytest.raises(Refused):
        enquiring.bring_in_evidence(actor=hana, voice=hillside)
    with pytest.raises(Refused):
        enquiring.bring_in_evidence(actor=stage.actor("nadia"), voice=hillside)


def test_she_asks_what_came_of_it_and_is_answered_in_public_late(visit, stage, published, nadia, hospital):
    address = reverse("voices:ask_about", args=[hospital.public_id, published.public_id])
    client = visit("hana")
    assert "Nothing is written yet" in shown(press(client, address, words=" "))
    token = read(client, address).token
    for _ in range(2):
        assert client.post(address, {"form_token": token, "words": "On Mondays too?"}).status_code == 302
    row = Enquiry.objects.get()
    assert row.due_on == date(2026, 12, 17), "20 working days from Thursday 19 November"
    assert Message.objects.get(about_kind="voices.enquiry").email == hospital.email
    body = reverse("voices:public_body", args=[hospital.public_id])
    assert "It is due by 17 December 2026." in read(Client(), body).text
    answer_at = reverse("voices:answer_enquiry", args=[hospital.public_id, row.public_id])
    with clock.fixed_day(2026, 12, 21):
        assert "Late: 4 days" in read(Client(), body).text
        assert "Late: 4 days" in read(visit("hana"), reverse("voices:late")).text
        page = read(visit("nadia"), answer_at)
        press(visit("nadia"), answer_at, answer="No. Mondays take 9 minutes.")
        said = read(Client(), body).text
        assert "No. Mondays take 9 minutes." in said
        assert "Late: 4 days" in said
        stale = visit("nadia").post(answer_at, {"form_token": page.token, "answer": "Again"})
        assert "There are two versions now" in shown(stale)
    assert Message.objects.filter(about_kind="voices.enquiry").count() == 2


def test_only_the_body_answers_and_once(stage, hana, hospital, nadia, published):
    row = enquiring.ask_what_came(actor=hana, organisation=hospital, words="And?", outcome=published)
    with pytest.raises(Refused):
        enquiring.answer_enquiry(actor=hana, enquiry=row, answer="Yes.", version=1)
    with pytest.raises(Rejected):
        enquiring.answer_enquiry(actor=nadia, enquiry=row, answer=" ", version=1)
    row = enquiring.answer_enquiry(actor=nadia, enquiry=row, answer="Yes.", version=1)
    with pytest.raises(Stale):
        enquiring.answer_enquiry(actor=nadia, enquiry=row, answer="No.", version=2)


def test_she_asks_about_words_anyone_may_read_and_no_others(hana, say, comment, nadia, hospital):
    reading.clear_voice(actor=nadia, voice=comment, organisation_id=hospital.pk, shown_words="Rang.", version=1)
    hidden = say("Not cleared", came_as="hidden")
    row = enquiring.ask_what_came(actor=hana, organisation=hospital, words="And?", voices=[comment, hidden])
    assert [one.voice_id for one in row.cites.all()] == [comment.pk]


@pytest.mark.parametrize("key", ["nadia", "joyce", "sam"])
def test_nobody_else_speaks_for_the_public(visit, hospital, key):
    for name, args in (("across", []), ("late", []), ("ask", [hospital.public_id]), ("evidence", [hospital.public_id])):
        assert visit(key).get(reverse(f"voices:{name}", args=args)).status_code == 403


def test_a_body_of_another_place_is_not_there(visit, stage):
    other = stage.organisations["hillside"].public_id
    for name in ("ask", "evidence"):
        assert visit("hana").get(reverse(f"voices:{name}", args=[other])).status_code == 404
