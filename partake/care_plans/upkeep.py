"""What the lists across people need every hour: who can still do what they said, and a quarter that has ended."""

from partake.care_plans import undertakings
from partake.care_plans.actions.counting import count_quarter
from partake.care_plans.domain.counting import last_ended
from partake.care_plans.queries.counting import practices_to_count
from partake.kernel import clock
from partake.kernel.actor import Actor

COUNTING = Actor.system("Partake’s counting")
PRACTICES_AT_ONCE = 5  # a practice takes a second or two, and letters wait meanwhile


def run() -> None:
    """This will look for sight that ended by itself, and count the newest quarter that is over for some practices
    where it is not counted yet: the next hour counts others."""
    undertakings.lapse()
    quarter = last_ended(clock.today())
    for practice in practices_to_count(quarter, most=PRACTICES_AT_ONCE):
        count_quarter(actor=COUNTING, organisation=practice, quarter=quarter)
