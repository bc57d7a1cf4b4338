"""What is wrong with published figures: said beside them, checked by somebody else, the numbers never changed."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from partake.audit.models import Event
from partake.demo.stage import SETTING_UP
from partake.insight.actions.notices import check_notice, write_notice
from partake.insight.models import Notice, PublishedCell
from partake.insight.queries.notices import list_corrections
from partake.insight.queries.published import Unit, list_editions
from partake.kernel.verdict import Refused, Rejected, Stale
from partake.organisations.actions import give_role
from partake.organisations.domain import RoleCode
from tests.pages import assert_good_page
from tests.people.pressing import press, shown

WORDS = "Answers about Clinic 1 from May were put under Clinic 0."


@pytest.fixture
def lead(stage, quarters):
    """Owen also shows that duties are met at the hospital."""
    job = {"role": RoleCode.ASSURANCE_LEAD, "job_title": "assurance lead"}
    give_role(actor=SETTING_UP, user=stage.users["owen"], organisation=quarters[0], **job)
    return stage.actor("owen")


@pytest.fixture
def written(lead, quarters, published):
    return write_notice(actor=lead, organisation_id=quarters[0].pk, publication_id=published[1].pk, words=WORDS)


def read(client, name, *args):
    return client.get(reverse(f"insight:{name}", args=args)).content.decode()


def test_nobody_reads_it_until_somebody_else_agrees(client, stage, lead, quarters, published, written):
    everywhere = [("public",), ("public_compare",), ("open_data",), ("open_data_description", 2)]
    assert all(WORDS not in read(client, *one) for one in everywhere)
    with pytest.raises(Refused):
        check_notice(actor=lead, notice=written, agreed=True)
    before = list(PublishedCell.objects.order_by("pk").values_list("pk", "count"))
    check_notice(actor=stage.actor("nadia"), notice=written, agreed=True)
    assert all(WORDS in read(client, *one) for one in everywhere)
    assert WORDS not in read(client, "open_data_description", 1)
    assert list(PublishedCell.objects.order_by("pk").values_list("pk", "count")) == before
    kinds = set(Event.objects.filter(kind__startswith="insight.notice").values_list("kind", flat=True))
    assert kinds == {"insight.notice_written", "insight.notice_agreed"}


def test_a_notice_stands_by_the_figures_of_its_body_and_of_everyone_alone(stage, quarters, written):
    check_notice(actor=stage.actor("nadia"), notice=written, agreed=True)
    hospital, practice, services = quarters
    editions = list_editions()
    for unit, many in (
        (Unit(), 1),
        (Unit(hospital.pk), 1),
        (Unit(hospital.pk, services[0].pk), 1),
        (Unit(practice.pk), 0),
    ):
        assert len(list_corrections(editions, unit)) == many


def test_what_nobody_agreed_with_is_kept_and_not_shown(client, stage, written):
    check_notice(actor=stage.actor("nadia"), notice=written, agreed=False)
    assert WORDS not in read(client, "public")
    with pytest.raises(Stale):
        check_notice(actor=stage.actor("nadia"), notice=written, agreed=True)


def test_it_is_written_once_and_only_by_who_may(stage, lead, quarters, published, written):
    values = {"organisation_id": quarters[0].pk, "publication_id": published[1].pk, "words": WORDS}
    with pytest.raises(Rejected):
        write_notice(actor=lead, **values)
    for key in ("nadia", "hana"):
        with pytest.raises(Refused):
            write_notice(actor=stage.actor(key), **values)
    with pytest.raises(Refused):
        check_notice(actor=stage.actor("hana"), notice=written, agreed=True)


def test_no_word_of_it_can_be_changed(written):
    with pytest.raises(DatabaseError), transaction.atomic():
        Notice.objects.filter(pk=written.pk).update(words="Nothing was wrong.")


def test_pages_from_writing_to_everyone(client, lead, quarters, published, visit):
    body = quarters[0].public_id
    owen, nadia = visit("owen"), visit("nadia")
    address = reverse("insight:write_notice", args=[body, 2])
    assert "Nothing is written yet. What is wrong?" in shown(press(owen, address, words=""))
    assert_good_page(owen.get(address))
    press(owen, address, words=WORDS)
    page = owen.get(reverse("insight:published", args=[body]))
    assert_good_page(page)
    assert "Waits for somebody else to check." in shown(page)
    assert "Check it" not in shown(page)
    check = reverse("insight:check_notice", args=[body, Notice.objects.get().public_id])
    assert owen.get(check).status_code == 403
    assert_good_page(nadia.get(check))
    press(nadia, check, said="agree")
    assert nadia.get(check).status_code == 404
    assert "Everyone reads this." in shown(nadia.get(reverse("insight:published", args=[body])))
    assert_good_page(client.get(reverse("insight:public")))
    assert_good_page(client.get(reverse("insight:open_data")))
