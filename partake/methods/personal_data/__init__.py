"""Personal data in text: what may tell who somebody is, found before anyone else reads a comment."""

from partake.methods.personal_data.finding import find_personal_data, redact
from partake.methods.personal_data.patterns import Found, Kind, has_check_digit

__all__ = ["Found", "Kind", "find_personal_data", "has_check_digit", "redact"]
