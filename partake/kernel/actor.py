"""Who is acting, as one frozen value made once per request and passed down to every query and action."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    PERSON = "PERSON"
    STAFF = "STAFF"
    SYSTEM = "SYSTEM"
    ANONYMOUS = "ANONYMOUS"
    LINK_HOLDER = "LINK_HOLDER"


@dataclass(frozen=True)
class Role:
    """One job held in one organisation today. `code` is a key of `organisations.domain.ROLES`."""

    code: str
    job_title: str
    organisation_id: int
    organisation_name: str
    team_id: int | None = None
    team_name: str = ""


@dataclass(frozen=True)
class Actor:
    """The one who acts.

    `person_id` is the record that is their own, when they have linked one. `acting_for` is the record they
    are in as a carer or representative just now. A job names itself: `Actor.system("send messages")`.
    """

    kind: ActorKind
    display_name: str
    user_id: int | None = None
    person_id: UUID | None = None
    acting_for: UUID | None = None
    roles: tuple[Role, ...] = field(default=())

    @classmethod
    def system(cls, name: str) -> "Actor":
        return cls(kind=ActorKind.SYSTEM, display_name=name)

    @classmethod
    def anonymous(cls) -> "Actor":
        return cls(kind=ActorKind.ANONYMOUS, display_name="Someone not signed in")

    @property
    def is_signed_in(self) -> bool:
        return self.user_id is not None

    @property
    def organisation_ids(self) -> frozenset[int]:
        return frozenset(role.organisation_id for role in self.roles)

    @property
    def team_ids(self) -> frozenset[int]:
        return frozenset(role.team_id for role in self.roles if role.team_id is not None)

    @property
    def main_role(self) -> Role | None:
        return self.roles[0] if self.roles else None

    @property
    def name_and_job(self) -> str:
        """Them with their job, as a page and a letter name whoever wrote something: at most 200 letters."""
        job = self.main_role
        named = f"{self.display_name}, {job.job_title}, {job.organisation_name}" if job else self.display_name
        return named[:200]

    def has_role(self, *codes: str, organisation_id: int | None = None) -> bool:
        """This will say whether they hold one of `codes`, in that organisation if one is given."""
        return any(
            role.code in codes and (organisation_id is None or role.organisation_id == organisation_id)
            for role in self.roles
        )
