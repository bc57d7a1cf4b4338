"""The piece that asks how somebody would like to hear: each way, none, and an address without a way."""

import pytest
from django.test import RequestFactory

from partake.feedback.forms.hear_back import BY_LETTER, BY_TEXT, LARGER_PRINT, HearBack, contributor_of, wants_link
from partake.voices.domain.new import NewContributor

pytestmark = pytest.mark.django_db


def form_of(**given: str) -> HearBack:
    return HearBack.from_request(RequestFactory().post("/", given))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({}, None),
        ({"hear_back": "NO", "email": "rosa@example.org"}, None),
        ({"hear_back": "LINK"}, None),
        ({"hear_back": "EMAIL", "email": "rosa@example.org"}, NewContributor(email="rosa@example.org")),
        ({"hear_back": "TEXT", "phone": "07700 900123"}, NewContributor(phone="07700 900123", needs=(BY_TEXT,))),
        (
            {"hear_back": "LETTER", "postal_address": "Rosa\n1 Mill Lane", "print_size": "24"},
            NewContributor(postal_address="Rosa\n1 Mill Lane", needs=(BY_LETTER, LARGER_PRINT["24"])),
        ),
        (
            {"hear_back": "LETTER", "postal_address": "Rosa", "print_size": "12", "email": "rosa@example.org"},
            NewContributor(postal_address="Rosa", needs=(BY_LETTER,)),
        ),
    ],
)
def test_each_way_to_hear(given, kept):
    form = form_of(**given)
    assert form.is_valid(), form.errors
    assert contributor_of(form.values) == kept
    assert wants_link(form.values) == (given.get("hear_back") == "LINK")


@pytest.mark.parametrize(
    ("given", "beside"),
    [
        ({"hear_back": "EMAIL"}, "email"),
        ({"hear_back": "EMAIL", "email": "rosa"}, "email"),
        ({"hear_back": "TEXT", "phone": "soon"}, "phone"),
        ({"hear_back": "LETTER"}, "postal_address"),
        ({"hear_back": "PIGEON"}, "hear_back"),
        ({"email": "rosa@example.org"}, "hear_back"),
    ],
)
def test_what_is_missing_is_asked_beside_its_box(given, beside):
    form = form_of(**given)
    assert not form.is_valid()
    assert list(form.errors) == [beside]


def test_the_letter_is_in_the_language_somebody_wrote_in():
    form = form_of(hear_back="EMAIL", email="rosa@example.org")
    assert form.is_valid()
    assert contributor_of(form.values, language="pl").language == "pl"
