"""Piles of paper forms about a service: how far each is, and what was keyed in last."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from partake.feedback.models import FeedbackPage, PaperForm, Pile
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation

# A pile is long; whoever keys it needs the last few, to see where they are.
LATEST = 20


@dataclass(frozen=True)
class KeyedForm:
    id: int
    number: str
    keyed_at: datetime
    keyed_by: str
    is_struck: bool


@dataclass(frozen=True)
class PileLine:
    """A pile: how many were keyed, of how many in it (None when nobody counted)."""

    id: UUID
    keyed: int
    in_pile: int | None
    is_open: bool
    collected_on: date
    opened_at: datetime
    opened_by: str
    forms: tuple[KeyedForm, ...] = ()

    @property
    def last(self) -> KeyedForm | None:
        return next((one for one in self.forms if not one.is_struck), None)


def get_pile_row(organisation: Organisation, pile_id: UUID) -> Pile:
    """This will give a pile about a service that this body runs today, or raise `NotFound`."""
    rows = Pile.objects.select_related("page__service__organisation")
    pile = rows.filter(public_id=pile_id, page__service__organisation=organisation).first()
    if pile is None:
        raise NotFound
    return pile


def pile_line(pile: Pile) -> PileLine:
    """This will give one pile with the forms keyed in last."""
    forms = tuple(_keyed(one) for one in pile.forms.order_by("-pk")[:LATEST])
    return _line(pile, pile.forms.filter(struck_at__isnull=True).count(), forms)


def list_piles(page: FeedbackPage) -> tuple[PileLine, ...]:
    """This will give the latest piles about a service, newest first."""
    counted = Count("forms", filter=Q(forms__struck_at__isnull=True))
    return tuple(_line(pile, pile.keyed, ()) for pile in page.piles.annotate(keyed=counted).order_by("-pk")[:LATEST])


def language_before(pile: Pile) -> str:
    """This will give the language of the form keyed in last, or nothing: piles are often of one language."""
    return pile.forms.order_by("-pk").values_list("voice__language", flat=True).first() or ""


def _line(pile: Pile, keyed: int, forms: tuple[KeyedForm, ...]) -> PileLine:
    return PileLine(
        pile.public_id,
        keyed,
        pile.forms_in_pile,
        pile.closed_at is None,
        pile.collected_on,
        pile.opened_at,
        pile.opened_by,
        forms,
    )


def _keyed(form: PaperForm) -> KeyedForm:
    return KeyedForm(form.pk, form.number or "", form.answered_at, form.keyed_by, form.struck_at is not None)
