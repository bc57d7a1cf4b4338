"""Voices about Riverside with themes on them, and cubes that say the same, for tests that stand on both."""

from datetime import date, datetime

from partake.insight.models import AnswersMonth, HeardMonth, ThemesMonth
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.voices.actions.recording import record_voice
from partake.voices.domain.labels import LabelledBy
from partake.voices.domain.new import About, NewContributor, NewVoice
from partake.voices.domain.voice import VoiceKind
from partake.voices.models import Label, Voice, VoiceLabel

PHONE = "experience:contacting"


def say(
    service, words: str, *, asks: bool = False, said_on: date | None = None, came: datetime | None = None, **more
) -> Voice:
    """Somebody not signed in says something about a service; who `asks` to hear leaves an address."""
    voice = NewVoice(
        kind=more.pop("kind", VoiceKind.COMMENT),
        about=(About(service.organisation_id, service.pk),),
        words=words,
        said_on=said_on,
        allows_quote=more.pop("allows_quote", True),
        **more,
    )
    reach = NewContributor(name="Pat", email=f"{abs(hash(words))}@example.com") if asks else None
    with clock.fixed(came or clock.now()):
        return record_voice(actor=Actor.anonymous(), voice=voice, contributor=reach)


def put_on(voice: Voice, organisation, theme: str = PHONE, name: str = "Getting through", *,
           by: LabelledBy = LabelledBy.PERSON, sentiment: str = "") -> VoiceLabel:  # fmt: skip
    label, _ = Label.objects.get_or_create(
        organisation=organisation,
        theme=theme,
        defaults={"name": name, "sorted_as": name.casefold(), "begun_at": clock.now(), "begun_by": "Nadia Rahman"},
    )
    who = "Nadia Rahman" if by is LabelledBy.PERSON else "Partake"
    return VoiceLabel.objects.create(
        voice=voice, label=label, put_on_by=by, sentiment=sentiment, put_on_at=clock.now(), name=who
    )


def heard(organisation, service, month: date, *, comments: int, theme: str = PHONE, about: int = 0, unhappy: int = 0,
          happy: int = 0, by: LabelledBy = LabelledBy.PERSON) -> None:  # fmt: skip
    """One month of the cubes, of a service: so many comments, so many about a theme."""
    HeardMonth.objects.create(
        organisation=organisation, service=service, month=month, voices=comments, kind="COMMENT", channel="ONLINE",
        sampling="ANYONE_MAY", speaker="PATIENT", with_words=comments, labelled=comments, suggested=0,
    )  # fmt: skip
    if about:
        ThemesMonth.objects.create(
            organisation=organisation, service=service, month=month, theme=theme, put_on_by=by, voices=about,
            unhappy=unhappy, happy=happy,
        )  # fmt: skip


def answered(organisation, service, month: date, answers: dict[str, int]) -> None:
    """One month of answers to the Friends and Family question."""
    for answer, voices in answers.items():
        AnswersMonth.objects.create(
            organisation=organisation, service=service, month=month, question="fft", answer=answer, voices=voices
        )
