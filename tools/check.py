"""The whole law but the tests, each rule by its own well-known tool. Stops at the first that is broken."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent

RULES: dict[str, list[str]] = {
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
    "lint": [str(BIN / "ruff"), "check", "--quiet", "."],
    "layers": [str(BIN / "lint-imports"), "--no-cache"],
    "types": [str(BIN / "mypy"), "partake", "bench", "tools"],
    "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "system": [PYTHON, "manage.py", "check", "--fail-level", "WARNING"],
    "generated pages": [PYTHON, "-m", "tools.reference", "--check"],
    "methods page": [PYTHON, "-m", "tools.methods_reference", "--check"],
    "hazards": [PYTHON, "-m", "tools.hazards"],
}


def main() -> int:
    """This will give 0 when every rule holds."""
    for name, command in RULES.items():
        start = time.monotonic()
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        print(f"{'ok  ' if run.returncode == 0 else 'FAIL'}  {name}  ({time.monotonic() - start:.0f} s)", flush=True)
        if run.returncode:
            print(run.stdout + run.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
