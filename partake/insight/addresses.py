"""What is asked of voices, as an address carries it, so that every figure leads to its voices and a question can be
kept: `?theme=experience:waiting&service=<id>&from=2026-08-01&to=2026-10-31&by=people`. See ADR 0006."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.organisations.models import Organisation, Service
from partake.ui.forms.cleaning import clean_text
from partake.voices.domain.labels import Sentiment
from partake.voices.domain.states import Clearing
from partake.voices.domain.voice import KEPT_APART, SCORE_WORDS, Channel, Speaker, VoiceKind
from partake.voices.queries.asked import BY_ANY, BY_PEOPLE, Asked
from partake.voices.queries.services import list_services

NAMES = (
    "service", "from", "to", "theme", "by", "feeling", "score", "kind", "channel", "speaker", "group", "asked", "state",
    "words",
)  # fmt: skip
LONGEST = 120
Code = TypeVar("Code", bound=StrEnum)


def chosen_in(given: Mapping[str, str]) -> dict[str, str]:
    """This will give what an address or a kept question asks, by name; every name is there, "" where nothing is."""
    return {name: clean_text(given.get(name) or "", one_line=True)[:LONGEST] for name in NAMES}


def asked_in(chosen: Mapping[str, str], organisation: Organisation) -> Asked:
    """This will give what is asked, in types. What cannot be read asks nothing, and is shown as not chosen."""
    kind = _code(VoiceKind, chosen["kind"])
    score = chosen["score"]
    characteristic, _, category = chosen["group"].partition(":")
    return Asked(
        service=service_of(chosen["service"], organisation),
        first=first_day(chosen["from"]),
        last=last_day(chosen["to"]),
        clearing=_code(Clearing, chosen["state"]),
        kind=None if kind in KEPT_APART else kind,
        channel=_code(Channel, chosen["channel"]),
        speaker=_code(Speaker, chosen["speaker"]),
        score=int(score) if score in {str(one) for one in SCORE_WORDS} else None,
        theme=chosen["theme"] if ":" in chosen["theme"] else "",
        label=_uuid(chosen["theme"]),
        put_on_by=BY_PEOPLE if chosen["by"] == "people" else BY_ANY,
        sentiment=_code(Sentiment, chosen["feeling"]),
        group=(characteristic, category) if characteristic and category else None,
        source=Ref("questionnaires.questionnaire", str(asked)) if (asked := _uuid(chosen["asked"])) else None,
        words=chosen["words"],
    )


def explore_address(organisation: Organisation, chosen: Mapping[str, object]) -> str:
    """This will give the address of the voices that fit."""
    query = urlencode({name: value for name, value in chosen.items() if value})
    return reverse("insight:explore", args=[organisation.public_id]) + (f"?{query}" if query else "")


def service_of(given: str, organisation: Organisation) -> Service | None:
    """This will give the body's service of this id, if it is one."""
    return next((one for one in list_services(organisation) if str(one.public_id) == given), None)


def first_day(given: str) -> date | None:
    """This will read a day, or a month ("2026-08") as its first day."""
    return clock.read_day(given if len(given) != len("2026-08") else f"{given}-01")


def last_day(given: str) -> date | None:
    """This will read a day, or a month as its last day."""
    day = first_day(given)
    if day is None or len(given) != len("2026-08"):
        return day
    return day.replace(day=monthrange(day.year, day.month)[1])


def _code(codes: type[Code], given: str) -> Code | None:
    return codes(given) if given in {*codes} else None


def _uuid(given: str) -> UUID | None:
    try:
        return UUID(given)
    except ValueError:
        return None
