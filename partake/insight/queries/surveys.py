"""National surveys as a body's own people read them: what it brought in itself, else what its board did."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from partake.insight.models import SurveyedBody, SurveyFile, SurveyResult
from partake.insight.surveys.catalogue import Question, Survey, checked
from partake.insight.surveys.figures import Given
from partake.kernel.verdict import NotFound
from partake.organisations.domain import OrganisationKind
from partake.organisations.models import Organisation, Place
from partake.organisations.queries import places_within


@dataclass(frozen=True)
class Named:
    """A practice or trust that Partake knows, as a file of a survey has it."""

    code: str
    name: str


def list_files(body: Organisation) -> list[SurveyFile]:
    """This will give the files that a body reads, by survey, the newest year first: of each year its own, or else its
    board's."""
    standing = SurveyFile.objects.filter(organisation__in=_bringers(body), taken_out_at__isnull=True)
    found: dict[tuple[str, int], SurveyFile] = {}
    for file in standing.select_related("organisation").order_by("survey", "-year", "-brought_at", "-pk"):
        kept = found.setdefault((file.survey, file.year), file)
        if file.organisation_id == body.pk and kept.organisation_id != body.pk:
            found[file.survey, file.year] = file
    return list(found.values())


def get_own_file(body: Organisation, file_id: UUID) -> SurveyFile:
    """This will give a file that this body brought in and that stands, or raise `NotFound`."""
    rows = SurveyFile.objects.filter(organisation=body, taken_out_at__isnull=True, public_id=file_id)
    file = rows.select_related("organisation").first()
    if file is None:
        raise NotFound
    return file


def list_surveyed(body: Organisation, files: Sequence[SurveyFile]) -> dict[str, list[Named]]:
    """This will give whom each survey is about among the bodies of this one's place, by name: never by their figures.
    A body in no place finds itself alone."""
    codes = {one.ods_code: one.name for one in _neighbours(body) if one.ods_code}
    rows = SurveyedBody.objects.filter(file__in=files, code__in=codes).values_list("file__survey", "code").distinct()
    found: dict[str, list[Named]] = {}
    for survey, code in rows:
        found.setdefault(survey, []).append(Named(code, codes[code]))
    return {survey: sorted(names, key=lambda one: (one.name, one.code)) for survey, names in found.items()}


def get_surveyed(body: Organisation, survey: Survey, code: str) -> Named:
    """This will give one of those bodies, or raise `NotFound`."""
    files = _files_of(body, survey)
    named = next((one for one in list_surveyed(body, files).get(survey.code, []) if one.code == code), None)
    if named is None:
        raise NotFound
    return named


def given_by_question(body: Organisation, survey: Survey, code: str) -> dict[str, list[Given]]:
    """This will give what is kept of one practice or trust, for every question that a file has, in order of years."""
    found: dict[str, list[Given]] = {}
    for _, question, given in _given(_files_of(body, survey), survey, [code]):
        found.setdefault(question, []).append(given)
    return found


def given_by_year(body: Organisation, survey: Survey, question: Question) -> dict[int, list[tuple[Named, Given]]]:
    """This will give what is kept of one question about every practice or trust of the place, by name, for each year
    that a file has it."""
    files = _files_of(body, survey)
    named = {one.code: one for one in list_surveyed(body, files).get(survey.code, [])}
    found: dict[int, list[tuple[Named, Given]]] = {}
    for code, _, given in _given(files, survey, list(named), question=question.code):
        found.setdefault(given.year, []).append((named[code], given))
    return {year: sorted(rows, key=lambda row: (row[0].name, row[0].code)) for year, rows in found.items()}


def _files_of(body: Organisation, survey: Survey) -> list[SurveyFile]:
    return [file for file in list_files(body) if file.survey == survey.code]


def _given(
    files: Sequence[SurveyFile], survey: Survey, codes: Sequence[str], *, question: str = ""
) -> list[tuple[str, str, Given]]:
    rows: QuerySet[SurveyResult] = SurveyResult.objects.filter(body__file__in=files, body__code__in=codes)
    if question:
        rows = rows.filter(question=question)
    return [
        (
            row.body.code,
            row.question,
            Given(
                year=row.body.file.year,
                value=row.value,
                low=row.low,
                high=row.high,
                base=row.base,
                answers=row.answers,
                asked=row.body.asked,
                answered=row.body.answered,
                verified=(survey.code, row.body.file.year) in checked(),
                expected_low=row.expected_low,
                expected_high=row.expected_high,
            ),
        )
        for row in rows.select_related("body__file").order_by("body__file__year", "body__code")
    ]


def _bringers(body: Organisation) -> list[int]:
    """The body itself, and the boards of its place and of those it lies in."""
    places, latest = [], body.place_id
    while latest is not None and latest not in places:
        places.append(latest)
        latest = Place.objects.values_list("within_id", flat=True).get(pk=latest)
    boards = Organisation.objects.filter(place__in=places, kind=OrganisationKind.INTEGRATED_CARE_BOARD)
    return [body.pk, *boards.values_list("pk", flat=True)]


def _neighbours(body: Organisation) -> "list[Organisation]":
    if body.place_id is None:
        return [body]
    return list(Organisation.objects.filter(place__in=places_within(body.place_id)).order_by("name", "pk"))
