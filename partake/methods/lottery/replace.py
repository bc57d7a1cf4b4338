"""Filling seats that fell empty, fairly, with the quotas still met."""

from collections.abc import Sequence

from partake.methods.errors import MethodError
from partake.methods.lottery.fair import Lottery, lottery_for
from partake.methods.lottery.pool import Quota, Volunteer, rules


def replacement_lottery(
    volunteers: Sequence[Volunteer],
    quotas: Sequence[Quota],
    seats: int,
    *,
    staying: Sequence[str],
    gone: Sequence[str],
    search_up_to: int = 150,
) -> Lottery:
    """This will find the fairest lottery for the seats left empty when the people in `staying` keep theirs
    and those in `gone` can no longer come; draw from it with a new seed.

    Everyone else in the pool may be drawn, except those who share a household with someone staying.

    Raises:
        ImpossibleQuotasError: nobody left can complete the panel; its `changes` counts places among the empty
            seats.
        MethodError: as `fair_lottery`; also an id that is not in the pool, someone both staying and gone, no
            empty seat, or people staying who already pass a quota.

    Example:
        >>> from partake.methods.lottery import Quota, Volunteer, replacement_lottery
        >>> pool = [Volunteer("ana", {"age": "16-29"}), Volunteer("bo", {"age": "16-29"}),
        ...         Volunteer("cat", {"age": "30+"}), Volunteer("dee", {"age": "30+"})]
        >>> quotas = [Quota("age", "16-29", 1, 1), Quota("age", "30+", 1, 1)]
        >>> again = replacement_lottery(pool, quotas, 2, staying=["ana"], gone=["cat"])
        >>> dict(again.chances)
        {'bo': 0.0, 'dee': 1.0}
    """
    rules(volunteers, quotas, seats)  # for its checks, so that mistakes are named in the words of the pool
    known = {person.id: person for person in volunteers}
    for person_id in (*staying, *gone):
        if person_id not in known:
            raise MethodError(f"{person_id} is not in the pool.")
    both = sorted(set(staying) & set(gone))
    if both:
        raise MethodError(f"{both[0]} cannot be both staying and gone.")
    sitting = [known[person_id] for person_id in dict.fromkeys(staying)]
    if len(sitting) >= seats:
        raise MethodError(f"No seat is empty: {len(sitting)} people stay and there are {seats} seats.")
    homes = {person.household for person in sitting} - {None}
    out = {*staying, *gone}
    left = [person for person in volunteers if person.id not in out and person.household not in homes]
    remaining = [_remaining(quota, sitting) for quota in quotas]
    return lottery_for(rules(left, remaining, seats - len(sitting)), search_up_to)


def _remaining(quota: Quota, sitting: Sequence[Volunteer]) -> Quota:
    filled = sum(person.answers[quota.category] == quota.value for person in sitting)
    if filled > quota.highest:
        raise MethodError(
            f"{filled} people staying are {quota.category}: {quota.value}, above its highest of {quota.highest}."
        )
    return Quota(quota.category, quota.value, max(0, quota.lowest - filled), quota.highest - filled)
