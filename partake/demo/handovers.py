"""Joyce comes home from Poppy Ward. The diabetes clinic has her story before they meet; nobody there has read it."""

from partake.demo.sharing import own
from partake.demo.stage import Stage, days_ago
from partake.handovers.actions import hand_over_story, write_story
from partake.kernel import clock
from partake.people.domain import months_from


def play(stage: Stage) -> None:
    """This will play the scene."""
    with days_ago(3, hour=17):
        record = own(stage, "joyce")
        story = write_story(
            record=record,
            left="Poppy Ward, five days in November",
            words="They could not get my sugar steady and nobody could say why. On the third night I was sick and so "
            "confused that I did not know Tunde. I was frightened that I would stay like that. I have told it to "
            "four doctors, and each time I am back in that bed.",
            wants="Please do not ask me to tell it again. Face me when you talk. And tell me what happens if it comes "
            "back at night, because that is what I lie awake over.",
            helped_by="Tunde",
        )
        until = months_from(clock.today(), 3)
        hand_over_story(record=record, story=story, team=stage.teams["diabetes"], until=until)
