"""The demonstration's story, told by calling the real actions as the cast, each at its own moment. It cannot
drift from the product: if an action changes, the scene does too, or it fails."""

from partake.demo import sharing
from partake.demo.stage import Stage, set_the_stage


def play() -> Stage:
    """This will play every scene, in order, on an empty place."""
    stage = set_the_stage()
    sharing.play(stage)
    return stage
