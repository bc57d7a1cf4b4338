"""Two years of answers about three services, so that there is something to see: which month differs, what people talk
about, who is missing. Every answer is invented and drawn by lot, the same each time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TypeVar

from django.db.models import Max

from partake.demo import labelling
from partake.demo.said import said
from partake.demo.stage import Stage, days_ago
from partake.insight.actions.changes import record_change
from partake.insight.jobs import WORKER
from partake.insight.models import RecordedChange
from partake.insight.months import months_after
from partake.insight.publishing.due import publish_due
from partake.insight.refreshing import refresh
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.organisations.actions import count_population
from partake.organisations.domain import Characteristic
from partake.organisations.models import Service
from partake.organisations.population import Counted
from partake.organisations.queries import get_place_called
from partake.voices.actions.recording import bring_in_voices
from partake.voices.domain.new import About, Attribute, NewVoice
from partake.voices.domain.voice import Channel, Sampling, Speaker, VoiceKind
from partake.voices.models import Voice

Kind = TypeVar("Kind")
ANSWERS = Actor.system("The demonstration’s answers")
MONTHS = 24
QUESTION = "Please tell us why you gave your answer"
# Riverside began to send text reminders on the fourth of the month, so many full months ago.
REMINDERS_SINCE = 6
SERVICES = {"riverside": "Riverside Diabetes Clinic", "ward": "Poppy Ward", "surgery": "Millbrook Surgery"}
AGES = {"16-24": 3, "25-34": 5, "35-44": 9, "45-54": 16, "55-64": 24, "65-74": 26, "75-84": 13, "85-": 4}
LIVE_HERE = {"0-15": 17_400, "16-24": 9_800, "25-34": 12_900, "35-44": 12_100, "45-54": 12_600, "55-64": 12_300,
             "65-74": 9_700, "75-84": 6_400, "85-": 2_300}  # fmt: skip
ETHNIC_GROUPS = {"A": 82, "C": 6, "H": 3, "J": 3, "K": 1, "M": 2, "N": 2, "S": 1}
CHANNELS = {Channel.ONLINE: 46, Channel.TEXT_MESSAGE: 30, Channel.PAPER: 14, Channel.KIOSK: 8, Channel.PHONE: 2}


@dataclass(frozen=True)
class Spoken:
    """What people talk about at one service: for each subject, how often, and how often unhappily."""

    a_month: tuple[int, int]
    good: float
    subjects: dict[str, tuple[int, float]]


RIVERSIDE = Spoken(
    (118, 190),
    0.78,
    {
        "phone": (23, 0.78), "manner": (22, 0.10), "reminders": (16, 0.80), "waiting": (12, 0.75),
        "results": (10, 0.50), "listened": (6, 0.35), "parking": (6, 0.90), "none": (8, 0.30),
    },
)  # fmt: skip
WARD = Spoken(
    (58, 96),
    0.84,
    {
        "manner": (26, 0.08), "noise": (16, 0.90), "food": (13, 0.55), "clean": (9, 0.35), "home": (12, 0.65),
        "listened": (9, 0.40), "parking": (6, 0.95), "none": (9, 0.25),
    },
)  # fmt: skip
SURGERY = Spoken(
    (40, 70),
    0.71,
    {
        "phone": (30, 0.85), "slots": (24, 0.75), "manner": (16, 0.25), "listened": (10, 0.30),
        "results": (9, 0.55), "none": (11, 0.35),
    },
)  # fmt: skip


SPOKEN = {"riverside": RIVERSIDE, "ward": WARD, "surgery": SURGERY}


def play(stage: Stage) -> None:
    """This will count who lives in Wexbridge, bring in what was answered over the last two years, and write down when
    the text reminders began."""
    last = months_after(clock.today(), -1)
    began = months_after(last, 1 - REMINDERS_SINCE).replace(day=4)
    with days_ago(380):
        _live_here(stage)
    with days_ago(18, hour=8):
        record_change(
            actor=stage.actor("nadia"),
            organisation_id=stage.organisations["hospital"].pk,
            service=stage.services["riverside"],
            changed_on=began,
            words="Text reminders begin",
            theme="experience:booking",
        )
        answer(stage.services, first=months_after(last, 1 - MONTHS), last=last)
    labelling.play(stage)
    refresh(actor=WORKER)
    publish_due(actor=WORKER)


def answer(services: Mapping[str, Service], *, first: date, last: date) -> None:
    """This will have people say how it was in each month from `first` to `last`, the same for the same months."""
    for key in SPOKEN:
        service = services[key]
        source = Ref("organisations.service", str(service.public_id))
        about = (About(service.organisation_id, service.pk),)
        said = NewVoice(kind=VoiceKind.COMMENT, about=about, sampling=Sampling.ANYONE_MAY, source=source)
        changes = tuple(RecordedChange.objects.filter(service=service, struck_at__isnull=True))
        bring_in_voices(actor=ANSWERS, voices=_answers(said, key, changes, first, last), source=source)


def last_month_answered() -> date:
    """This will give the last month somebody answered in that is over."""
    answered = Voice.objects.filter(source_kind="organisations.service").aggregate(Max("said_on"))["said_on__max"]
    return months_after(answered, 0)


def _live_here(stage: Stage) -> None:
    counted = [Counted(Characteristic.AGE, band, people) for band, people in LIVE_HERE.items()]
    count_population(
        actor=stage.actor("ada"),
        place=get_place_called("Wexbridge"),
        counted=counted,
        source="Invented for the demonstration",
        counted_on=months_after(clock.today(), -5),
        list_version="2026-11",
    )


def _answers(
    said: NewVoice, key: str, changes: Sequence[RecordedChange], first: date, last: date
) -> Iterator[NewVoice]:
    month = first
    while month <= last:
        lot = Random(f"{key} {month}")  # noqa: S311
        now = _after(SPOKEN[key], [change for change in changes if change.changed_on < months_after(month, 1)])
        for _ in range(lot.randint(*now.a_month)):
            yield _answer(said, now, month + timedelta(days=lot.randrange(28)), lot)
        month = months_after(month, 1)


def _after(spoken: Spoken, changes: Sequence[RecordedChange]) -> Spoken:
    """The same service once something changed: far fewer are unhappy with what it was meant to change."""
    for change in changes:
        meant = [name for name, theme in labelling.THEMES.items() if change.theme == f"experience:{theme}"]
        better = {name: (often, unhappy * 0.3) for name, (often, unhappy) in spoken.subjects.items() if name in meant}
        spoken = replace(spoken, good=1 - (1 - spoken.good) * 0.6, subjects=spoken.subjects | better)
    return spoken


def _answer(said: NewVoice, spoken: Spoken, on: date, lot: Random) -> NewVoice:
    """One answer: the unhappy write more often, as they do."""
    good = lot.random() < spoken.good
    score = lot.choices((1, 2), (64, 36))[0] if good else lot.choices((3, 4, 5, 6), (40, 30, 18, 12))[0]
    wrote = lot.random() < (0.38 if good else 0.62)
    attributes = []
    if lot.random() < 0.55:
        attributes.append(Attribute("AGE", "2026-11", _pick(AGES, lot)))
    if lot.random() < 0.40:
        attributes.append(Attribute("ETHNIC_GROUP", "2001", _pick(ETHNIC_GROUPS, lot)))
    return replace(
        said,
        words=_words(spoken, good, lot) if wrote else "",
        score=score,
        question=QUESTION if wrote else "",
        said_on=on,
        received_at=datetime(on.year, on.month, on.day, lot.randint(8, 20), lot.randrange(60), tzinfo=UTC),
        channel=_pick(CHANNELS, lot),
        speaker=_pick({Speaker.PATIENT: 80, Speaker.FAMILY: 14, Speaker.CARER: 6}, lot),
        allows_quote=lot.random() < 0.5,
        attributes=tuple(attributes),
    )


def _words(spoken: Spoken, good: bool, lot: Random) -> str:
    """One sentence or two, of what is talked about there. Whoever was unhappy picks the sore points more often."""
    sentences = []
    for _ in range(lot.choices((1, 2), (3, 2))[0]):
        weights = {
            name: often * (1.4 - share if good else 0.4 + share) for name, (often, share) in spoken.subjects.items()
        }
        subject = _pick(weights, lot)
        unhappy = lot.random() < spoken.subjects[subject][1] * (0.8 if good else 1.25)
        sentences.append(lot.choice(said()[subject]["unhappy" if unhappy else "happy"]))
    return " ".join(dict.fromkeys(sentences))


def _pick(weights: Mapping[Kind, float], lot: Random) -> Kind:
    return lot.choices(list(weights), list(weights.values()))[0]
