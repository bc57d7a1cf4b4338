"""Which framework a body uses, and what its themes are called, older versions too."""

import pytest

from partake.insight import frameworks
from partake.insight.models import BodyFramework, OwnFramework
from partake.kernel import clock
from tests.insight.themes.test_framework_files import HEAD, PARKING

pytestmark = pytest.mark.django_db
APP = PARKING.replace("parking", "app").replace("Parking", "The app")


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def bring(hospital):
    def brought(*versions: str) -> str:
        key = frameworks.own_key(hospital)
        for number, written in enumerate(versions, 1):
            OwnFramework.objects.create(
                organisation=hospital, key=key, number=number, written=written, brought_at=clock.now(), brought_by="N"
            )
        BodyFramework.objects.create(
            organisation=hospital, framework=key, chosen_at=clock.now(), chosen_by="Nadia Rahman"
        )
        return key

    return brought


def test_a_body_that_chose_nothing_sorts_by_experience(hospital):
    found = frameworks.for_body(hospital.pk)
    assert found.key == "experience"
    assert frameworks.theme("experience:waiting") == found.find("experience:waiting")
    assert frameworks.name_of("experience:waiting") == "Waiting"


def test_an_own_framework_may_build_on_one_of_partakes(hospital, bring):
    key = bring(HEAD + 'builds_on = "experience"\n' + PARKING.replace('"Parking"', '"Car park"'))
    found = frameworks.for_body(hospital.pk)
    assert len(found.offered) == 32
    assert found.find("experience:waiting") and found.find(f"{key}:parking")
    assert found.version == "1 + experience 1"


def test_a_theme_of_an_older_version_can_still_be_read(hospital, bring):
    key = bring(HEAD + PARKING + APP, HEAD + APP)
    assert [theme.key for theme in frameworks.for_body(hospital.pk).offered] == [f"{key}:app"]
    assert frameworks.name_of(f"{key}:parking") == "Parking"
    assert frameworks.own_framework(key, 1).find(f"{key}:parking")


def test_none_of_these_has_a_name_in_every_framework(hospital, bring):
    key = bring(HEAD + PARKING)
    for framework in ("experience", key):
        assert frameworks.name_of(f"{framework}:none") == "No theme fits"
    assert frameworks.is_none(frameworks.for_body(hospital.pk).none_fits)


def test_what_nobody_made_has_no_name_but_its_key(db):
    assert frameworks.theme("own-0:parking") is None
    assert frameworks.theme("own-0:none") is None
    assert frameworks.name_of("experience:moon") == "experience:moon"
    assert frameworks.own_framework("own-0") is None
