"""Results, targets and files of results, as pages and paper show them."""

from partake.measures.queries.results import ResultNow, list_latest

__all__ = ["ResultNow", "list_latest"]
