"""The GP Patient Survey's rules for publishing a question's answers.

Source: the survey's technical annex and the questions and answers of its analysis tool. Where they are
silent ("the next lowest" among equal counts, or when only zeros remain), the choice here is stated.
"""

from collections.abc import Mapping

from partake.methods.disclosure.safe_count import SafeCount, Withheld, _shown, _withheld
from partake.methods.disclosure.single import check_count
from partake.methods.errors import MethodError

FEWEST_RESPONDENTS = 10
SMALL_POPULATION = 1_000
FEWEST_IN_OPTION = 5


def publish_gp_patient_survey(
    options: Mapping[str, int], *, eligible: int, about_the_person: bool
) -> dict[str, SafeCount]:
    """This will show or hide the unweighted counts of one question's options, for one organisation.

    Fewer than 10 respondents to the question hide it whole. Where 1,000 people or fewer were eligible,
    options of a question about the person (or about long-term conditions) with 1 to 4 answers are hidden,
    and when that hides just one, the next lowest is hidden too: the lowest of the others above 0, the
    first given among equals, or a 0 where nothing else is left.

    Args:
        options: how many gave each answer, before weighting.
        eligible: how many people of the organisation could have been asked.
        about_the_person: whether the question is an "about you" or long-term condition question.

    Errors: `MethodError` for no options, or a count that is not a whole number of 0 or more.

    Example:
        >>> found = publish_gp_patient_survey(
        ...     {"Yes": 3, "No": 9, "Prefer not to say": 40}, eligible=900, about_the_person=True)
        >>> [count.short for count in found.values()]
        ['–', '–', '40']
    """
    if not options:
        raise MethodError("a question needs at least one option.")
    counts = {name: check_count(count, f"the count of {name!r}") for name, count in options.items()}
    check_count(eligible, "the number eligible")
    if sum(counts.values()) < FEWEST_RESPONDENTS:
        return dict.fromkeys(counts, _withheld(Withheld.FEW_ANSWERS))
    hidden: set[str] = set()
    if about_the_person and eligible <= SMALL_POPULATION:
        hidden = {name for name, count in counts.items() if 0 < count < FEWEST_IN_OPTION}
        others = [name for name in counts if name not in hidden]
        if len(hidden) == 1 and others:
            hidden.add(min(others, key=lambda name: (counts[name] == 0, counts[name])))
    return {name: _withheld(Withheld.SMALL) if name in hidden else _shown(count) for name, count in counts.items()}
