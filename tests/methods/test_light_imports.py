"""Importing these methods costs no more than numpy: heavy libraries wait until they are used."""

import subprocess
import sys

LIGHT = [
    "control_charts", "intervals", "funnel", "raking", "representativeness", "disclosure",
    *(f"scoring.{name}" for name in ("friends_and_family", "surveys", "long_term_conditions")),
    *(f"scoring.{name}" for name in ("wellbeing", "activation", "goals")),
]  # fmt: skip
HEAVY = ("django", "sklearn", "scipy", "highspy")


def test_importing_the_methods_needs_neither_django_nor_the_heavy_libraries():
    script = "".join(f"import partake.methods.{name}\n" for name in LIGHT)
    script += f"import sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
