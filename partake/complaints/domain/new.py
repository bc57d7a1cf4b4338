"""What somebody hands in when they complain."""

from dataclasses import dataclass, field
from datetime import date

from partake.complaints.domain.states import Basis
from partake.voices.domain.voice import Channel


@dataclass(frozen=True)
class NewComplaint:
    """`received_on` is today unless it was said to staff on another day. `happened_on` and `known_on` are when it
    happened, or became known; `why_late` what somebody says of it when that is long ago. `service_id` is a row id;
    `where` says it in words. `may_share` answers whether a board may tell the provider it is about (regulation 7)."""

    words: str
    wants: str = ""
    service_id: int | None = None
    where: str = ""
    happened_on: date | None = None
    known_on: date | None = None
    why_late: str = ""
    may_share: bool | None = None
    received_on: date | None = None
    channel: Channel = Channel.ONLINE


@dataclass(frozen=True)
class NewComplainant:
    """Who complains, how they are reached and in which format (`needs` are codes), and for whom when it is for
    another."""

    name: str
    email: str = ""
    phone: str = ""
    postal_address: str = ""
    needs: tuple[str, ...] = field(default=())
    language: str = "en"
    for_name: str = ""
    relation: str = ""
    basis: Basis | None = None

    @property
    def can_be_reached(self) -> bool:
        return bool(self.email or self.phone or self.postal_address)
