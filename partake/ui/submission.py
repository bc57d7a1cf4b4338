"""One press, one act. Every form that changes something carries a signed form id; a second press of the same
form, however it came about, gets the first one's answer and does nothing.

What the token does not do: prove who the reader is (the session does) or stop forgery across sites (CSRF does).
"""

import json
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString

from partake.kernel import clock
from partake.ui.models import FormUse, KeptText

TOKEN_FIELD = "form_token"  # noqa: S105 - the name of a field, not a secret
TOKEN_LIFE = timedelta(days=7)  # uses are remembered for as long, so a token can never outlive its memory
NOT_CONTENT = frozenset({TOKEN_FIELD, "csrfmiddlewaretoken"})


class TokenRefused(Exception):
    """The form is not one we drew for this reader lately: forged, altered, too old, or another reader's."""

    def __init__(self, *, drawn_for_other: bool = False) -> None:
        super().__init__("this form was not drawn for this reader")
        self.drawn_for_other = drawn_for_other


class ChangedSinceSent(Exception):
    """The form was sent before, and says something else now (Back, change, press again). Neither a replay nor
    plainly meant as a second act, so the reader is asked."""


@dataclass(frozen=True)
class Token:
    """What a drawn form remembers: which one it is, for whom, where, when, and from which version of the row."""

    id: str
    user: int | None
    path: str
    made: int
    version: int | None = None

    @classmethod
    def draw(cls, request: HttpRequest, path: str | None = None, version: int | None = None) -> "Token":
        """This will make a token for a form drawn now, to be sent to `path` (here, if none is given)."""
        made = int(clock.now().timestamp())
        return cls(str(uuid.uuid4()), _user_id(request), path or request.path, made, version)

    @classmethod
    def read(cls, text: str) -> "Token":
        """This will give back the token we signed, of whatever age and reader, or raise `TokenRefused`."""
        try:
            return cls(**_signer().unsign_object(text))
        except (BadSignature, TypeError, ValueError) as wrong:
            raise TokenRefused from wrong

    def sign(self) -> str:
        return _signer().sign_object(asdict(self))

    def with_version(self, version: int | None) -> "Token":
        return replace(self, version=version)


def token_of(request: HttpRequest) -> Token:
    """This will give the posted form's token if it is ours, for this reader and page, and young enough."""
    token = Token.read(request.POST.get(TOKEN_FIELD, ""))
    if token.user != _user_id(request):
        raise TokenRefused(drawn_for_other=token.user is not None)
    if token.path != request.path or clock.now().timestamp() - token.made > TOKEN_LIFE.total_seconds():
        raise TokenRefused
    return token


def version_of(request: HttpRequest) -> int | None:
    """This will give the version of the row that the posted form was drawn from, for the action to compare."""
    return token_of(request).version


def once(request: HttpRequest, work: Callable[[], str]) -> str:
    """This will run `work` and remember the address it gives, in one transaction; or, if this drawn form was
    used before, give the first address and run nothing.

    Two presses at the same moment queue on the unique form id: SQLite by its one writer, PostgreSQL by the
    index. If `work` raises, nothing is remembered and the form may be sent again.
    """
    token = token_of(request)
    contents = _contents_of(request)
    with transaction.atomic():
        use, is_first = FormUse.objects.get_or_create(
            form_id=token.id,
            defaults={"user_id": token.user, "path": token.path, "contents": contents, "used_at": clock.now()},
        )
        if is_first:
            use.result = work()
            use.save(update_fields=["result"])
            if token.user is not None:
                KeptText.objects.filter(user_id=token.user, path=token.path).delete()
        elif use.contents != contents:
            raise ChangedSinceSent
    return use.result


def form_secrets(request: HttpRequest, path: str | None = None, token: Token | None = None) -> SafeString:
    """This will draw the hidden fields of a form that is sent to `path`: CSRF and the signed form id."""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="{}" value="{}">',
        get_token(request),
        TOKEN_FIELD,
        (token or Token.draw(request, path)).sign(),
    )


def purge_used_forms() -> int:
    """This will forget the forms used longer ago than a token lives, and say how many. For a nightly job."""
    return FormUse.objects.filter(used_at__lt=clock.now() - TOKEN_LIFE).delete()[0]


def _signer() -> Signer:
    return Signer(salt="partake.ui.form")


def _user_id(request: HttpRequest) -> int | None:
    """Asks for `request.user` as middleware left it; a page drawn before sign-in is nobody's."""
    user = getattr(request, "user", None)
    return user.pk if user is not None and user.is_authenticated else None


def _contents_of(request: HttpRequest) -> str:
    """A keyed fingerprint of what was sent: enough to tell a replay from a changed form, nothing to read back."""
    fields = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_CONTENT)
    files = sorted((name, [(one.name, one.size) for one in several]) for name, several in request.FILES.lists())
    return salted_hmac("partake.ui.contents", json.dumps([fields, files]), algorithm="sha256").hexdigest()
