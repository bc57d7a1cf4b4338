"""The demonstration's files: what came in of them, what waits, and what was taken out."""

from partake.demo import scenes
from partake.imports.models import BroughtFile, PublishedFigure
from partake.voices.models import Voice
from tests.pages import assert_good_page


def test_the_story_of_the_files(stage, visit):
    scenes.play_on(stage)
    files = dict(BroughtFile.objects.values_list("file_name", "state"))
    assert files == {
        "kiosk-october.csv": "IN",
        "posts.csv": "IN",
        "fft-inpatient-aug-26.csv": "IN",
        "fft-inpatient-sep-26.csv": "IN",
        "kiosk-again.csv": "TAKEN_OUT",
        "ward-cards-november.csv": "CHECKED",
    }
    kiosk = BroughtFile.objects.get(file_name="kiosk-october.csv")
    assert (kiosk.added, kiosk.faulty, kiosk.faults[0][2]) == (4, 1, "Date")
    assert PublishedFigure.objects.filter(is_current=True, suppressed=True).count() == 2
    waiting = BroughtFile.objects.get(file_name="ward-cards-november.csv")
    assert waiting.sound == 0 and len(waiting.unmatched) == 2
    client = visit("nadia")
    hospital = stage.organisations["hospital"].public_id
    for path in (
        "",
        f"{hospital}/",
        f"{hospital}/counts",
        *(f"{hospital}/{one.public_id}" for one in BroughtFile.objects.all()),
    ):
        assert_good_page(client.get(f"/brought-in/{path}", follow=True))
    came = {one.file_name: (one.added, one.sound, one.faults) for one in BroughtFile.objects.all()}
    assert Voice.objects.filter(source_kind="imports.file", withdrawn_at=None).count() == 6, came
