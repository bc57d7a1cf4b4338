"""Riverside's page for saying how it was."""

from partake.demo.stage import Stage, days_ago
from partake.feedback.actions.pages import open_page


def play(stage: Stage) -> None:
    """This will put the page up."""
    with days_ago(130):
        open_page(actor=stage.actor("nadia"), service=stage.services["riverside"], phone="01632 960155")
