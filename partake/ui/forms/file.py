"""A file a person gives us. What is in it is checked by the room that takes it; here, only size and kind."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partake.ui.forms.cleaning import clean_text
from partake.ui.forms.field import Field, Words

MEGABYTE = 1024 * 1024


class File(Field):
    """`kinds` are the endings we take, without the dot; none given, any: the room then looks at the bytes. `accept` is
    what a phone or browser offers to choose from. `largest` is in bytes. Its value is the upload or None.

    Let it be the last field of its form: of a file that is cut off, only what was typed before it arrives.
    """

    component = "file-upload"
    left_empty = _("No file is chosen yet. Which file is it?")

    def __init__(
        self,
        words: Words,
        *,
        kinds: tuple[str, ...] = (),
        accept: str = "",
        largest: int = 10 * MEGABYTE,
        **options: Any,
    ) -> None:
        super().__init__(words, widget=forms.FileInput(), **options)
        self.kinds, self.accept, self.largest = kinds, accept, largest

    def options(self, bound: BoundField, as_heading: bool) -> dict[str, Any]:
        given = super().options(bound, as_heading)
        return given | {"attributes": {"accept": self.accept}} if self.accept else given

    def to_python(self, value: UploadedFile | None) -> UploadedFile | None:
        if value is None:
            return None
        ending = PurePath(clean_text(value.name or "", one_line=True)).suffix.lstrip(".").lower()
        if self.kinds and ending not in self.kinds:
            said = gettext("This file ends in “%(ending)s”. We can take %(kinds)s. Have you another?")
            raise ValidationError(said % {"ending": ending, "kinds": ", ".join(self.kinds)})
        if not value.size:
            raise ValidationError(gettext("This file is empty. Is there another?"))
        if value.size > self.largest:
            said = gettext("This file is %(size)s MB. There is room for %(room)s MB. Have you a smaller one?")
            sizes = {"size": f"{value.size / MEGABYTE:.1f}", "room": f"{self.largest / MEGABYTE:.0f}"}
            raise ValidationError(said % sizes)
        return value

    def cut_off_words(self) -> str:
        """This will say that a file was too large to be read at all."""
        said = gettext("This file is far too large: we stopped reading it. There is room for %(room)s MB.")
        return said % {"room": f"{self.largest / MEGABYTE:.0f}"} + " " + gettext("Have you a smaller one?")
