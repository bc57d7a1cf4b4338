"""Riverside's page for saying how it was, three months of answers on it, and a pile of paper half keyed in."""

from partake.demo.stage import Stage, days_ago
from partake.feedback.actions.pages import open_page
from partake.feedback.actions.piles import key_in_form, open_pile
from partake.feedback.actions.saying import say_how_it_was
from partake.feedback.models import FeedbackPage
from partake.feedback.said import Said
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.questionnaires.form_numbers import new_form_number
from partake.voices.domain.new import Attribute
from partake.voices.domain.voice import Channel, Speaker

NOBODY = Actor.anonymous()
# Days ago, and the answers that day: 1 is very good, 6 is don't know.
ONLINE = (
    (84, (1, 2, 2)),
    (77, (2, 4)),
    (70, (1, 1, 3)),
    (61, (2, 5, 1)),
    (54, (1, 2)),
    (47, (1, 2, 2, 1)),
    (38, (2, 6)),
    (33, (1, 1, 4)),
    (26, (1, 2, 2)),
)
WORDS = {
    77: "Rang 23 times. When I came, nobody knew about it.",
    61: "I left after two hours. Nobody said how long it would be.",
    26: "The text came the day before, so I did not forget to fast.",
}
PAPER = (
    Said(score=1, words="The nurse wrote it all down for me.", speaker=Speaker.PATIENT),
    Said(score=4, words="My mother could not read the letter. It was too small.", speaker=Speaker.FAMILY),
)


def play(stage: Stage) -> None:
    """This will put the page up, let people answer it, and begin keying in what came on paper."""
    nadia = stage.actor("nadia")
    with days_ago(130):
        page = open_page(
            actor=nadia, service=stage.services["riverside"], phone="01632 960155", asks_about=["AGE", "DISABILITY"]
        )
    for days, scores in ONLINE:
        with days_ago(days, hour=15):
            _answered(page, scores, WORDS.get(days, ""))
    with days_ago(25, hour=9):
        pile = open_pile(actor=nadia, page=page, collected_on=clock.today(), forms_in_pile=3)
        for said in PAPER:
            key_in_form(actor=nadia, pile=pile, said=said, form_number=new_form_number())


def _answered(page: FeedbackPage, scores: tuple[int, ...], words: str) -> None:
    """The unhappiest of a day is the one who says why."""
    for place, score in enumerate(scores):
        why = words if score == max(scores) or len(scores) == 1 else ""
        said = Said(score=score, words=why, question="Please tell us why you gave your answer")
        if place == 0:
            said = Said(score=score, words=why, attributes=(Attribute("AGE", "2026-11", "65-74"),))
        channel = Channel.KIOSK if score == 1 else Channel.ONLINE
        say_how_it_was(actor=NOBODY, page=page, said=said, channel=channel)
