"""The pages of those who answer: opened and pressed, with wrong input, double presses, stale tabs and forged ids."""

from datetime import time
from uuid import uuid4

import pytest
from django.urls import reverse

from partake.kernel import clock
from partake.voices.actions import concerns, outcomes, reading, replying
from partake.voices.domain.new import NewContributor
from partake.voices.domain.states import Clearing, ConcernState, OutcomeKind, OutcomeState, ReplyState, Satisfied
from partake.voices.models import AnswerBack, Concern, ConcernContact, Enquiry, Outcome, Reply, Voice
from tests.pages import assert_good_page, assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown


@pytest.fixture
def client(visit):
    return visit("nadia")


@pytest.fixture
def second(visit):
    return visit("owen")


@pytest.fixture
def at(hospital):
    return lambda name, *args: reverse(f"voices:{name}", args=[hospital.public_id, *args])


@pytest.fixture
def waiting(comment) -> Voice:
    return comment


ALL_OF_ONE_BODY = ("voices", "answers", "concerns", "concern_contact", "write_outcome")
OF_A_VOICE = ("voice", "clear", "keep_back", "weigh", "translate", "raise_concern", "write_reply")
OF_AN_OUTCOME = ("outcome", "cite", "follow_up", "replace_outcome")


@pytest.fixture
def story(told_place):
    return told_place


def test_every_page_of_the_story_is_a_good_page(story, client, second, at, django_assert_max_num_queries):
    told = Voice.objects.exclude(source_kind="organisations.service")  # two years of answers drawn by lot
    rows = list(told.visible_to(story.actor("nadia")).filter(abouts__organisation=story.organisations["hospital"]))
    addresses = [at(name) for name in ALL_OF_ONE_BODY]
    addresses += [at(name, row.public_id) for row in rows[:3] for name in OF_A_VOICE]
    addresses += [at("voice", row.public_id) for row in rows]
    addresses += [at(name, row.public_id) for row in Outcome.objects.all() for name in OF_AN_OUTCOME]
    addresses += [at("answer_enquiry", row.public_id) for row in Enquiry.objects.all()]
    for address in ["/voices/", *addresses]:
        with django_assert_max_num_queries(60):
            read(client, address)
    reply = Reply.objects.get(state=ReplyState.TO_CHECK)
    for name in ("check_reply", "send_reply_back"):
        read(second, at(name, reply.public_id))


def test_the_words_of_these_pages_reach_translators(stage, client, at, hospital):
    with pseudo_translated():
        names = (hospital.name, "Nadia Rahman", "Riverside Diabetes Clinic", "Poppy Ward", "records@example.nhs.uk",
                 "Partake", "UTC", "Cymraeg")  # fmt: skip
        for name in ("voices", "answers", "concerns", "concern_contact", "write_outcome"):
            assert_translated(client.get(at(name)), names=names)


def test_what_people_said_has_one_sentence_for_each_service(client, comment, at, say):
    say("He hits me", came_as="worry")
    assert client.get("/").url == "/insight/", "who runs services begins with what changed at each"
    page = read(client, "/voices/")
    assert page.text.index("Answer first") < page.text.index("Riverside Diabetes Clinic")
    assert "2 people said something this month. 1 waits for an answer." in page.text
    assert [item.name for item in page.all("a") if item.name in ("My services", "Voices", "Answers")]


def test_filters_are_links_and_words_are_found(client, at, say, stage, comment, nadia, hospital):
    say("The bins woke us", came_as="bins")
    page = read(client, at("voices"))
    not_read = next(link["href"] for link in page.all("a") if link.name == "Not read yet")
    assert "The bins" in read(client, not_read).text
    assert "Rang 41" not in read(client, at("voices") + "?words=bins").text
    assert "Nothing like that was said" in read(client, at("voices") + "?words=zebra&kind=STORY").text
    ward = stage.services["ward"].public_id
    assert "Rang 41" not in read(client, at("voices") + f"?service={ward}").text
    assert "The bins" in read(client, at("voices") + "?service=nonsense&state=%00&after=x").text


def test_a_long_list_goes_on(client, at, say):
    for number in range(27):
        say(f"Comment {number}", came_as=str(number))
    page = read(client, at("voices"))
    assert "Comment 26" in page.text
    assert "Comment 1 " not in page.text
    earlier = next(link["href"] for link in page.all("a") if link.name == "Earlier ones")
    assert "Comment 1 " in read(client, earlier).text


def test_clearing_starts_from_what_a_machine_took_out_and_a_person_decides(client, at, say, hospital):
    row = say("I rang nurse Priya Shah on 01632 960123")
    page = read(client, at("clear", row.public_id))
    assert "I rang nurse [name] on [phone number]" in page.text
    assert "There is nothing left" in shown(press(client, at("clear", row.public_id), shown_words=" "))
    press(client, at("clear", row.public_id), shown_words="I rang [a nurse]")
    row.refresh_from_db()
    assert (row.clearing, row.shown_words, row.words) == (
        Clearing.CLEARED, "I rang [a nurse]", "I rang nurse Priya Shah on 01632 960123",
    )  # fmt: skip
    assert "I rang [a nurse]" in read(client, reverse("voices:public_body", args=[hospital.public_id])).text


def test_a_title_and_a_translation_are_cleared_too(client, at, say, nadia, hospital):
    row = say("Mae’r nyrs Siân yn garedig", title="Siân", language="cy", kind="STORY")
    reading.translate_voice(
        actor=nadia, voice=row, organisation_id=hospital.pk, english="Nurse Siân is kind", version=1
    )
    page = read(client, at("clear", row.public_id))
    assert {"shown_title", "shown_words", "shown_english"} <= set(page.ids)
    press(client, at("clear", row.public_id), shown_title="", shown_words="Mae’r nyrs yn garedig", shown_english="Kind")
    reading.translate_voice(actor=nadia, voice=row, organisation_id=hospital.pk, english="Siân again", version=3)
    said = read(client, reverse("voices:public_voice", args=[hospital.public_id, row.public_id])).text
    assert "Siân" not in said
    assert "Kind" in said


def test_two_people_clearing_at_once_see_both_texts(client, at, comment, nadia, hospital):
    page = read(client, at("clear", comment.public_id))
    reading.clear_voice(actor=nadia, voice=comment, organisation_id=hospital.pk, shown_words="Theirs", version=1)
    answer = client.post(at("clear", comment.public_id), {"form_token": page.token, "shown_words": "Mine"})
    said = shown(answer)
    assert "There are two versions now" in said
    assert "Mine" in said
    assert "Theirs" in said


def test_keeping_back_weighing_and_translating(client, at, comment):
    assert "There is no reason yet" in shown(press(client, at("keep_back", comment.public_id), why=""))
    press(client, at("keep_back", comment.public_id), why="It names a nurse.")
    press(client, at("weigh", comment.public_id), seriousness="SERIOUS")
    press(client, at("translate", comment.public_id), english="I called 41 times.")
    comment.refresh_from_db()
    assert (comment.clearing, comment.seriousness, comment.english) == ("KEPT_BACK", "SERIOUS", "I called 41 times.")
    assert "You have not chosen" in shown(press(client, at("weigh", comment.public_id), seriousness=""))


def test_a_reply_without_a_change_goes_at_once_and_only_once(client, at, comment):
    address = at("write_reply", comment.public_id)
    assert "Did something change" in shown(press(client, address, words="Sorry."))
    said = {"form_token": read(client, address).token, "words": "We are sorry.", "says_changed": "no"}
    assert client.post(address, said).url == at("voice", comment.public_id)
    assert client.post(address, said).url == at("voice", comment.public_id)
    assert Reply.objects.get().state == ReplyState.SHOWN


def test_a_claim_is_checked_by_somebody_else(client, second, at, comment):
    press(client, at("write_reply", comment.public_id), words="Thank you.", says_changed="yes", changed="Two lines.")
    reply = Reply.objects.get()
    assert "Nobody reads it until" in read(client, at("voice", comment.public_id)).text
    refused = client.get(at("check_reply", reply.public_id))
    assert refused.status_code == 403
    assert "check it yourself" in assert_good_page(refused).text
    assert at("check_reply", reply.public_id) in [link["href"] for link in read(second, at("answers")).all("a")]
    assert "There is no reason yet" in shown(press(second, at("send_reply_back", reply.public_id), why=""))
    press(second, at("send_reply_back", reply.public_id), why="Which lines?")
    assert "Which lines?" in read(client, at("answers")).text
    press(client, at("change_reply", reply.public_id), words="Thanks.", says_changed="yes", changed="3 and 4.")
    page = read(second, at("check_reply", reply.public_id))
    assert second.post(at("check_reply", reply.public_id), {"form_token": page.token}).status_code == 302
    reply.refresh_from_db()
    assert (reply.state, reply.changed, reply.checked_by) == (ReplyState.SHOWN, "3 and 4.", "Owen Pryce, matron")


def test_a_reply_that_changed_while_it_was_read_is_not_shown(client, second, at, comment, owen):
    press(client, at("write_reply", comment.public_id), words="Thank you.", says_changed="yes", changed="Two lines.")
    reply = Reply.objects.get()
    page = read(second, at("check_reply", reply.public_id))
    replying.send_reply_back(actor=owen, reply=reply, why="Which?", version=1)
    said = shown(second.post(at("check_reply", reply.public_id), {"form_token": page.token}))
    assert "It was changed while you read" in said
    reply.refresh_from_db()
    assert reply.state == ReplyState.SENT_BACK


def test_staff_at_risk_sign_by_their_job(client, at, comment, stage):
    stage.users["nadia"].shown_by_role = True
    stage.users["nadia"].save()
    press(client, at("write_reply", comment.public_id), words="Sorry.", says_changed="no")
    assert Reply.objects.get().written_by == "service manager"


@pytest.fixture
def outcome(nadia, hospital, comment) -> Outcome:
    return outcomes.write_outcome(
        actor=nadia, organisation_id=hospital.pk, kind=OutcomeKind.WE_DID, title="The phones", said="No answer.",
        words="Two lines.", decided_by="Dr Lewis", decided_on=clock.today(), voices=[comment],
    )  # fmt: skip


OUTCOME = {
    "kind": "WE_ARE_NOT", "title": "Saturdays", "said": "Open on Saturdays.", "words": "Too few staff.",
    "decided_by": "The board", "decided_on-day": "1", "decided_on-month": "11", "decided_on-year": "2026",
}  # fmt: skip


def test_an_outcome_is_written_cited_sent_back_put_right_and_published(client, second, at, comment, say):
    other = say("Saturdays please", came_as="saturday", reach=NewContributor(email="lee@example.com"))
    said = shown(press(client, at("write_outcome"), **{**OUTCOME, "decided_by": "", "decided_on-day": "31"}))
    assert "Who did?" in said
    assert "November has 30 days" in said
    assert "Too few staff." in said
    answer = press(client, at("write_outcome"), **OUTCOME)
    row = Outcome.objects.get()
    assert answer.url == at("cite", row.public_id)
    assert "Nothing is ticked yet" in shown(press(client, answer.url))
    found = answer.url + "?words=saturdays"
    assert "Rang 41" not in read(client, found).text
    press(client, found, voices=[str(other.public_id)])
    assert [cited.voice_id for cited in row.cites.all()] == [other.pk]
    assert client.get(at("publish_outcome", row.public_id)).status_code == 403
    press(second, at("send_outcome_back", row.public_id), why="How many staff?")
    assert "How many staff?" in read(client, at("outcome", row.public_id)).text
    press(client, at("change_outcome", row.public_id), **{**OUTCOME, "words": "Two of six posts are empty."})
    press(second, at("publish_outcome", row.public_id))
    row.refresh_from_db()
    assert (row.state, row.words) == (OutcomeState.PUBLISHED, "Two of six posts are empty.")
    assert "We told 1 of those" in read(client, at("outcome", row.public_id)).text


def test_a_published_outcome_is_followed_up_and_replaced_but_never_edited(client, second, at, outcome, owen, comment):
    assert "It is not published yet" in shown(
        press(client, at("follow_up", outcome.public_id), worked="YES", words="x")
    )
    outcomes.publish_outcome(actor=owen, outcome=outcome, version=1)
    press(client, at("follow_up", outcome.public_id), worked="NO", words="Still 19 minutes.")
    assert "Still 19 minutes." in read(client, at("outcome", outcome.public_id)).text
    stale = press(client, at("change_outcome", outcome.public_id), **OUTCOME)
    assert "Someone else saved" in shown(stale)
    press(client, at("replace_outcome", outcome.public_id), **{**OUTCOME, "title": "The phones, again"})
    later = Outcome.objects.get(replaces=outcome)
    assert [cited.voice_id for cited in later.cites.all()] == [comment.pk]
    outcomes.publish_outcome(actor=owen, outcome=later, version=1)
    outcome.refresh_from_db()
    assert outcome.words == "Two lines."
    public = read(client, reverse("voices:public_outcome", args=[outcome.organisation.public_id, outcome.public_id]))
    assert "This no longer stands." in public.text
    front = read(client, reverse("voices:public_body", args=[outcome.organisation.public_id]))
    assert "The phones, again" in front.text
    assert "Two lines." not in front.text


def test_what_is_due_to_be_looked_at_again(client, at, nadia, owen, hospital, comment):
    with clock.fixed_day(2026, 6, 1):
        row = outcomes.write_outcome(
            actor=nadia, organisation_id=hospital.pk, kind=OutcomeKind.STILL_THINKING, title="Bins", said="Noise.",
            words="Asked.", decided_by="Owen", decided_on=clock.today(),
            look_again_on=clock.today().replace(month=11, day=10),
        )  # fmt: skip
        outcomes.publish_outcome(actor=owen, outcome=row, version=1)
    assert "You said you would look again on 10 November 2026" in read(client, at("answers")).text
    press(client, at("follow_up", row.public_id), worked="PARTLY", words="7am now.")
    assert "You said you would look again" not in read(client, at("answers")).text


def test_a_worry_is_taken_and_ended(client, at, say):
    say("He hits me")
    concern = Concern.objects.get()
    page = read(client, at("concerns"))
    assert "It went by “hits me”" in page.text
    take = at("take_concern", concern.public_id)
    token = next(
        one["value"] for one in page.all("input") if one["name"] == "form_token" and one.form["action"] == take
    )
    assert client.post(take, {"form_token": token}).url == at("concerns")
    assert client.post(take, {"form_token": token}).url == at("concerns")
    assert "Nadia Rahman is dealing with it." in read(client, at("concerns")).text
    assert "What was done" in shown(press(client, at("close_concern", concern.public_id), done=" "))
    press(client, at("close_concern", concern.public_id), done="Spoke to the ward at 9.")
    concern.refresh_from_db()
    assert concern.state == ConcernState.CLOSED
    assert "Nothing here needs you now." in read(client, at("concerns")).text
    assert client.get(at("close_concern", concern.public_id)).status_code == 404


def test_somebody_who_reads_may_worry_too_once(client, at, comment):
    press(client, at("raise_concern", comment.public_id))
    press(client, at("raise_concern", comment.public_id))
    concern = Concern.objects.get()
    assert (concern.raised_by, concern.went_by) == ("Nadia Rahman", [])


def test_a_worry_outlives_words_taken_back(client, at, say, stage):
    from partake.kernel.actor import Actor
    from partake.voices.actions.recording import withdraw_voice

    row = say("He hits me")
    withdraw_voice(actor=Actor.anonymous(), voice=row)
    page = read(client, at("concerns"))
    assert "taken the words back" in page.text
    assert not [link for link in page.all("a") if "Read what was said" in link.name]
    assert client.get(at("voice", row.public_id)).status_code == 404


def test_who_is_told_by_day_and_night(client, at, nadia, hospital):
    said = {
        "in_hours_email": "day@example.com",
        "out_of_hours_email": "nights",
        "opens_at": "09:00",
        "closes_at": "08:00",
    }
    assert "has no @" in shown(press(client, at("concern_contact"), **said))
    said["out_of_hours_email"] = "night@example.com"
    assert "That is not after the time you open" in shown(press(client, at("concern_contact"), **said))
    press(client, at("concern_contact"), **{**said, "closes_at": "18:00"})
    assert ConcernContact.objects.get().closes_at == time(18)
    assert "night@example.com" in read(client, at("concerns")).text
    page = read(client, at("concern_contact"))
    concerns.set_concern_contact(
        actor=nadia, organisation_id=hospital.pk, in_hours_email="a@example.com", out_of_hours_email="b@example.com",
        opens_at=time(8), closes_at=time(18), version=1,
    )  # fmt: skip
    mine = {**said, "closes_at": "18:00", "form_token": page.token}
    assert "There are two versions now" in shown(client.post(at("concern_contact"), mine))


def test_what_an_author_said_back_is_cleared_by_the_body_it_was_said_to(client, at, comment, nadia, hospital, visit):
    from partake.kernel.actor import Actor

    reply = replying.write_reply(actor=nadia, voice=comment, organisation_id=hospital.pk, words="Sorry.")
    replying.answer_back(
        actor=Actor.anonymous(), voice=comment, to=reply, satisfied=Satisfied.NO, words="Not good enough."
    )
    back = AnswerBack.objects.get()
    assert "Not good enough." in read(client, at("answers")).text
    other = reverse("voices:clear_answer_back", args=[uuid4(), back.public_id])
    assert client.get(other).status_code == 404
    assert visit("sam").get(at("clear_answer_back", back.public_id)).status_code == 403
    press(client, at("clear_answer_back", back.public_id))
    assert AnswerBack.objects.get().cleared_by == "Nadia Rahman"


@pytest.mark.parametrize("name", [*OF_A_VOICE, *OF_AN_OUTCOME, "check_reply", "close_concern", "answer_enquiry"])
def test_a_forged_id_finds_nothing(client, at, name):
    assert client.get(at(name, uuid4())).status_code == 404


def test_a_voice_about_somebody_elses_service_is_not_there(client, at, say, stage):
    from partake.voices.domain.new import About

    row = say(about=(About(stage.organisations["millbrook"].pk, stage.services["surgery"].pk),))
    for name in OF_A_VOICE:
        assert client.get(at(name, row.public_id)).status_code == 404


@pytest.mark.parametrize("key", ["sam", "joyce", "hana", "ada"])
def test_nobody_else_has_these_pages(visit, at, comment, key):
    for name in ALL_OF_ONE_BODY:
        assert visit(key).get(at(name)).status_code == 403
    assert visit(key).get(at("voice", comment.public_id)).status_code == 403
