"""The access matrix, played: every address by every character, as the demonstration's story leaves them."""

import re
from datetime import date
from uuid import UUID

import pytest
from django.core import signing
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from partake.audit.domain import Basis
from partake.audit.models import Look
from partake.care_plans import upkeep
from partake.care_plans.domain.counting import last_ended
from partake.care_plans.models import (
    Action,
    Conversation,
    Disagreement,
    DueTest,
    Goal,
    LocalSupport,
    PaperNote,
    Plan,
    PlanQuestion,
    PlanVersion,
    Printed,
)
from partake.complaints import complainants
from partake.complaints.models import Complaint
from partake.correspondence.models import Message
from partake.demo.representatives import speaks_for
from partake.feedback.models import FeedbackPage, Notes, Pile
from partake.feedback.views.say import SALT
from partake.handovers.models import Handover
from partake.imports.models import BroughtFile
from partake.insight.actions.acting import start_improvement
from partake.insight.actions.exploring import save_question
from partake.insight.domain_of_acting import Cite
from partake.insight.models import Notice, Publication, RecordedChange, SurveyFile
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.measures.models import Result, ResultFile
from partake.organisations.models import Place, RoleAssignment, ServiceProposal
from partake.people.actions.importing import start_import
from partake.people.actions.merging import merge_people
from partake.people.actions.people import add_person
from partake.people.actions.representatives import accept_representing
from partake.people.domain import Part
from partake.people.models import (
    CareRelationship,
    EmergencyOpening,
    ImportRun,
    LookQuestion,
    Merge,
    Person,
    PossibleDuplicate,
    Share,
)
from partake.questionnaires.actions.answering import begin_response
from partake.questionnaires.models import Batch, QuestionnaireVersion, Recording
from partake.ui.submission import Token
from partake.voices import contributors
from partake.voices.models import Concern, Enquiry, Outcome, Reply, Voice, VoiceMedia
from partake.voices.queries.asked import Asked
from tests.access_matrix import AS_ATTORNEY, CHARACTERS, MATRIX

# Addresses that only ever act, so they answer POST alone.
POSTED = {
    "people:accept_share",
    "people:decline_share",
    "people:content_with_emergency",
    "people:close_emergency",
    "people:show_nhs_number",
    "people:withdraw_background",
    "people:send_right",
    "care_plans:prepare_start",
    "people:accept_representing",
    "people:decline_representing",
    "care_plans:start",
    "voices:take_concern",
    "insight:leave_out",
    "insight:delete_question",
    "insight:agree_themes",
    "insight:set_words_aside",
    "questionnaires:copy",
    "questionnaires:move",
    "questionnaires:strike",
    "feedback:strike",
    "questionnaires:take_out_section",
    "ui:language",
}
# What the questions of sharing carry from one to the next.
ASKED = {"people:share_parts", "people:share_until", "people:share_record"}
# Joyce sent no recording with her story: an author’s own file is walked in tests/feedback/test_stories.py.
OF_AN_AUTHOR = {"voices:my_media", "voices:said_media"}
DAYS = {"people:record_death", "people:record_move"}
# The sign-in library's own addresses are each walked by tests/accounts/test_addresses.py.
WALKED_ELSEWHERE = re.compile(r"account_|accounts_|mfa_")
UUID_NAME = re.compile(r"<(?:uuid|int|str):(\w+)>")


def all_addresses() -> dict[str, str]:
    found: dict[str, str] = {}

    def walk(patterns, room="", before=""):
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, pattern.namespace or room, before + str(pattern.pattern))
            elif isinstance(pattern, URLPattern):
                found[f"{room}:{pattern.name}" if room else str(pattern.name)] = before + str(pattern.pattern)

    walk(get_resolver().url_patterns)
    return found


@pytest.fixture
def story(told_place):
    return told_place


@pytest.fixture
def ids(story) -> dict[str, object]:
    """One of everything in Joyce's record, by the name the addresses give it."""
    joyce = story.people["joyce"]
    message = Message.objects.filter(to_id=str(joyce.public_id)).first()
    held = Message.objects.filter(state="HELD").first()
    run, duplicate, merge = lists_of(story)
    return {
        "run_id": run.public_id,
        "duplicate_id": duplicate.public_id,
        "which": "first",
        "merge_id": merge.public_id,
        "organisation_id": story.organisations["board"].public_id,
        "role_id": RoleAssignment.objects.filter(organisation=story.organisations["board"]).first().public_id,
        "service_id": story.services["ward"].public_id,
        "proposal_id": ServiceProposal.objects.get(state="ASKED").public_id,
        "for_side": "giving",
        "place_id": Place.objects.get(name="Wexbridge").public_id,
        "person_id": joyce.public_id,
        "share_id": Share.objects.filter(person=joyce, stopped_at=None).first().public_id,
        "relationship_id": CareRelationship.objects.filter(person=joyce).first().public_id,
        "look_id": Look.objects.filter(person_id=joyce.public_id).exclude(basis="OWN").latest("id").public_id,
        "opening_id": EmergencyOpening.objects.get(person=joyce).public_id,
        "question_id": LookQuestion.objects.get(person=joyce).public_id,
        "need_id": joyce.communication_needs.first().public_id,
        "language_id": joyce.languages.first().pk,
        "point_id": joyce.contact_points.first().public_id,
        "contact_id": joyce.personal_contacts.first().public_id,
        "message_id": message.public_id,
        "held_message_id": held.public_id,
        "code": "957371000000106",
        "kind": "MOBILE",
        "heading": "WHAT_MATTERS",
        "media": "picture",
        "words_number": joyce.words.filter(heading="WHAT_MATTERS").latest("number").number,
        "question": "ETHNIC_GROUP",
        "right_code": "BUDGET",
        "version": "1",
        "representative_id": _mark_speaks_for_joyce(story),
        "can": "no",
        "voices": _of_voices(story),
        "questionnaires": _of_questionnaires(story),
        "imports": {
            "organisation_id": story.organisations["hospital"].public_id,
            "file_id": BroughtFile.objects.get(file_name="ward-cards-november.csv").public_id,
            "content": "comments",
        },
        "complaints": _of_complaints(story),
        "feedback": _of_feedback(),
        "handovers": _of_handovers(story),
        "insight": {**_of_charts(story), **_of_insight(story)},
        **_of_the_plan(joyce),
        "measure": "HBA1C",
        "result_id": Result.objects.get(person=joyce, measure="PEAK_FLOW", value=325).public_id,
        "file_id": ResultFile.objects.get().public_id,
        **_of_lists(story),
    }


def _mark_speaks_for_joyce(story) -> UUID:
    parts = (Part.ABOUT_ME, Part.COMMUNICATION, Part.CONTACT, Part.PLAN, Part.IF_I_GET_WORSE)
    row = speaks_for(story, "joyce", "mark", "nephew", Basis.ATTORNEY, parts, 365)
    accept_representing(actor=story.actor("mark"), representative_id=row.public_id)
    return row.public_id


def _of_voices(story) -> dict[str, object]:
    """Joyce's own story about the hospital, a claim of Nadia's that waits for Owen, and what came of other words."""
    joyces = Voice.objects.get(title="I lip-read, and they call my name")
    concern = Concern.objects.get()
    return {
        "organisation_id": story.organisations["hospital"].public_id,
        "voice_id": joyces.public_id,
        "answer_id": joyces.replies.get().public_id,
        "secret": contributors.new_link(joyces).rpartition("/")[2],
        "reply_id": Reply.objects.get(state="TO_CHECK").public_id,
        "back_id": joyces.answers_back.get().public_id,
        "outcome_id": Outcome.objects.get(title="Getting through by phone").public_id,
        "concern_id": concern.public_id,
        "enquiry_id": Enquiry.objects.get().public_id,
        "media_id": VoiceMedia.objects.get().public_id,
    }


def _of_complaints(story) -> dict[str, object]:
    """One that the hospital is looking into, and its first letter."""
    row = Complaint.objects.filter(state="ACKNOWLEDGED").earliest("pk")
    return {
        "organisation_id": story.organisations["hospital"].public_id,
        "who": "me",
        "year": 2025,
        "complaint_id": row.public_id,
        "paper_id": row.papers.filter(kind="SENT").first().public_id,
        "secret": complainants.new_link(row),
    }


def _of_questionnaires(story) -> dict[str, object]:
    """What Riverside asks after a visit, open and with a draft; a pile half keyed; and answers somebody began."""
    asked = QuestionnaireVersion.objects.get(state="PUBLISHED", questionnaire__title="After your clinic visit")
    _, secret = begin_response(actor=Actor.anonymous(), asked=asked, answers={})
    return {
        "organisation_id": story.organisations["hospital"].public_id,
        "questionnaire_id": asked.questionnaire.public_id,
        "service_id": story.services["riverside"].public_id,
        "batch_id": Batch.objects.get().public_id,
        "secret": secret,
        "place": 1,
        "key": "listened",
        "way": "up",
        "kind": "YES_NO",
        "code": "ar",
        "number": 1,
        "question_key": "else",
        "recording_id": Recording.objects.get().public_id,
    }


def _of_feedback() -> dict[str, object]:
    """Riverside's page, a pile about it half keyed in, what Hana noted there, and a story that was just told."""
    pile = Pile.objects.get()
    said = Voice.objects.filter(source_kind="feedback.page").first()
    page = FeedbackPage.objects.select_related("service__organisation").get(service__name="Riverside Diabetes Clinic")
    voice = Voice.objects.latest("pk")
    after = [str(voice.public_id), str(page.service.public_id), "ORDINARY", "STORY", False, False]
    return {
        "organisation_id": page.service.organisation.public_id,
        "service_id": page.service.public_id,
        "code": page.code,
        "about_id": page.service.public_id,
        "notes_id": Notes.objects.get().public_id,
        "told": signing.dumps(after, salt="partake.feedback.told"),
        "kind": "story",
        "proof": signing.dumps(str(said.public_id), salt=SALT),
        "secret": contributors.new_link(said).rpartition("/")[2],
        "month_code": "2026-10",
        "pile_id": pile.public_id,
        "form_id": pile.forms.latest("pk").pk,
    }


def _of_charts(story) -> dict[str, object]:
    """Riverside, and something that changed there."""
    riverside = story.services["riverside"]
    change = RecordedChange.objects.filter(service=riverside).earliest("pk")
    return {
        "organisation_id": story.organisations["hospital"].public_id,
        "service_id": riverside.public_id,
        "subject_code": "fft",
        "size": "text",
        "change_id": change.public_id,
    }


def _of_handovers(story) -> dict[str, object]:
    """Joyce's story, which the diabetes team was given."""
    handover = Handover.objects.select_related("story").get()
    return {
        "story_id": handover.story.public_id,
        "handover_id": handover.public_id,
        "team_id": story.teams["heart"].public_id,
    }


def _of_insight(story) -> dict[str, object]:
    """An action of Nadia's about Joyce's story."""
    hospital = story.organisations["hospital"]
    row = start_improvement(
        actor=story.actor("nadia"),
        organisation=hospital,
        title="Faces, not names",
        owner_id=str(story.users["nadia"].public_id),
        due_on=date(2026, 12, 19),
        about=Asked(words="lip-read"),
        cite=Cite.BY_ANY,
    )
    wrong = Notice.objects.create(
        publication=Publication.objects.get(number=1),
        organisation=hospital,
        words="Two clinics were mixed up.",
        written_at=clock.now(),
        written_by="The assurance lead",
        written_by_user=0,
    )
    kept = save_question(
        actor=story.actor("nadia"), organisation=hospital, name="Lips", given={"words": "lip-read"}, for_everybody="no"
    )
    return {
        "organisation_id": hospital.public_id,
        "improvement_id": row.public_id,
        # Millbrook in the survey that the board brought in, as the hospital of the same place reads it.
        "file_id": SurveyFile.objects.get(year=2025).public_id,
        "survey_code": "gpps",
        "code": story.organisations["millbrook"].ods_code,
        "question_code": "overall",
        "voice_id": row.cites.first().voice.public_id,
        "notice_id": wrong.public_id,
        "number": 1,
        "cube": "answers",
        "form": "csv",
        "question_id": kept.public_id,
        "kind": "csv",
        "framework_key": "experience",
        # No comments are gathered under this mark: nobody is told whether there ever were.
        "mark": "0" * 64,
    }


def _of_the_plan(joyce) -> dict[str, object]:
    goal = Goal.objects.filter(plan__person=joyce, until=None).first()
    disagreement = Disagreement.objects.get(plan__person=joyce)
    return {
        "conversation_id": Conversation.objects.get(person=joyce, state="PLANNED").public_id,
        "plan_question_id": PlanQuestion.objects.get(person=joyce, answered_at=None).public_id,
        "support_id": LocalSupport.objects.first().public_id,
        "number": 1,
        "before": 1,
        "after": 2,
        "size": "text",
        "side": "mine",
        "disagreement_id": disagreement.public_id,
        "key": goal.key,
        "test_key": DueTest.objects.filter(plan__person=joyce, until=None).first().key,
        "above": goal.under,
        "asked": "why",
        "note_id": PaperNote.objects.filter(plan__person=joyce).first().public_id,
    }


def _of_lists(story) -> dict[str, object]:
    """A quarter that is counted, and the plan of a record that was joined with Joyce's."""
    upkeep.run()
    earlier = Person.objects.create(
        given_name="Joyce", family_name="Adeyemi", superseded_by=story.people["joyce"], created_at=clock.now()
    )
    plan = Plan.objects.create(person=earlier, started_at=clock.now(), started_by="Joyce Adeyemi")
    times = {"started_at": clock.now(), "changed_at": clock.now(), "started_by": "Joyce Adeyemi"}
    PlanVersion.objects.create(plan=plan, number=1, state="DRAFT", **times)
    return {
        "tab": "all",
        "quarter": last_ended(clock.today()).code,
        "practice_id": story.organisations["millbrook"].public_id,
        "joined": plan.public_id,
        "action_key": Action.objects.filter(plan__person=story.people["joyce"], until=None).first().key,
    }


def lists_of(story) -> tuple[ImportRun, PossibleDuplicate, Merge]:
    """A list that Ruth brought in, a pair in it that waits (Joyce, and Joyce again), and one that she joined."""
    ruth, practice = story.actor("ruth"), story.organisations["millbrook"]
    run = start_import(actor=ruth, organisation=practice, file_name="list.csv")
    for given, family, born in (
        ("Joyce", "Adeyemi", date(1958, 5, 2)),
        ("Nia", "Holt", date(1980, 2, 1)),
        ("Nia", "Holt", date(1980, 2, 1)),
    ):
        add_person(actor=ruth, practice=practice, given_name=given, family_name=family, born_on=born)
    joyce = PossibleDuplicate.objects.get(first=story.people["joyce"])
    nia = PossibleDuplicate.objects.select_related("first").get(first__family_name="Holt")
    return run, joyce, merge_people(actor=ruth, duplicate=nia, keep=nia.first)


def test_every_address_is_in_the_table():
    addresses = {name for name in all_addresses() if not WALKED_ELSEWHERE.match(name)}
    assert addresses == set(MATRIX), f"missing {addresses - set(MATRIX)}, gone {set(MATRIX) - addresses}"


def test_everybody_everywhere(story, visit, ids):
    clients = {key: Client() if key == "nobody" else visit(key, "joyce") for key in CHARACTERS}
    wrong = []
    for name, pattern in all_addresses().items():
        if name not in MATRIX:
            continue
        expected = MATRIX[name].split()
        found = [str(opens(name, pattern, character, client, story, ids)) for character, client in clients.items()]
        if found != expected:
            wrong.append(f'    "{name}": "{" ".join(found)}",   # was {MATRIX[name]}')
    assert not wrong, "\n" + "\n".join(wrong)


def test_an_attorney_sees_and_does_not_decide(story, visit, ids):
    """What somebody sees with whom a person shares, plus the plan; never what only the person may do."""
    mark, wrong = visit("mark"), []
    tunde = CHARACTERS.index("tunde")
    for name, pattern in all_addresses().items():
        if name not in MATRIX:
            continue
        expected = AS_ATTORNEY.get(name, int(MATRIX[name].split()[tunde]))
        found = opens(name, pattern, "mark", mark, story, ids)
        if found != expected:
            wrong.append(f'    "{name}": {found},  # was {expected}')
    assert not wrong, "\n" + "\n".join(wrong)


def opens(name, pattern, character, client, story, ids) -> int:
    """Each look is taken back, so that one character's act does not change what the next one meets."""
    from django.db import transaction

    given = {**ids, "message_id": ids["held_message_id"]} if name.startswith("correspondence:") else ids
    if name.startswith("care_plans:"):
        code = Printed.objects.filter(kind="PLAN").first().code if name.endswith("key_in") else "DAY"
        given = {**ids, "code": code, "kind": "needs" if name == "care_plans:add_line" else "goals"}
    if name == "care_plans:ask_about_test":
        given = {**ids, "key": ids["test_key"]}
    if name.startswith("care_plans:practice_counts"):
        given = {**ids, "organisation_id": ids["practice_id"]}
    if name == "care_plans:taker":
        given = {**ids, "key": ids["action_key"]}
    for room in ("voices", "questionnaires", "feedback", "handovers", "complaints", "imports", "insight"):
        given = {**given, **ids[room]} if name.startswith(f"{room}:") else given  # type: ignore[dict-item]
    if "media" in name and name.startswith("voices:") and name not in OF_AN_AUTHOR:
        given = {**given, "voice_id": VoiceMedia.objects.get().voice.public_id}
    given = {**given, "kind": "json"} if name.startswith("home:") else given
    path = "/" + UUID_NAME.sub(lambda match: str(given[match[1]]), pattern)
    if name in ASKED:
        path += f"?with=team-{story.teams['diabetes'].public_id}&part=ABOUT_ME&until=STOPPED"
    if name == "people:ask_representative":
        path = path.replace("/why", "/who")
    if name in DAYS:
        path += "?on=2026-11-03"
    point = transaction.savepoint()
    try:
        if name in POSTED:
            user = None if character == "nobody" else story.users[character].pk
            token = Token(str(UUID(int=len(path))), user, path, int(clock.now().timestamp())).sign()
            return client.post(path, {"form_token": token}).status_code
        answer = client.get(path)
        if answer.streaming:
            answer.getvalue()  # to its end, which closes the file behind it
        return answer.status_code
    finally:
        transaction.savepoint_rollback(point)
