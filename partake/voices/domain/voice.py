"""What a voice is: where it came from, who speaks, and what its author allowed."""

from enum import StrEnum

from partake.kernel.texts import text

# Longer than any comment or story seen; a form says so beside the box, and loses nothing.
LONGEST_WORDS = 20_000
# Our own aim, for a reply to somebody who asked for one: no rule sets a time for what is not a complaint.
ANSWER_WITHIN_DAYS = 28
# A link that lets somebody without an account read what came of their words.
LINK_MONTHS = 12


class VoiceKind(StrEnum):
    """What sort of thing somebody told us. The last three come from other rooms."""

    COMMENT = "COMMENT"
    SURVEY_ANSWER = "SURVEY_ANSWER"
    STORY = "STORY"
    COMPLAINT = "COMPLAINT"
    COMPLIMENT = "COMPLIMENT"
    SUGGESTION = "SUGGESTION"
    GROUP_NOTE = "GROUP_NOTE"
    INTERVIEW_NOTE = "INTERVIEW_NOTE"
    OBSERVATION = "OBSERVATION"
    PEER_RESEARCH = "PEER_RESEARCH"
    SOCIAL_MEDIA = "SOCIAL_MEDIA"
    EVIDENCE = "EVIDENCE"
    CONSULTATION_ANSWER = "CONSULTATION_ANSWER"
    WHAT_MATTERS = "WHAT_MATTERS"
    UNMET_NEED = "UNMET_NEED"


KIND_WORDS: dict[VoiceKind, str] = {
    VoiceKind.COMMENT: text("Comment"),
    VoiceKind.SURVEY_ANSWER: text("Survey answer"),
    VoiceKind.STORY: text("Story"),
    VoiceKind.COMPLAINT: text("Complaint"),
    VoiceKind.COMPLIMENT: text("Compliment"),
    VoiceKind.SUGGESTION: text("Suggestion"),
    VoiceKind.GROUP_NOTE: text("Notes from a group"),
    VoiceKind.INTERVIEW_NOTE: text("Notes from an interview"),
    VoiceKind.OBSERVATION: text("What somebody saw"),
    VoiceKind.PEER_RESEARCH: text("Research by people with lived experience"),
    VoiceKind.SOCIAL_MEDIA: text("Social media"),
    VoiceKind.EVIDENCE: text("Evidence from Healthwatch or another body"),
    VoiceKind.CONSULTATION_ANSWER: text("Answer to a consultation"),
    VoiceKind.WHAT_MATTERS: text("What matters to somebody, from their plan"),
    VoiceKind.UNMET_NEED: text("Support nobody could find"),
}

# A complaint's papers are kept apart from other feedback: they are never shown in a list of voices or in public.
KEPT_APART = frozenset({VoiceKind.COMPLAINT})


# What the places of a Friends and Family answer mean, 1 the first.
SCORE_WORDS: dict[int, str] = {
    1: text("Very good"),
    2: text("Good"),
    3: text("Neither good nor poor"),
    4: text("Poor"),
    5: text("Very poor"),
    6: text("Don’t know"),
}


class Channel(StrEnum):
    """How it reached us. Paper, phone and face to face count exactly as online does."""

    ONLINE = "ONLINE"
    KIOSK = "KIOSK"
    TEXT_MESSAGE = "TEXT_MESSAGE"
    EMAIL = "EMAIL"
    PAPER = "PAPER"
    PHONE = "PHONE"
    IN_PERSON = "IN_PERSON"
    FILE = "FILE"


CHANNEL_WORDS: dict[Channel, str] = {
    Channel.ONLINE: text("online"),
    Channel.KIOSK: text("on a screen at the service"),
    Channel.TEXT_MESSAGE: text("by text message"),
    Channel.EMAIL: text("by email"),
    Channel.PAPER: text("on paper"),
    Channel.PHONE: text("by phone"),
    Channel.IN_PERSON: text("in person"),
    Channel.FILE: text("from a file"),
}


class Sampling(StrEnum):
    """How those who spoke came to be asked. No figure is read without it."""

    ANYONE_MAY = "ANYONE_MAY"
    EVERYONE_ASKED = "EVERYONE_ASKED"
    RANDOM_SAMPLE = "RANDOM_SAMPLE"
    INVITED_GROUP = "INVITED_GROUP"
    CAME_BY_THEMSELVES = "CAME_BY_THEMSELVES"
    NOT_KNOWN = "NOT_KNOWN"


SAMPLING_WORDS: dict[Sampling, str] = {
    Sampling.ANYONE_MAY: text("Anyone who used the service could answer."),
    Sampling.EVERYONE_ASKED: text("Everyone who used the service was asked."),
    Sampling.RANDOM_SAMPLE: text("People were picked by chance and asked."),
    Sampling.INVITED_GROUP: text("A group of people was invited."),
    Sampling.CAME_BY_THEMSELVES: text("People told us without being asked."),
    Sampling.NOT_KNOWN: text("We do not know how people came to be asked."),
}


class Speaker(StrEnum):
    PATIENT = "PATIENT"
    CARER = "CARER"
    FAMILY = "FAMILY"
    STAFF = "STAFF"
    DID_NOT_USE = "DID_NOT_USE"
    SOMEONE_ELSE = "SOMEONE_ELSE"
    NOT_SAID = "NOT_SAID"


SPEAKER_WORDS: dict[Speaker, str] = {
    Speaker.PATIENT: text("Somebody who used the service"),
    Speaker.CARER: text("A carer"),
    Speaker.FAMILY: text("Family or a friend"),
    Speaker.STAFF: text("Somebody who works there"),
    Speaker.DID_NOT_USE: text("Somebody who did not use the service"),
    Speaker.SOMEONE_ELSE: text("Somebody else"),
    Speaker.NOT_SAID: text("They did not say who they are"),
}
