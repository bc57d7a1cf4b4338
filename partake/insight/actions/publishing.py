"""Publishing: the figures of one quarter, once. Nobody chooses what is published, or when: a rule does."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.insight.access import can_publish
from partake.insight.events import FIGURES_PUBLISHED
from partake.insight.models import Publication, PublishedCell
from partake.insight.publishing.protecting import Cell
from partake.insight.publishing.quarters import is_settled
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
from partake.organisations.models import Service

AT_ONCE = 1000


@transaction.atomic
def publish_quarter(
    *, actor: Actor, quarter: date, cells: Collection[Cell], lists: Mapping[str, str] | None = None
) -> Publication:
    """This will publish the figures of a quarter, given by its first day; `lists` are the dated lists that kinds of
    people are of. Raises `Refused`; `Rejected` for a quarter that is not settled, or that was published already: a
    second version could be subtracted from the first."""
    can_publish(actor).require()

    if not is_settled(quarter, clock.today()):
        raise Rejected("quarter", gettext("This quarter is not over for 30 days yet."))
    last = Publication.objects.select_for_update().order_by("-number").first()
    if last and quarter <= last.quarter:
        raise Rejected("quarter", gettext("This quarter was published already, or a later one was."))
    publication = Publication.objects.create(
        number=last.number + 1 if last else 1, quarter=quarter, made_at=clock.now(), lists=dict(lists or {})
    )
    bodies = dict(Service.objects.values_list("pk", "organisation_id"))
    PublishedCell.objects.bulk_create((_row(publication, cell, bodies) for cell in cells), batch_size=AT_ONCE)

    record_event(
        FIGURES_PUBLISHED,
        actor=actor,
        about=Ref("insight.publication", str(publication.number)),
        codes={"quarter": quarter.isoformat(), "cells": len(cells)},
    )

    return publication


def _row(publication: Publication, cell: Cell, bodies: dict[int, int]) -> PublishedCell:
    kind, place = cell.unit[0], cell.unit[1:]
    service = int(place) if kind == "s" else None
    return PublishedCell(
        publication=publication,
        cube=cell.cube,
        organisation_id=int(place) if kind == "b" else bodies[service] if service else None,
        service_id=service,
        subject=cell.subject,
        part=cell.part,
        count=cell.count.stored,
    )
