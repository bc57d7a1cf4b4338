"""A chosen file, read by the mapping of its year: figures as they were published, or people's answers, scored here."""

from typing import BinaryIO

from django.utils.translation import gettext

from partake.insight.surveys.catalogue import Mapping
from partake.insight.surveys.reading import ReadFile, read_survey
from partake.insight.surveys.scoring import read_answers, read_profile
from partake.kernel.csv_reading import NotAList
from partake.kernel.verdict import Rejected


def read_file(mapping: Mapping, file: BinaryIO, profile: BinaryIO | None) -> ReadFile:
    """This will read a file whole, with its faults. `profile` is how many patients of each kind the country has, which
    answers are weighted by. Raises `Rejected` for "file" or "profile" when one cannot be read at all, or is missing."""
    weights = {}
    if mapping.has_answers:
        if profile is None:
            told = gettext("Answers are weighted to the country’s patients. Which file says how many of each kind?")
            raise Rejected("profile", told)
        try:
            weights = read_profile(profile, mapping)
        except NotAList as wrong:
            raise Rejected("profile", str(wrong)) from None
    try:
        return read_answers(file, mapping, weights) if mapping.has_answers else read_survey(file, mapping)
    except NotAList as wrong:
        raise Rejected("file", str(wrong)) from None
