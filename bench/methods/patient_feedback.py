"""Reading the labelled patient feedback in the external data folder, and the one protocol we judge themes by.

The file (MIT licence) holds real patients' words: it is read where it lies, never copied, and no model taught
by it is kept. Its older framework is mapped to the present one as the present one defines its labels.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from partake.methods.themes import Labelled
from partake.methods.themes.words import same_text

FILE = "insight/pxtextmining/v6framework_230831.csv"
TRIVIAL = "Labelling not possible"
SEEDS = (42, 1, 2)

_MERGED = {
    "Staffing levels & responsiveness": ("Number & deployment of staff", "Staff responsiveness"),
    "Environment, facilities & equipment": ("Environment & Facilities", "Provision of medical equipment"),
}
_CONTINUITY = ("Referals & continuity of care", "Staff continuity", "Diagnosis & triage", "Care plans")
_CONTINUITY_NARROWLY = _CONTINUITY[:2]
"""The framework's own text counts diagnosis, triage and care plans as continuity. Earlier figures did not."""

_SAME = (
    "Organisation & efficiency|Funding & use of financial resources|Staff manner & personal attributes|"
    "Competence & training|Unspecified communication|Staff listening, understanding & involving patients|"
    "Information directly from staff during care|Information provision & guidance|"
    "Being kept informed, clarity & consistency of information|Contacting services|Appointment arrangements|"
    "Appointment method|Timeliness of care|Pain management|Discharge|"
    "Cleanliness, tidiness & infection control|Service location|"
    "Transport to/ from services|Parking|Electronic entertainment|Feeling safe|"
    "Mental Health Act|Supplying & understanding medication|Activities & access to fresh air|"
    "Food & drink provision & facilities|Sensory experience|Interaction with family/ carers|"
    f"Positive experience & gratitude|{TRIVIAL}"
).split("|")
_QUESTIONS = {
    "What was good?": "good",
    "How could we improve?": "improve",
    "What could we do better?": "improve",
}
THEMES = tuple(sorted({*_SAME, *_MERGED, "Continuity of care"} - {TRIVIAL}))


@dataclass(frozen=True)
class Feedback:
    """One labelled comment and the trust it came from."""

    labelled: Labelled
    trust: str

    @property
    def is_trivial(self) -> bool:
        return TRIVIAL in self.labelled.themes


def read_feedback(path: Path, *, narrow_continuity: bool = False) -> list[Feedback]:
    """This will read every comment that has words and at least one of the 32 labels."""
    continuity = _CONTINUITY_NARROWLY if narrow_continuity else _CONTINUITY
    columns = {**{name: (name,) for name in _SAME}, **_MERGED, "Continuity of care": continuity}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found = []
    for row in rows:
        given = {label for label, parts in columns.items() if any(row[part] == "1" for part in parts)}
        if given and same_text(row["FFT answer"]):
            question = _QUESTIONS.get(row["FFT question"], "open")
            labelled = Labelled(row["FFT answer"].strip(), frozenset(given), question)
            found.append(Feedback(labelled, row["Trust"]))
    return found


def halves(feedback: Sequence[Feedback], seed: int) -> tuple[list[Labelled], list[Labelled]]:
    """This will part comments 80/20 so that no text is in both: scikit-learn's GroupShuffleSplit, by text.

    The trivial class is one single text, so it is parted at random: 80% taught, 20% judged.
    """
    from sklearn.model_selection import GroupShuffleSplit

    real = [each.labelled for each in feedback if not each.is_trivial]
    trivial = [each.labelled for each in feedback if each.is_trivial]
    groups = [same_text(each.text) for each in real]
    teach, judge = next(GroupShuffleSplit(1, test_size=0.2, random_state=seed).split(real, groups=groups))
    order: npt.NDArray[np.int64] = np.random.default_rng(seed).permutation(len(trivial))
    first = round(0.2 * len(trivial))
    return (
        [*(real[row] for row in teach), *(trivial[row] for row in order[first:])],
        [*(real[row] for row in judge), *(trivial[row] for row in order[:first])],
    )


def once_each(examples: Sequence[Labelled]) -> list[Labelled]:
    """This will keep one of each repeated comment, so that "Nothing" does not carry the figure."""
    return list({(same_text(each.text), each.question, each.themes): each for each in examples}.values())


def across(feedback: Sequence[Feedback], teach: str, judge: str) -> tuple[list[Labelled], list[Labelled]]:
    """This will give one trust's comments to teach and another's to judge by, without shared texts."""
    real = [each for each in feedback if not each.is_trivial]
    taught = [each.labelled for each in real if each.trust == teach]
    texts = {same_text(each.text) for each in taught}
    rest = [each.labelled for each in real if each.trust == judge]
    return taught, [each for each in rest if same_text(each.text) not in texts]


def without_trivial(examples: Sequence[Labelled]) -> list[Labelled]:
    """This will leave out the comments that people could not label."""
    return [each for each in examples if TRIVIAL not in each.themes]
