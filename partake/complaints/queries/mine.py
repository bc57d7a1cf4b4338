"""What whoever complained sees of it, by private link. The caller has opened the link."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partake.complaints.domain.clocks import Clock
from partake.complaints.domain.states import OPEN, State
from partake.complaints.letters import where_words
from partake.complaints.models import Complaint
from partake.complaints.queries.handling import PaperLine, paper_lines
from partake.files.queries import FileFacts, facts_of
from partake.kernel import clock
from partake.kernel.verdict import NotFound


@dataclass(frozen=True)
class MyComplaint:
    """Where my complaint is, what is due when, and what was written. `days_late` is how long what is due has been
    late."""

    reference: str
    state: State
    body: str
    phone: str
    email: str
    where: str
    for_name: str
    words: str
    wants: str
    received_on: date
    first_received_on: date
    acknowledge_by: date
    acknowledged_on: date | None
    plan: str
    plan_agreed: bool | None
    answer_by: date
    due: Clock | None
    days_late: int
    is_over_six_months: bool
    papers: tuple[PaperLine, ...]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


def my_file(row: Complaint, paper_id: UUID) -> FileFacts:
    """This will give a file that whoever complained gave, or raise `NotFound`."""
    paper = row.papers.read_by_complainant().filter(public_id=paper_id).select_related("file").first()
    if paper is None or paper.file is None:
        raise NotFound
    return facts_of(paper.file)


def my_complaint(row: Complaint) -> MyComplaint:
    """This will give the page of whoever complained."""
    due, today = row.times.next_due(), clock.today()
    return MyComplaint(
        reference=row.reference,
        state=State(row.state),
        body=row.organisation.name_now,
        phone=row.organisation.phone,
        email=row.organisation.email,
        where=where_words(row),
        for_name=row.complainant.for_name,
        words=row.words,
        wants=row.wants,
        received_on=row.received_on,
        first_received_on=row.first_received_on,
        acknowledge_by=row.acknowledge_by,
        acknowledged_on=clock.local(row.acknowledged_at).date() if row.acknowledged_at else None,
        plan=row.plan,
        plan_agreed=row.plan_agreed,
        answer_by=row.answer_by,
        due=due.clock if due else None,
        days_late=due.days_late(today) if due else 0,
        is_over_six_months=row.state in OPEN and today > row.times.six_months_end,
        papers=paper_lines(row.papers.read_by_complainant().select_related("file").order_by("at", "pk")),
    )
