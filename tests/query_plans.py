"""How an engine means to answer a read: by an index, or by reading everything."""

from collections.abc import Callable
from typing import Any

from django.db import connection


def plans(work: Callable[[], object], table: str) -> str:
    """This will give the plans of the reads of `table` that `work` makes. PostgreSQL is asked to avoid reading whole
    tables, as it would if they were large: what is left is where no index could serve."""
    found: list[str] = []

    def explain(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if table in sql and sql.startswith("SELECT"):
            how = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
            execute(f"{how} {sql}", params, many, context)
            found.extend(str(line) for line in context["cursor"].fetchall())
        return execute(sql, params, many, context)

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    with connection.execute_wrapper(explain):
        work()
    assert found, f"nothing read {table}"
    return "\n".join(found)
