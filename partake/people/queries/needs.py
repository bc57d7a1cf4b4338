"""How to communicate with one person, in full: for the page where it is kept right."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partake.kernel.verdict import NotFound, Verdict
from partake.people import access
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.models import CommunicationNeed, Language
from partake.people.needs import COMMON, NeedCategory, NeedKind, need_kinds
from partake.people.queries.record import LanguageLine, NeedLine, list_languages, list_needs


@dataclass(frozen=True)
class EndedNeed:
    order: str
    recorded_on: date
    ended_on: date


@dataclass(frozen=True)
class NeedsPage:
    """What holds now, what held before, and whether the reader may change it."""

    needs: tuple[NeedLine, ...]
    languages: tuple[LanguageLine, ...]
    ended: tuple[EndedNeed, ...]
    may_change: Verdict


def get_needs_page(record: OpenRecord) -> NeedsPage:
    """This will give a person's needs and languages. Raises `Refused`."""
    needs, known = list_needs(record), need_kinds()
    ended = CommunicationNeed.objects.filter(person_id=record.person.pk, ended_at__isnull=False).order_by("-ended_at")
    return NeedsPage(
        needs=needs,
        languages=list_languages(record),
        ended=tuple(
            EndedNeed(
                row.instruction or (known[row.code].said(mine=record.is_own) if row.code in known else row.code),
                row.recorded_at.date(),
                row.ended_at.date(),  # type: ignore[union-attr]
            )
            for row in ended[:50]
        ),
        may_change=access.can_record_need(record),
    )


def list_common_needs() -> tuple[NeedKind, ...]:
    """This will give the needs that are asked for most."""
    return tuple(need_kinds()[code] for code in COMMON)


def list_needs_in(category: NeedCategory) -> tuple[NeedKind, ...]:
    """This will give every need of one category, in the list's order."""
    return tuple(kind for kind in need_kinds().values() if kind.category is category)


def get_need_kind(code: str) -> NeedKind:
    """This will give a need on the list, or raise `NotFound`."""
    kind = need_kinds().get(code)
    if kind is None:
        raise NotFound
    return kind


def get_need(record: OpenRecord, need_id: UUID) -> CommunicationNeed:
    """This will give one of the person's needs that holds now. Raises `Refused`, `NotFound`."""
    record.require(Part.COMMUNICATION)
    found = CommunicationNeed.objects.filter(
        person_id=record.person.pk, public_id=need_id, ended_at__isnull=True
    ).first()
    if found is None:
        raise NotFound
    return found


def get_language(record: OpenRecord, language_id: int) -> Language:
    """This will give one of the person's languages that holds now. Raises `Refused`, `NotFound`."""
    record.require(Part.COMMUNICATION)
    found = Language.objects.filter(person_id=record.person.pk, pk=language_id, ended_at__isnull=True).first()
    if found is None:
        raise NotFound
    return found
