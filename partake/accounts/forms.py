"""The sign-in library's forms, asked in our words and drawn with the NHS components; and two of our own.

Each keeps the library's checks: only its fields are replaced, by ours of the same names.
"""

from copy import deepcopy
from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes import forms as codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms as django_forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partake.accounts.words import PASSWORD_WRONG
from partake.ui.forms import Choice, Email, Field, Form, Radios, Text
from partake.ui.forms.field import Words
from partake.ui.submission import Token

LONGEST_PASSWORD = 1_000


class Password(Field):
    """A password, never cleaned or trimmed: what was typed is what counts. With a button that shows it, where
    scripts run. Pasting works, so that a password store can fill it in."""

    component = "password-input"

    def __init__(self, words: Words, *, new: bool = False, **options: Any) -> None:
        super().__init__(words, **options)
        self.new = new

    def to_python(self, value: Any) -> str:
        return str(value or "")

    def options(self, bound: BoundField, as_heading: bool) -> dict[str, Any]:
        wanted = "new-password" if self.new else "current-password"
        return super().options(bound, as_heading) | {
            "autocomplete": wanted,
            "showPasswordText": gettext("Show"),
            "hidePasswordText": gettext("Hide"),
            "showPasswordAriaLabelText": gettext("Show password"),
            "hidePasswordAriaLabelText": gettext("Hide password"),
            "passwordShownAnnouncementText": gettext("Your password can be seen"),
            "passwordHiddenAnnouncementText": gettext("Your password is hidden"),
        }


class Code(Text):
    """A code from an app, or a recovery code, with or without the spaces that such apps show."""

    kind = {"inputmode": "numeric", "spellcheck": False}

    def __init__(self, words: Words, **options: Any) -> None:
        super().__init__(words, longest=40, autocomplete="one-time-code", width=10, **options)

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace(" ", "").replace("-", "")


class InOurWords:
    """Comes first among the bases: lets the library make its form, then asks its questions our way."""

    asked: ClassVar[dict[str, Field]] = {}
    reassurance: ClassVar[Words] = ""  # passwords and codes are not given back
    fields: dict[str, django_forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = context.request
        self.token = Token.draw(self.request)
        for name, field in self.asked.items():
            self.fields[name] = deepcopy(field)
        if "credential" in self.fields:
            silent = _("Your device did not answer. Press the button again, and follow what your device says.")
            self.fields["credential"].error_messages.update(required=silent, invalid=silent)


class AsksTwice:
    """A new password asked for twice, with kind words for what is wrong with it."""

    user: Any
    cleaned_data: dict[str, Any]

    def clean_password1(self) -> str:
        return strong_password(self.cleaned_data["password1"], self.user)

    def clean(self) -> dict[str, Any]:
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords are not the same. Can you write it again?"))  # type: ignore[attr-defined]
        return self.cleaned_data


def strong_password(password: str, user: Any) -> str:
    """This will give the password back if it is good enough, else raise ValidationError in our words."""
    if len(password) > LONGEST_PASSWORD:
        raise ValidationError(_("A password has 1,000 characters at most. Can you make it shorter?"))
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise ValidationError(
            [PASSWORD_WRONG.get(error.code or "", error.message) for error in weak.error_list]
        ) from weak
    return password


NEW_PASSWORD = Password(
    _("Your new password"),
    new=True,
    hint=_("12 characters or more. Three words that you can remember work well."),
    missing=_("There is no new password yet. What would you like it to be?"),
)
SAME_PASSWORD = Password(
    _("The same password again"),
    new=True,
    missing=_("We ask for the new password twice, in case of a slip. What is it?"),
)
APP_CODE = Code(
    _("Code"),
    hint=_("The 6 numbers your authenticator app shows now."),
    missing=_("There is no code yet. What does your app show?"),
)


class SignIn(InOurWords, account.LoginForm, Form):
    asked = {
        "login": Email(_("Email address"), autocomplete="username"),
        "password": Password(_("Password"), missing=_("There is no password yet. What is it?")),
    }

    def clean_login(self) -> str:
        return str(self.cleaned_data["login"]).strip().lower()


class AskForNewPassword(InOurWords, account.ResetPasswordForm, Form):
    asked = {"email": Email(_("Email address"))}


class ChooseNewPassword(AsksTwice, InOurWords, account.ResetPasswordKeyForm, Form):
    asked = {"password1": NEW_PASSWORD, "password2": SAME_PASSWORD}


class ChangePassword(AsksTwice, InOurWords, account.ChangePasswordForm, Form):
    asked = {
        "oldpassword": Password(_("The password you have now"), missing=_("What is the password you have now?")),
        "password1": NEW_PASSWORD,
        "password2": SAME_PASSWORD,
    }


class SetPassword(AsksTwice, InOurWords, account.SetPasswordForm, Form):
    asked = {"password1": NEW_PASSWORD, "password2": SAME_PASSWORD}


class ChangeEmail(InOurWords, account.AddEmailForm, Form):
    asked = {
        "email": Email(_("Your new email address"), hint=_("We send a link there. Nothing changes until you open it."))
    }


class ShowPassword(InOurWords, account.ReauthenticateForm, Form):
    asked = {"password": Password(_("Password"), missing=_("There is no password yet. What is it?"))}


class SecondStep(InOurWords, mfa.AuthenticateForm, Form):
    asked = {
        "code": Code(
            _("Code"),
            hint=_("The 6 numbers your authenticator app shows now, or one of your recovery codes."),
            missing=_("There is no code yet. What does your app show?"),
        )
    }

    def _emit_authentication_failed(self, authenticator: Any) -> None:
        from partake.accounts import actions

        actions.note_failed_sign_in(reason="CODE")
        super()._emit_authentication_failed(authenticator)


class ShowCode(InOurWords, mfa.ReauthenticateForm, Form):
    asked = {"code": APP_CODE}


class ShowPasskey(InOurWords, passkeys.ReauthenticateWebAuthnForm, Form):
    pass


class SecondStepPasskey(InOurWords, passkeys.AuthenticateWebAuthnForm, Form):
    pass


class AddApp(InOurWords, totp.ActivateTOTPForm, Form):
    asked = {"code": APP_CODE}


class RemoveApp(InOurWords, totp.DeactivateTOTPForm, Form):
    pass


class AddPasskey(InOurWords, passkeys.AddWebAuthnForm, Form):
    asked = {
        "name": Text(
            _("A name for it"),
            longest=60,
            optional=True,
            hint=_("So that you can tell your passkeys apart, such as “My phone”."),
        )
    }


class NamePasskey(InOurWords, passkeys.EditWebAuthnForm, Form):
    asked = {"name": Text(_("A name for it"), longest=60, missing=_("There is no name yet. What is it?"))}


class Press(InOurWords, Form):
    """Nothing to fill in: a button that does what the page says."""


class MakeRecoveryCodes(InOurWords, codes.GenerateRecoveryCodesForm, Form):
    pass


class SetUpSignIn(AsksTwice, Form):
    """From an invitation. The view sets `user`, so that a password like their own name is noticed."""

    reassurance: ClassVar[Words] = ""

    password1 = deepcopy(NEW_PASSWORD)
    password2 = deepcopy(SAME_PASSWORD)


class ShowByRole(Form):
    shown = Radios(
        _("How shall we show you?"),
        hint=_("On pages that people outside your organisation read."),
        choices=(
            Choice("NAME", _("By my name")),
            Choice(
                "ROLE", _("By my job, without my name"), _("If your name could put you at risk. You need not say why.")
            ),
        ),
    )
