"""The demonstration's complaints play, and leave one of each kind."""

from partake.complaints.models import Complaint
from partake.demo import complaints
from tests.people.pressing import read


def test_the_scene_leaves_something_for_everybody_to_do(stage, visit):
    complaints.play(stage)
    page = read(visit("clare"), "/complaints/")
    for words in ("Late: ", "May they complain for another?", "Went to the ombudsman", "An answer waits to be signed"):
        assert words in page.text
    assert set(Complaint.objects.values_list("state", flat=True)) == {
        "RECEIVED", "ACKNOWLEDGED", "ANSWERED", "PUT_RIGHT", "WITHDRAWN"
    }  # fmt: skip
