"""The formats a document can be wanted in."""

from enum import StrEnum


class Format(StrEnum):
    """Those made by machine, and those only a person can make."""

    HTML = "HTML"
    TEXT = "TEXT"
    PDF_12 = "PDF_12"
    PDF_16 = "PDF_16"
    PDF_20 = "PDF_20"
    PDF_24 = "PDF_24"
    PDF_28 = "PDF_28"
    EASY_READ = "EASY_READ"
    BRAILLE_1 = "BRAILLE_1"
    BRAILLE_2 = "BRAILLE_2"
    BSL_FILM = "BSL_FILM"
    AUDIO = "AUDIO"
    TRANSLATION = "TRANSLATION"

    @property
    def point_size(self) -> int | None:
        return int(self.value[4:]) if self.value.startswith("PDF_") else None
