"""In the outbox and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.documents import (
    Document,
    DocumentError,
    Picture,
    Strength,
    Voice,
    Words,
    Zone,
    from_json,
    paragraph,
    to_json,
)
from tests.documents.example import PNG_DOT, plan


def there_and_back(document: Document) -> Document:
    return from_json(json.loads(json.dumps(to_json(document))))


def test_every_kind_of_block_comes_back_the_same():
    assert there_and_back(plan()) == plan()


@given(st.text(), st.text(), st.binary())
def test_whatever_was_typed_comes_back_as_it_was_kept(typed, who, image):
    document = Document(
        "T" + typed,
        (paragraph("P", typed), Voice("V" + typed, who=who), Picture("P", PNG_DOT + image)),
        words=Words(own_words=typed.replace("{", "").replace("}", "")),
    )
    assert there_and_back(document) == document
    json.dumps(to_json(document)).encode("utf-8")
    assert "\\u0000" not in json.dumps(to_json(document))  # PostgreSQL refuses it


@pytest.mark.parametrize(
    "stored, said",
    [
        ({}, "schema None"),
        ({"schema": 2, "document": {}}, "stored as schema 2, and this reads 1"),
        ({"schema": 1}, "not a document"),
        ({"schema": 1, "document": {"kind": "PageBreak"}}, "not a document"),
        ({"schema": 1, "document": {"kind": "Spell"}}, "cannot read a stored 'Spell'"),
        ({"schema": 1, "document": {"title": "T"}}, "cannot read a stored None"),
        ({"schema": 1, "document": {"kind": "Document", "title": "T", "blocks": [], "colour": 1}}, "colour"),
        ({"schema": 1, "document": {"kind": "date"}}, "'day'"),
        ({"schema": 1, "document": {"kind": "date", "day": "soon"}}, "cannot read a stored 'date'"),
        ({"schema": 1, "document": {"kind": "strength", "name": "loud"}}, "cannot read a stored 'strength'"),
        ({"schema": 1, "document": {"kind": "bytes", "base64": "="}}, "cannot read a stored 'bytes'"),
    ],
)
def test_what_cannot_be_read_says_why(stored, said):
    with pytest.raises(DocumentError) as refused:
        from_json(stored)
    assert said in str(refused.value)


def test_what_is_stored_is_checked_again():
    stored = to_json(Document("Plan", (Zone(1, "Fine", (), Strength.PLAIN),)))
    stored["document"]["title"] = ""
    with pytest.raises(DocumentError, match="the title needs words"):
        from_json(stored)
