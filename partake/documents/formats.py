"""The formats a person can ask for, and which of them a machine can make."""

from enum import Enum


class Format(Enum):
    """One way to receive a document. The value is stored and stable; `label` is for people.

    The large print sizes are those of the Accessible Information Standard's list (20, 24 and 28 point), with 12 for
    everyone and 16 for those who ask for a little larger.
    """

    HTML = "html"
    TEXT = "text"
    PDF_12 = "pdf-12"
    PDF_16 = "pdf-16"
    PDF_20 = "pdf-20"
    PDF_24 = "pdf-24"
    PDF_28 = "pdf-28"
    EASY_READ = "easy-read"
    BRAILLE_1 = "braille-1"
    BRAILLE_2 = "braille-2"
    MOON = "moon"
    MAKATON = "makaton"
    BSL_FILM = "bsl-film"
    AUDIO = "audio"
    TRANSLATION = "translation"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def made_by_machine(self) -> bool:
        return self.points is not None or self in (Format.HTML, Format.TEXT)

    @property
    def points(self) -> int | None:
        """The size of type in points, for print; None for the rest."""
        return int(self.value.removeprefix("pdf-")) if self.value.startswith("pdf-") else None


LABELS = {
    Format.HTML: "Web page",
    Format.TEXT: "Plain text",
    Format.PDF_12: "Standard print, 12 point",
    Format.PDF_16: "Larger print, 16 point",
    Format.PDF_20: "Large print, 20 point",
    Format.PDF_24: "Large print, 24 point",
    Format.PDF_28: "Large print, 28 point",
    Format.EASY_READ: "Easy Read",
    Format.BRAILLE_1: "Braille, grade 1",
    Format.BRAILLE_2: "Braille, grade 2",
    Format.MOON: "Moon",
    Format.MAKATON: "Makaton",
    Format.BSL_FILM: "British Sign Language film",
    Format.AUDIO: "Audio recording",
    Format.TRANSLATION: "Translation by a person",
}


class NeedsAPerson(ValueError):
    """No machine makes this format well: someone must arrange it, and `correspondence` must not send another."""

    def __init__(self, format: Format) -> None:
        super().__init__(f"{format.label} is made by a person, not by a machine")
        self.format = format
