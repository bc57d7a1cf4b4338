"""Which table holds each kind of line, and the way between a row and what it says."""

from dataclasses import fields
from typing import Any

from partake.care_plans import models
from partake.care_plans.domain.contents import CONTENT, Content, Kind
from partake.kernel.verdict import NotFound

MODEL: dict[Kind, type[models.Line]] = {
    Kind.CONDITION: models.Condition,
    Kind.STRENGTH: models.Strength,
    Kind.NEED: models.Need,
    Kind.GOAL: models.Goal,
    Kind.ACTION: models.Action,
    Kind.STEP: models.Step,
    Kind.CONTINGENCY: models.Contingency,
    Kind.ADDITIONAL: models.Additional,
    Kind.CONTACT: models.Contact,
    Kind.FORMULATION: models.Formulation,
    Kind.FUNDING: models.Funding,
    Kind.REVIEW: models.Review,
    Kind.PREPARED: models.Prepared,
    Kind.DOCUMENT: models.OtherDocument,
}


def kind_named(name: str) -> Kind:
    """This will give the kind an address names, or raise `NotFound`."""
    try:
        return Kind(name)
    except ValueError:
        raise NotFound from None


def content_of(kind: Kind, row: models.Line) -> Content:
    return CONTENT[kind](**{field.name: getattr(row, field.name) for field in fields(CONTENT[kind])})


def columns_of(content: Content) -> dict[str, Any]:
    return {field.name: getattr(content, field.name) for field in fields(content)}
