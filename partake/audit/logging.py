"""Keeps people out of the application's own logs: NHS numbers, e-mail addresses and phone numbers are blanked, and
of an address that was asked for only the pattern is written, since somebody may have typed a name into it."""

import logging
import re
from typing import Any

_NHS_NUMBER = re.compile(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_PHONE = re.compile(r"(?<!\d)(?:\+44|0)[\d ]{9,12}\d")
_QUERY = re.compile(r"\?\S+")


class NoPersonalData(logging.Filter):
    """Rewrites each record before it is written. Exceptions keep their type and place but lose their message,
    which may quote what somebody typed."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        message = _asked(record, request) if hasattr(request, "resolver_match") else record.getMessage()
        record.msg, record.args = without_personal_data(message), ()
        if record.exc_info and record.exc_info[1] is not None:
            kind, error, trace = record.exc_info
            places = []
            while trace is not None:
                code = trace.tb_frame.f_code
                places.append(f"  {code.co_filename}:{trace.tb_lineno} in {code.co_name}")
                trace = trace.tb_next
            record.exc_info, record.exc_text = None, None
            name = kind.__name__ if kind else type(error).__name__
            record.msg = "\n".join([record.msg, name, *places])
        return True


def _asked(record: logging.LogRecord, request: Any) -> str:
    """Django's own words quote the path, or the host that was asked for: both are the reader's to write."""
    at = request.resolver_match
    pattern = f"/{at.route}" if at else "an address that is not ours"
    return f"{record.name}: {getattr(record, 'status_code', '')} to {request.method} {pattern}"


def without_personal_data(text: str) -> str:
    """This will blank what could name a person in a line meant for a log."""
    for pattern in (_NHS_NUMBER, _EMAIL, _PHONE, _QUERY):
        text = pattern.sub("[left out]", text)
    return text
