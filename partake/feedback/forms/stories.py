"""A story in four short steps; a suggestion and a compliment in two. For whoever tells it, and for somebody at work who
types what they are told."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Self

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partake.feedback.actions.stories import Told
from partake.feedback.forms.hear_back import HearBack, Way, contributor_of
from partake.feedback.forms.steps import SteppedForm
from partake.feedback.listening import Tone, tone_of
from partake.kernel import clock
from partake.people.forms.media import told_in
from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.new import NewContributor, NewMedia
from partake.voices.domain.voice import LONGEST_WORDS, Channel, Speaker, VoiceKind

HEAR = ("hear_back", "email", "phone", "postal_address", "print_size")
MAY = ("allows_quote", "allows_count", *HEAR)
FOR_SOMEBODY = "FOR_SOMEBODY"


class TellForm(SteppedForm, HearBack):
    """What a story, a suggestion and a compliment share."""

    kind: ClassVar[VoiceKind]
    reassurance = _("What you wrote is still here. A file has to be chosen again.")

    allows_quote = forms.YesNo(
        _("May others read your words?"),
        hint=_("Somebody reads them first, and takes out what tells who somebody is."),
        missing=_("You have not said yet. May others read your words?"),
    )
    allows_count = forms.YesNo(
        _("May we count it with what others said?"),
        hint=_("Only in numbers. Nobody can tell from them who said what."),
        missing=_("You have not said yet. May we count it?"),
    )

    @classmethod
    def asked(cls, request: HttpRequest, *, services: Sequence[Choice] = (), by_record: bool = False) -> Self:
        """This will ask it. `services` are those found by the name typed for a second one; `by_record` says that
        whoever tells it is signed in, and is reached as their record says."""
        form = cls.from_request(request)
        form.found = tuple(services)
        if by_record:
            form.fields["hear_back"].choices = (  # type: ignore[attr-defined]
                Choice(Way.NO, _("No, thank you")),
                Choice("RECORD", _("Yes, as my record says"), hint=_("It also stands on your page “What I said”.")),
            )
            for name in HEAR[1:]:
                del form.fields[name]
        return form

    found: tuple[Choice, ...] = ()

    def told(self) -> Told:
        """This will give what was told, from a form that was right."""
        return Told(
            kind=self.kind,
            words=self.values["words"],
            allows_quote=self.values["allows_quote"],
            allows_count=self.values["allows_count"],
        )

    def contributor(self, *, person_pk: int | None, language: str = "en") -> NewContributor | None:
        """This will give how its author may be told. `person_pk` is the record of somebody who is signed in."""
        if person_pk is not None:
            return NewContributor(person_id=person_pk) if self.values["hear_back"] == "RECORD" else None
        return contributor_of(self.values, language=language)

    @property
    def wants_link(self) -> bool:
        return bool(self.values["hear_back"] == Way.LINK)

    def tone(self) -> Tone:
        """This will say how to speak to whoever told this."""
        return tone_of(self.written)

    @property
    def written(self) -> str:
        """Everything they wrote that we listen to, whatever step they are at."""
        return "\n".join(str(self.data.get(name, "")) for name in ("words", "good", "better", "media_words"))


class SuggestionForm(TellForm):
    kind = VoiceKind.SUGGESTION
    steps: ClassVar[tuple[tuple[str, ...], ...]] = (("words",), MAY)
    words = forms.Textarea(
        _("What would you like us to do, or to change?"),
        hint=_("Leave out names, and anything that tells who you are."),
        longest=LONGEST_WORDS,
        rows=8,
        missing=_("Nothing is written yet. What would you like us to do?"),
    )


class ComplimentForm(TellForm):
    kind = VoiceKind.COMPLIMENT
    steps: ClassVar[tuple[tuple[str, ...], ...]] = (("words",), MAY)
    words = forms.Textarea(
        _("Who or what would you like to thank, and why?"),
        hint=_("You can name somebody: they are told. We take names out before others read it."),
        longest=LONGEST_WORDS,
        rows=8,
        missing=_("Nothing is written yet. What would you like to say?"),
    )


class StoryForm(TellForm):
    kind = VoiceKind.STORY
    steps: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("words", "good", "better", "by_file"),
        ("said_on", "also", "also_which", "speaker", "for_whom", "died"),
        MAY,
        ("media_words", "allows_show", "file"),
    )

    words = forms.Textarea(
        _("What happened?"),
        hint=_("In your own words, as much or as little as you like. Spelling does not matter."),
        longest=LONGEST_WORDS,
        rows=8,
        optional=True,
    )
    good = forms.Textarea(_("What was good?"), longest=LONGEST_WORDS, rows=3, optional=True)
    better = forms.Textarea(_("What could be better?"), longest=LONGEST_WORDS, rows=3, optional=True)
    by_file = forms.Checkboxes(
        _("Would you rather speak, film or draw it?"),
        choices=[Choice("yes", _("Yes. I add a recording, a film or a picture at the end"))],
        optional=True,
    )
    said_on = forms.Day(
        _("When was it?"), hint=_("For example, 27 3 2026. Leave it empty if you are not sure."), last=clock.today,
        optional=True,
    )  # fmt: skip
    also = forms.Text(
        _("Was another service part of it?"),
        hint=_("Write its name, such as “Poppy Ward”. Leave it empty if not."),
        optional=True,
        autocomplete="off",
    )
    also_which = forms.Radios(_("Which of these do you mean?"), optional=True)
    speaker = forms.Radios(
        _("Who are you in this story?"),
        choices=[
            Choice(Speaker.PATIENT, _("It happened to me")),
            Choice(Speaker.CARER, _("I look after somebody it happened to")),
            Choice(Speaker.FAMILY, _("Family or a friend")),
            Choice(Speaker.STAFF, _("I work there")),
            Choice(FOR_SOMEBODY, _("I am telling it for somebody, in their words"), reveals="for_whom"),
        ],
        missing=_("You have not said yet. Who are you in this story?"),
    )
    for_whom = forms.Text(
        _("Who are you to them?"),
        hint=_("For example, “her daughter”. You need not give a name."),
        missing=_("This is empty. Who are you to them?"),
        autocomplete="off",
    )
    died = forms.Checkboxes(
        _("Has the person it is about died?"),
        hint=_("So that we write with care. You need not say."),
        choices=[Choice("yes", _("Yes"))],
        optional=True,
    )
    media_words = forms.Textarea(
        _("What is said or shown in it?"),
        hint=_("For people who cannot hear or see it. You can leave this to us: somebody listens and writes it down."),
        longest=LONGEST_WORDS,
        rows=4,
        optional=True,
    )
    allows_show = forms.YesNo(
        _("May others hear or see it too?"),
        hint=_("A voice or a face can tell who you are. If you leave this empty, only those who answer you do."),
        optional=True,
    )
    file = told_in(_("Choose a recording, a film or a picture"))

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        self._needs_something()
        self._knows_the_other_service()
        return values

    def told(self) -> Told:
        said, file = self.values, self.values["file"]
        for_somebody = said["speaker"] == FOR_SOMEBODY
        media = (NewMedia(file, said["media_words"], said["allows_show"] is True),) if file else ()
        return Told(
            kind=self.kind,
            words=said["words"],
            good=said["good"],
            better=said["better"],
            said_on=said["said_on"],
            speaker=Speaker.PATIENT if for_somebody else Speaker(said["speaker"]),
            for_whom=said.get("for_whom") or "" if for_somebody else "",
            allows_quote=said["allows_quote"],
            allows_count=said["allows_count"],
            media=media,
        )

    def tone(self) -> Tone:
        return Tone.LOSS if self.values["died"] else super().tone()

    @property
    def other_service(self) -> str:
        """The public id of the second service, or ""."""
        return str(self.values["also_which"] or "")

    def draw(self, as_heading: bool = False) -> Any:
        if len(self.found) < 2:
            self.fields.pop("also_which", None)
        return super().draw(as_heading)

    def _needs_something(self) -> None:
        """Words, or a file at the end; and words that stand for a file stand for no other."""
        wrote = any(str(self.data.get(name, "")).strip() for name in ("words", "good", "better"))
        has_file = bool(self.cleaned_data.get("file"))
        if wrote or has_file or self.errors.keys() & {"words", "good", "better", "file"}:
            return
        if self.came == self.last and self.data.get("by_file"):
            self.add_error("file", gettext("Nothing is told yet. Which recording, film or picture is it?"))
        elif not self.data.get("by_file"):
            self.add_error("words", gettext("Nothing is written yet. What happened?"))

    def _knows_the_other_service(self) -> None:
        typed = self.cleaned_data.get("also")
        chosen = str(self.data.get("also_which", ""))
        self.errors.pop("also_which", None)
        self.cleaned_data["also_which"] = ""
        self.fields["also_which"].choices = self.found  # type: ignore[attr-defined]
        if not typed:
            return
        known = {one.value for one in self.found}
        if not known:
            said = gettext("We know no service called “%(name)s”. Is it called something else? Or leave this empty.")
            self.add_error("also", said % {"name": typed})
        elif len(known) == 1 or chosen in known:
            self.cleaned_data["also_which"] = chosen if chosen in known else self.found[0].value
        else:
            self.add_error("also_which", gettext("More than one is called that. Which of these do you mean?"))


class _WrittenDown(forms.Form):
    """What somebody at work says besides, of a story they were told."""

    channel = forms.Radios(
        _("How did they tell you?"),
        choices=[
            Choice(Channel.IN_PERSON, _("In person")),
            Choice(Channel.PHONE, _("By phone")),
            Choice(Channel.PAPER, _("On paper")),
            Choice(Channel.EMAIL, _("By email")),
        ],
        missing=_("You have not said yet. How did they tell you?"),
    )
    they_agreed = forms.YesNo(
        _("Did they say yes to you sending this?"),
        hint=_("Read it back to them first."),
        missing=_("You have not said yet. Did they say yes?"),
    )


ASKED = ("channel", "they_agreed")


class StoryWrittenDownForm(StoryForm, _WrittenDown):
    steps = (*StoryForm.steps[:2], (*ASKED, *MAY), StoryForm.steps[3])


class SuggestionWrittenDownForm(SuggestionForm, _WrittenDown):
    steps = (("words",), (*ASKED, *MAY))


class ComplimentWrittenDownForm(ComplimentForm, _WrittenDown):
    steps = (("words",), (*ASKED, *MAY))


# By the word in the address.
TELL_FORMS: dict[str, type[TellForm]] = {
    "story": StoryForm,
    "suggestion": SuggestionForm,
    "compliment": ComplimentForm,
}
WRITE_DOWN_FORMS: dict[str, type[TellForm]] = {
    "story": StoryWrittenDownForm,
    "suggestion": SuggestionWrittenDownForm,
    "compliment": ComplimentWrittenDownForm,
}


def service_choices(found: Iterable[Any]) -> list[Choice]:
    """This will give services as a list to choose from."""
    return [Choice(str(one.id), one.name, hint=one.of_whom) for one in found]
