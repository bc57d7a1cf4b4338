"""The form a view meets: filled from the request, drawn by the page, run once."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Self

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from partake.kernel.verdict import Rejected, Stale
from partake.ui import submission
from partake.ui.forms.choosing import Choice, _Choosing
from partake.ui.forms.field import Field, Words, component
from partake.ui.forms.file import File
from partake.ui.kept_text import kept_for
from partake.ui.submission import ChangedSinceSent, Token, TokenRefused
from partake.ui.uploads import was_cut_off


class Form(forms.Form):
    """Made by `from_request`. `note` is a sentence to the reader above the form ("We kept what you wrote");
    `stale` is the row as someone else saved it meanwhile, for the page to show beside the reader's own text."""

    # Said above what is wrong, where it is true: a form that asks for a password comes back without it.
    reassurance: ClassVar[Words] = _("Nothing is lost. What you wrote is still here.")
    use_required_attribute = False  # the browser's own messages are neither ours nor translated

    request: HttpRequest
    token: Token
    note: str = ""
    stale: object = None

    @classmethod
    def from_request(
        cls,
        request: HttpRequest,
        *,
        choices: Mapping[str, Iterable[Choice]] | None = None,
        initial: Mapping[str, Any] | None = None,
        version: int | None = None,
    ) -> Self:
        """This will give the form for this request: what was posted, or else what was kept, or else `initial`.

        `choices` are by field name. `version` is that of the row the page shows, remembered until it is posted.
        """
        posted = request.method == "POST"
        kept = None if posted else kept_for(request)
        form = cls(
            data=request.POST if posted else None,
            files=request.FILES if posted else None,
            initial={**(initial or {})},
            auto_id="%s",
        )
        for name, offered in (choices or {}).items():
            form.fields[name].choices = tuple(offered)  # type: ignore[attr-defined]
        form.request = request
        form.token = _token_for(request, version)
        if kept is not None and form._take_back(kept):
            form.note = gettext("We kept what you wrote. Check it, then carry on.")
        return form

    @property
    def is_posted(self) -> bool:
        return self.is_bound

    @property
    def values(self) -> dict[str, Any]:
        """The typed values by field name, once the form has been found right."""
        return self.cleaned_data

    @property
    def version(self) -> int | None:
        """The version of the row that the reader had before them."""
        return self.token.version

    @property
    def has_errors(self) -> bool:
        return bool(self.errors)

    @property
    def takes_files(self) -> bool:
        return any(isinstance(field, File) for field in self.fields.values())

    def once(self, work: Callable[[], str]) -> HttpResponse | None:
        """This will run `work` if the form was posted and is right, and give the way to the address it returns;
        None means: draw the page. A form pressed twice runs once. What the action rejects is marked on its
        field; a stale save leaves `stale` for the page to show; a refusal goes on to its own page."""
        if not self.is_posted or not self.is_valid():
            return None
        try:
            return HttpResponseRedirect(submission.once(self.request, work))
        except Rejected as rejected:
            self.mark(rejected.field, rejected.words)
        except Stale as stale:
            self.stale = stale.current
            self.token = self.token.with_version(getattr(stale.current, "version", None))
            self.note = gettext("Someone else saved a change while you were writing. Nothing of yours is lost.")
        except ChangedSinceSent:
            self.token = Token.draw(self.request, version=self.token.version)
            self.note = gettext("You have already sent this form. Press the button to send it again as it is now.")
        except TokenRefused as refused:
            if refused.drawn_for_other:
                raise
            self.note = gettext("This is not saved yet. The form was open for a long time. Check it and press again.")
        return None

    def mark(self, field: str, words: str) -> None:
        """This will put words that an action said beside the field they are about (or above all of them)."""
        self.add_error(field if field in self.fields else None, words)

    def clean(self) -> dict[str, Any]:
        """What is written under a choice that was not made is not an answer, and not a mistake either."""
        for name in self._shut():
            self.cleaned_data[name] = None
            self.errors.pop(name, None)
        if self.takes_files and was_cut_off(self.request):
            for name, field in self.fields.items():
                if isinstance(field, File):
                    self.errors.pop(name, None)
                    self.add_error(name, field.cut_off_words())
        return self.cleaned_data

    def _shut(self) -> set[str]:
        revealed: set[str] = set()
        open_now: set[str] = set()
        for name, field in self._choosing():
            revealed |= {choice.reveals for choice in field.choices if choice.reveals}
            open_now |= field.revealed_by(self.cleaned_data.get(name))
        return revealed - open_now

    def _choosing(self) -> list[tuple[str, _Choosing]]:
        return [(name, field) for name, field in self.fields.items() if isinstance(field, _Choosing)]

    def _take_back(self, kept: QueryDict) -> bool:
        found = False
        for name, field in self.fields.items():
            value = field.widget.value_from_datadict(kept, {}, name)
            if any(value or ()):
                self.initial[name] = value
                found = True
        return found

    # What the page draws.

    def draw(self, as_heading: bool = False) -> Markup:
        """This will draw every field in order; `as_heading` makes the first one's words the page's h1."""
        names = [name for name in self.fields if name not in self._revealed]
        return Markup("").join(self.field(name, as_heading and name == names[0]) for name in names)

    def field(self, name: str, as_heading: bool = False) -> Markup:
        """This will draw one field, with those that its choices open."""
        field = self.fields[name]
        assert isinstance(field, Field), "a form of ours holds only our fields"
        return field.draw(self[name], as_heading=as_heading)

    def secrets(self) -> SafeString:
        """This will draw the hidden fields every form carries."""
        return submission.form_secrets(self.request, token=self.token)

    def draw_note(self) -> Markup:
        """This will draw the sentence to the reader, if there is one."""
        note = Markup('<div class="partake-note" role="status"><p>{}</p></div>')
        return note.format(self.note) if self.note else Markup("")

    def error_summary(self) -> Markup:
        """This will draw the box at the top that lists what is wrong, each with a way to its field."""
        if not self.has_errors:
            return Markup("")
        first_words = [str(errors[0]) for errors in self.errors.values()]
        return component("error-summary")(
            {
                "heading": {"text": gettext("There is a problem")},
                "description": {"text": str(self.reassurance)} if self.reassurance else None,
                "errorList": [
                    self._summary_line(name, words, is_one_of_several=first_words.count(words) > 1)
                    for name, words in zip(self.errors, first_words, strict=True)
                ],
            }
        )

    def _summary_line(self, name: str, words: str, *, is_one_of_several: bool) -> dict[str, str]:
        """The same words about two fields say which is which: a list of links alone has no boxes beside it."""
        field = self.fields.get(name)
        if not isinstance(field, Field):
            return {"text": words}
        if is_one_of_several:
            words = f"{field.label}: {words}"
        return {"text": words, "href": f"#{field.focus_id(self[name])}"}

    @cached_property
    def _revealed(self) -> set[str]:
        return {choice.reveals for _, field in self._choosing() for choice in field.choices if choice.reveals}


def _token_for(request: HttpRequest, version: int | None) -> Token:
    """A form drawn again after a mistake is still the same form, so that going back to it and pressing again
    after it was sent is known for what it is."""
    if request.method == "POST":
        try:
            return submission.token_of(request)
        except TokenRefused:
            pass
    return Token.draw(request, version=version)
