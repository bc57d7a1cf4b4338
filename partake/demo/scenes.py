"""The demonstration's story, told by calling the real actions as the cast, each at its own moment. It cannot
drift from the product: if an action changes, the scene does too, or it fails."""

from partake.demo import details, plans, questions, sharing, voices
from partake.demo.stage import Stage, set_the_stage


def play() -> Stage:
    """This will play every scene, in order, on an empty place."""
    stage = set_the_stage()
    play_on(stage)
    return stage


def play_on(stage: Stage) -> None:
    """This will play every scene on a stage that is already set."""
    details.play(stage)
    sharing.play(stage)
    plans.play(stage)
    voices.play(stage)
    questions.play(stage)
