"""Comments about a hospital, those who sort them, and ways to do it quickly."""

import tomllib
from pathlib import Path
from random import Random

import pytest

import partake.demo
from partake.insight.actions.theme_frameworks import bring_framework
from partake.insight.actions.theme_labels import say_themes
from partake.insight.frameworks import name_of
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.voices.actions.recording import bring_in_voices, record_voice
from partake.voices.domain.labels import ThemeSaid
from partake.voices.domain.new import About, NewVoice
from partake.voices.domain.voice import VoiceKind
from partake.voices.models import Label, Voice, VoiceLabel

SAID = tomllib.loads((Path(partake.demo.__file__).parent / "data" / "said.toml").read_text("utf-8"))
# What the demonstration's sentences are about, in themes of the framework.
ABOUT = {
    "phone": "contacting", "manner": "staff-manner", "reminders": "booking", "waiting": "waiting",
    "results": "kept-informed", "parking": "parking",
}  # fmt: skip


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def riverside(stage) -> About:
    return About(stage.organisations["hospital"].pk, stage.services["riverside"].pk)


@pytest.fixture
def nadia(stage) -> Actor:
    return stage.actor("nadia")


@pytest.fixture
def owen(stage) -> Actor:
    return stage.actor("owen")


@pytest.fixture
def say(riverside):
    def said(words: str = "Rang 41 times. The nurse was lovely.", **more) -> Voice:
        values = {"kind": VoiceKind.COMMENT, "about": (riverside,), "words": words} | more
        return record_voice(actor=Actor.anonymous(), voice=NewVoice(**values))

    return said


@pytest.fixture
def label(nadia, hospital):
    """Puts themes on a voice: "waiting", or ("waiting", 1, "UNHAPPY")."""

    def put(voice: Voice, *said, actor: Actor = nadia) -> None:
        voice.refresh_from_db()
        full = [one if isinstance(one, tuple) else (one, 0, "UNHAPPY") for one in said]
        keys = [(key if ":" in key else f"experience:{key}", part, felt) for key, part, felt in full]
        say_themes(
            actor=actor,
            voice=voice,
            organisation=hospital,
            said=[ThemeSaid(key, name_of(key), part, felt) for key, part, felt in keys],
            version=voice.version,
        )

    return put


@pytest.fixture
def many(riverside):
    """Brings in so many comments drawn from the demonstration's sentences, and says what each is about: the theme and
    the feeling."""

    def bring(count: int, seed: int = 1, more: str = "") -> list[tuple[Voice, str, str]]:
        lot = Random(seed)
        drawn = []
        for place in range(count):
            subject = lot.choice(list(ABOUT))
            feeling = lot.choice(["happy", "unhappy"])
            words = lot.choice(SAID[subject][feeling]) + more.format(place)
            drawn.append((words, ABOUT[subject], feeling.upper()))
        before = Voice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        said = NewVoice(kind=VoiceKind.COMMENT, about=(riverside,), words="x")
        bring_in_voices(
            actor=Actor.system("import"),
            voices=[NewVoice(**{**vars(said), "words": words}) for words, _, _ in drawn],
            source=Ref("organisations.service", "1"),
        )
        rows = Voice.objects.filter(pk__gt=before).order_by("pk")
        return [(row, theme, feeling) for row, (_, theme, feeling) in zip(rows, drawn, strict=True)]

    return bring


@pytest.fixture
def label_many(many, nadia, hospital):
    """As if Nadia had labelled so many, one by one: the rows are put in at once, for they are only what is learnt
    from."""

    def labelled(count: int, seed: int = 1, more: str = "") -> list[tuple[Voice, str, str]]:
        found = many(count, seed, more)
        labels = {
            theme: Label.objects.get_or_create(
                organisation=hospital,
                theme=f"experience:{theme}",
                defaults={
                    "name": name_of(f"experience:{theme}"), "sorted_as": theme, "begun_at": clock.now(),
                    "begun_by": nadia.display_name,
                },
            )[0]
            for _, theme, _ in found
        }  # fmt: skip
        VoiceLabel.objects.bulk_create(
            VoiceLabel(
                voice=voice, label=labels[theme], put_on_by="PERSON", sentiment=feeling, put_on_at=clock.now(),
                name=nadia.display_name,
            )
            for voice, theme, feeling in found
        )  # fmt: skip
        return found

    return labelled


@pytest.fixture
def bring_own(nadia, hospital):
    """Brings in a file of the hospital's own themes, and gives the key of its framework."""

    def brought(written: str) -> str:
        return bring_framework(actor=nadia, organisation=hospital, written=written.encode(), version=None).key

    return brought
