"""A body's own themes: brought in, wrong, changed, in use."""

import pytest

from partake.audit.models import Event
from partake.insight import frameworks
from partake.insight.actions.theme_frameworks import bring_framework, choose_framework
from partake.insight.models import OwnFramework
from partake.kernel.verdict import Refused, Rejected, Stale
from tests.insight.themes.test_framework_files import HEAD, PARKING

APP = PARKING.replace("parking", "app").replace("Parking", "The app")


def bring(actor, body, written, version=None):
    data = written if isinstance(written, bytes) else written.encode()
    return bring_framework(actor=actor, organisation=body, written=data, version=version)


def test_a_file_is_in_use_at_once_and_older_versions_stay(nadia, hospital):
    bring(nadia, hospital, HEAD + PARKING)
    bring(nadia, hospital, ("\ufeff" + HEAD + PARKING + APP).encode(), version=1)
    assert len(frameworks.for_body(hospital.pk).offered) == 2
    assert list(OwnFramework.objects.values_list("number", flat=True)) == [1, 2]
    kinds = Event.objects.filter(kind__startswith="insight.framework").values_list("kind", flat=True)
    assert sorted(kinds) == ["insight.framework_brought"] * 2 + ["insight.framework_chosen"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (HEAD + PARKING + PARKING, "Line 8, theme “parking”: another theme has the same key."),
        (HEAD + PARKING + 'within = "x"\n', "Line 8, theme “parking”: it stands under “x”"),
        (b"\xff\xfe\x00", "not plain text"),
        (HEAD + "".join(PARKING.replace("parking", f"Bad {n}") for n in range(9)), "And 12 more."),
        ("name = ", "This cannot be read"),
    ],
)
def test_a_wrong_file_is_answered_with_what_is_wrong_and_changes_nothing(nadia, hospital, written, said):
    with pytest.raises(Rejected) as wrong:
        bring(nadia, hospital, written)
    assert wrong.value.field == "file" and said in wrong.value.words
    assert not OwnFramework.objects.exists()
    assert frameworks.for_body(hospital.pk).key == "experience"


def test_a_theme_on_comments_cannot_be_left_out_and_may_be_ended(nadia, hospital, say, label):
    bring(nadia, hospital, HEAD + PARKING + APP)
    key = frameworks.own_key(hospital)
    label(say(), (f"{key}:parking", 0, "UNHAPPY"))
    with pytest.raises(Rejected, match="Theme “parking” \\(Parking\\) is on 1 comments, and not in this file"):
        bring(nadia, hospital, HEAD + APP)
    bring(nadia, hospital, HEAD + PARKING + "ended = true\n" + APP)
    assert [one.name for one in frameworks.for_body(hospital.pk).offered] == ["The app"]
    assert frameworks.name_of(f"{key}:parking") == "Parking"
    bring(nadia, hospital, HEAD + PARKING)  # nobody put "The app" on anything: it may go
    assert frameworks.for_body(hospital.pk).find(f"{key}:app") is None


def test_choosing_and_choosing_back(nadia, hospital):
    choose_framework(actor=nadia, organisation=hospital, framework="self-management", version=0)
    assert frameworks.for_body(hospital.pk).key == "self-management"
    with pytest.raises(Stale):
        choose_framework(actor=nadia, organisation=hospital, framework="experience", version=0)
    for unknown in ("moon", frameworks.own_key(hospital)):
        with pytest.raises(Rejected):
            choose_framework(actor=nadia, organisation=hospital, framework=unknown, version=1)
    bring(nadia, hospital, HEAD + PARKING, version=1)
    choose_framework(actor=nadia, organisation=hospital, framework="experience", version=2)
    choose_framework(actor=nadia, organisation=hospital, framework=frameworks.own_key(hospital), version=3)
    assert frameworks.for_body(hospital.pk).name == "Ours"


def test_only_those_who_answer_for_the_body_change_its_themes(stage, hospital):
    for key in ("petra", "hana", "joyce"):
        with pytest.raises(Refused):
            bring(stage.actor(key), hospital, HEAD + PARKING)
        with pytest.raises(Refused):
            choose_framework(actor=stage.actor(key), organisation=hospital, framework="self-management", version=0)
