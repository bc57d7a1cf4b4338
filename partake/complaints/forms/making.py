"""What somebody says when they complain: the same on their own page and when staff write it down."""

from typing import Any, Self

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partake.complaints.domain.new import NewComplainant, NewComplaint
from partake.complaints.domain.states import BASIS_WORDS, Basis
from partake.complaints.forms.papers import complaint_file
from partake.kernel import clock
from partake.organisations.models import Service
from partake.people.languages import languages
from partake.people.needs import need_kinds
from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.voice import LONGEST_WORDS, Channel

# How somebody may be written to, in the order of the page. Any other need can be said by phone, or in the words.
WAYS = (
    "local:16-point", "957331000000109", "957351000000102", "957371000000106", "local:easy-read", "local:bsl-film",
    "936681000000100", "936661000000109", "936601000000105", "795661000000104",
)  # fmt: skip
ELSEWHERE = "elsewhere"


class ComplainForm(forms.Form):
    """`asked` leaves out what is not asked here."""

    channel = forms.Radios(
        _("How did they tell you?"),
        choices=[
            Choice(Channel.PHONE, _("By phone")),
            Choice(Channel.IN_PERSON, _("Face to face")),
            Choice(Channel.PAPER, _("On paper")),
            Choice(Channel.EMAIL, _("By email")),
        ],
        missing=_("You have not chosen yet. How did they tell you?"),
    )
    received_on = forms.Day(
        _("Which day did they tell you?"), last=clock.today, missing=_("There is no day yet. Which day was it?")
    )
    for_name = forms.Text(
        _("Who is it about?"), hint=_("Their name."), missing=_("There is no name yet. Who is it about?")
    )
    relation = forms.Text(
        _("What are you to them?"),
        hint=_("For example: daughter, friend, advocate. You can leave this empty."),
        optional=True,
    )
    basis = forms.Radios(
        _("Why do you complain for them?"),
        hint=_("If they can say yes or no, we ask them before we tell you anything about their care."),
        choices=[Choice(code, _(words)) for code, words in BASIS_WORDS.items()],
        missing=_("You have not chosen yet. Why do you complain for them?"),
    )
    service = forms.Radios(_("Which service is it about?"), hint=_("You can leave this empty."), optional=True)
    where = forms.Text(
        _("Where was it?"), hint=_("A ward, a clinic or a surgery. You can leave this empty."), optional=True
    )
    words = forms.Textarea(
        _("What happened?"),
        hint=_("In your own words. Say who was there, if you know."),
        longest=LONGEST_WORDS,
        rows=10,
        missing=_("Nothing is written yet. What happened?"),
    )
    happened_on = forms.Day(
        _("When did it happen?"),
        hint=_("If it went on for some time, the last day. You can leave this empty."),
        last=clock.today,
        optional=True,
    )
    known_on = forms.Day(
        _("If you found out later, when?"), hint=_("You can leave this empty."), last=clock.today, optional=True
    )
    why_late = forms.Textarea(
        _("If it was more than 12 months ago: why could you not complain sooner?"),
        hint=_("With a good reason it can still be looked into."),
        longest=2000,
        rows=3,
        optional=True,
    )
    wants = forms.Textarea(
        _("What would put it right?"),
        hint=_("For example: to know what went wrong, to hear sorry, or that something changes."),
        rows=4,
        optional=True,
    )
    may_share = forms.YesNo(
        _("May we send what you wrote to the service it is about?"),
        hint=_("If not, we may not be able to find out all that happened."),
        missing=_("You have not chosen yet. May we send it to them?"),
    )
    name = forms.Text(_("Your name"), autocomplete="name", missing=_("There is no name yet. What is your name?"))
    email = forms.Email(_("Your email"), optional=True)
    phone = forms.Phone(_("Your phone"), optional=True)
    postal_address = forms.Textarea(_("Your address"), longest=500, rows=3, optional=True)
    needs = forms.Checkboxes(
        _("How should we write to you?"), hint=_("Leave this empty if ordinary letters suit you."), optional=True
    )
    language = forms.Select(_("If not in English, in which language?"), optional=True)
    is_put_right = forms.Radios(
        _("Is it put right already, and are they content?"),
        hint=_(
            "What is said aloud and put right by the next working day need not be handled as a complaint. It counts."
        ),
        choices=[Choice("no", _("No")), Choice("yes", _("Yes"), reveals="put_right")],
        missing=_("You have not chosen yet. Is it put right?"),
    )
    put_right = forms.Textarea(
        _("How was it put right?"), rows=3, missing=_("Nothing is written yet. How was it put right?")
    )

    @classmethod
    def asked(
        cls, request: HttpRequest, *, services: tuple[Service, ...], for_another: bool, by_staff: bool, of_board: bool
    ) -> Self:
        """This will ask what must be asked here: of a board, whether it may tell the provider; staff, how it came."""
        kinds = need_kinds()
        offered = [Choice(str(one.public_id), one.name) for one in services]
        form = cls.from_request(
            request,
            choices={
                "service": [*offered, Choice(ELSEWHERE, gettext("Somewhere else, or more than one"))],
                "needs": [Choice(code, kinds[code].said(mine=True)) for code in WAYS if code in kinds],
                "language": [Choice(one.code, one.name) for one in languages().values() if one.is_written],
            },
        )
        left_out = {
            "for_name": not for_another, "relation": not for_another, "basis": not for_another,
            "service": not services, "may_share": not of_board, "channel": not by_staff, "received_on": not by_staff,
            "is_put_right": not by_staff, "put_right": not by_staff,
        }  # fmt: skip
        for name, absent in left_out.items():
            if absent:
                del form.fields[name]
        if by_staff:
            form._speak_of_them()
        return form

    def complaint(self, services: tuple[Service, ...]) -> NewComplaint:
        """This will give what was said, as an action takes it."""
        said: dict[str, Any] = self.values
        chosen = {str(one.public_id): one.pk for one in services}.get(said.get("service") or "")
        return NewComplaint(
            words=said["words"],
            wants=said["wants"],
            service_id=chosen,
            where=said["where"],
            happened_on=said["happened_on"],
            known_on=said["known_on"],
            why_late=said["why_late"],
            may_share=said.get("may_share"),
            received_on=said.get("received_on"),
            channel=Channel(said.get("channel", Channel.ONLINE)),
        )

    def complainant(self) -> NewComplainant:
        said: dict[str, Any] = self.values
        return NewComplainant(
            name=said["name"],
            email=said["email"],
            phone=said["phone"],
            postal_address=said["postal_address"],
            needs=tuple(said["needs"]),
            language=said["language"] or "en",
            for_name=said.get("for_name", ""),
            relation=said.get("relation", ""),
            basis=Basis(said["basis"]) if said.get("basis") else None,
        )

    def _speak_of_them(self) -> None:
        """Staff write for somebody: the same questions, about them."""
        words = {
            "name": _("Their name"), "email": _("Their email"), "phone": _("Their phone"),
            "postal_address": _("Their address"), "needs": _("How should we write to them?"),
            "relation": _("What are they to them?"), "basis": _("Why do they complain for somebody else?"),
            "known_on": _("If they found out later, when?"),
            "why_late": _("If it was more than 12 months ago: why could they not complain sooner?"),
            "may_share": _("May we send what they said to the service it is about?"),
        }  # fmt: skip
        for name, label in words.items():
            if name in self.fields:
                self.fields[name].label = label
        self.fields["words"].help_text = _("In their words. Read it to them before you save it. They get a copy.")
        self.fields["name"].widget.attrs.pop("autocomplete", None)


class SayMoreForm(forms.Form):
    words = forms.Textarea(
        _("What would you like to add?"),
        hint=_("Whoever handles your complaint is told that you said more."),
        longest=LONGEST_WORDS,
        rows=8,
        missing=_("Nothing is written yet. What would you like to add?"),
    )
    file = complaint_file()


class TakeBackForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""
