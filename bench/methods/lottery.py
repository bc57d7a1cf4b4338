"""What a fair lottery costs, with its certificate printed, beside the library most panels use today.

The rival, sortition-algorithms, is GPL: it is measured where somebody has installed it, and never needed.
"""

import csv
import os
from pathlib import Path

from bench.measure import Row, cpu_seconds
from bench.methods.pools import lopsided_pool
from partake.methods.lottery import Lottery, Quota, Volunteer, fair_lottery

RIVAL = "sortition-algorithms, maximin"
FOLDER = Path(os.environ.get("PARTAKE_EXTERNAL_DATA", "../shared/data")) / "sortition"


def rows() -> list[Row]:
    """This will draw up lotteries from small pools to the largest, and print each certificate."""
    measured = []
    folder = FOLDER / "apache2_opendlp_monitor_30"
    if folder.exists():
        people, wanted = folder / "respondents.csv", folder / "categories.csv"
        measured.append(_row("Fair lottery", *_read(people, wanted), 30, None, rival=True))
    pool, quotas = lopsided_pool(1, 300, 40, values=(4, 5, 5, 6))
    measured.append(_row("Fair lottery", pool, quotas, 40, None, rival=True))
    for seed in (1, 2, 3):
        pool, quotas = lopsided_pool(seed, 1700, 110)
        measured.append(_row(f"Fair lottery, pool {seed}", pool, quotas, 110, 120.0))
    pool, quotas = lopsided_pool(1, 1700, 110, homes=200)
    measured.append(_row("Fair lottery, 200 homes of two", pool, quotas, 110, 120.0))
    return measured


def _row(
    what: str,
    pool: list[Volunteer],
    quotas: list[Quota],
    seats: int,
    budget: float | None,
    *,
    rival: bool = False,
) -> Row:
    cost, lottery = cpu_seconds(lambda: fair_lottery(pool, quotas, seats))
    _print_certificate(lottery)
    beside = _rival_seconds(pool, quotas, seats) if rival else None
    return Row(
        what,
        f"{len(pool):,} people, {seats} seats, {len(lottery.types):,} types",
        cost,
        "CPU s",
        budget,
        rival=RIVAL if beside is not None else None,
        rival_value=beside,
    )


def _print_certificate(lottery: Lottery) -> None:
    print(f"Certificate: {lottery.certificate}")


def _read(people: Path, wanted: Path) -> tuple[list[Volunteer], list[Quota]]:
    with people.open() as file:
        pool = [Volunteer(row.pop("id"), row) for row in csv.DictReader(file)]
    with wanted.open() as file:
        quotas = [
            Quota(row["category"], row["feature"], int(row["min"]), int(row["max"])) for row in csv.DictReader(file)
        ]
    return pool, quotas


def _rival_seconds(pool: list[Volunteer], quotas: list[Quota], seats: int) -> float | None:
    try:
        import sortition_algorithms as rival
    except ImportError:
        return None
    bounds = [{"feature": q.category, "value": q.value, "min": str(q.lowest), "max": str(q.highest)} for q in quotas]
    features, *_ = rival.read_in_features(list(bounds[0]), bounds, seats)
    people = [{"id": person.id, **person.answers} for person in pool]
    settings = rival.Settings(id_column="id", columns_to_keep=[])
    read, _ = rival.read_in_people(list(people[0]), people, features, settings)
    cost, _ = cpu_seconds(lambda: rival.find_random_sample(features, read, seats, []))
    return cost
