"""What telling and sending cost: one outbox row with its event, and one letter made, written and recorded.

On the database that the settings name, inside a transaction that is rolled back, except the letters' files.
"""

import tempfile
from pathlib import Path

from bench.measure import Row, cpu_seconds


def rows() -> list[Row]:
    """This will measure in the database of the settings and leave nothing in it."""
    import django

    django.setup()
    from django.db import transaction
    from django.test.utils import override_settings

    from partake.correspondence import worker

    with tempfile.TemporaryDirectory() as folder, override_settings(PRINT_ROOM=Path(folder)), transaction.atomic():
        told, _ = cpu_seconds(lambda: _tell(500, postal_address=""))
        worker.run(stopping=lambda: False, once=True)
        _tell(1, email="", start=500)
        worker.run(stopping=lambda: False, once=True)  # loads the typesetter
        _tell(100, email="", start=1000)
        sent, letters = cpu_seconds(lambda: worker.run(stopping=lambda: False, once=True))
        transaction.set_rollback(True)
    return [
        Row("tell, with its outbox row and event", "500", 500 / told, "a CPU-second", higher_is_better=True),
        Row(
            "letter by the worker, rendered, written, recorded",
            "100",
            letters / sent,
            "a CPU-second",
            higher_is_better=True,
        ),
    ]


def _tell(
    count: int, *, start: int = 0, email: str = "reader@example.org", postal_address: str = "1 Field Lane"
) -> None:
    from django.db import transaction

    from partake.correspondence.actions import tell
    from partake.correspondence.domain import Recipient
    from partake.documents import Document, paragraph
    from partake.kernel.actor import Actor
    from partake.kernel.ref import Ref

    document = Document(title="Beth can now see your plan", blocks=(paragraph("You can stop this at any time."),))
    for number in range(start, start + count):
        with transaction.atomic():
            tell(
                actor=Actor.system("bench"),
                recipient=Recipient(
                    Ref("organisations.team", str(number)), "Reader", email=email, postal_address=postal_address
                ),
                document=document,
                about=Ref("bench.thing", str(number)),
                key=f"bench:{number}",
            )


if __name__ == "__main__":
    for row in rows():
        print(f"{row.what}: {row.value:,.0f} {row.unit}")
