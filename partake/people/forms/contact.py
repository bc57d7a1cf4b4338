"""Ways to reach somebody, one form a kind; somebody close; names, a date of birth, an NHS number."""

from django.utils.translation import gettext_lazy as _

from partake.kernel import clock
from partake.people.actions.contact import CloseTo, SafeUse
from partake.people.models.contact import ContactKind
from partake.ui import forms
from partake.ui.forms import Choice

LEAVE_MESSAGE, SHARED, FIRST = "LEAVE_MESSAGE", "SHARED", "FIRST"
EMERGENCY, NEXT_OF_KIN, CARER = "EMERGENCY", "NEXT_OF_KIN", "CARER"


class ContactPointForm(forms.Form):
    """What every kind asks; each kind adds its own `value`."""

    field_order = ["value", "safe", "how", "remark"]

    safe = forms.YesNo(
        _("Is it safe for us to use this?"),
        hint=_("Say no if somebody there should not know that we called or wrote."),
        missing=_("You have not said if it is safe. Is it yes or no?"),
        choices=[Choice("yes", _("Yes"), reveals="how"), Choice("no", _("No"))],
    )
    how = forms.Checkboxes(
        _("What else should we know?"),
        hint=_("Tick all that fit. You can tick none."),
        optional=True,
        choices=[
            Choice(FIRST, _("Use this before any other way")),
            Choice(LEAVE_MESSAGE, _("It is safe to leave a message")),
            Choice(SHARED, _("Other people use it too")),
        ],
    )
    remark = forms.Text(
        _("Anything else?"), hint=_("For example, “Not before 10am.” You can leave this blank."), optional=True,
        longest=300,
    )  # fmt: skip

    @property
    def use(self) -> SafeUse:
        how = self.values["how"] or []
        return SafeUse(
            safe_to_use=bool(self.values["safe"]),
            safe_to_leave_message=LEAVE_MESSAGE in how,
            is_shared=SHARED in how,
            is_preferred=FIRST in how,
            note=self.values["remark"],
        )


class AddressForm(ContactPointForm):
    value = forms.Textarea(
        _("Address"), hint=_("With the postcode."), longest=400, rows=4,
        missing=_("There is no address yet. What is it?"),
    )  # fmt: skip


class PhoneForm(ContactPointForm):
    value = forms.Phone(_("Phone number"))


class MobileForm(ContactPointForm):
    value = forms.Phone(_("Mobile number"))


class EmailForm(ContactPointForm):
    value = forms.Email(_("Email address"))


CONTACT_FORMS: dict[ContactKind, type[ContactPointForm]] = {
    ContactKind.ADDRESS: AddressForm,
    ContactKind.PHONE: PhoneForm,
    ContactKind.MOBILE: MobileForm,
    ContactKind.EMAIL: EmailForm,
}


class WishesForm(forms.Form):
    wishes = forms.Checkboxes(
        _("Is one of these true?"),
        hint=_("Tick none if neither is true."),
        optional=True,
        choices=[
            Choice("no_fixed_address", _("No fixed address now"), hint=_("We send no letters by post.")),
            Choice(
                "no_contact",
                _("Send nothing"),
                hint=_("No emails and no letters. Messages wait here until someone asks for them."),
            ),
        ],
    )


class CloseForm(forms.Form):
    name = forms.Text(_("Name"), autocomplete="off", missing=_("There is no name yet. Who is it?"))
    relationship = forms.Text(
        _("Who are they?"), hint=_("For example, “son” or “neighbour”."), optional=True, longest=100
    )
    phone = forms.Phone(_("Phone number"), optional=True, longest=30, autocomplete="off")
    email = forms.Email(
        _("Email address"),
        hint=_("Needed to share any of the record with them. Writing it here shares nothing."),
        optional=True,
        autocomplete="off",
    )
    roles = forms.Checkboxes(
        _("What are they?"),
        hint=_("Tick all that fit. You can tick none."),
        optional=True,
        choices=[
            Choice(EMERGENCY, _("Someone to call in an emergency")),
            Choice(NEXT_OF_KIN, _("Next of kin"), hint=_("This gives no right to see or to decide.")),
            Choice(CARER, _("Carer"), hint=_("Someone who helps without being paid.")),
        ],
    )

    @property
    def close(self) -> CloseTo:
        values = self.values
        return CloseTo(
            name=values["name"],
            relationship=values["relationship"],
            phone=values["phone"],
            email=values["email"],
            is_emergency=EMERGENCY in values["roles"],
            is_next_of_kin=NEXT_OF_KIN in values["roles"],
            is_carer=CARER in values["roles"],
        )


class NamesForm(forms.Form):
    given_name = forms.Text(_("First name"), longest=100, missing=_("There is no first name yet. What is it?"))
    family_name = forms.Text(_("Family name"), longest=100, missing=_("There is no family name yet. What is it?"))
    known_as = forms.Text(_("Likes to be called"), hint=_("If it is not the first name."), optional=True, longest=100)
    pronouns = forms.Text(_("Pronouns"), hint=_("For example, “she, her”."), optional=True, longest=40)


class BirthForm(forms.Form):
    born_on = forms.Day(_("Date of birth"), hint=_("For example, 2 5 1958."), last=clock.today)


class NHSNumberForm(forms.Form):
    nhs_number = forms.Text(
        _("NHS number"),
        hint=_("10 digits. Check it against a letter or with the national service first."),
        longest=20,
        width=10,
        missing=_("There is no number yet. What is it?"),
    )
