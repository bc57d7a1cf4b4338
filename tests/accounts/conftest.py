"""Two pages more, quick passwords, and people who can sign in. Everyone is invented."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from partake.accounts import actions
from partake.accounts.models import User
from partake.kernel.actor import Actor
from partake.organisations.domain import OrganisationKind, RoleCode
from partake.organisations.models import Organisation, RoleAssignment

PASSWORD = "violet kettle meadow"
SYSTEM = Actor.system("tests")


@pytest.fixture(autouse=True)
def room(settings: Any) -> None:
    """The counts of tries need no clearing: they are rows, and roll back with the rest."""
    settings.ROOT_URLCONF = "tests.accounts.urls"
    # Nothing was collected for it to serve.
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("whitenoise.")]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def joyce(db: None) -> User:
    """A person with a record."""
    return actions.add_user(actor=SYSTEM, email="joyce@example.org", display_name="Joyce Adeyemi", password=PASSWORD)


@pytest.fixture
def beth(db: None) -> User:
    """A practitioner: she has a job, so she needs a second step."""
    user = actions.add_user(actor=SYSTEM, email="beth@example.org", display_name="Beth Lund", password=PASSWORD)
    give_job(user)
    return user


def give_job(user: User) -> None:
    practice = Organisation.objects.create(
        name="Mill Lane Surgery", kind=OrganisationKind.GP_PRACTICE, valid_from=date(2020, 1, 1)
    )
    RoleAssignment.objects.create(
        user=user,
        organisation=practice,
        role=RoleCode.PRACTITIONER,
        job_title="Practice nurse",
        started_on=date(2020, 1, 1),
    )


def sign_in(client: Client, user: User, password: str = PASSWORD, **query: str) -> Any:
    return client.post("/account/sign-in", {"login": user.email, "password": password, **query})
