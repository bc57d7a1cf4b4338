"""Tables of voices: what was said, how its author is reached (apart), and what came of it."""

from partake.voices.models.answers import AnswerBack, FollowUp, Outcome, OutcomeVoice, Reply
from partake.voices.models.changes import VoiceChange
from partake.voices.models.concerns import Concern, ConcernContact
from partake.voices.models.contributors import Contributor, VoiceLink
from partake.voices.models.enquiries import Enquiry, EnquiryVoice
from partake.voices.models.labels import Label, VoiceLabel
from partake.voices.models.media import VoiceMedia
from partake.voices.models.voices import Voice, VoiceAbout, VoiceAnswer, VoiceAttribute

__all__ = [
    "AnswerBack",
    "Concern",
    "ConcernContact",
    "Contributor",
    "Enquiry",
    "EnquiryVoice",
    "FollowUp",
    "Label",
    "Outcome",
    "OutcomeVoice",
    "Reply",
    "Voice",
    "VoiceAbout",
    "VoiceAnswer",
    "VoiceAttribute",
    "VoiceChange",
    "VoiceLabel",
    "VoiceLink",
    "VoiceMedia",
]
