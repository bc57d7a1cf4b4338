"""What one person says about a service, and the voice it becomes."""

from dataclasses import dataclass
from datetime import date

from partake.feedback.models import FeedbackPage
from partake.voices.domain.new import About, Attribute, NewVoice
from partake.voices.domain.voice import Channel, Sampling, Speaker, VoiceKind

DONT_KNOW = 6


@dataclass(frozen=True)
class Said:
    """What one person says about a service. `score` is 1 (very good) to 6 (don't know), or None where they were not
    asked or gave none; `question` is what the words answer."""

    score: int | None = None
    words: str = ""
    question: str = ""
    allows_quote: bool = False
    language: str = "en"
    speaker: Speaker = Speaker.NOT_SAID
    attributes: tuple[Attribute, ...] = ()


def new_voice(page: FeedbackPage, said: Said, *, channel: Channel, said_on: date) -> NewVoice:
    """This will give what `voices` keeps of it: about the service and whoever runs it now, from this page."""
    return NewVoice(
        kind=VoiceKind.COMMENT,
        about=(About(page.service.organisation_id, page.service_id),),
        words=said.words,
        score=said.score,
        question=said.question,
        said_on=said_on,
        channel=channel,
        sampling=Sampling.ANYONE_MAY,
        speaker=said.speaker,
        language=said.language,
        allows_quote=said.allows_quote and bool(said.words.strip()),
        attributes=said.attributes,
        source=page.ref,
    )
