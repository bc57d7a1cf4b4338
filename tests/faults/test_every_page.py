"""Every page of the product, as four of its readers meet it when the demonstration's story has been played: good,
translated, mirrored where the language is, and with a bounded number of questions to the database."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import CharField, TextField
from django.test.utils import CaptureQueriesContext

from partake.audit.models import Event, Look
from partake.config.settings import ROOMS
from partake.correspondence.models import Message
from partake.demo import cast
from partake.measures.catalogue import measures
from partake.organisations.models import Service
from partake.questionnaires.domain import from_json
from partake.questionnaires.models import QuestionnaireVersion
from tests.access_matrix import CHARACTERS, MATRIX
from tests.pages import assert_good_page, assert_translated, pseudo_translated
from tests.test_access import ASKED, DAYS, POSTED, UUID_NAME, all_addresses, ids, story  # noqa: F401

READERS = ("joyce", "tunde", "sam", "ruth")
MOST_QUERIES = 60
# A stylesheet, and what is taken away as a file.
FILES = {
    "ui:brand",
    "people:message_print",
    "people:message_text",
    "people:said_file",
    "people:refused_rows",
    "home:download_everything",
    "care_plans:card_download",
    "care_plans:download",
    "care_plans:prepare_download",
    "measures:faulty",
    "care_plans:practice_counts_csv",
    "insight:open_data_description",
    "insight:open_data_file",
}


def pages(reader: str, story, ids) -> Iterator[tuple[str, str]]:  # noqa: F811
    """The addresses the access matrix says this reader is drawn a page at, each with its name."""
    place = CHARACTERS.index(reader)
    for name, pattern in all_addresses().items():
        if name in POSTED or MATRIX.get(name, "0 " * 12).split()[place] not in ("200", "403", "404"):
            continue
        if name in FILES:
            continue
        given = {**ids, "message_id": ids["held_message_id"]} if name.startswith("correspondence:") else ids
        given = {**given, **given.get(name.partition(":")[0], {})}
        path = "/" + UUID_NAME.sub(lambda match, given=given: str(given[match[1]]), pattern)
        if name in ASKED:
            path += f"?with=team-{story.teams['diabetes'].public_id}&part=ABOUT_ME&until=STOPPED"
        if name in DAYS:
            path += "?on=2026-11-03"
        yield name, path


@pytest.mark.parametrize("reader", READERS)
def test_every_page_is_good_and_asks_a_bounded_number_of_questions(story, visit, ids, reader, record_property):  # noqa: F811
    client, most, wrong = visit(reader, "joyce"), {}, []
    for name, path in pages(reader, story, ids):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.get(path)
        try:
            assert_good_page(answer)
        except AssertionError as found:
            wrong.append(f"{name}: {found}")
        most[name] = len(asked)
    record_property("queries", dict(sorted(most.items(), key=lambda item: -item[1])[:5]))
    assert not wrong, "\n".join(wrong)
    assert len(most) > 40
    assert max(most.values()) <= MOST_QUERIES, {name: count for name, count in most.items() if count > MOST_QUERIES}


@pytest.mark.parametrize("reader", READERS)
def test_every_page_is_mirrored_in_arabic(story, visit, ids, reader):  # noqa: F811
    client, wrong = visit(reader, "joyce"), []
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    for name, path in pages(reader, story, ids):
        html = client.get(path).content.decode()
        if not re.search(r'<html[^>]*lang="ar"[^>]*dir="rtl"|<html[^>]*dir="rtl"[^>]*lang="ar"', html):
            wrong.append(name)
    assert not wrong


@pytest.mark.parametrize("reader", READERS)
def test_every_word_of_ours_reaches_a_translator(story, visit, ids, reader):  # noqa: F811
    client, wrong, names = visit(reader, "joyce"), [], tuple(said_by_people(story))
    with pseudo_translated():
        for name, path in pages(reader, story, ids):
            answer = client.get(path)
            if name in ("people:message", "correspondence:message_words", "care_plans:changes", "complaints:my_letter"):
                continue  # a letter that was sent stands as it was sent; a comparison cuts what people wrote in pieces
            try:
                assert_translated(answer, names=names)
            except AssertionError as found:
                wrong.append(f"{name}: {str(found)[:400]}")
    assert not wrong, "\n".join(wrong)


def said_by_people(story) -> set[str]:  # noqa: F811
    """What stays as it is in every language: names, and what people wrote."""
    from partake.people.models import (
        CapacityDecision,
        CareRelationship,
        CommunicationNeed,
        ContactPoint,
        EmergencyOpening,
        LookQuestion,
        Person,
        PersonalContact,
        Representative,
        Share,
        Words,
    )  # fmt: skip

    said = {"Partake", "English", "العربية", "Polski", "اردو", "NHS", "list.csv", "CSV", "JSON", "PARQUET"}
    for measure in measures().values():
        named = (*measure.numbers, *measure.units)
        said |= {measure.in_sentence, *(one.name for one in named), *(one.name.capitalize() for one in named)}
    written_in = (
        "care_plans",
        "measures",
        "voices",
        "questionnaires",
        "feedback",
        "handovers",
        "complaints",
        "imports",
    )
    for model in (model for room in written_in for model in apps.get_app_config(room).get_models()):
        typed = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, CharField | TextField) and not field.choices
        ]
        for row in model._default_manager.values_list(*typed) if typed else ():
            said |= {part for value in row if value for part in (value, *value.splitlines())}
            said |= {value[:1].upper() + value[1:] for value in row if value}
            said |= {line.rstrip(". ") for value in row if value for line in value.splitlines()}
    for version in QuestionnaireVersion.objects.all():
        said.update(from_json(version.content).untranslated("a language nobody speaks"))
    for model, columns in {
        Person: ("given_name", "family_name", "known_as", "pronouns"),
        ContactPoint: ("value", "note"),
        PersonalContact: ("name", "relationship", "phone", "email"),
        Words: ("words", "file_words", "helped_by", "written_by"),
        CommunicationNeed: ("instruction", "recorded_by"),
        EmergencyOpening: ("opened_by", "job_title", "reason"),
        LookQuestion: ("looked_by", "question", "answer", "answered_by", "asked_by"),
        Share: ("decided_by", "relation", "with_name", "with_email"),
        CareRelationship: ("started_by",),
        Representative: ("name", "relation", "reference", "recorded_by", "worry", "objection"),
        CapacityDecision: ("question", "support", "reasons", "cause", "decided_by"),
        Look: ("actor_name", "actor_role", "actor_body"),
        Event: ("actor_name", "actor_role", "actor_body"),
        Message: ("to_name", "title", "email", "postal_address"),
    }.items():
        held = {field.name for field in model._meta.get_fields()}
        for row in model._default_manager.values_list(*(column for column in columns if column in held)):
            said.update(line for value in row for line in str(value or "").splitlines())
    for body in (*cast.ORGANISATIONS, *cast.TEAMS):
        said.update({body.name, body.email})
    said.update(Service.objects.values_list("name", flat=True))
    for staff in cast.STAFF:
        said.update({staff.name, staff.job_title, staff.email})
    for person in (*cast.PEOPLE, *cast.RELATIVES):
        said.update({person.name, person.email})
    # Published lists (needs, languages, questions about background, rights) say what their publisher says: their
    # translations will come from where they came from, dated as they are.
    for published in ROOMS.glob("*/data/**/*.toml"):
        said.update(line for value in _strings(tomllib.loads(published.read_text())) for line in value.splitlines())
    return said - {""}


def _strings(found: object) -> Iterator[str]:
    if isinstance(found, dict | list):
        for value in found.values() if isinstance(found, dict) else found:
            yield from _strings(value)
    elif isinstance(found, str) and len(found) > 2 and (found[0].isupper() or " " in found):  # words, not codes
        yield found
