"""What a body knows already, before anyone asks people again: about what, from whom, when, how, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, Sum

from partake.insight import access
from partake.insight.addresses import asked_in, chosen_in
from partake.insight.frameworks import name_of
from partake.insight.models import HeardMonth
from partake.insight.months import months_between
from partake.insight.queries import figures
from partake.insight.queries.acting import improvements_about
from partake.insight.queries.figures import Scope
from partake.insight.queries.missing import one_sentence
from partake.insight.queries.signals import Figure, figure_of, last_months
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.organisations.models import Organisation, Service
from partake.questionnaires.queries.answers import Asked as Questionnaire
from partake.questionnaires.queries.answers import list_asked
from partake.voices.domain.voice import Sampling
from partake.voices.queries.across import list_public_enquiries
from partake.voices.queries.asked import Asked
from partake.voices.queries.exploring import FEWEST_IN_A_GROUP, find_voices, themes_of_body
from partake.voices.queries.outcomes import OutcomeShort, list_outcomes_about
from partake.voices.queries.services import list_services

MONTHS_LOOKED_AT = 24
# Somebody went to these people and asked, rather than waiting for whoever comes.
WENT_AND_ASKED = (Sampling.EVERYONE_ASKED, Sampling.RANDOM_SAMPLE, Sampling.INVITED_GROUP)


@dataclass(frozen=True)
class Way:
    """How those who spoke came to be asked, or how it came to us, and how many did."""

    code: str
    voices: int


@dataclass(frozen=True)
class GroupKnown:
    """How many of one group were heard: None when too few to show safely."""

    characteristic: str
    category: str
    voices: int | None


@dataclass(frozen=True)
class KnownPage:
    """`figure` is of the theme, `words` how many say the words asked for (`is_more`: at least), `asked_months` the
    months in which somebody went and asked, out of `months`. `questionnaires` were open in that time, and
    `enquiries` are the days on which somebody who speaks for the public asked: both of the whole body, also where one
    service is chosen."""

    chosen: dict[str, str]
    asked: Asked
    theme: str
    service: str
    first: date
    last: date
    months: int
    heard: int
    figure: Figure | None
    say_words: int
    is_more: bool
    ways: tuple[Way, ...]
    channels: tuple[Way, ...]
    asked_months: int
    asked_voices: int
    questionnaires: tuple[Questionnaire, ...]
    enquiries: tuple[date, ...]
    who_is_missing: str
    group: GroupKnown | None
    outcomes: tuple[OutcomeShort, ...]
    improvements: tuple[tuple[UUID, str, str], ...]
    services: tuple[Service, ...]
    themes: tuple[tuple[str, str], ...]

    @property
    def asks_something(self) -> bool:
        return any(self.chosen[name] for name in ("theme", "words", "group"))


def what_we_know(actor: Actor, *, organisation: Organisation, given: Mapping[str, str]) -> KnownPage:
    """This will gather what the last two years say about a theme, words and a group, of a body or one of its services.
    Raises `Refused`."""
    access.can_see_figures(actor, organisation.pk).require()
    chosen = chosen_in(given)
    asked = asked_in(chosen, organisation)
    scope, (first, last) = Scope.of(organisation, asked.service), last_months(MONTHS_LOOKED_AT)
    found = None
    if asked.words:
        found = find_voices(actor, organisation=organisation, asked=Asked(service=asked.service, words=asked.words))
    asked_months, asked_voices = _went_and_asked(scope, first, last)
    return KnownPage(
        chosen=chosen,
        asked=asked,
        theme=name_of(asked.theme) if asked.theme else "",
        service=asked.service.name if asked.service else organisation.name,
        first=first,
        last=last,
        months=len(months_between(first, last)),
        heard=figures.heard(scope, first=first, last=last).voices,
        figure=figure_of(scope, theme=asked.theme, first=first, last=last) if asked.theme else None,
        say_words=found.count if found else 0,
        is_more=found.is_more if found else False,
        ways=_ways(scope, "sampling", first, last),
        channels=_ways(scope, "channel", first, last),
        asked_months=asked_months,
        asked_voices=asked_voices,
        questionnaires=list_asked(organisation, since=clock.start_of(first)),
        enquiries=tuple(one.asked_on for one in list_public_enquiries(organisation) if one.asked_on >= first),
        who_is_missing=one_sentence(organisation, scope),
        group=_group(scope, asked.group, first, last),
        outcomes=list_outcomes_about(organisation, asked.theme) if asked.theme else (),
        improvements=improvements_about(organisation, asked.theme) if asked.theme else (),
        services=list_services(organisation),
        themes=themes_of_body(organisation),
    )


def _ways(scope: Scope, what: str, first: date, last: date) -> tuple[Way, ...]:
    return tuple(Way(code, many) for code, many in figures.heard_by(scope, what, first=first, last=last).items())


def _went_and_asked(scope: Scope, first: date, last: date) -> tuple[int, int]:
    """In how many months, and how many answered."""
    where = Q(service=scope.service_id) if scope.service_id else Q(service=None, organisation=scope.organisation_id)
    rows = HeardMonth.objects.filter(where, month__range=(first, last), sampling__in=WENT_AND_ASKED)
    by_month = dict(rows.order_by().values_list("month").annotate(Sum("voices")))
    return len(by_month), sum(by_month.values())


def _group(scope: Scope, group: tuple[str, str] | None, first: date, last: date) -> GroupKnown | None:
    if group is None:
        return None
    said = figures.groups(scope, first=first, last=last)
    many = sum(one.voices for one in said if (one.characteristic, one.category) == group)
    return GroupKnown(*group, many if many >= FEWEST_IN_A_GROUP else None)
