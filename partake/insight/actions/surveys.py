"""Bringing in a year of a national survey, and taking it out."""

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.insight.models import SurveyedBody, SurveyFile, SurveyResult
from partake.insight.surveys import access
from partake.insight.surveys.events import SURVEY_BROUGHT_IN, SURVEY_TAKEN_OUT
from partake.insight.surveys.reading import ReadFile
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.bulk import insert_many
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
from partake.organisations.models import Organisation


@transaction.atomic
def bring_in_survey(*, actor: Actor, organisation: Organisation, found: ReadFile, file_name: str) -> SurveyFile:
    """This will keep what a file says, all of it; one of the same year that the body brought in before is taken out.
    Raises `Refused`, and `Rejected` when anything in the file is wrong: then nothing is kept."""
    access.can_bring_in_survey(actor, organisation.pk).require()

    if found.faults:
        raise Rejected("file", gettext("Something in this file is wrong, so nothing of it was kept."))
    # The body's own row is the lock: two files of one year at once stand one after the other.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    mapping, now = found.mapping, clock.now()
    before = SurveyFile.objects.filter(
        organisation=organisation, survey=mapping.survey.code, year=mapping.year, taken_out_at__isnull=True
    )
    replaced = before.update(taken_out_at=now, taken_out_by=actor.name_and_job)
    file = SurveyFile.objects.create(
        survey=mapping.survey.code,
        year=mapping.year,
        organisation=organisation,
        file_name=file_name[-200:],
        bodies=len(found.bodies),
        brought_at=now,
        brought_by=actor.name_and_job,
    )
    rows = [
        SurveyedBody(file=file, code=one.code, name=one.name, asked=one.asked, answered=one.answered)
        for one in found.bodies
    ]
    insert_many(rows)
    insert_many(
        [
            SurveyResult(
                body=row,
                question=question,
                value=result.value,
                low=result.low,
                high=result.high,
                base=result.base,
                answers=result.answers,
                expected_low=result.expected_low,
                expected_high=result.expected_high,
            )
            for row, one in zip(rows, found.bodies, strict=True)
            for question, result in one.results.items()
        ]
    )

    codes = {"survey": file.survey, "year": file.year, "bodies": file.bodies, "replaced": replaced}
    record_event(SURVEY_BROUGHT_IN, actor=actor, about=_ref(file), codes=codes)

    return file


@transaction.atomic
def take_out_survey(*, actor: Actor, file: SurveyFile) -> SurveyFile:
    """This will take a file out: it is read no more, and stays with who took it out. Taken out before, it changes
    nothing. Raises `Refused`."""
    access.can_bring_in_survey(actor, file.organisation_id).require()

    file = SurveyFile.objects.select_for_update().get(pk=file.pk)
    if file.taken_out_at is not None:
        return file
    file.taken_out_at, file.taken_out_by = clock.now(), actor.name_and_job
    file.save(update_fields=["taken_out_at", "taken_out_by"])

    record_event(SURVEY_TAKEN_OUT, actor=actor, about=_ref(file), codes={"survey": file.survey, "year": file.year})

    return file


def _ref(file: SurveyFile) -> Ref:
    return Ref("insight.survey_file", str(file.public_id))
