"""A body's return for a month, counted anew each time it is asked for."""

from collections import Counter, defaultdict

from partake.feedback.models import FeedbackPage
from partake.feedback.monthly_return import Month, MonthlyReturn, ServiceReturn, mode_of
from partake.feedback.queries.results import PAGE
from partake.feedback.results import Results
from partake.organisations.lives import names_on, services_run_by
from partake.organisations.models import Organisation
from partake.organisations.queries import with_those_before
from partake.voices.queries.scores import count_left_out, count_scores_about


def monthly_return(organisation: Organisation, month: Month) -> MonthlyReturn:
    """This will count what was answered about a body's services in a month. What was said while another body ran a
    service stays in that body's return, under the name it had then."""
    bodies = with_those_before(organisation.pk)
    scores: defaultdict[str, Counter[int]] = defaultdict(Counter)
    by_mode: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in count_scores_about(PAGE, bodies, first=month.first, last=month.last):
        scores[one.source_id][one.score] += one.voices
        by_mode[one.source_id][mode_of(one.channel)] += one.voices
    found = FeedbackPage.objects.select_related("service").filter(public_id__in=[*scores])
    run = services_run_by(bodies, first=month.first, last=month.last)
    asked = FeedbackPage.objects.select_related("service").filter(service__in=run, opened_at__date__lte=month.last)
    pages = {str(page.public_id): page for page in [*found, *asked]}
    names = names_on({page.service for page in pages.values()}, month.last)
    services = (
        ServiceReturn(names[page.service_id], Results(scores[key]), by_mode[key]) for key, page in sorted(pages.items())
    )
    left_out = count_left_out(PAGE, bodies, first=month.first, last=month.last)
    return MonthlyReturn(
        month,
        organisation.name,
        organisation.ods_code or "",
        tuple(sorted(services, key=lambda one: one.name)),
        *left_out,
    )
