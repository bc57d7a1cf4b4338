"""The forms of the product that take words, and what people and machines type into them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.test import Client
from django.urls import reverse

from partake.audit.models import Look
from partake.demo.stage import Stage
from tests.pages import Page

NEED = "957371000000106"
MARKS = {
    "an emoji of several": "Ada 👩🏽‍⚕️ 🦻🏾 🏳️‍🌈",
    "right to left": "أحب أن أُسأل ببطء، שלום",
    "mathematical letters": "𝒥oyce \U0001f9d1\u200d\U0001f91d\u200d\U0001f9d1",
    "letters with many marks": "Zo\u0308e\u0323\u0302 Nguye\u0302\u0303n",
    "markup": "<b>Ada</b> & \"Joyce\" 'so' <!-- &amp; &#10;",
    "a query in a name": "Q & A=1 #2 100% ?x",
}
# What is typed, and what is kept of it.
BROKEN = {
    "a null": ("Ada\x00 Lund", "Ada Lund"),
    "controls": ("A\x07d\x1ba\x7f L\x9fund", "Ada Lund"),
    "a turn left open": ("Ada \u202eLund", "Ada \u202eLund\u202c"),
    "a closing of nothing": ("Ada\u202c Lund\u2069", "Ada Lund"),
    "an isolate left open": ("\u2067Ada", "\u2067Ada\u2069"),
}


@dataclass(frozen=True)
class Asked:
    """One form: who fills it in, where, the fields that take words, honest answers for the rest, and the page that
    says afterwards what was written (None: nobody is shown it)."""

    who: str
    path: str
    words: dict[str, int]
    rest: dict[str, object] = field(default_factory=dict)
    shown_at: str | None = None

    def at(self, stage: Stage) -> str:
        return in_record(stage, self.path)

    def shown(self, stage: Stage) -> str:
        assert self.shown_at is not None
        return in_record(stage, self.shown_at)


def in_record(stage: Stage, path: str, person: str = "joyce") -> str:
    """This will give an address in somebody's record, or the address itself when it begins at the root."""
    return path if path.startswith("/") else f"/people/{stage.people[person].public_id}/{path}"


SAFE = {"safe": "yes"}
FORMS = {
    "find a target": Asked("joyce", "share/find", {"name": 100}),
    "words": Asked("joyce", "words/WHAT_MATTERS", {"words": 5000, "helped_by": 200}, shown_at=""),
    "an address": Asked("joyce", "contact/add/ADDRESS", {"value": 400, "remark": 300}, SAFE, "contact"),
    "a remark on a phone": Asked(
        "joyce", "contact/add/MOBILE", {"remark": 300}, SAFE | {"value": "07700 900123"}, "contact"
    ),
    "somebody close": Asked("joyce", "close/add", {"name": 200, "relationship": 100}, {}, "contact"),
    "find a need": Asked("joyce", "needs/add", {"wanted": 60}),
    "a need": Asked("joyce", f"needs/add/{NEED}", {"instruction": 200}, {}, "needs"),
    "names": Asked("joyce", "names", {"given_name": 100, "known_as": 100}, {"family_name": "Adeyemi"}, "names"),
    "an emergency": Asked("anil", "/people/emergency", {"reason": 1000}, {"nhs_number": "999 000 0018"}),
    "an emergency, by name": Asked(
        "anil",
        "/people/emergency",
        {"family_name": 100},
        {"reason": "Brought in by ambulance.", "born_on-day": "2", "born_on-month": "5", "born_on-year": "1958"},
    ),
    "find a person": Asked("sam", "/people/", {"name": 100}),
    "a question about a look": Asked("joyce", "looks/{look}/ask", {"question": 2000}, {}, "looks/questions"),
}


def filled_in(asked: Asked, words: str) -> dict[str, object]:
    return {**asked.rest, **dict.fromkeys(asked.words, words)}


def address_of(asked: Asked, stage: Stage, visit: Callable[..., Client]) -> str:
    """This will give the form's address, once there is a look to ask about where one is asked about."""
    path = asked.at(stage)
    return path.replace("{look}", str(_look_by_sam(stage, visit))) if "{look}" in path else path


def press(client: Client, address: str, answers: dict[str, object]):  # type: ignore[no-untyped-def]
    """This will open a form, fill it in and send it as a browser would."""
    drawn = client.get(address)
    assert drawn.status_code == 200, (address, drawn.status_code)
    return client.post(address, {"form_token": Page(drawn.content.decode()).token, **answers})


def _look_by_sam(stage: Stage, visit: Callable[..., Client]) -> UUID:
    visit("sam", "joyce").get(reverse("people:record", args=[stage.people["joyce"].public_id]))
    return Look.objects.filter(person_id=stage.people["joyce"].public_id).exclude(basis="OWN").latest("id").public_id
