"""What place administrators set up. Callers import from here; each subject has its own file."""

from partake.organisations.actions.bodies import (
    add_organisation,
    add_place,
    add_service,
    add_team,
    change_organisation,
    count_population,
    end_organisation,
    end_role,
    give_job,
    give_role,
    put_in_place,
)
from partake.organisations.actions.proposing import (
    agree_to_proposal,
    merge_or_ask,
    propose_service,
    refuse_proposal,
    take_back_proposal,
)
from partake.organisations.actions.services import (
    end_service,
    merge_service,
    move_service,
    rename_service,
    split_service,
)

__all__ = [
    "add_organisation",
    "add_place",
    "add_service",
    "add_team",
    "agree_to_proposal",
    "change_organisation",
    "count_population",
    "end_organisation",
    "end_role",
    "end_service",
    "give_job",
    "give_role",
    "merge_or_ask",
    "merge_service",
    "move_service",
    "propose_service",
    "put_in_place",
    "refuse_proposal",
    "rename_service",
    "split_service",
    "take_back_proposal",
]
