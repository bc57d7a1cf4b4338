"""The demonstration's story, told by calling the real actions as the cast, each at its own moment. It cannot
drift from the product: if an action changes, the scene does too, or it fails."""

from partake.demo import (
    asked_monthly,
    caseload,
    complaints,
    details,
    feedback,
    handovers,
    imports,
    insight,
    lives,
    media,
    plans,
    preparing,
    questions,
    representatives,
    results,
    service_lives,
    sharing,
    stories,
    surveys,
    talks,
    voices,
    ways_back,
)
from partake.demo.stage import Stage, set_the_stage

# Told one after another, each in its own time.
SCENES = (
    details,
    media,
    sharing,
    plans,
    caseload,
    talks,
    results,
    ways_back,
    preparing,
    representatives,
    lives,
    voices,
    questions,
    feedback,
    imports,
    complaints,
    stories,
    handovers,
    asked_monthly,
    insight,
    surveys,
    service_lives,
)


def play() -> Stage:
    """This will play every scene, in order, on an empty place."""
    stage = set_the_stage()
    play_on(stage)
    return stage


def play_on(stage: Stage) -> None:
    """This will play every scene on a stage that is already set."""
    for scene in SCENES:
        scene.play(stage)
