"""One comment about Riverside in each test's hands, and those who answer for it."""

import pytest

from partake.kernel.actor import Actor
from partake.voices.actions.recording import record_voice
from partake.voices.domain.new import About, NewContributor, NewVoice
from partake.voices.domain.voice import VoiceKind
from partake.voices.models import Voice

SAID = "Rang 41 times. The nurse was lovely."


@pytest.fixture
def riverside(stage) -> About:
    return About(stage.organisations["hospital"].pk, stage.services["riverside"].pk)


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def nadia(stage) -> Actor:
    return stage.actor("nadia")


@pytest.fixture
def owen(stage) -> Actor:
    return stage.actor("owen")


@pytest.fixture
def say(riverside):
    """Somebody not signed in says something."""

    def said(words: str = SAID, *, reach: NewContributor | None = None, **more) -> Voice:
        values = {"kind": VoiceKind.COMMENT, "about": (riverside,), "words": words, "allows_quote": True} | more
        return record_voice(actor=Actor.anonymous(), voice=NewVoice(**values), contributor=reach)

    return said


@pytest.fixture
def comment(say) -> Voice:
    return say(reach=NewContributor(name="Pat", email="pat@example.com"))
