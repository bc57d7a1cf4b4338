"""What anyone may read: nothing before it is cleared, the chain both ways, withdrawn words gone from every count."""

from django.test import Client
from django.urls import reverse

from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.organisations.actions import end_organisation
from partake.organisations.models import Organisation, Service
from partake.voices.actions import outcomes, reading, recording, replying
from partake.voices.domain.new import About, NewContributor
from partake.voices.domain.states import OutcomeKind, Satisfied
from partake.voices.domain.voice import VoiceKind
from partake.voices.models import Outcome, Voice
from tests.pages import assert_translated, pseudo_translated
from tests.people.pressing import press, read

FRONT = "/what-people-say/organisations"


def at(name: str, body: Organisation, *args: object) -> str:
    return reverse(f"voices:{name}", args=[body.public_id, *args])


def clear(actor, body, row, words=""):
    row.refresh_from_db()
    reading.clear_voice(
        actor=actor, voice=row, organisation_id=body.pk, shown_words=words or row.words, version=row.version
    )


def publish(nadia, owen, body, *voices, **more) -> Outcome:
    values = {
        "kind": OutcomeKind.WE_DID, "title": "The phones", "said": "No answer.", "words": "Two lines.",
        "decided_by": "Dr Lewis", "decided_on": clock.today(), "voices": voices,
    }  # fmt: skip
    row = outcomes.write_outcome(actor=nadia, organisation_id=body.pk, **(values | more))
    return outcomes.publish_outcome(actor=owen, outcome=row, version=1)


def test_every_public_page_of_the_story(stage, django_assert_max_num_queries, told_place):
    client = Client()
    hospital = stage.organisations["hospital"]
    addresses = [
        FRONT,
        reverse("voices:public_changed"),
        at("public_body", hospital),
        at("public_changed_at", hospital),
    ]
    addresses += [at("public_outcome", hospital, row.public_id) for row in Outcome.objects.filter(state="PUBLISHED")]
    rows = Voice.objects.public().filter(abouts__organisation=hospital)
    addresses += [at("public_voice", hospital, row.public_id) for row in rows]
    assert len(addresses) > 10
    for address in addresses:
        with django_assert_max_num_queries(60):
            read(client, address)
        assert len(client.get(address).content) < 100_000
    page = read(client, at("public_body", hospital))
    assert page.text.index("We heard, and we are not doing it") < page.text.index("In their words")
    assert "1 person has since taken back what they said, and is not counted." in page.text
    assert "Late:" in page.text
    assert "Sister Mary" not in page.text
    assert "bruises" not in page.text


def test_the_words_of_public_pages_reach_translators(db, hospital):
    with pseudo_translated():
        for address in (FRONT, FRONT + "what-changed", at("public_body", hospital)):
            assert_translated(Client().get(address), names=(hospital.name, "Partake", "UTC"))


def test_even_the_longest_words_make_a_light_page(say, nadia, owen, hospital):
    rows = [say("word " * 3900, came_as=f"long {number}") for number in range(12)]
    for row in rows:
        clear(nadia, hospital, row)
        replying.write_reply(actor=nadia, voice=row, organisation_id=hospital.pk, words="sorry " * 800)
        publish(nadia, owen, hospital, row, said="said " * 390, words="done " * 990)
    assert len(Client().get(at("public_body", hospital)).content) < 100_000


def test_nothing_is_shown_before_a_person_cleared_it(say, comment, nadia, owen, hospital):
    row = publish(nadia, owen, hospital, comment)
    for address in (
        at("public_body", hospital),
        at("public_outcome", hospital, row.public_id),
    ):
        assert "Rang 41" not in read(Client(), address).text
    assert Client().get(at("public_voice", hospital, comment.public_id)).status_code == 404
    clear(nadia, hospital, comment, "Rang many times.")
    assert "Rang many times." in read(Client(), at("public_outcome", hospital, row.public_id)).text


def test_the_chain_walks_both_ways(comment, nadia, owen, hospital):
    clear(nadia, hospital, comment)
    replying.write_reply(actor=nadia, voice=comment, organisation_id=hospital.pk, words="We are sorry.")
    row = publish(nadia, owen, hospital, comment)
    front = read(Client(), FRONT)
    body = at("public_body", hospital)
    assert body in [link["href"] for link in front.all("a")]
    voice, outcome = at("public_voice", hospital, comment.public_id), at("public_outcome", hospital, row.public_id)
    page = read(Client(), voice)
    assert "We are sorry." in page.text
    assert outcome in [link["href"] for link in page.all("a")]
    assert voice in [link["href"] for link in read(Client(), outcome).all("a")]


def test_withdrawn_words_leave_every_page_and_count_and_that_is_said(say, comment, nadia, owen, hospital, visit):
    second = say("Also rang", came_as="second")
    for row in (comment, second):
        clear(nadia, hospital, row)
    reply = replying.write_reply(actor=nadia, voice=comment, organisation_id=hospital.pk, words="About your 41 calls")
    replying.answer_back(actor=Actor.anonymous(), voice=comment, to=reply, satisfied=Satisfied.NO, words="No.")
    row = publish(nadia, owen, hospital, comment, second)
    outcome = at("public_outcome", hospital, row.public_id)
    assert "2 people’s words are answered here." in read(Client(), outcome).text
    assert "2 people said something this month" in read(visit("nadia"), "/voices/").text
    recording.withdraw_voice(actor=Actor.anonymous(), voice=comment)
    said = read(Client(), outcome).text
    assert "1 person’s words are answered here." in said
    assert "1 person has since taken back what they said, and is not counted." in said
    assert "1 person said something this month" in read(visit("nadia"), "/voices/").text
    for address in (outcome, at("public_body", hospital)):
        assert "41" not in read(Client(), address).text
    assert Client().get(at("public_voice", hospital, comment.public_id)).status_code == 404
    staff = read(visit("nadia"), at("outcome", hospital, row.public_id))
    assert "Rang 41" not in staff.text


def test_a_complaint_is_on_no_public_page(say, nadia, owen, hospital):
    row = say("My complaint", kind=VoiceKind.COMPLAINT)
    Voice.objects.filter(pk=row.pk).update(
        clearing="CLEARED", shown_words="My complaint", cleared_at=clock.now(), cleared_by="x"
    )
    row.abouts.update(clearing="CLEARED")
    outcome = publish(nadia, owen, hospital, row)
    for address in (at("public_body", hospital), at("public_outcome", hospital, outcome.public_id)):
        assert "My complaint" not in read(Client(), address).text
    assert Client().get(at("public_voice", hospital, row.public_id)).status_code == 404


def test_longer_lists_go_on(say, nadia, owen, hospital):
    for number in range(12):
        clear(nadia, hospital, say(f"Comment {number:02}", came_as=str(number)))
        publish(nadia, owen, hospital, title=f"Outcome {number:02}")
    page = read(Client(), at("public_body", hospital))
    assert "Comment 11" in page.text
    assert "Comment 01" not in page.text
    earlier = next(link["href"] for link in page.all("a") if link.name == "Earlier words")
    assert "Comment 01" in read(Client(), earlier).text
    changed = read(Client(), at("public_changed_at", hospital))
    earlier = next(link["href"] for link in changed.all("a") if link.name == "Earlier ones")
    assert "Outcome 00" in read(Client(), at("public_changed_at", hospital) + earlier).text


def test_an_outcome_that_is_not_published_is_not_there(comment, nadia, hospital):
    row = outcomes.write_outcome(
        actor=nadia, organisation_id=hospital.pk, kind=OutcomeKind.WE_DID, title="T", said="S", words="W",
        decided_by="D", decided_on=clock.today(), voices=[comment],
    )  # fmt: skip
    assert Client().get(at("public_outcome", hospital, row.public_id)).status_code == 404


def test_somebody_who_is_signed_in_reads_the_same(comment, nadia, hospital, visit):
    clear(nadia, hospital, comment)
    for key in ("joyce", "sam", "hana"):
        assert "Rang 41" in read(visit(key), at("public_body", hospital)).text


# Bodies that merge, services that move.


def test_voices_of_a_body_that_was_taken_over_are_read_and_answered_by_its_successor(
    stage, say, nadia, owen, hospital, visit
):
    old, new = stage.organisations["hospital"], stage.organisations["millbrook"]
    row = say("Before the merger", reach=NewContributor(email="pat@example.com"))
    whole = say("About it as a whole", about=(About(old.pk),), came_as="whole")
    published = publish(nadia, owen, old, row)
    clear(nadia, old, row)
    end_organisation(actor=stage.actor("ada"), organisation=old, successor=new)
    client = visit("nadia")
    page = read(client, at("voices", new))
    assert "Before the merger" in page.text
    assert "About it as a whole" in page.text
    assert press(client, at("write_reply", new, whole.public_id), words="Sorry.", says_changed="no").status_code == 302
    assert Voice.objects.get(pk=whole.pk).replies.get().organisation == new
    press(client, at("keep_back", new, row.public_id), why="A name.")
    clear(stage.actor("nadia"), new, row)
    front = read(Client(), at("public_body", old))
    assert front.text.count("Before the merger") == 1
    assert "Millbrook Surgery" in front.text
    assert "Two lines." in read(Client(), at("public_outcome", new, published.public_id)).text
    assert read(client, at("outcome", new, published.public_id))
    assert [link.name for link in read(Client(), FRONT).all("a") if "Hospital" in link.name] == []


def test_a_service_that_moved_brings_what_was_said_of_it(stage, say, visit, hospital):
    row = say("Before it moved")
    new = stage.organisations["hillside"]
    Service.objects.filter(pk=stage.services["riverside"].pk).update(organisation=new)
    from partake.organisations.actions import give_role
    from partake.organisations.domain import RoleCode

    give_role(
        actor=stage.actor("ada"), user=stage.users["neil"], organisation=new, role=RoleCode.SERVICE_MANAGER,
        job_title="manager",
    )  # fmt: skip
    service = stage.services["riverside"].public_id
    client = visit("neil")
    assert "Before it moved" in read(client, at("voices", new) + f"?service={service}").text
    assert press(client, at("write_reply", new, row.public_id), words="Hello.", says_changed="no").status_code == 302
    assert "Before it moved" in read(visit("nadia"), at("voices", hospital)).text
    # What is said of it now is its new body's alone.
    now = say("After it moved", about=(About(new.pk, stage.services["riverside"].pk),), came_as="now")
    assert "After it moved" not in read(visit("nadia"), at("voices", hospital) + f"?service={service}").text
    assert visit("nadia").get(at("voice", hospital, now.public_id)).status_code == 404
