"""`python -m partake import people FILE.csv --organisation CODE --as EMAIL`: brings in a practice's list."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from partake.accounts.models import User
from partake.kernel.actor import Actor
from partake.kernel.csv_reading import NotAList
from partake.kernel.verdict import NotFound, Refused
from partake.organisations.queries import get_organisation_by_code
from partake.people.importing import Imported, RefusedFile, import_people

MEGABYTE = 1024 * 1024


class Command(BaseCommand):
    help = "Bring in a practice's list from a CSV file. The same list twice adds nothing twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the list, as the practice's system exports it")
        parser.add_argument("--organisation", required=True, help="the practice's organisation (ODS) code")
        parser.add_argument("--as", dest="email", required=True, help="the email address you sign in with")

    def handle(self, *, file: Path, organisation: str, email: str, **_: object) -> None:
        actor = _actor(email)
        try:
            practice = get_organisation_by_code(organisation)
            size = _size(file)
            refused = RefusedFile(file.with_name(f"{file.name}.refused.csv"))
            bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.completed:,} rows"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
            )
            with file.open("rb") as source, bar:
                task = bar.add_task("Bringing in", total=None)

                def show(tally: object) -> None:
                    done = sum(vars(tally).values())
                    bar.advance(task, done)
                    read = max(source.tell(), 1)
                    bar.update(task, total=bar.tasks[0].completed * size / read)

                try:
                    result = import_people(
                        actor=actor,
                        organisation=practice,
                        source=source,
                        file_name=file.name,
                        on_refused=refused.add,
                        on_batch=show,
                    )
                finally:
                    refused.close()
        except NotAList as wrong:
            raise CommandError(f"{file.name}: {wrong}") from None
        except Refused as wrong:
            raise CommandError(wrong.verdict.reason) from None
        except NotFound:
            raise CommandError(f"No organisation here has the code {organisation}.") from None
        self._say(result, refused.path)

    def _say(self, result: Imported, refused: Path) -> None:
        run = result.run
        self.stdout.write(
            f"Added {run.added}, changed {run.changed}, unchanged {run.unchanged}, refused {run.refused}."
        )
        if result.left_out:
            self.stdout.write(f"Columns not brought in: {', '.join(result.left_out)}.")
        for row in result.refused:
            where = f"Row {row.number}, {row.column}" if row.column else f"Row {row.number}"
            self.stdout.write(f"  {where}: {row.reason}")
        if run.refused > len(result.refused):
            self.stdout.write(f"  and {run.refused - len(result.refused)} more.")
        if run.refused:
            self.stdout.write(f"The refused rows, each with its reason, are in {refused}.")


def _actor(email: str) -> Actor:
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise CommandError(f"Nobody here signs in as {email}.")
    actor: Actor = import_string(settings.ACTOR_OF)(user)
    return actor


def _size(file: Path) -> int:
    if not file.is_file():
        raise CommandError(f"There is no file {file}.")
    size = file.stat().st_size
    if size > settings.LARGEST_LIST:
        room = f"{settings.LARGEST_LIST / MEGABYTE:.0f} MB"
        raise CommandError(
            f"{file.name} is {size / MEGABYTE:.0f} MB, and a list is at most {room}. Is it the right file?"
        )
    return size
