"""The name under which rooms above, scenes and tests bring the figures up to date."""

from partake.insight.refreshing import AlreadyRefreshing, DatasetBroken, Refreshed, refresh

__all__ = ["AlreadyRefreshing", "DatasetBroken", "Refreshed", "refresh"]
