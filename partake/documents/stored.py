"""A document as JSON, for the outbox that holds it until it is sent.

Each value names its kind, so that reading needs no guess; a bump of `SCHEMA` comes with a reader of the older form.
"""

import base64
import dataclasses
from datetime import date

from partake.documents import blocks
from partake.documents.document import Document
from partake.documents.kinds import DocumentError
from partake.documents.pictures import Picture
from partake.documents.words import Words

SCHEMA = 1

KINDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        Document,
        Words,
        blocks.Run,
        blocks.Heading,
        blocks.Paragraph,
        blocks.BulletList,
        blocks.NumberedList,
        blocks.TickList,
        blocks.Table,
        blocks.Voice,
        Picture,
        blocks.QrCode,
        blocks.WriteHere,
        blocks.Zone,
        blocks.PageBreak,
    )
}

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def to_json(document: Document) -> dict[str, Json]:
    """This will give the document as values that `json.dumps` and a JSON column take."""
    return {"schema": SCHEMA, "document": _write(document)}


def from_json(stored: dict[str, Json]) -> Document:
    """This will read back what `to_json` gave; raises `DocumentError` for another schema or an unknown kind."""
    if stored.get("schema") != SCHEMA:
        raise DocumentError(f"stored as schema {stored.get('schema')!r}, and this reads {SCHEMA}")
    document = _read(stored.get("document"))
    if not isinstance(document, Document):
        raise DocumentError("what is stored is not a document")
    return document


def _write(value: object) -> Json:
    match value:
        case None | bool() | int() | str():
            return value
        case tuple():
            return [_write(item) for item in value]
        case bytes():
            return {"kind": "bytes", "base64": base64.b64encode(value).decode("ascii")}
        case date():
            return {"kind": "date", "day": value.isoformat()}
        case blocks.Strength():
            return {"kind": "strength", "name": value.value}
    fields = {field.name: _write(getattr(value, field.name)) for field in dataclasses.fields(value)}  # type: ignore[arg-type]
    return {"kind": type(value).__name__, **fields}


def _read(value: Json) -> object:
    if isinstance(value, list):
        return tuple(_read(item) for item in value)
    if not isinstance(value, dict):
        return value
    try:
        match value.get("kind"):
            case "bytes":
                return base64.b64decode(str(value["base64"]), validate=True)
            case "date":
                return date.fromisoformat(str(value["day"]))
            case "strength":
                return blocks.Strength(value["name"])
            case kind:
                fields = {name: _read(part) for name, part in value.items() if name != "kind"}
                return KINDS[str(kind)](**fields)
    except DocumentError:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise DocumentError(f"cannot read a stored {value.get('kind')!r}: {error}") from error
