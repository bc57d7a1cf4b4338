"""A dataset of each test's own, and people saying things about Riverside."""

from collections.abc import Callable
from datetime import date

import pytest

from partake.insight.actions.refresh import Refreshed, refresh
from partake.kernel.actor import Actor
from partake.organisations.models import Service
from partake.voices.actions.recording import record_voice
from partake.voices.domain.new import About, NewVoice
from partake.voices.domain.voice import VoiceKind
from partake.voices.models import Voice

WORKER = Actor.system("Partake’s adding up")


@pytest.fixture(autouse=True)
def own_dataset(tmp_path, settings):
    settings.INSIGHT_DIR = tmp_path / "insight"


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def riverside(stage) -> About:
    return About(stage.organisations["hospital"].pk, stage.services["riverside"].pk)


@pytest.fixture
def poppy(hospital) -> Service:
    return Service.objects.get(organisation=hospital, name="Poppy Ward")


@pytest.fixture
def say(riverside) -> Callable[..., Voice]:
    """Somebody says something about Riverside, on a day."""

    def said(
        on: date = date(2026, 11, 2), score: int | None = 1, words: str = "The nurse was lovely.", **more
    ) -> Voice:
        values = {
            "kind": VoiceKind.COMMENT,
            "about": (riverside,),
            "words": words,
            "score": score,
            "said_on": on,
        } | more
        return record_voice(actor=Actor.anonymous(), voice=NewVoice(**values))

    return said


@pytest.fixture
def refreshed() -> Callable[..., Refreshed]:
    return lambda **more: refresh(actor=WORKER, **more)
