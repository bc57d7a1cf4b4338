"""`python -m partake insight publish`: publishes every quarter that is settled and not published yet."""

from django.core.management.base import BaseCommand, CommandError

from partake.insight.dataset.lease import AlreadyRefreshing
from partake.insight.publishing.due import publish_due
from partake.kernel.actor import Actor


class Command(BaseCommand):
    help = "Publish the figures of every quarter that is over for 30 days. What was published is never changed."

    def handle(self, **_: object) -> None:
        try:
            publications = publish_due(actor=Actor.system("Partake’s publishing"))
        except AlreadyRefreshing:
            raise CommandError("The figures are being brought up to date. Try again when that is done.") from None
        for made in publications:
            self.stdout.write(f"Published: number {made.number}, the quarter from {made.quarter.isoformat()}.")
        if not publications:
            self.stdout.write("Nothing is due.")
