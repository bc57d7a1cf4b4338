"""What was measured, kept under `var/bench/results` so that one page can show several runs, each with its date."""

import json
import os
import subprocess
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.measure import Row

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var" / "bench"


@dataclass(frozen=True)
class Run:
    """One group measured in one place. `load` is the machine's load average when it began and when it ended: above
    its cores, others were working too."""

    group: str
    engine: str
    people: int
    at: str
    commit: str
    load: tuple[float, float]
    rows: tuple[Row, ...]

    @property
    def place(self) -> str:
        return f"{self.engine}, {self.people:,}" if self.people else ""


def keep(group: str, engine: str, people: int, rows: list[Row], load_before: float) -> Run:
    """This will write one run down in place of the last like it."""
    at = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
    load = (round(load_before, 1), round(os.getloadavg()[0], 1))
    run = Run(group, engine, people, at, _commit(), load, tuple(rows))
    folder = VAR / "results"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{group}-{engine}-{people}.json").write_text(json.dumps(asdict(run), indent=1))
    return run


def kept() -> list[Run]:
    """This will give the last run of every group in every place, the small places first."""
    found = [json.loads(path.read_text()) for path in (VAR / "results").glob("*.json")]
    runs = [
        Run(**{**one, "load": tuple(one["load"]), "rows": tuple(Row(**row) for row in one["rows"])}) for one in found
    ]
    return sorted(runs, key=lambda run: (run.group, run.people, run.engine == "PostgreSQL"))


def _commit() -> str:
    asked = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip()
