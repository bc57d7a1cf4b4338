"""Cuts off what is far too large before it is read, and remembers that it did, so that the page can say so.

What was typed comes first in what a browser sends, as long as the file's field is the last of its form: so it is kept.
"""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

ROOM_FOR_WORDS = 1024 * 1024  # what a form holds besides its file


class CutOff(FileUploadHandler):
    """Stands first among the upload handlers (FILE_UPLOAD_HANDLERS)."""

    too_large = False

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *_: Any, **__: Any) -> None:
        self.too_large = content_length > settings.LARGEST_UPLOAD + ROOM_FOR_WORDS

    def new_file(self, *args: Any, **named: Any) -> None:
        super().new_file(*args, **named)
        if self.too_large:
            self.request.upload_was_cut_off = True  # type: ignore[union-attr]
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> bytes:
        return raw_data  # to the handlers that keep it

    def file_complete(self, _size: int) -> None:
        return None


def was_cut_off(request: HttpRequest) -> bool:
    """This will say whether a file of this request was too large to be read at all."""
    return bool(getattr(request, "upload_was_cut_off", False))
