"""Writing a story for the next team, giving it, taking it back, reading it: state, event, who is told, refusal."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from partake.audit.domain import Purpose
from partake.audit.models import Event, Look
from partake.correspondence.models import Message
from partake.handovers import actions, queries
from partake.handovers.models import Handover, Story
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.organisations.models import Team
from partake.people.actions.sharing import share_record, stop_sharing
from partake.people.domain import AskedHow, Part
from partake.people.door import open_record
from partake.people.models import Share
from partake.people.queries.share_targets import ShareTarget
from partake.voices.models import Contributor, Voice
from partake.voices.queries.spoken_of import get_spoken_of
from tests.handovers.conftest import WORDS


def seen(stage, key="petra"):
    return open_record(stage.actor(key), stage.people["joyce"].public_id, Purpose.CARE, shows=[Part.ABOUT_ME])


@pytest.fixture
def others_see(stage, joyce):
    """Tunde, George and the diabetes team may see some of Joyce's record, and her practice does."""
    targets = [
        ShareTarget(code="", name="Clinic", first_name="", detail="", team=stage.teams["diabetes"]),
        *(
            ShareTarget(code="", name=key, first_name=key, detail="", user=stage.users[key])
            for key in ("george", "beth")
        ),
    ]
    for target in targets:
        share_record(record=joyce, target=target, parts=[Part.ABOUT_ME], until=None)


def messages(kind, to):
    return Message.objects.filter(about_kind=kind, to_kind=to)


def test_a_story_is_kept_for_its_author_alone_and_its_words_are_in_no_log(story, joyce, opened, others_see):
    assert (story.words, story.helped_by, story.written_by) == (WORDS, "", "Joyce Adeyemi")
    event = Event.objects.get(kind="handovers.story_written")
    assert "alone" not in str(event.codes)
    assert not queries.list_stories(opened("george", "joyce"))
    assert not queries.list_stories(opened("sam", "joyce"))
    assert [one.id for one in queries.list_stories(joyce)] == [story.public_id]


@pytest.mark.parametrize("words", ["", " \n", "\u200b"])
def test_nothing_written_is_asked_again(joyce, words):
    with pytest.raises(Rejected, match="What happened"):
        actions.write_story(record=joyce, words=words)
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.create(person_id=joyce.person.pk, words="", written_at=clock.now(), written_by_user=1)


@pytest.mark.parametrize("words", ["😀😀", "<script>alert(1)</script>"])
def test_anything_typed_is_kept_as_typed(joyce, words):
    assert actions.write_story(record=joyce, words=words).words == words


def test_giving_it_opens_the_record_only_as_far_as_meeting_needs(stage, joyce, heart, story):
    with pytest.raises(NotFound):
        seen(stage)
    until = clock.today() + timedelta(days=30)
    handed = actions.hand_over_story(record=joyce, story=story, team=heart, until=until)
    assert handed.share.until == until
    record = seen(stage)
    assert record.parts == {Part.ABOUT_ME, Part.COMMUNICATION}
    (mine,) = queries.list_for_my_team(record)
    assert mine.is_new
    letter = messages("handovers.handover", "organisations.team").get()
    assert letter.email == heart.email
    assert "alone" not in str(letter.document)
    assert Event.objects.get(kind="handovers.story_handed_over").codes["team"] == str(heart.public_id)


def test_a_team_that_can_open_the_record_already_is_given_nothing_more(stage, joyce, story, others_see):
    before = Share.objects.count()
    diabetes = stage.teams["diabetes"]
    assert queries.can_open(joyce.person.pk, diabetes)
    handed = actions.hand_over_story(record=joyce, story=story, team=diabetes, until=clock.today())
    assert handed.share is None
    assert Share.objects.count() == before
    actions.take_story_back(record=joyce, handover=handed)
    assert queries.can_open(joyce.person.pk, diabetes)


def test_reading_is_noted_once_and_the_person_is_told_by_whom(stage, joyce, handed):
    record = seen(stage)
    actions.read_story(record=record, handover=handed)
    actions.read_story(record=record, handover=handed)
    handed.refresh_from_db()
    assert handed.read_by.startswith("Petra Lang")
    letter = messages("handovers.handover", "people.person").get()
    assert "Petra Lang" in str(letter.document)
    assert Event.objects.filter(kind="handovers.story_read").count() == 1
    assert "ABOUT_ME" in Look.objects.get(actor_name="Petra Lang").parts
    assert not queries.list_for_my_team(record)[0].is_new


def test_staff_at_risk_are_shown_by_their_job(stage, joyce, story):
    handed = actions.hand_over_story(record=joyce, story=story, team=stage.teams["diabetes"], until=clock.today())
    read = actions.read_story(record=seen(stage, "clinic"), handover=handed)
    assert read.read_by == "diabetes nurse, Wexbridge General Hospital"
    assert "Morag" not in str(messages("handovers.handover", "people.person").get().document)


def test_only_the_team_it_is_for_reads_it(stage, joyce, handed, opened, others_see):
    """Sam looks after Joyce, and the diabetes team does: neither was given it."""
    for key in ("sam", "clinic"):
        record = opened(key, "joyce")
        assert not queries.list_for_my_team(record)
        with pytest.raises(NotFound):
            queries.get_for_my_team(record, handed.public_id)
        with pytest.raises(NotFound):
            actions.read_story(record=record, handover=handed)


def test_taking_it_back_is_at_once_told_and_harmless_twice(stage, joyce, handed):
    record = seen(stage)
    actions.take_story_back(record=joyce, handover=handed)
    actions.take_story_back(record=joyce, handover=handed)
    assert Event.objects.filter(kind="handovers.story_taken_back").count() == 1
    with pytest.raises(NotFound):
        actions.read_story(record=record, handover=handed)
    with pytest.raises(Refused):  # the sharing that began with it has stopped too
        seen(stage)
    assert messages("handovers.handover", "organisations.team").count() == 2


def test_what_is_shared_for_two_stories_stays_until_the_second_is_taken_back(stage, joyce, heart, handed):
    other = actions.write_story(record=joyce, words="Another.")
    second = actions.hand_over_story(record=joyce, story=other, team=heart, until=handed.until)
    assert second.share == handed.share
    third = actions.write_story(record=joyce, words="A third.")
    longer = actions.hand_over_story(record=joyce, story=third, team=heart, until=handed.until + timedelta(days=9))
    handed.refresh_from_db()
    assert handed.share == longer.share
    for one in (handed, longer):
        actions.take_story_back(record=joyce, handover=one)
        assert len(queries.list_for_my_team(seen(stage))) >= 1
    actions.take_story_back(record=joyce, handover=second)
    with pytest.raises(Refused):
        seen(stage)


def test_when_sharing_stops_they_cannot_read_it_and_the_page_says_so(stage, joyce, handed):
    stop_sharing(record=joyce, share=handed.share)
    with pytest.raises(Refused):
        seen(stage)
    (page,) = queries.list_stories(joyce)
    assert page.given_to[0].is_open
    assert not page.given_to[0].can_open


def test_past_its_day_it_is_closed(stage, joyce, handed):
    with clock.fixed_day(2027, 2, 20):
        assert not queries.list_stories(joyce)[0].given_to[0].is_open
        assert not queries.list_for_my_team(joyce)


def test_a_team_that_closed_meanwhile_a_day_that_passed_and_twice(stage, joyce, heart, story):
    with pytest.raises(Rejected, match="has passed"):
        actions.hand_over_story(record=joyce, story=story, team=heart, until=clock.today() - timedelta(days=1))
    actions.hand_over_story(record=joyce, story=story, team=heart, until=clock.today())
    with pytest.raises(Rejected, match="already"):
        actions.hand_over_story(record=joyce, story=story, team=heart, until=clock.today())
    emergency = stage.teams["emergency"]
    Team.objects.filter(pk=emergency.pk).update(valid_to=clock.today() - timedelta(days=1))
    with pytest.raises(Rejected, match="closed on 18 November 2026"):
        actions.hand_over_story(record=joyce, story=story, team=emergency, until=clock.today())
    assert Handover.objects.count() == 1


def test_what_a_team_was_given_is_never_changed(joyce, story, handed):
    with pytest.raises(Rejected, match="stays as they read it"):
        actions.change_story(record=joyce, story=story, words="x", wants="", left="", helped_by="", version=1)


def test_changed_before_it_is_given_and_never_over_another_save(joyce, story):
    given = {"words": "Shorter.", "wants": "", "left": "", "helped_by": "Tunde"}
    changed = actions.change_story(record=joyce, story=story, version=1, **given)
    assert (changed.words, changed.helped_by, changed.version) == ("Shorter.", "Tunde", 2)
    with pytest.raises(Stale):
        actions.change_story(record=joyce, story=story, version=1, **given)


def test_the_practice_writes_and_gives_it_when_asked_and_the_person_is_sent_everything(stage, opened, heart):
    farah = opened("farah", "arthur")
    with pytest.raises(Rejected, match="How did Arthur tell you this"):
        actions.write_story(record=farah, words=WORDS)
    story = actions.write_story(record=farah, words=WORDS, said_how=AskedHow.BY_PHONE)
    assert story.helped_by.startswith("Farah Aziz, care coordinator")
    actions.hand_over_story(record=farah, story=story, team=heart, until=clock.today(), asked_how=AskedHow.BY_PHONE)
    written = messages("handovers.story", "people.person").get()
    assert WORDS in str(written.document)
    assert messages("handovers.handover", "people.person").count() == 1
    assert not queries.list_stories(opened("sam", "arthur"))
    assert len(queries.list_stories(farah)) == 1


def test_others_decide_nothing(stage, opened, story, heart, handed, others_see):
    for key in ("beth", "clinic", "george"):
        record = opened(key, "joyce")
        with pytest.raises(Refused):
            actions.write_story(record=record, words="x")
        with pytest.raises(Refused):
            actions.hand_over_story(record=record, story=story, team=heart, until=clock.today())
        with pytest.raises(Refused):
            actions.take_story_back(record=record, handover=handed)


def test_telling_the_service_is_a_permission_of_its_own(stage, joyce, story, handed, opened):
    assert not Voice.objects.exists()
    about = get_spoken_of(stage.services["ward"].public_id).about
    with pytest.raises(Refused):
        actions.tell_service(record=opened("farah", "joyce"), story=story, about=about, allows_quote=True)
    voice = actions.tell_service(record=joyce, story=story, about=about, allows_quote=False)
    assert (voice.words, voice.better, voice.allows_quote) == (WORDS, "Face me when you talk.", False)
    assert Contributor.objects.get().person_id == joyce.person.pk
    with pytest.raises(Rejected, match="already"):
        actions.tell_service(record=joyce, story=story, about=about, allows_quote=False)
