"""A file given with a complaint: its words first, so that of a file that is cut off the words arrive."""

from django.utils.translation import gettext_lazy as _

from partake.files.domain import Kind
from partake.people.forms.media import MediaFile


def complaint_file() -> MediaFile:
    """This will ask for a letter, a photo, a recording or a film that belongs to what is written above it."""
    return MediaFile(
        _("A file to go with it, if there is one"),
        takes=[Kind.DOCUMENT, Kind.PICTURE, Kind.SOUND, Kind.FILM],
        accept="application/pdf,image/jpeg,image/png,image/webp,audio/*,video/*",
        hint=_("A PDF or picture up to 10 MB; a recording or film up to 50 MB. Say above what it is: not everybody can "
               "see or hear it."),
        optional=True,
    )  # fmt: skip
