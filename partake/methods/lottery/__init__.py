"""A fair lottery for panels and citizens' assemblies: who is drawn, with what chance, and the proof.

Volunteers and quotas in; a published lottery out (`fair_lottery`), drawn from a published seed (`draw`) or
with numbered balls (`numbered_panels`); empty seats filled again (`replacement_lottery`); impossible quotas
explained (`smallest_change`).
"""

from partake.methods.lottery.draw import NumberedPanels, draw, numbered_panels
from partake.methods.lottery.fair import Certificate, Lottery, Proof, fair_lottery, gini
from partake.methods.lottery.mend import ImpossibleQuotasError, QuotaChange, smallest_change
from partake.methods.lottery.pool import PersonType, Quota, Volunteer
from partake.methods.lottery.replace import replacement_lottery

__all__ = [
    "Certificate",
    "ImpossibleQuotasError",
    "Lottery",
    "NumberedPanels",
    "PersonType",
    "Proof",
    "Quota",
    "QuotaChange",
    "Volunteer",
    "draw",
    "fair_lottery",
    "gini",
    "numbered_panels",
    "replacement_lottery",
    "smallest_change",
]
