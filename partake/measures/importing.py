"""A file of results sent from a page: read to its end, then handed to the check."""

from itertools import islice
from typing import BinaryIO, cast
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError
from django.utils.translation import gettext

from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.csv_reading import NotAList
from partake.kernel.verdict import Rejected
from partake.measures.actions.files import check_file, take_file
from partake.measures.lists.rows import open_results
from partake.measures.models import ResultFile
from partake.organisations.models import Organisation


def check_upload(*, actor: Actor, organisation: Organisation, file: UploadedFile) -> ResultFile:
    """This will check a file. One that cannot be read, or is too long for a request, is `Rejected`."""
    try:
        listed = open_results(cast(BinaryIO, file.file))
        rows = list(islice(listed.rows(today=clock.today()), settings.MOST_ROWS_ON_PAGE + 1))
    except NotAList as wrong:
        raise Rejected("file", str(wrong)) from None
    if len(rows) > settings.MOST_ROWS_ON_PAGE:
        said = gettext("This file has more than %(rows)s rows. Can you cut it into shorter ones?")
        raise Rejected("file", said % {"rows": f"{settings.MOST_ROWS_ON_PAGE:,}"})
    if not rows:
        raise Rejected("file", gettext("There are headings in this file, and no rows under them. Is there another?"))
    return check_file(
        actor=actor, organisation=organisation, file_name=file.name or "", headings=listed.headings, rows=rows
    )


def take_checked(*, actor: Actor, file_id: UUID) -> ResultFile:
    """This will take in a checked file. Where the same row came in from another file at this very moment, it is looked
    for once more and left out."""
    try:
        return take_file(actor=actor, file_id=file_id)
    except IntegrityError:
        return take_file(actor=actor, file_id=file_id)
