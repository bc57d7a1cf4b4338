"""`python -m partake insight publish`: publishes every quarter that is settled and not published yet."""

from django.core.management.base import BaseCommand

from partake.insight.publishing.due import publish_due
from partake.kernel.actor import Actor


class Command(BaseCommand):
    help = "Publish the figures of every quarter that is over for 30 days. What was published is never changed."

    def handle(self, **_: object) -> None:
        made = None
        for made in publish_due(actor=Actor.system("Partake’s publishing")):
            self.stdout.write(f"Published: number {made.number}, the quarter from {made.quarter.isoformat()}.")
        if made is None:
            self.stdout.write("Nothing is due.")
