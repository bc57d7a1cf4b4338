"""What people said about Riverside, Poppy Ward and Millbrook over a year, and what came of it: yes, no, not yet."""

from datetime import date, time, timedelta
from typing import Any

from partake.demo.details import ADDRESSES, PRINT_24
from partake.demo.stage import SETTING_UP, Stage, days_ago
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.organisations.actions import add_place, give_role, put_in_place
from partake.organisations.domain import RoleCode
from partake.organisations.models import Organisation
from partake.voices.actions import concerns, enquiring, labelling, outcomes, reading, recording, replying
from partake.voices.domain.new import About, NewContributor, NewVoice
from partake.voices.domain.states import OutcomeKind, Satisfied, Seriousness
from partake.voices.domain.voice import Channel, Sampling, Speaker, VoiceKind
from partake.voices.models import Outcome, Voice

NOBODY = Actor.anonymous()
# Service, days ago, words, the answer chosen (1 very good), who speaks, how it came.
COMMENTS = {
    "rang": ("riverside", 230, "Rang 41 times. When I got through the nurse was lovely and sorted it in 2 minutes.", 4),
    "rain": ("riverside", 214, "I gave up ringing and walked down. 20 minutes in the rain to book a blood test.", 5),
    "text": ("riverside", 45, "They said wait for a text. It never came so I didn’t know to fast.", 4),
    "better": ("riverside", 20, "Got straight through this time. Big difference.", 1),
    "saturday": ("riverside", 160, "Please do blood tests on a Saturday. I lose a days pay every time.", 3),
    "saturday2": ("riverside", 155, "Evenings or Saturdays please. Some of us work.", 3),
    "name": ("ward", 33, "The night nurse sat with Mum and called her by the name she likes. I won’t forget that.", 1),
    "noise": ("ward", 28, "Bins emptied at 5am right outside the bay. Nobody slept.", 4),
    "thanks": ("ward", 9, "Thank you to Sister Mary Conway and everyone on Poppy Ward, from Ron Ashby in bed 6.", 1),
    "queue": ("surgery", 60, "8am queue on the phone is impossible when you are getting kids to school.", 4),
    "kind": ("surgery", 12, "Farah explained it all twice and never made me feel stupid.", 1),
}  # fmt: skip
FAMILY = {"name", "noise"}


# What Nadia says some of it is about, in words of her own.
LABELLED = {
    "rang": ("Phone line",),
    "rain": ("Finding us",),
    "joyce": ("Hearing and sight", "Waiting room"),
    "arthur": ("Not online",),
}


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened."""
    with days_ago(390):
        _the_place(stage)
    said = {key: _say(stage, key) for key in sorted(COMMENTS, key=lambda key: -COMMENTS[key][1])}
    with days_ago(200, hour=15):
        _joyce_and_arthur(stage, said)
    with days_ago(150, hour=11):
        _nadia_reads(stage, said)
    _joyce_hears_back(stage, said["joyce"])
    phones = _the_phones(stage, said)
    _saturdays(stage, said)
    with days_ago(40, hour=13):
        _hana_asks(stage, phones)
    with days_ago(26, hour=14):
        _quiet_nights(stage, said)
    with days_ago(19, hour=10):
        _it_worked(stage, phones, said)
    with days_ago(8, hour=9):
        _waiting(stage, said)
    with days_ago(1, hour=22):
        _a_worry(stage)


def _the_place(stage: Stage) -> None:
    """Who is in which place, and Millbrook's own manager of what is said there."""
    wexbridge = add_place(actor=SETTING_UP, name="Wexbridge")
    for key in ("board", "millbrook", "hillside", "hospital", "healthwatch"):
        body = Organisation.objects.get(pk=stage.organisations[key].pk)
        put_in_place(actor=SETTING_UP, organisation=body, place=wexbridge, version=body.version)
    give_role(
        actor=SETTING_UP,
        user=stage.users["owen"],
        organisation=stage.organisations["millbrook"],
        role=RoleCode.SERVICE_MANAGER,
        job_title="listening lead",
    )
    concerns.set_concern_contact(
        actor=stage.actor("nadia"),
        organisation_id=stage.organisations["hospital"].pk,
        in_hours_email="safeguarding@example.nhs.uk",
        out_of_hours_email="site-manager@example.nhs.uk",
        opens_at=time(8),
        closes_at=time(18),
        version=None,
    )


def _about(stage: Stage, service: str) -> tuple[About, ...]:
    row = stage.services[service]
    return (About(row.organisation_id, row.pk),)


def _say(stage: Stage, key: str) -> Voice:
    service, ago, words, score = COMMENTS[key]
    voice = NewVoice(
        kind=VoiceKind.COMMENT,
        about=_about(stage, service),
        words=words,
        score=score,
        question="Overall, how was your experience of our service?",
        speaker=Speaker.FAMILY if key in FAMILY else Speaker.PATIENT,
        allows_quote=True,
        came_as=f"demonstration {key}",
    )
    reach = NewContributor(name="", email=f"{key}@example.com") if key not in {"noise", "queue"} else None
    with days_ago(ago, hour=18):
        return recording.record_voice(actor=NOBODY, voice=voice, contributor=reach)


def _clear(stage: Stage, voice: Voice, *, by: str = "nadia", words: str = "") -> None:
    voice.refresh_from_db()
    body = voice.abouts.get().organisation_id
    reading.clear_voice(
        actor=stage.actor(by),
        voice=voice,
        organisation_id=body,
        shown_words=words or voice.words,
        shown_title=voice.title,
        version=voice.version,
    )


def _joyce_and_arthur(stage: Stage, said: dict[str, Voice]) -> None:
    """Joyce tells her story while signed in. Arthur writes on the paper form, and has no internet."""
    said["joyce"] = recording.record_voice(
        actor=stage.actor("joyce"),
        voice=NewVoice(
            kind=VoiceKind.STORY,
            about=_about(stage, "riverside"),
            title="I lip-read, and they call my name",
            words="They call your name from a door behind you. I can’t hear it and I can’t see their lips. I have "
            "missed my turn three times. The third time I went home and cried.",
            speaker=Speaker.PATIENT,
            allows_quote=True,
        ),
        contributor=NewContributor(person_id=stage.people["joyce"].pk),
    )
    said["arthur"] = recording.record_voice(
        actor=stage.actor("nadia"),
        voice=NewVoice(
            kind=VoiceKind.COMMENT,
            about=_about(stage, "riverside"),
            words="I have no internet and no mobile. The form said go online. I am not going online at 81.",
            score=5,
            channel=Channel.PAPER,
            speaker=Speaker.PATIENT,
            allows_quote=True,
        ),
        contributor=NewContributor(name="Arthur Pell", postal_address=ADDRESSES["arthur"], needs=(PRINT_24,)),
    )


def _nadia_reads(stage: Stage, said: dict[str, Voice]) -> None:
    """She clears what others may read, says what is hard, and keeps nothing that names anybody."""
    for key in ("rang", "rain", "saturday", "saturday2", "joyce", "arthur"):
        _clear(stage, said[key])
    for key, names in LABELLED.items():
        voice = Voice.objects.get(pk=said[key].pk)
        hospital = stage.organisations["hospital"].pk
        labelling.label_voice(
            actor=stage.actor("nadia"), voice=voice, organisation_id=hospital, names=names, version=voice.version
        )
    story = Voice.objects.get(pk=said["joyce"].pk)
    reading.weigh_voice(
        actor=stage.actor("nadia"),
        voice=story,
        organisation_id=stage.organisations["hospital"].pk,
        seriousness=Seriousness.HARD,
        version=story.version,
    )


def _joyce_hears_back(stage: Stage, story: Voice) -> None:
    """A reply that says something changed, checked by Owen; Joyce answers back, and nobody has read that yet."""
    with days_ago(148, hour=11):
        reply = replying.write_reply(
            actor=stage.actor("nadia"),
            voice=story,
            organisation_id=stage.organisations["hospital"].pk,
            words="I am sorry. You lip-read, and we called your name from behind a door. I went and sat where you sat, "
            "and you are right.",
            changed="Since Monday a nurse comes to the chair of anyone who has asked us to, and faces them.",
        )
    with days_ago(146, hour=9):
        replying.check_reply(actor=stage.actor("owen"), reply=reply, version=reply.version)
    with days_ago(6, hour=19):
        replying.answer_back(
            actor=stage.actor("joyce"),
            voice=story,
            to=reply,
            satisfied=Satisfied.PARTLY,
            words="It works at Riverside. Please tell the eye clinic too.",
        )


def _write(stage: Stage, kind: OutcomeKind, title: str, **said: Any) -> Outcome:
    return outcomes.write_outcome(
        actor=stage.actor("nadia"),
        organisation_id=stage.organisations["hospital"].pk,
        kind=kind,
        title=title,
        **said,
    )


def _the_phones(stage: Stage, said: dict[str, Voice]) -> Outcome:
    """You said, we did: written by Nadia, sent back by Owen because it said too little, put right, published."""
    with days_ago(130, hour=10):
        values = {
            "said": "You could not get through by phone. Some of you gave up and walked here.",
            "decided_by": "Dr Lewis, clinical lead",
            "decided_on": clock.today() - timedelta(days=8),
            "look_again_on": clock.today() + timedelta(days=112),
        }
        written = _write(
            stage,
            OutcomeKind.WE_DID,
            "Getting through by phone",
            words="We improved the phones.",
            voices=[said["rang"], said["rain"], said["arthur"]],
            **values,
        )
        back = outcomes.send_outcome_back(
            actor=stage.actor("owen"), outcome=written, why="Improved how? Since when?", version=written.version
        )
    with days_ago(128, hour=10):
        again = outcomes.change_outcome(
            actor=stage.actor("nadia"),
            outcome=back,
            kind=OutcomeKind.WE_DID,
            title=back.title,
            said=back.said,
            words="Two more people answer the phone from 8am to 10am since 6 July. If you wait more than 5 minutes we "
            "call you back and you keep your place. You can also write on the paper form at the desk.",
            decided_by=back.decided_by,
            decided_on=back.decided_on,
            look_again_on=back.look_again_on,
            version=back.version,
        )
        return outcomes.publish_outcome(actor=stage.actor("owen"), outcome=again, version=again.version)


def _saturdays(stage: Stage, said: dict[str, Voice]) -> None:
    """We heard, and we are not doing it. One who asked is not content, and one took her words back."""
    with days_ago(100, hour=10):
        written = _write(
            stage,
            OutcomeKind.WE_ARE_NOT,
            "Blood tests on Saturdays",
            said="You asked for blood tests on Saturdays, because you lose pay.",
            words="There are not enough people who take blood to open safely six days a week. We open until 8pm on "
            "Tuesdays from February instead.",
            decided_by="Riverside’s monthly meeting",
            decided_on=clock.today() - timedelta(days=5),
            voices=[said["saturday"], said["saturday2"]],
        )
    with days_ago(99, hour=10):
        outcomes.publish_outcome(actor=stage.actor("owen"), outcome=written, version=written.version)
    with days_ago(95, hour=20):
        words = "Tuesday evening is when I work. But thank you for a straight answer."
        back = replying.answer_back(
            actor=NOBODY, voice=said["saturday"], to=written, satisfied=Satisfied.NO, words=words
        )
    with days_ago(94, hour=9):
        replying.clear_answer_back(actor=stage.actor("nadia"), row=back)
    with days_ago(70, hour=21):
        recording.withdraw_voice(actor=NOBODY, voice=said["saturday2"])


def _quiet_nights(stage: Stage, said: dict[str, Voice]) -> None:
    """Still thinking, with a day to say more."""
    _clear(stage, said["noise"], by="owen")
    _clear(stage, said["name"], by="owen")
    written = outcomes.write_outcome(
        actor=stage.actor("owen"),
        organisation_id=stage.organisations["hospital"].pk,
        kind=OutcomeKind.STILL_THINKING,
        title="Noise at night on Poppy Ward",
        said="The bins are emptied at 5am and wake everyone.",
        words="The company that empties them starts at 5am everywhere. We have asked for 7am.",
        decided_by="Owen Pryce, matron",
        decided_on=clock.today(),
        look_again_on=clock.today() + timedelta(days=40),
        voices=[said["noise"]],
    )
    outcomes.publish_outcome(actor=stage.actor("nadia"), outcome=written, version=written.version)


def _it_worked(stage: Stage, phones: Outcome, said: dict[str, Voice]) -> None:
    _clear(stage, said["better"])
    outcomes.follow_up_outcome(
        actor=stage.actor("nadia"),
        outcome=phones,
        worked=Satisfied.PARTLY,
        words="In October people waited 3 minutes, down from 19. Mondays are still bad.",
    )
    outcomes.cite_voices(actor=stage.actor("nadia"), outcome=phones, voices=[said["better"]])


def _waiting(stage: Stage, said: dict[str, Voice]) -> None:
    """A claim for Owen to check, and thanks that name somebody in a bed, which wait to be read."""
    replying.write_reply(
        actor=stage.actor("nadia"),
        voice=said["text"],
        organisation_id=stage.organisations["hospital"].pk,
        words="You should have been told to fast, and you were not. I am sorry.",
        changed="Reminders now go by text and by letter, and both say in the first line whether to fast.",
    )
    _clear(stage, said["kind"], by="owen", words="[name] explained it all twice and never made me feel stupid.")


def _hana_asks(stage: Stage, phones: Outcome) -> None:
    """Healthwatch brings in what it heard, and asks; the hospital is late."""
    hospital = stage.organisations["hospital"]
    enquiring.bring_in_evidence(
        actor=stage.actor("hana"),
        voice=NewVoice(
            kind=VoiceKind.EVIDENCE,
            about=(About(hospital.pk),),
            title="Getting there: what 212 people told us about hospital transport",
            words="Of 212 people we spoke to at bus stops and in waiting rooms, 61 had missed an appointment because "
            "of transport. We recommend that letters say which bus stops at the door.",
            said_on=date(2026, 9, 30),
            sampling=Sampling.CAME_BY_THEMSELVES,
            channel=Channel.IN_PERSON,
        ),
    )
    enquiring.ask_what_came(
        actor=stage.actor("hana"),
        organisation=hospital,
        words="You say that people wait 5 minutes at most. Is that so on Mondays?",
        outcome=phones,
    )


def _a_worry(stage: Stage) -> None:
    """Late in the evening somebody writes what may mean danger. Nobody has taken it on yet."""
    recording.record_voice(
        actor=NOBODY,
        voice=NewVoice(
            kind=VoiceKind.COMMENT,
            about=_about(stage, "ward"),
            words="My aunt on Poppy Ward has bruises on her arm and nobody can tell me why.",
            score=5,
            speaker=Speaker.FAMILY,
        ),
        contributor=NewContributor(email="niece@example.com"),
    )
