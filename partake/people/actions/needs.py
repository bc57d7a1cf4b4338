"""What the Accessible Information Standard asks of us: ask, record, keep right, review (DAPB1605)."""

from django.db import IntegrityError, transaction

from partake.audit.actions import record as record_event
from partake.audit.domain import EventKind
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected
from partake.people import access
from partake.people.actions.versions import change_row
from partake.people.door import OpenRecord
from partake.people.events import LANGUAGE_ADDED, LANGUAGE_ENDED, NEED_ENDED, NEED_RECORDED, NEED_REVIEWED
from partake.people.languages import languages
from partake.people.models import CommunicationNeed, Language, Person
from partake.people.needs import need_kinds, review_day
from partake.people.telling import choose_messages_again, tell_of_change


@transaction.atomic
def record_need(*, record: OpenRecord, code: str, instruction: str = "") -> CommunicationNeed:
    """This will record one need, to be checked again in a year. `instruction` is how the person puts it, in at most
    200 characters. Messages that have not gone yet are chosen again. Raises `Refused`, `Rejected`."""
    access.can_record_need(record).require()

    if code not in need_kinds():
        raise Rejected("code", "That need is not on the list any more. Which one is it?")
    try:
        with transaction.atomic():
            need = CommunicationNeed.objects.create(
                person_id=record.person.pk,
                code=code,
                instruction=instruction,
                recorded_at=clock.now(),
                recorded_by=record.actor.display_name,
                review_due_on=review_day(clock.today()),
            )
    except IntegrityError:
        raise Rejected("instruction", "This need is written down already. Do you want to change it instead?") from None

    _log(NEED_RECORDED, record, need)

    choose_messages_again(record)
    tell_of_change(record)
    return need


@transaction.atomic
def review_need(*, record: OpenRecord, need: CommunicationNeed, version: int | None, instruction: str) -> None:
    """This will record that a need is still right, said in these words, and ask again in a year. Raises `Refused`,
    `NotFound`, `Stale`."""
    access.can_record_need(record).require()

    _is_theirs(record, need)
    change_row(
        CommunicationNeed,
        pk=need.pk,
        version=version,
        values={"instruction": instruction, "review_due_on": review_day(clock.today())},
    )

    _log(NEED_REVIEWED, record, need, *(("instruction",) if instruction != need.instruction else ()))

    if instruction != need.instruction:
        tell_of_change(record)


@transaction.atomic
def end_need(*, record: OpenRecord, need: CommunicationNeed, version: int | None) -> None:
    """This will end a need that is no longer right. It stays in the record's history. Raises `Refused`, `NotFound`,
    `Stale`."""
    access.can_record_need(record).require()

    _is_theirs(record, need)
    change_row(CommunicationNeed, pk=need.pk, version=version, values={"ended_at": clock.now()})

    _log(NEED_ENDED, record, need)

    choose_messages_again(record)
    tell_of_change(record)


@transaction.atomic
def add_language(
    *, record: OpenRecord, code: str, is_preferred: bool, reads: bool, interpreter_wanted: bool
) -> Language:
    """This will write down a language the person uses. Said again of the same language, it takes the place of what
    stood there; one language is preferred at a time. Raises `Refused`, `Rejected`."""
    access.can_record_need(record).require()

    known = languages().get(code)
    if known is None:
        raise Rejected("code", "That language is not on the list any more. Which one is it?")
    # Two who each choose the one to prefer queue here, rather than meet in the constraint.
    Person.objects.select_for_update().get(pk=record.person.pk)
    current = Language.objects.filter(person_id=record.person.pk, ended_at__isnull=True)
    current.filter(code=code).update(ended_at=clock.now())
    if is_preferred:
        current.update(is_preferred=False)
    language = Language.objects.create(
        person_id=record.person.pk,
        code=code,
        name=known.name,
        is_preferred=is_preferred,
        reads=reads and known.is_written,
        interpreter_wanted=interpreter_wanted,
        added_at=clock.now(),
    )

    record_event(
        LANGUAGE_ADDED,
        actor=record.actor,
        about=Ref("people.language", str(language.pk)),
        person_id=record.person.id,
        codes={"language": code},
    )

    choose_messages_again(record)
    tell_of_change(record)
    return language


@transaction.atomic
def end_language(*, record: OpenRecord, language: Language) -> None:
    """This will take a language away. Doing it twice changes nothing. Raises `Refused`, `NotFound`."""
    access.can_record_need(record).require()

    if language.person_id != record.person.pk:
        raise NotFound
    if not Language.objects.filter(pk=language.pk, ended_at__isnull=True).update(ended_at=clock.now()):
        return

    record_event(
        LANGUAGE_ENDED,
        actor=record.actor,
        about=Ref("people.language", str(language.pk)),
        person_id=record.person.id,
        codes={"language": language.code},
    )

    choose_messages_again(record)
    tell_of_change(record)


def _is_theirs(record: OpenRecord, need: CommunicationNeed) -> None:
    if need.person_id != record.person.pk or need.ended_at is not None:
        raise NotFound


def _log(kind: EventKind, record: OpenRecord, need: CommunicationNeed, *fields: str) -> None:
    record_event(
        kind,
        actor=record.actor,
        about=Ref("people.need", str(need.public_id)),
        person_id=record.person.id,
        fields=fields,
        codes={"need": need.code},
    )
