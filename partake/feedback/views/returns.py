"""The monthly return: a page for staff, and its two files."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from partake.feedback import access
from partake.feedback.monthly_return import Month, MonthlyReturn, as_csv, as_workbook, modes
from partake.feedback.queries.returns import monthly_return
from partake.feedback.views.pages import answer
from partake.kernel import clock
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.voices.domain.voice import SCORE_WORDS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# How many months back the page leads; any month can be asked for by its address.
BACK = 12


@body_page(access.can_run_page)
def returns(request: HttpRequest, body: Organisation) -> HttpResponse:
    return answer(request, "returns", body=body, months=Month.of(clock.today()).before.back(BACK))


@body_page(access.can_run_page)
def month(request: HttpRequest, body: Organisation, month_code: str) -> HttpResponse:
    made = _made(body, month_code)
    is_over = made.month < Month.of(clock.today())
    return answer(
        request, "return", body=body, made=made, is_over=is_over, not_counted=_not_counted(made), modes=modes(),
        score_words=SCORE_WORDS,
    )  # fmt: skip


@body_page(access.can_run_page)
def month_csv(_request: HttpRequest, body: Organisation, month_code: str) -> HttpResponse:
    made = _made(body, month_code)
    return _file(as_csv(made), "text/csv; charset=utf-8", made, "csv")


@body_page(access.can_run_page)
def month_xlsx(_request: HttpRequest, body: Organisation, month_code: str) -> HttpResponse:
    made = _made(body, month_code)
    return _file(as_workbook(made, _not_counted(made)), XLSX, made, "xlsx")


def _made(body: Organisation, code: str) -> MonthlyReturn:
    wanted = Month.named(code)
    if wanted is None or wanted > Month.of(clock.today()):
        raise NotFound
    return monthly_return(body, wanted)


def _not_counted(made: MonthlyReturn) -> list[tuple[str, int | None, str]]:
    """What is in no number of the return, how many where that is known, and why."""
    return [
        (
            gettext("Words without an answer to the set question"),
            made.without_score,
            gettext("On paper people leave it out, and nobody is asked it about somebody who has died."),
        ),
        (gettext("Taken back by whoever said it"), made.taken_back, gettext("What is taken back leaves every count.")),
        (
            gettext("Stories, suggestions and complaints"),
            None,
            gettext("They answer other questions. So do questionnaires of your own."),
        ),
        (
            gettext("Answers that came in another way"),
            None,
            gettext("From a file, or from another system. Only your own pages, forms and screens are counted here."),
        ),
        (
            gettext("People who could have answered"),
            None,
            gettext(
                "Anyone may answer at any time, so nobody knows how many could have. “Total Eligible” stays empty."
            ),
        ),
        (
            gettext("Board, site and specialty"),
            None,
            gettext("Partake does not hold their codes. Those columns stay empty for you to fill in."),
        ),
    ]


def _file(content: bytes, kind: str, made: MonthlyReturn, ending: str) -> HttpResponse:
    name = f"friends-and-family-{made.ods_code or 'return'}-{made.month.code}.{ending}"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
