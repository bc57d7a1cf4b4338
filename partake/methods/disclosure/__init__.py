"""Disclosure: which numbers may be published without giving anyone away.

The only place that makes a `SafeCount`. `single_count` for one number by itself; `protect` for tables that
add up, with the attack they stood up to; the Friends and Family and GP Patient Survey rules exactly as
their publishers apply them; and `attack`, which tries to undo any of them.
"""

from partake.methods.disclosure.attack import Attack, Placed, attack
from partake.methods.disclosure.friends_and_family import (
    ANSWERS,
    Flag,
    PublishedUnit,
    Unit,
    cascade,
    first_level,
    friends_and_family_secrets,
    friends_and_family_statements,
    publish_friends_and_family,
    ranks,
    second_level,
)
from partake.methods.disclosure.gp_patient_survey import publish_gp_patient_survey
from partake.methods.disclosure.protect import Protected, protect
from partake.methods.disclosure.safe_count import SafeCount, Withheld, read_stored
from partake.methods.disclosure.single import share_of, single_count
from partake.methods.disclosure.tables import (
    Dimension,
    Statement,
    Table,
    cross_table,
    same_number,
    share_statement,
    statements_of,
)

__all__ = [
    "ANSWERS",
    "Attack",
    "Dimension",
    "Flag",
    "Placed",
    "Protected",
    "PublishedUnit",
    "SafeCount",
    "Statement",
    "Table",
    "Unit",
    "Withheld",
    "attack",
    "cascade",
    "cross_table",
    "first_level",
    "friends_and_family_secrets",
    "friends_and_family_statements",
    "protect",
    "publish_friends_and_family",
    "publish_gp_patient_survey",
    "ranks",
    "read_stored",
    "same_number",
    "second_level",
    "share_of",
    "share_statement",
    "single_count",
    "statements_of",
]
