"""What people answer in a body's own questions is heard like anything else: each finished response is one voice."""

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.questionnaires import heard
from partake.questionnaires.changes import Changed, forget_changes, take_changes
from partake.voices.actions.recording import keep_voices, withdraw_voice
from partake.voices.domain.new import About, Attribute, Chosen, NewVoice
from partake.voices.domain.voice import Channel, VoiceKind
from partake.voices.events import ANSWERS_HEARD
from partake.voices.models import Voice

AT_ONCE = 1000
LONGEST_QUESTION = 300


@transaction.atomic
def hear_next_answers(*, actor: Actor) -> int:
    """This will make voices of the next responses that were finished, take back those that were struck, and give how
    many it looked at. A job of the worker: killed half way, the next one does it, and no response is two voices."""
    taken = take_changes(AT_ONCE)
    if not taken:
        return 0
    voices = [new for one in taken if not one.is_struck and (new := _voice(one))]
    kept, _ = keep_voices(actor=actor, voices=voices)
    struck = [_came_as(one) for one in taken if one.is_struck]
    gone = list(Voice.objects.counted().filter(came_as__in=struck))
    for voice in gone:
        withdraw_voice(actor=actor, voice=voice)
    forget_changes([one.id for one in taken])

    about = Ref("questionnaires.response", "finished")
    record_event(ANSWERS_HEARD, actor=actor, about=about, codes={"new": kept, "taken_back": len(gone)})

    return len(taken)


def _voice(one: Changed) -> NewVoice | None:
    """None where nobody answers for it, or where nothing is chosen or written. Nobody asked whether it may be quoted,
    so it may not. It came from the questionnaire, and is known by its response."""
    wrote = heard.wrote(one.content, one.answers, one.language)
    chosen = heard.chosen(one.content, one.answers)
    if one.organisation_id is None or not (wrote or chosen):
        return None
    several = len(wrote) > 1
    question = one.content.said_in(one.language, one.content.title) if several else wrote[0].question if wrote else ""
    return NewVoice(
        kind=VoiceKind.SURVEY_ANSWER,
        about=(About(one.organisation_id, one.service_id),),
        words="\n\n".join(f"{it.question}\n{it.words}" if several else it.words for it in wrote),
        question=question[:LONGEST_QUESTION],
        said_on=clock.local(one.finished_at).date(),
        received_at=one.finished_at,
        channel=Channel(one.channel),
        language=one.language,
        attributes=tuple(
            Attribute(it.characteristic, it.list_version, it.category)
            for it in heard.said_of_themselves(one.content, one.answers)
        ),
        chosen=tuple(Chosen(f"{one.questionnaire_id}:{key}", code) for key, code in chosen),
        source=Ref("questionnaires.questionnaire", str(one.questionnaire_id)),
        came_as=_came_as(one),
    )


def _came_as(one: Changed) -> str:
    return f"questionnaires.response:{one.response_id}"
