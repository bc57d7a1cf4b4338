"""The queries of the cubes keep to what DuckDB and Spark SQL both take (docs/reference/insight-sql.md)."""

import re

import pytest

from partake.insight.cubes import CUBES, FOLDER, STEPS, query

WORDS = (
    "SELECT DISTINCT FROM JOIN LEFT ON WHERE GROUP BY UNION ALL AS COUNT SUM MAX COALESCE CASE WHEN THEN ELSE END"
    " BETWEEN AND IS NOT NULL CAST BIGINT VARCHAR"
)
ALLOWED = set(re.findall("[A-Z]+", WORDS))


def test_every_file_is_a_step_or_a_cube():
    assert {path.stem for path in FOLDER.glob("*.sql")} == {*STEPS, *(cube.name for cube in CUBES)}


@pytest.mark.parametrize("name", [*STEPS, *(cube.name for cube in CUBES)])
def test_a_query_uses_only_what_both_engines_take(name: str):
    sql = re.sub(r"--.*", "", query(name))
    used = set(re.findall(r"\b[A-Z]+\b", re.sub(r"'[^']*'", "", sql)))
    assert used <= ALLOWED, f"not on the list: {used - ALLOWED}"
    called = {word.upper() for word in re.findall(r"(\w+)\s*\(", sql)}
    assert called <= ALLOWED, f"functions of one engine: {called - ALLOWED}"
    assert not re.search(r"[/%\[\]{}:]|GROUP BY \d|\bORDER\b", sql)


@pytest.mark.parametrize("cube", CUBES, ids=lambda cube: cube.name)
def test_a_cube_has_the_columns_of_its_table(cube):
    fields = {field.name for field in cube.model._meta.concrete_fields} - {"id"}
    assert set(cube.columns) == fields
    assert all(re.search(rf"AS {column}\b", query(cube.name)) for column in cube.columns)
