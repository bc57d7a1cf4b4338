"""Finding words among voices, by each engine's own index: FTS5 on SQLite, a text search vector on PostgreSQL.

The index is a table of its own, written by the actions that write words, so that one way holds on both engines.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import QuerySet

from partake.voices.models import Voice, VoiceAbout

SQLITE = "CREATE VIRTUAL TABLE voices_words USING fts5(words, tokenize='porter unicode61 remove_diacritics 2')"
POSTGRES = (
    "CREATE TABLE voices_words (rowid bigint PRIMARY KEY, words tsvector NOT NULL);"
    "CREATE INDEX voices_words_index ON voices_words USING gin (words)"
)

# So few that they are looked up by their ids; more is a common word.
FEW = 500


def add(rows: Iterable[Voice]) -> None:
    """This will make the words of new voices findable."""
    said = [(row.pk, row.said) for row in rows if row.said]
    if not said:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "INSERT INTO voices_words (rowid, words) SELECT one, to_tsvector('english', said) "
                "FROM unnest(%s::bigint[], %s::text[]) AS given (one, said)",
                [[key for key, _ in said], [words for _, words in said]],
            )
        else:
            cursor.executemany("INSERT INTO voices_words (rowid, words) VALUES (%s, %s)", said)


def remove(voice: Voice) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM voices_words WHERE rowid = %s", [voice.pk])


def remove_all_of(voices: Sequence[int]) -> None:
    """This will take the words of many voices out, by their row ids."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM voices_words WHERE rowid = %s", [[key] for key in voices])


def saying(rows: "QuerySet[VoiceAbout]", wanted: str) -> "QuerySet[VoiceAbout]":
    """This will keep the rows whose voice says every word of `wanted` (or its other forms: wait, waiting)."""
    words = [word for word in "".join(c if c.isalnum() else " " for c in wanted).split() if word][:10]
    if not words:
        return rows
    matches = "words @@ plainto_tsquery('english', %s)" if connection.vendor == "postgresql" else "words MATCH %s"
    asked = " ".join(words if connection.vendor == "postgresql" else (f'"{word}"' for word in words))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid FROM voices_words WHERE {matches} LIMIT %s", [asked, FEW + 1])  # noqa: S608
        found = [row[0] for row in cursor.fetchall()]
    if len(found) <= FEW:
        # By ids alone, in three steps: asked in one, SQLite would rather walk the whole list in order.
        abouts = list(VoiceAbout.objects.filter(voice__in=found).values_list("pk", flat=True))
        kept = list(rows.filter(pk__in=abouts).order_by().values_list("pk", flat=True))
        return VoiceAbout.objects.filter(pk__in=kept)
    # Said by many: the newest rows are looked at one by one, and a page is soon full.
    said = f"EXISTS (SELECT 1 FROM voices_words WHERE rowid = voices_voiceabout.voice_id AND {matches})"  # noqa: S608
    return rows.extra(where=[said], params=[asked])  # noqa: S610
