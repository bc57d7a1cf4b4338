"""Saying what a voice is about. A person says so after reading it; a machine only suggests, in rows of its own."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.voices import access
from partake.voices.changes import note_change
from partake.voices.domain.labels import (
    LONGEST_LABEL,
    MOST_ON_A_VOICE,
    LabelledBy,
    ThemeSaid,
    ThemeSuggested,
    sorted_as,
)
from partake.voices.events import VOICE_LABELLED, VOICE_LABELS_SUGGESTED
from partake.voices.models import Label, Voice, VoiceLabel


@transaction.atomic
def label_voice(*, actor: Actor, voice: Voice, organisation_id: int, names: Iterable[str], version: int | None) -> None:
    """This will make `names` all the words of the body's own that people put on this voice: new ones are put on, others
    taken off. Themes of a framework stay as they are. Raises `Refused`, `Rejected`, `Stale`, `NotFound`."""
    access.can_label_voices(actor, organisation_id).require()

    voice = _locked(voice, organisation_id)
    if voice.version != version:
        raise Stale(voice)
    labels = {label.pk: label for label in _labels(actor, organisation_id, names)}
    there = {row.label_id: row for row in _on(voice, organisation_id, LabelledBy.PERSON).filter(label__theme="")}
    new = [labels[pk] for pk in labels if pk not in there]
    gone = [row for pk, row in there.items() if pk not in labels]
    if not new and not gone:
        return  # pressed again, or nothing was changed: there is nothing to say
    _take_off(actor, gone)
    VoiceLabel.objects.bulk_create(
        VoiceLabel(voice=voice, label=one, put_on_by=LabelledBy.PERSON, put_on_at=clock.now(), name=actor.display_name)
        for one in new
    )
    _changed(voice)

    record_event(VOICE_LABELLED, actor=actor, about=voice.ref, codes={"put_on": len(new), "taken_off": len(gone)})


@transaction.atomic
def put_themes(
    *, actor: Actor, voice: Voice, organisation_id: int, said: Iterable[ThemeSaid], version: int | None
) -> tuple[str, ...]:
    """This will make `said` all the themes that people put on this voice, and give the names of others whose labels
    that took off: they see it differently. A theme that goes on as it was stays its author's. The body's own words
    stay as they are. The caller has checked that these are themes of the body's framework and sentences of the voice.
    Raises `Refused`, `Rejected`, `Stale`, `NotFound`."""
    access.can_label_voices(actor, organisation_id).require()

    voice = _locked(voice, organisation_id)
    if voice.version != version:
        raise Stale(voice)
    wanted = {(one.theme, one.part): one for one in said}
    if len(wanted) > MOST_ON_A_VOICE:
        many = gettext("That is more than %(most)d labels. Which ones say most?")
        raise Rejected("", many % {"most": MOST_ON_A_VOICE})
    rows = _on(voice, organisation_id, LabelledBy.PERSON).exclude(label__theme="").select_related("label")
    there = {(row.label.theme, row.part): row for row in rows}
    gone = [row for at, row in there.items() if at not in wanted or wanted[at].sentiment != row.sentiment]
    new = [one for at, one in wanted.items() if at not in there or there[at].sentiment != one.sentiment]
    if not new and not gone:
        return ()
    _take_off(actor, gone)
    labels = _theme_labels(actor, organisation_id, {one.theme: one.name for one in new})
    VoiceLabel.objects.bulk_create(
        VoiceLabel(
            voice=voice,
            label=labels[one.theme],
            put_on_by=LabelledBy.PERSON,
            part=one.part,
            sentiment=one.sentiment,
            put_on_at=clock.now(),
            name=actor.display_name,
        )
        for one in new
    )
    _changed(voice)

    record_event(VOICE_LABELLED, actor=actor, about=voice.ref, codes={"put_on": len(new), "taken_off": len(gone)})

    return tuple(sorted({row.name for row in gone} - {actor.display_name}))


@transaction.atomic
def suggest_labels(
    *, actor: Actor, organisation_id: int, about: Ref, model: str, suggested: Mapping[int, Sequence[ThemeSuggested]]
) -> int:
    """This will put the place of what machines suggested before for these voices (by their keys) what `model`
    suggests now, for people to see, and give how many voices got something. A voice that a person put a theme on gets
    nothing, nor does one that was taken back. Only the system does it. `about` is the model, for the log.
    Raises `Refused`."""
    access.can_suggest_labels(actor).require()

    voices = Voice.objects.about(organisation_id).filter(pk__in=suggested).select_for_update(of=("self",))
    there = set(voices.values_list("pk", flat=True))
    on = VoiceLabel.objects.filter(voice_id__in=suggested, label__organisation_id=organisation_id)
    on = on.filter(taken_off_at__isnull=True).exclude(label__theme="")
    said = set(on.filter(put_on_by=LabelledBy.PERSON).values_list("voice_id", flat=True))
    # What an older model made of them is not kept: the model is, and would say the same again.
    on.filter(put_on_by=LabelledBy.MACHINE).delete()
    open_to_it = {pk: themes for pk, themes in suggested.items() if pk in there - said and themes}
    labels = _theme_labels(
        actor, organisation_id, {one.theme: one.name for themes in open_to_it.values() for one in themes}
    )
    now = clock.now()
    VoiceLabel.objects.bulk_create(
        (
            VoiceLabel(
                voice_id=pk,
                label=labels[one.theme],
                put_on_by=LabelledBy.MACHINE,
                sentiment=one.sentiment,
                model=model,
                confidence=one.confidence,
                went_by=list(one.went_by),
                put_on_at=now,
                name=actor.display_name,
            )
            for pk, themes in open_to_it.items()
            for one in themes
        ),
        batch_size=1_000,
    )
    note_change(suggested.keys())

    record_event(VOICE_LABELS_SUGGESTED, actor=actor, about=about, codes={"voices": len(open_to_it)})

    return len(open_to_it)


def _locked(voice: Voice, organisation_id: int) -> Voice:
    voice = Voice.objects.select_for_update().get(pk=voice.pk)
    if voice.withdrawn_at is not None or not voice.abouts.of_body(organisation_id).exists():
        raise NotFound
    return voice


def _on(voice: Voice, organisation_id: int, by: LabelledBy) -> "QuerySet[VoiceLabel]":
    rows = VoiceLabel.objects.filter(voice=voice, label__organisation_id=organisation_id)
    return rows.filter(put_on_by=by, taken_off_at__isnull=True)


def _changed(voice: Voice) -> None:
    voice.version += 1
    voice.save(update_fields=["version"])
    note_change([voice.pk])


def _take_off(actor: Actor, rows: Iterable[VoiceLabel]) -> None:
    for row in rows:
        row.taken_off_at, row.taken_off_by = clock.now(), actor.display_name
        row.save(update_fields=["taken_off_at", "taken_off_by"])


def _labels(actor: Actor, organisation_id: int, names: Iterable[str]) -> list[Label]:
    """The body's labels of these names; those it has not used yet are begun."""
    wanted = {sorted_as(name): " ".join(name.split()) for name in names if name.strip()}
    if len(wanted) > MOST_ON_A_VOICE:
        many = gettext("That is more than %(most)d labels. Which ones say most?")
        raise Rejected("another", many % {"most": MOST_ON_A_VOICE})
    if any(len(name) > LONGEST_LABEL for name in wanted.values()):
        long = gettext("A label is a word or two: %(most)d letters at most.")
        raise Rejected("another", long % {"most": LONGEST_LABEL})
    found = []
    for key, name in wanted.items():
        label, _ = Label.objects.get_or_create(
            organisation_id=organisation_id,
            sorted_as=key,
            defaults={"name": name, "begun_at": clock.now(), "begun_by": actor.display_name},
        )
        found.append(label)
    return found


def _theme_labels(actor: Actor, organisation_id: int, names: Mapping[str, str]) -> dict[str, Label]:
    """The body's labels for these themes, by theme; those it has not used yet are begun. One whose name changed in the
    framework takes the new name."""
    found = {one.theme: one for one in Label.objects.filter(organisation_id=organisation_id, theme__in=names)}
    for theme, name in names.items():
        if theme not in found:
            found[theme], _ = Label.objects.get_or_create(
                organisation_id=organisation_id,
                theme=theme,
                defaults={
                    "name": name, "sorted_as": theme, "begun_at": clock.now(), "begun_by": actor.display_name,
                },
            )  # fmt: skip
        elif found[theme].name != name:
            found[theme].name = name
            found[theme].save(update_fields=["name"])
    return found
