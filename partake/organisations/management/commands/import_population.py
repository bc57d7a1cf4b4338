"""`python -m partake import population FILE.csv …`: brings in how many people of each kind live in a place."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from partake.accounts.models import User
from partake.kernel.csv_reading import NotAList
from partake.kernel.verdict import NotFound, Refused, Rejected
from partake.organisations.actions import count_population
from partake.organisations.population import read_population
from partake.organisations.queries import get_place_called


class Command(BaseCommand):
    help = "Bring in how many people of each kind live in a place, from a CSV file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="columns: characteristic, category, people")
        parser.add_argument("--place", required=True, help="the place’s name")
        parser.add_argument("--source", required=True, help="who counted, and what it is called")
        parser.add_argument("--on", required=True, type=date.fromisoformat, help="the day counted, as 2021-03-21")
        parser.add_argument("--list", dest="list_version", required=True, help="the version of the list of categories")
        parser.add_argument("--as", dest="email", required=True, help="the email address you sign in with")

    def handle(
        self, *, file: Path, place: str, source: str, on: date, list_version: str, email: str, **_: object
    ) -> None:
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody here signs in as {email}.")
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            with file.open("rb") as opened:
                found = read_population(opened)
            count_population(
                actor=import_string(settings.ACTOR_OF)(user),
                place=get_place_called(place),
                counted=found.counted,
                source=source,
                counted_on=on,
                list_version=list_version,
            )
        except (NotAList, Rejected) as wrong:
            raise CommandError(f"{file.name}: {wrong}") from None
        except Refused as wrong:
            raise CommandError(wrong.verdict.reason) from None
        except NotFound:
            raise CommandError(f"There is no place called {place}. Add it on the page of places first.") from None
        self.stdout.write(f"Kept {len(found.counted)} counts for {place}.")
        for words in found.mismatches:
            self.stdout.write(f"Look at this: {words}")
