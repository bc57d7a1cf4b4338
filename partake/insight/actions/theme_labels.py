"""Saying what a voice is about, in themes of the body's framework, for the whole or a sentence."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.insight import access, frameworks
from partake.insight.events import TWO_VIEWS_OPENED, TWO_VIEWS_SETTLED
from partake.insight.models import TwoViews
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import Rejected
from partake.organisations.models import Organisation
from partake.voices.actions.labelling import put_themes
from partake.voices.domain.labels import Sentiment, ThemeSaid
from partake.voices.domain.sentences import sentences_of_voice
from partake.voices.models import Voice


@transaction.atomic
def say_themes(
    *, actor: Actor, voice: Voice, organisation: Organisation, said: Sequence[ThemeSaid], version: int | None
) -> None:
    """This will make `said` all the themes that people put on a voice. Where that takes off what somebody else said,
    two views stand until somebody other than `actor` says which is right: by saving it, changed or not.
    Raises `Refused`, `Rejected`, `Stale`, `NotFound`."""
    access.can_change(actor, organisation.pk).require()

    _check(organisation, voice, said)
    others = put_themes(actor=actor, voice=voice, organisation_id=organisation.pk, said=said, version=version)

    standing = TwoViews.objects.select_for_update().filter(
        organisation=organisation, voice=voice, settled_at__isnull=True
    )
    two_views = standing.first()
    if two_views is None and others:
        TwoViews.objects.create(
            organisation=organisation,
            voice=voice,
            opened_at=clock.now(),
            opened_by=actor.display_name,
            opened_by_user=actor.user_id or 0,
        )
        record_event(TWO_VIEWS_OPENED, actor=actor, about=voice.ref)
    elif two_views is not None and two_views.opened_by_user != actor.user_id:
        two_views.settled_at, two_views.settled_by = clock.now(), actor.display_name
        two_views.save(update_fields=["settled_at", "settled_by"])
        record_event(TWO_VIEWS_SETTLED, actor=actor, about=voice.ref)


def _check(organisation: Organisation, voice: Voice, said: Sequence[ThemeSaid]) -> None:
    """Themes that are offered, or stand on the voice already; "no theme fits" alone; sentences the voice has."""
    framework = frameworks.for_body(organisation.pk)
    offered = {theme.key for theme in framework.offered} | {framework.none_fits}
    on_it = set(
        voice.labels.filter(taken_off_at__isnull=True, label__organisation=organisation).values_list(
            "label__theme", flat=True
        )
    )
    sentences = len(sentences_of_voice(voice.words, voice.good, voice.better))
    for place, one in enumerate(said, 1):
        if one.theme not in offered | on_it:
            gone = gettext("“%(theme)s” is not among your themes any more. Which one fits?")
            raise Rejected(f"theme_{place}", gone % {"theme": frameworks.name_of(one.theme)})
        if one.sentiment not in ("", *Sentiment):
            raise Rejected(f"feeling_{place}", gettext("There is no such feeling. How did they feel about it?"))
        if not 0 <= one.part <= sentences:
            raise Rejected(f"part_{place}", gettext("There is no such sentence. Which one is it about?"))
        if frameworks.is_none(one.theme) and len(said) > 1:
            alone = gettext("“No theme fits” stands alone. Take it away, or take the others away.")
            raise Rejected(f"theme_{place}", alone)
    if len({(one.theme, one.part) for one in said}) < len(said):
        raise Rejected("theme_1", gettext("One theme is there twice for the same part. Take one of them away."))
