"""Reads that are asked the same way every time, their SQL worked out once. To work out the SQL of a small read costs
Django more than to run it and make its rows, and a page asks twenty; here only the values change between two calls.

For the reads of pages that are opened most. One that is put together differently from call to call is an ordinary
queryset.
"""

from collections.abc import Callable, Collection
from datetime import date, datetime
from functools import wraps
from inspect import get_annotations, signature
from typing import Any, Generic, ParamSpec, TypeVar, get_args
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet, prefetch_related_objects
from django.db.models.expressions import Expression

Asked = ParamSpec("Asked")
Row = TypeVar("Row")

_FIELDS: "dict[type, type[models.Field[Any, Any]]]" = {
    int: models.BigIntegerField,
    str: models.TextField,
    UUID: models.UUIDField,
    date: models.DateField,
    datetime: models.DateTimeField,
}


def prepared(ask: "Callable[Asked, QuerySet[Any, Row]]") -> Callable[Asked, list[Row]]:
    """This will give a function that lists what the queryset of `ask` finds, with its SQL worked out at the first call.

    Each argument of `ask` says its type: `int`, `str`, `UUID`, `date` or `datetime`, never None; or a `frozenset` of
    one of them, for `__in`. `ask` is called once, with a place for each argument: it may only filter by them, and must
    by each, or the first call raises `TypeError`."""
    parameters = signature(ask)
    kinds = get_annotations(ask, eval_str=True)
    build: Callable[..., QuerySet[Any, Row]] = ask  # with places, which stand for values of its own types
    places = {name: _Place(name, kinds[name]) for name in parameters.parameters}
    reads: list[_Read[Row]] = []  # none, until somebody asks: a room is not loaded yet where this is called

    @wraps(ask)
    def rows(*args: Asked.args, **kwargs: Asked.kwargs) -> list[Row]:
        if not reads:
            reads.append(_Read(build(**places), places))
        return reads[0].rows(parameters.bind(*args, **kwargs).arguments)

    return rows


class _Place(Expression):
    """Where the value of one argument goes, or its values. It stands among the parameters of the SQL until then."""

    def __init__(self, name: str, kind: Any) -> None:
        self.name, self.takes_several = name, bool(get_args(kind))
        super().__init__(output_field=_FIELDS[get_args(kind)[0] if self.takes_several else kind]())

    def as_sql(self, *_: Any, **__: Any) -> tuple[str, Any]:
        return "%s", [self]

    def filled(self, given: Any, connection: BaseDatabaseWrapper) -> list[Any]:
        values = given if self.takes_several else [given]
        if None in values:
            raise TypeError(f"{self.name}: SQL compares None in another way")
        return [self.output_field.get_db_prep_value(value, connection) for value in values]


class _Read(Generic[Row]):
    """One queryset, its SQL and the places in it. There is one database, and each thread has its own connection."""

    def __init__(self, queryset: "QuerySet[Any, Row]", places: Collection[str]) -> None:
        self.queryset = queryset
        self.follows = queryset._prefetch_related_lookups  # type: ignore[attr-defined]
        self.compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, self.params = self.compiler.as_sql()
        converters = self.compiler.get_converters([column for column, *_ in self.compiler.select])
        self.compiler.get_converters = lambda _: converters
        self.between = sql.split("%s")
        if unused := set(places) - {part.name for part in self.params if isinstance(part, _Place)}:
            raise TypeError(f"{', '.join(unused)}: asked for, and not in the SQL")

    def rows(self, values: dict[str, Any]) -> list[Row]:
        connection = connections[DEFAULT_DB_ALIAS]
        statement = self._filled(values, connection)
        # Everything Django does with the rows stays Django's; it is only told the SQL, where it would work it out.
        compiler = _like(self.compiler, connection=connection, as_sql=lambda *_: statement)
        query = _like(self.queryset.query, get_compiler=lambda *_, **__: compiler)
        asked = _like(self.queryset, _query=query)
        each: Any = self.queryset._iterable_class
        found = list(each(asked))
        if self.follows:
            prefetch_related_objects(found, *self.follows)
        return found

    def _filled(self, values: dict[str, Any], connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        sql, filled = [self.between[0]], []
        for part, after in zip(self.params, self.between[1:], strict=True):
            given = part.filled(values[part.name], connection) if isinstance(part, _Place) else [part]
            filled += given
            # In none is nothing, which "IN (NULL)" finds; SQL has no empty brackets.
            sql += [", ".join(["%s"] * len(given)) or "NULL", after]
        return "".join(sql), filled


def _like(one: Any, **other: Any) -> Any:
    """Another of its class that shares all it has, but for what is `other`. For one that is only read."""
    found = object.__new__(type(one))
    found.__dict__ = {**one.__dict__, **other}
    return found
