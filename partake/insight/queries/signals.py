"""The figure behind an action, as it stands now: a theme's share of the comments somebody or something has labelled,
or how many said good; and the chart of it, with what it found since something changed."""

from dataclasses import asdict, dataclass
from datetime import date

from partake.documents.drawings import Drawn
from partake.insight import charts, questions, subjects
from partake.insight.months import last_ended, months_after
from partake.insight.queries import figures
from partake.insight.queries.figures import FFT, PEOPLE_AND_MACHINE, Scope
from partake.insight.queries.series import get_series, window
from partake.insight.series import Worked
from partake.insight.subjects import Subject
from partake.kernel import clock
from partake.methods.intervals import Interval, wilson
from partake.organisations.models import Organisation, Service

MONTHS_OF_A_FINDING = 3


@dataclass(frozen=True)
class Figure:
    """`count` of `base` between two months (first days, both counted); of a theme also how many are unhappy and happy
    about it. A theme's base is the labelled comments, a question's the people who answered."""

    count: int
    base: int
    unhappy: int
    happy: int
    first: date
    last: date

    @property
    def share(self) -> Interval:
        """With its range."""
        return wilson(min(self.count, self.base), self.base)

    @property
    def kept(self) -> dict[str, object]:
        """As JSON holds it."""
        return asdict(self) | {"first": self.first.isoformat(), "last": self.last.isoformat()}


@dataclass(frozen=True)
class Lasting:
    """What a chart says of what an action was about, now."""

    subject: Subject
    worked: Worked
    drawn: Drawn | None


def last_months(many: int = MONTHS_OF_A_FINDING) -> tuple[date, date]:
    """This will give the first and last of the last whole months."""
    last = last_ended(clock.today())
    return months_after(last, 1 - many), last


def figure_of(
    scope: Scope,
    *,
    theme: str = "",
    question: str = "",
    first: date,
    last: date,
    put_on_by: frozenset[str] = PEOPLE_AND_MACHINE,
) -> Figure | None:
    """This will give the figure of a theme, of the Friends and Family question or of one of a body's own ("question" is
    the subject's code) between two months; None when it is about none, or when nobody said anything. Whoever calls has
    checked that its reader may see it."""
    if theme:
        base = figures.heard(scope, first=first, last=last).read(put_on_by)
        months = [one for _, one in figures.theme_by_month(scope, theme, first=first, last=last, put_on_by=put_on_by)]
        many, unhappy, happy = (sum(getattr(one, name) for one in months) for name in ("voices", "unhappy", "happy"))
        return Figure(many, base, unhappy, happy, first, last) if base else None
    if subject := _subject_of_question(question):
        since = max((one.seen_from for one in subject.breaks), default=first)
        shares = subjects.months_of(subject, scope, first=max(first, since), last=last)
        base = sum(one.base for one in shares)
        return Figure(sum(one.count for one in shares), base, 0, 0, first, last) if base else None
    return None


def lasting(
    organisation: Organisation, service: Service | None, *, theme: str = "", question: str = ""
) -> Lasting | None:
    """This will work out the chart of what an action was about: of a theme that people are happy or unhappy about, how
    many are unhappy. None when no figure stands behind it."""
    if theme:
        first, last = window()
        felt = figures.theme_by_month(Scope.of(organisation, service), theme, first=first, last=last)
        how = subjects.UNHAPPY if any(one.unhappy or one.happy for _, one in felt) else subjects.ABOUT
        subject = subjects.subject_of(f"{how}:{theme}")
    elif found := _subject_of_question(question):
        subject = found
    else:
        return None
    worked = get_series(organisation, service, subject)
    about = service.name if service else organisation.name
    return Lasting(subject, worked, charts.drawn(worked, subject, about=about))


def said_to(question: str) -> str:
    """This will give what people answered to one of a body's own questions, as a sentence goes on; "" for any other."""
    found = questions.find_subject(question)
    return found.says if found else ""


def _subject_of_question(code: str) -> Subject | None:
    return subjects.subject_of(FFT) if code == FFT else questions.find_subject(code)
