"""Adding a picture or a sound: its words first, then the file, so that of a file that is cut off the words arrive."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from partake.files.domain import LIMITS, Kind
from partake.files.reading import Checked, NotTaken, check_upload
from partake.people.forms.words import said_how_field
from partake.ui import forms
from partake.ui.forms.field import Words


class MediaFile(forms.File):
    """A file whose bytes were read: its value is a `Checked`. Which kinds are asked for is the form's to say."""

    def __init__(self, words: Words, *, takes: Iterable[Kind], **options: Any) -> None:
        self.takes = tuple(takes)
        super().__init__(words, largest=max(LIMITS[kind].largest for kind in self.takes), **options)

    def to_python(self, value: UploadedFile | None) -> Checked | None:  # type: ignore[override]
        upload = super().to_python(value)
        if upload is None:
            return None
        try:
            return check_upload(upload, takes=self.takes)
        except NotTaken as wrong:
            raise ValidationError(str(wrong)) from wrong


def told_in(words: Words, **options: Any) -> MediaFile:
    """This will ask for a recording, a film or a picture: whichever somebody would rather tell it in."""
    return MediaFile(
        words,
        takes=[Kind.SOUND, Kind.FILM, Kind.PICTURE],
        accept="audio/*,video/*,image/jpeg,image/png,image/webp",
        hint=_("You need not. A recording can last 10 minutes and a film 5, up to 50 MB; a picture up to 10 MB."),
        optional=True,
        **options,
    )


def _picture() -> MediaFile:
    return MediaFile(
        _("Choose the picture"),
        takes=[Kind.PICTURE],
        # Named one by one: a phone that keeps its photos in another way then turns them into one of these.
        accept="image/jpeg,image/png,image/webp",
        missing=_("No picture is chosen yet. Which picture is it?"),
        hint=_("A photo or a drawing, up to 10 MB. We take out what phones hide in photos, such as where you were."),
    )


def _sound() -> MediaFile:
    return MediaFile(
        _("Choose the recording, or make one"),
        takes=[Kind.SOUND],
        # Without "capture", which would take away the choice of a recording that is there already.
        accept="audio/*",
        missing=_("No recording is chosen yet. Which one is it?"),
        hint=_("Up to 10 minutes, and up to 50 MB. Many phones offer to record when you press the button."),
    )


def _words_of_picture() -> forms.Textarea:
    return forms.Textarea(
        _("What is in the picture?"),
        hint=_("For people who cannot see it. Say who or what it shows, and why it matters."),
        missing=_("There are no words yet. Not everybody can see the picture. What is in it?"),
        longest=2000,
        rows=3,
    )


def _words_of_sound() -> forms.Textarea:
    return forms.Textarea(
        _("What is said in the recording?"),
        hint=_("Word for word, for people who cannot hear it, and for paper."),
        missing=_("There are no words yet. Not everybody can hear the recording. What is said in it?"),
        longest=2000,
        rows=5,
    )


def _helped_by() -> forms.Text:
    return forms.Text(
        _("Did somebody help you with this?"),
        hint=_("Write their name if you like. People who see it then know that you had help."),
        optional=True,
        longest=200,
        autocomplete="off",
    )


class _MediaForm(forms.Form):
    reassurance = _("What you wrote is still here. A file has to be chosen again.")


class OwnPictureForm(_MediaForm):
    media_words = _words_of_picture()
    helped_by = _helped_by()
    file = _picture()


class OwnSoundForm(_MediaForm):
    media_words = _words_of_sound()
    helped_by = _helped_by()
    file = _sound()


class TheirPictureForm(_MediaForm):
    """For somebody who adds a picture that the person gave them, such as a drawing on paper."""

    media_words = _words_of_picture()
    said_how = said_how_field()
    file = _picture()


class TheirSoundForm(_MediaForm):
    media_words = _words_of_sound()
    said_how = said_how_field()
    file = _sound()


# By the word in the address: for the person themselves, and for somebody who does it for them.
MEDIA_FORMS = {"picture": (OwnPictureForm, TheirPictureForm), "sound": (OwnSoundForm, TheirSoundForm)}


class SureForm(forms.Form):
    """Asks nothing but the press of the button."""
