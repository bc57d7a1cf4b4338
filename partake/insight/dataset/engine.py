"""DuckDB as a refresh uses it: in memory, within bounds, with no way to the network."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

MEMORY = "512MB"
THREADS = 1


class DatasetBroken(Exception):
    """A file of the dataset is missing, cannot be read, or cannot be written. What is missing or broken is made again
    from the database by a refresh of everything."""


@contextmanager
def engine(spill: Path) -> Iterator["duckdb.DuckDBPyConnection"]:
    """This will open an engine that keeps to its memory, and writes what goes beyond it to the folder `spill`. Raises
    `DatasetBroken` for a file that it cannot read or write."""
    import duckdb  # a fifth of a second and 60 MB, which nothing but a refresh needs

    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "threads": THREADS,
        "temp_directory": str(spill),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "preserve_insertion_order": False,
    }
    connection = duckdb.connect(":memory:", config=settings)
    try:
        yield connection
    except (duckdb.IOException, duckdb.InvalidInputException, duckdb.SerializationException) as wrong:
        raise DatasetBroken(str(wrong)) from wrong
    finally:
        connection.close()
