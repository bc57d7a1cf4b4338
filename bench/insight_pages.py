"""Pages of insight in the place of `bench.insight`: a trust of 200 services with a million voices. Asked of the
application itself, one at a time, by a manager who reads them all, and by anyone."""

from typing import Any

from django.test import Client

from bench.measure import Row
from bench.serving.alone import measure
from bench.serving.client import Ask, Asker
from bench.serving.pages import READ_MS, Page
from bench.serving.readers import reader


def rows(voices: int) -> list[Row]:
    """This will publish what is due, sign a manager in, and measure each page."""
    from partake.insight.jobs import WORKER
    from partake.insight.publishing.due import publish_due

    _index_words()
    publish_due(actor=WORKER)
    client = Client(SERVER_NAME="127.0.0.1")
    size = f"{voices:,} voices"
    return [measure(client, page, size) for page in _pages()]


def _pages() -> list[Page]:
    from partake.organisations.models import Organisation, Service

    body = Organisation.objects.get()
    manager = reader(_manager(body.pk), people=())
    services = list(Service.objects.order_by("pk").values_list("public_id", flat=True)[:50])
    home = f"/insight/{body.public_id}"

    def staff(path: str) -> Asker:
        return lambda number: Ask(path.format(service=services[number % len(services)]), manager)

    def anyone(path: str) -> Asker:
        return lambda _: Ask(path)

    months = "from=2025-08&to=2025-10"
    return [
        Page("services of a body, 200", READ_MS, staff(f"{home}/")),
        Page("one service", READ_MS, staff(f"{home}/services/{{service}}")),
        Page("a chart", READ_MS, staff(f"{home}/chart/fft?service={{service}}")),
        Page("services compared", READ_MS, staff(f"{home}/compare")),
        Page("who is missing", READ_MS, staff(f"{home}/missing")),
        Page("what we know already", READ_MS, staff(f"{home}/known?theme=experience:waiting")),
        Page("actions", READ_MS, staff(f"{home}/actions")),
        Page("explorer: everything", READ_MS, staff(f"{home}/explore")),
        Page("explorer: a theme, a service, three months", READ_MS, staff(
            f"{home}/explore?theme=experience:waiting&service={{service}}&{months}"
        )),
        Page("explorer: a word half of them say", READ_MS, staff(f"{home}/explore?words=garden")),
        Page("explorer: a word one in 1,000 says", READ_MS, staff(f"{home}/explore?words=parking")),
        Page("what people say, public", READ_MS, anyone("/what-people-say/")),
        Page("bodies compared, public", READ_MS, anyone("/what-people-say/compare")),
    ]  # fmt: skip


def _index_words() -> None:
    """The rows were put straight into the tables: their words are found from here on."""
    from django.db import connection

    words = "to_tsvector('english', words)" if connection.vendor == "postgresql" else "words"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO voices_words (rowid, words) SELECT id, {words} FROM voices_voice WHERE words <> ''"
        )
        cursor.execute("ANALYZE")


def _manager(body: int) -> Any:
    from allauth.mfa.models import Authenticator

    from partake.accounts.models import User
    from partake.organisations.domain import RoleCode
    from partake.organisations.models import RoleAssignment

    user = User.objects.create(email="manager@bench.example", display_name="A manager")
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "none"})
    RoleAssignment.objects.create(
        user=user, organisation_id=body, role=RoleCode.SERVICE_MANAGER, job_title="Manager", started_on="2024-01-01"
    )
    return user
