"""The questions about whoever answers, added to any form that takes what somebody says of a service."""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from partake.feedback.about_me import SPEAKERS, attributes_of, questions_of
from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.new import Attribute
from partake.voices.domain.voice import Speaker

Asked = TypeVar("Asked", bound=forms.Form)


def names_of(codes: Collection[str]) -> tuple[str, ...]:
    """This will give the names of the fields a page asks about its reader; none, when it asks nothing."""
    asked = questions_of(codes)
    return ("speaker", *(one.code.lower() for one in asked)) if asked else ()


def with_about_me(form: type[Asked], codes: Collection[str]) -> type[Asked]:
    """This will give the form with these questions in it, in the language of the moment. Each is a short list that
    drops down, so that leaving all of them out is no work."""
    asked = questions_of(codes)
    if not asked:
        return form
    fields: dict[str, Any] = {
        "speaker": forms.Select(
            _("Who are you?"), choices=[Choice(code, _(words)) for code, words in SPEAKERS.items()], optional=True
        )
    }
    for one in asked:
        choices = [Choice(code, _(words)) for code, words in one.answers]
        fields[one.code.lower()] = forms.Select(_(one.words), choices=choices, optional=True)
    return type(form.__name__, (form,), fields)


def speaker_of(values: Mapping[str, Any]) -> Speaker:
    return Speaker(values.get("speaker") or Speaker.NOT_SAID)


def answered(values: Mapping[str, Any]) -> tuple[Attribute, ...]:
    """This will freeze what somebody said of themselves."""
    return attributes_of({name.upper(): value for name, value in values.items()})
