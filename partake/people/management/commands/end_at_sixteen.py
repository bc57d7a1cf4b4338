"""`manage.py end_at_sixteen`, every night: parents' powers over whoever is 16 now end, and both are told."""

from typing import Any

from django.core.management.base import BaseCommand

from partake.kernel.actor import Actor
from partake.people.actions.representatives import end_at_sixteen


class Command(BaseCommand):
    help = "End parents’ powers over whoever is 16 now, and tell both. Run it every night; twice does nothing more."

    def handle(self, *_: Any, **__: Any) -> None:
        ended = end_at_sixteen(actor=Actor.system("end powers at 16"))
        self.stdout.write(f"{ended} ended.")
