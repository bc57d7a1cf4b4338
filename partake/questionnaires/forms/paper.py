"""What is asked of those who print forms and key them in; and the link somebody may have by email."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partake.organisations.models import Organisation, Service
from partake.questionnaires.forms.asked import Whole
from partake.ui import forms
from partake.ui.forms import Choice

WHOLE_BODY = "all"


class SendLinkForm(forms.Form):
    email = forms.Email(
        gettext_lazy("Your email address, if you want the link by email"),
        hint=gettext_lazy("We send the link once. We do not keep your address."),
    )


class PrintForm(forms.Form):
    what = forms.Radios(
        gettext_lazy("What would you like to print?"),
        choices=[
            Choice("FORMS", gettext_lazy("Forms to fill in"), reveals="how_many"),
            Choice("SQUARE", gettext_lazy("A page to put up, with a square for a phone’s camera")),
            Choice("PHONE", gettext_lazy("What to say on the phone")),
        ],
    )
    service = forms.Select(gettext_lazy("Which service is it about?"))
    how_many = Whole(
        gettext_lazy("How many forms?"),
        lowest=1,
        highest=100,
        hint=gettext_lazy("Each has a number of its own. Do not copy one form."),
    )
    size = forms.Radios(
        gettext_lazy("Size of the letters"),
        choices=[
            *(Choice(size, gettext_lazy("%s point") % size) for size in ("12", "16", "20", "24", "28")),
            Choice("text", gettext_lazy("Plain text")),
        ],
    )
    language = forms.Radios(gettext_lazy("Language"))


class OpenBatchForm(forms.Form):
    service = forms.Select(gettext_lazy("Which service are they about?"))
    forms_in_pile = Whole(
        gettext_lazy("How many forms are in the pile?"),
        lowest=1,
        highest=5000,
        hint=gettext_lazy(
            "So that you can see at the end whether one is missing. Leave it empty if you have not counted."
        ),
        optional=True,
    )


class CloseBatchForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""


def service_choices(body: Organisation, services: Iterable[Service]) -> list[Choice]:
    """This will give the services that may be chosen, and first of all none of them."""
    whole = Choice(WHOLE_BODY, _("No one service: %(name)s as a whole") % {"name": body.name})
    return [whole, *(Choice(str(one.public_id), one.name) for one in services)]


def keying_fields(offered: Iterable[tuple[str, str]]) -> tuple[dict[str, forms.Field], dict[str, forms.Field]]:
    """This will give what is asked about a paper form before its answers, and only when it looks keyed already."""
    languages = [Choice(code, name) for code, name in offered]
    ways = [Choice("PAPER", _("On paper")), Choice("PHONE", _("On the phone"))]
    before: dict[str, forms.Field] = {
        "form_number": forms.Text(
            _("Number on the form"),
            hint=_("Such as 7K4M-2XQW, at the top and the bottom. Leave it empty if it has none."),
            longest=20,
            width=10,
            optional=True,
        ),
        "channel": forms.Radios(_("How were the answers given?"), choices=ways),
        "written_in": forms.Radios(_("Which language is the form in?"), choices=languages),
    }
    sure = [Choice("yes", _("Yes, it is another form"))]
    return before, {"is_another": forms.Checkboxes(_("Is it another form?"), choices=sure, optional=True)}
