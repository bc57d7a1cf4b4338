"""What of one question may be shown, by the publisher's own rules, whatever the file shows."""

from dataclasses import dataclass, field

from partake.insight.surveys.catalogue import Question
from partake.methods.disclosure import publish_gp_patient_survey

REST = ""  # the answers that the mapping does not name
WHOLE = "share"  # those a published share counts, where the mapping names no answers
FEWEST_SCORED = 30  # the inpatient survey gives no score of fewer; not verified
MANY = 10**9  # people: no small practice; the file does not say how many it has, and its publisher hid what it must


@dataclass(frozen=True)
class Published:
    """One question of one body: a share (0 to 1) or a score (0 to 10) with the range its publisher gives, and out of
    how many. All None: it is not shown. `answers` are the shares of those answers that may be shown. Between
    `expected_low` and `expected_high` its publisher expects it; it gives both or neither."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    base: int | None = None
    answers: dict[str, float] = field(default_factory=dict)
    expected_low: float | None = None
    expected_high: float | None = None


def publish_score(found: Published) -> Published:
    """This will hide a score of fewer than 30 answers, whatever its file shows."""
    return found if found.value is not None and (found.base or 0) >= FEWEST_SCORED else Published()


def publish(
    question: Question,
    value: float | None,
    low: float | None,
    high: float | None,
    *,
    base: int | None,
    answers: dict[str, float | None],
    eligible: int | None,
) -> Published:
    """This will hide what the survey's rules hide: everything under 10 answers; and in a practice where 1,000 people or
    fewer could have been asked, answers about the person that 1 to 4 people gave, with the next lowest. `eligible` is
    None where the file does not say.

    A file has shares and a base. An answer's count is worked out from these, and is never under 1 where the share is
    above 0: where that is not exact, more is hidden, not less."""
    if (
        base is None
        or not publish_gp_patient_survey({REST: base}, eligible=MANY, about_the_person=False)[REST].is_shown
    ):
        return Published()
    known = {code: share for code, share in (answers or {WHOLE: value}).items() if share is not None}
    counts = {code: max(1, round(share * base)) if share else 0 for code, share in known.items()}
    counts[REST] = max(0, base - sum(counts.values()))
    allowed = publish_gp_patient_survey(
        counts, eligible=MANY if eligible is None else eligible, about_the_person=question.about_person
    )
    shown = {code: share for code, share in known.items() if allowed[code].is_shown}
    if not shown:
        return Published()
    # A share made of answers gives a hidden one away, so it goes with it.
    if value is None or len(shown) < len(known):
        return Published(base=base, answers=shown)
    return Published(value, low, high, base, shown if answers else {})
