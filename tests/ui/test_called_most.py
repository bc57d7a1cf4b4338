"""Words and addresses that are kept between pages: the same as Django gives, for whoever reads."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix
from django.utils import translation

from partake.ui.called_most import addresses, say


@pytest.fixture(autouse=True)
def of_the_place(settings: Any) -> None:
    settings.ROOT_URLCONF = "partake.config.urls"


def test_words_follow_the_language_of_who_reads() -> None:
    with translation.override("en-gb"):
        assert say("Monday") == "Monday"
    with translation.override("ar"):
        assert say("Monday") == translation.gettext("Monday") != "Monday"
    with translation.override("en-gb"):
        assert say("Monday") == "Monday"


def test_what_words_name_is_escaped_and_they_are_not() -> None:
    assert say("<b>%(name)s</b> 100%%", name="<i>") == "<b>&lt;i&gt;</b> 100%"
    assert say("<b>100%%</b>") == "<b>100%</b>"
    assert say("%(message)s", message="also a name") == "also a name"


def test_an_address_is_djangos_own() -> None:
    address = addresses()
    for person in (uuid4(), uuid4(), UUID(int=1)):
        assert address("people:record", person) == reverse("people:record", args=[person])
        other = uuid4()
        for number in (1, 2):
            found = address("care_plans:changes", person, number, number + 1)
            assert found == reverse("care_plans:changes", args=[person, number, number + 1])
        assert address("care_plans:talk", person, other) == reverse("care_plans:talk", args=[person, other])
        assert address("people:record", str(person)) == reverse("people:record", args=[person])


def test_what_somebody_typed_stays_quoted() -> None:
    odd, person = "{0} %s é", uuid4()
    found = addresses()("care_plans:download", person, odd)
    assert found == reverse("care_plans:download", args=[person, odd])
    assert str(person) in found


def test_an_address_that_is_not_there_is_an_error_each_time() -> None:
    address = addresses()
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            address("people:record", "nobody")
        with pytest.raises(NoReverseMatch):
            address("people:record")


def test_addresses_follow_where_the_place_is_mounted() -> None:
    address, person = addresses(), uuid4()
    plain = address("people:record", person)
    set_script_prefix("/trust/")
    try:
        assert address("people:record", person) == "/trust" + plain
    finally:
        set_script_prefix("/")
    assert address("people:record", person) == plain
