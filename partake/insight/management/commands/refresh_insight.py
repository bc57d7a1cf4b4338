"""`python -m partake insight refresh [--all]`: brings the figures up to date with what people said."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from partake.insight.dataset.lease import LEASE
from partake.insight.refreshing import AlreadyRefreshing, DatasetBroken, refresh
from partake.kernel.actor import Actor

BUSY = (
    "Another refresh is at work. If it was killed, try again in {minutes:.0f} minutes: it is then taken up where it"
    " stands."
)
BROKEN = (
    "A file of the dataset is missing, or cannot be read or written: {what}\n"
    "Nothing was changed. python -m partake insight refresh --all makes every file again from the database."
)


class Command(BaseCommand):
    help = "Bring the figures up to date with what people said. Killed and begun again, nothing is counted twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="make every file and figure again from the database")

    def handle(self, *, all: bool, **_: object) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed:,}"),
            TimeRemainingColumn(),
        )
        try:
            with Progress(*columns, console=Console(stderr=True)) as bar:
                task = bar.add_task("Reading what people said", total=None)
                done = refresh(
                    actor=Actor.system("Partake’s adding up"),
                    all=all,
                    progress=lambda read, total: bar.update(task, completed=read, total=total),
                )
        except AlreadyRefreshing:
            raise CommandError(BUSY.format(minutes=LEASE.total_seconds() / 60)) from None
        except DatasetBroken as wrong:
            raise CommandError(BROKEN.format(what=wrong)) from None
        self.stdout.write(f"{done.voices:,} voices read. Figures of {done.months:,} months made again.")
