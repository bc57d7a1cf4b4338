"""Runs every test on SQLite, and on PostgreSQL where PARTAKE_TEST_POSTGRES names a server; one summary line last.

Journeys (a real browser) run on SQLite alone. Without a browser, and without the means to install one, they are
left out, loudly; in CI that is a failure.
"""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "var" / "reports"
CI = os.environ.get("CI") == "true"


def main() -> int:
    """This will give 0 when everything passed on every engine."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    browser = _browser()
    if browser is None:
        if CI:
            print("No browser: CI must run the journeys.", file=sys.stderr)
            return 1
        print("\n*** No Chromium: the journeys are NOT run. On Debian: apt install chromium ***\n")
    if not shutil.which("pdftotext"):
        _install("poppler-utils")
    engines = {"sqlite": ""}
    postgres = os.environ.get("PARTAKE_TEST_POSTGRES", "")
    if postgres:
        engines["postgresql"] = postgres
    else:
        print("PARTAKE_TEST_POSTGRES names no server: PostgreSQL is not tested.")
    totals = {"passed": 0, "failed": 0, "skipped": 0}
    for engine, address in engines.items():
        for part in _parts(engine, with_journeys=browser is not None):
            print(f"--- {engine}: {part[0]}", flush=True)
            code = _pytest(engine, address, *part)
            _add(totals, REPORTS / f"{engine}-{part[0]}.xml", code)
            if code not in (0, 5):
                break
        if totals["failed"]:
            break
    print(f"{totals['passed']} passed, {totals['failed']} failed, {totals['skipped']} skipped")
    return 1 if totals["failed"] or not totals["passed"] else 0


def _parts(engine: str, *, with_journeys: bool) -> list[tuple[str, list[str]]]:
    ours = ["-m", "not journey", "-n", "2", "tests"]
    if engine != "sqlite":
        # Pure rooms know no database: once is enough.
        return [("tests", [*ours, "--ignore=tests/methods", "--ignore=tests/documents"])]
    parts = [
        ("examples", ["--doctest-modules", "partake/methods", "-p", "no:cacheprovider"]),
        ("tests", ours),
    ]
    if with_journeys:
        # Apart: while a browser runs, its process may not touch a database, and each folder keeps its own.
        parts.append(("journeys", ["-m", "journey", "tests/journeys"]))
        parts.append(("journeys-ui", ["-m", "journey", "tests/ui"]))
    return parts


def _pytest(engine: str, address: str, name: str, arguments: list[str]) -> int:
    environment = {**os.environ}
    environment.pop("DATABASE_URL", None)
    if address:
        environment["DATABASE_URL"] = address
    # numpy's own threads would fight the two test processes for two cores.
    environment |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    report = REPORTS / f"{engine}-{name}.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "--create-db", f"--junit-xml={report}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def _add(totals: dict[str, int], report: Path, code: int) -> None:
    """A run that fell over before it could report still counts as a failure."""
    counted = 0
    if report.exists():
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):
            tests, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
            failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            totals["passed"] += tests - skipped - failed
            totals["failed"] += failed
            totals["skipped"] += skipped
            counted += failed
    if code not in (0, 5) and not counted:
        totals["failed"] += 1


def _browser() -> str | None:
    found = shutil.which("chromium")
    if found is None and _install("chromium"):
        found = shutil.which("chromium")
    return found


def _install(package: str) -> bool:
    """Debian's packages, when we are allowed to."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"Installing {package} …", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], env=environment, **quiet)  # type: ignore[call-overload]
    return subprocess.run(["apt-get", "install", "-y", package], env=environment, **quiet).returncode == 0  # type: ignore[call-overload]


if __name__ == "__main__":
    sys.exit(main())
