"""All cubes as plain values, and the same made the slow way: voice by voice in Python, straight from the rows."""

from collections import Counter

from partake.insight.cubes import CUBES
from partake.kernel import clock
from partake.organisations.models import Organisation
from partake.voices.domain.voice import KEPT_APART
from partake.voices.models import Voice, VoiceAnswer

Rows = dict[tuple[object, ...], tuple[int, ...]]
SUMS = {"voices", "with_words", "labelled", "suggested", "happy", "unhappy", "scored", "good", "poor"}


def standing() -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for cube in CUBES:
        keys = [name for name in cube.columns if name not in SUMS]
        sums = [name for name in cube.columns if name in SUMS]
        rows = list(cube.model._default_manager.values_list(*keys, *sums))
        found[cube.name] = {row[: len(keys)]: row[len(keys) :] for row in rows}
        assert len(rows) == len(found[cube.name])
    return found


def by_hand() -> dict[str, Rows]:
    """Sums as the docstrings of the cubes tell them, with nothing of the engine in them."""
    tallies: dict[str, dict[tuple[object, ...], Counter[str]]] = {cube.name: {} for cube in CUBES}

    def add(cube: str, key: tuple[object, ...], **sums: int) -> None:
        tallies[cube].setdefault(key, Counter()).update({"voices": 1, **sums})

    for voice in Voice.objects.filter(withdrawn_at__isnull=True, allows_count=True):
        if voice.kind in KEPT_APART:
            continue
        month = (voice.said_on or clock.local(voice.received_at).date()).replace(day=1)
        labels = [one for one in voice.labels.select_related("label") if one.taken_off_at is None and one.label.theme]
        people = [one for one in labels if one.put_on_by == "PERSON"]
        wrote = bool(voice.words or voice.good or voice.better)
        for body, service in _spots(voice):
            add(
                "heard",
                (month, body, service, voice.kind, voice.channel, voice.sampling, voice.speaker),
                with_words=wrote,
                labelled=wrote and bool(people),
                suggested=wrote and bool(labels) and not people,
            )
            if voice.score is not None:
                add("answers", (month, body, service, "fft", str(voice.score)))
            chosen = {(one.question, one.answer) for one in VoiceAnswer.objects.filter(voice=voice)}
            for question, answer in chosen | {(question, "") for question, _ in chosen}:
                add("answers", (month, body, service, question, answer))
            counted = people or labels
            for theme in {one.label.theme for one in counted}:
                felt = {one.sentiment for one in counted if one.label.theme == theme}
                unhappy = "UNHAPPY" in felt
                key = (month, body, service, theme, "PERSON" if people else "MACHINE")
                add("themes", key, happy="HAPPY" in felt and not unhappy, unhappy=unhappy)
            for one in voice.attributes.all():
                add(
                    "groups",
                    (month, body, service, one.characteristic, one.list_version, one.category),
                    scored=voice.score is not None,
                    good=voice.score in (1, 2),
                    poor=voice.score in (4, 5),
                )
    return {
        cube.name: {
            key: tuple(int(sums[name]) for name in cube.columns if name in SUMS)
            for key, sums in tallies[cube.name].items()
        }
        for cube in CUBES
    }


def _spots(voice: Voice) -> set[tuple[int, int | None]]:
    abouts = list(voice.abouts.select_related("organisation", "service__organisation"))
    found: set[tuple[int, int | None]] = set()
    for about in abouts:
        body = _now(about.service.organisation if about.service else about.organisation)
        found.add((body, None))
        if about.service_id is not None:
            found.add((body, about.service_id))
    return found


def _now(body: Organisation) -> int:
    return _now(body.successor) if body.successor else body.pk
