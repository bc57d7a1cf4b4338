"""Every word of the pages of a story and of notes reaches a translator."""

from django.core import signing
from django.test import Client
from django.urls import reverse

from partake.demo import handovers, stories
from partake.feedback.models import Notes
from partake.feedback.words import after_death, help_now
from partake.handovers.models import Handover, Story
from partake.voices.models import Voice
from tests.pages import assert_translated, pseudo_translated

NAMES = (
    "Partake", "English", "العربية", "Riverside Diabetes Clinic", "Wexbridge General Hospital", "Poppy Ward",
    "Healthwatch Wexbridge", "Wexbridge Integrated Care Board", "Hana Suzuki", "Joyce Adeyemi", "Joyce", "Tunde",
    "Morag Bell", "Community heart team", "diabetes nurse", "Beth Lund", "NHS",
)  # fmt: skip


def test_feedback(stage, visit):
    stories.play(stage)
    riverside = stage.services["riverside"].public_id
    after = [str(Voice.objects.latest("pk").public_id), str(riverside), "LOSS", "STORY", True, False]
    told = reverse("feedback:told", args=[signing.dumps(after, salt="partake.feedback.told")])
    said = (*NAMES, "What is it like to wait here?", *Voice.objects.values_list("words", flat=True))
    said = (*said, after_death("en").help, *after_death("en").lines, help_now("en").heading, *help_now("en").lines)
    hana, notes = visit("hana"), Notes.objects.get().public_id
    with pseudo_translated():
        for address in ("/say/?name=wexbridge", f"/say/about/{riverside}", told):
            assert_translated(Client().get(address), names=said)
        for kind in ("story", "suggestion", "compliment"):
            assert_translated(Client().get(reverse("feedback:tell", args=[riverside, kind])), names=said)
            assert_translated(hana.get(reverse("feedback:write_down", args=[riverside, kind])), names=said)
        for address in ("/say/notes/", f"/say/notes/{notes}", reverse("feedback:begin_notes", args=[riverside])):
            assert_translated(hana.get(address), names=said)


def test_handovers(stage, visit):
    handovers.play(stage)
    story, handover = Story.objects.get(), Handover.objects.get()
    said = (*NAMES, story.words, story.wants, story.left)
    joyce, me = visit("joyce"), story.person.public_id
    with pseudo_translated():
        for name, *more in (
            ("stories",),
            ("write",),
            ("choose_team", story.public_id),
            ("hand_over", story.public_id, stage.teams["heart"].public_id),
            ("tell_service", story.public_id),
            ("take_back", handover.public_id),
        ):
            assert_translated(joyce.get(reverse(f"handovers:{name}", args=[me, *more])), names=said)
