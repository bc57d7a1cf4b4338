"""Bringing in a practice's list: rows for each second of CPU time, in this process, on an empty place of its own."""

import io
import os
import sys
import tempfile
import time

from bench.measure import Row


def rows(count: int = 10_000) -> list[Row]:
    """This will measure reading alone, the first import, and the same list again, of `count` rows."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PARTAKE_VAR"], os.environ["DATABASE_URL"] = folder, f"sqlite:///{folder}/bench.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partake.config.settings")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        return _measured(count)


def _measured(count: int) -> list[Row]:
    from partake.demo.stage import set_the_stage
    from partake.kernel import clock
    from partake.people.importing import import_people
    from partake.people.lists.rows import open_list
    from tests.people.practice_lists import as_csv
    from tests.people.practice_lists import rows as listed

    stage, content, size = set_the_stage(), as_csv(*listed(count)), f"{count:,} rows"

    def bring_in() -> tuple[int, int]:
        run = import_people(
            actor=stage.actor("ruth"),
            organisation=stage.organisations["millbrook"],
            source=io.BytesIO(content),
            file_name="list.csv",
        ).run
        return run.added, run.unchanged

    def rate(what: str, work: object) -> Row:
        start = time.process_time()
        work()  # type: ignore[operator]
        return Row(what, size, count / (time.process_time() - start), "rows a CPU-second", higher_is_better=True)

    def read() -> None:
        assert sum(1 for _ in open_list(io.BytesIO(content)).rows(today=clock.today())) == count

    def first() -> None:
        assert bring_in() == (count, 0)

    def again() -> None:
        assert bring_in() == (0, count)

    return [
        rate("practice list, read and checked alone", read),
        rate("practice list, brought in for the first time", first),
        rate("the same practice list again", again),
    ]


if __name__ == "__main__":
    for measured in rows(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000):
        print(f"{measured.what}, {measured.size}: {measured.value:,.0f} {measured.unit}")
