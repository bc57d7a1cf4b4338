"""The pages of themes: what people spoke of, what to label next, how well the machine does, what fits nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from partake.insight import access, frameworks
from partake.insight.frameworks import Framework, Theme
from partake.insight.models import BodyFramework, OwnFramework, SetAside, TaughtModel, TwoViews
from partake.insight.months import last_ended, months_after
from partake.insight.queries import figures
from partake.insight.queries.figures import PEOPLE, PEOPLE_AND_MACHINE, Heard, Scope
from partake.insight.theme_bars import ThemeBar, ThemeCount, theme_bars
from partake.insight.theme_groups import grouped, heading_of
from partake.insight.themes.gathering import Gathered, Gathering, Unfit, feeling_of, gather
from partake.insight.themes.learning import Card, TooFew, enough
from partake.insight.themes.suggesting import is_changed
from partake.insight.themes.teaching import examples_of, newest_model, suggester_of
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation, Service
from partake.voices.domain.labels import LabelledBy, ThemeSuggested
from partake.voices.models import Voice
from partake.voices.queries.labels import ThemeOn, labels_on, list_labels, taken_off
from partake.voices.queries.themes import (
    Written,
    count_labelled,
    list_unlabelled,
    list_with_theme,
    list_written,
    unlabelled_among,
)

IN_THE_QUEUE = 10
UNFIT = 400
FITTING = 800


@dataclass(frozen=True)
class Months:
    """Whole months, from the first day of the first to the first day of the last."""

    first: date
    last: date
    many: int


@dataclass(frozen=True)
class Spoken:
    """What people spoke of in some months, out of `base` comments that somebody (or the machine) has sorted; `none` of
    these fit no theme."""

    months: Months
    heard: Heard
    base: int
    bars: tuple[ThemeBar, ...]
    none: int
    groups: tuple[tuple[str, list[ThemeBar]], ...]
    """The same bars by group, the most spoken of first in each."""

    @property
    def most_unhappy(self) -> ThemeBar | None:
        """This will give the theme that most people are unhappy about."""
        unhappy = [bar for bar in self.bars if bar.count.unhappy]
        return max(unhappy, key=lambda bar: bar.count.unhappy or 0, default=None)


@dataclass(frozen=True)
class Machine:
    """What the machine learnt here last, and what waits for people. `may_not_yet` says what it still needs to learn."""

    model: TaughtModel | None
    card: Card | None
    labelled: int
    new_labels: int
    may_not_yet: str
    words_changed: bool


@dataclass(frozen=True)
class Asked:
    """One comment of the queue: what the machine thinks, or two views that stand (`taken_off` and `on`)."""

    written: Written
    guesses: tuple[ThemeSuggested, ...] = ()
    two_views: bool = False
    opened_by: str = ""
    on: tuple[ThemeOn, ...] = ()
    taken_off: tuple[ThemeOn, ...] = ()


@dataclass(frozen=True)
class Frameworks:
    """What a body may sort by. `own` are the versions of its own, the newest first. `groups` are the themes of now that
    may be put on a comment, each with its heading where its group is another."""

    now: Framework
    built_in: tuple[Framework, ...]
    own: Framework | None
    versions: tuple[OwnFramework, ...]
    own_key: str
    version: int

    @property
    def groups(self) -> list[tuple[str, list[tuple[Theme, str]]]]:
        themes = [(one, heading_of(one, self.now)) for one in self.now.offered]
        return grouped(themes, lambda pair: pair[0].key, self.now)


def months_back(scope: Scope, many: int) -> Months | None:
    """This will give the last `many` whole months that have anything; None where nothing was ever heard."""
    held = figures.months_held(scope)
    if held is None:
        return None
    last = min(held[1], last_ended(clock.today()))
    return Months(max(months_after(last, 1 - many), min(held[0], last)), last, many)


def spoken_of(
    actor: Actor, body: Organisation, service: Service | None, *, many: int, people_only: bool
) -> Spoken | None:
    """This will give what people spoke of; None where nothing was ever heard. Raises `Refused`."""
    access.can_see_figures(actor, body.pk).require()
    scope = Scope.of(body, service)
    months = months_back(scope, many)
    if months is None:
        return None
    by = PEOPLE if people_only else PEOPLE_AND_MACHINE
    heard = figures.heard(scope, first=months.first, last=months.last)
    found = figures.themes(scope, first=months.first, last=months.last, put_on_by=by)
    labels = {one.theme: one.id for one in list_labels(actor, body.pk) if one.theme}
    counts = [
        ThemeCount(
            one.theme,
            frameworks.name_of(one.theme),
            one.voices,
            one.unhappy,
            one.happy,
            address=behind(body, one.theme, labels.get(one.theme), service, months, people_only=people_only),
        )
        for one in found
        if not frameworks.is_none(one.theme)
    ]
    none = sum(one.voices for one in found if frameworks.is_none(one.theme))
    bars = theme_bars(counts, heard.read(by))
    groups = grouped(bars, lambda bar: bar.count.theme, frameworks.for_body(body.pk))
    return Spoken(months, heard, heard.read(by), bars, none, tuple(groups))


def behind(
    body: Organisation, theme: str, label: UUID | None, service: Service | None, months: Months, *, people_only: bool
) -> str:
    """This will give the address of the voices behind a figure."""
    chosen = {"theme": theme, "from": months.first.isoformat(), "to": months.last.isoformat()}
    chosen |= {"service": str(service.public_id)} if service else {}
    chosen |= {"labels": "people"} if people_only else {}
    try:
        return f"{reverse('insight:explore', args=[body.public_id])}?{urlencode(chosen)}"
    except NoReverseMatch:  # the explorer is not part of this installation: the list of voices finds people's labels
        only = {"label": str(label)} if label else {}
        return f"{reverse('voices:voices', args=[body.public_id])}?{urlencode(only)}"


def machine_of(body: Organisation) -> Machine:
    """This will give how far the machine is. The caller has asked whether its reader may."""
    model, labelled, missing = newest_model(body.pk), count_labelled(body.pk), ""
    if model is None:
        framework = frameworks.for_body(body.pk)
        try:
            enough(examples_of(body.pk, framework), framework)
        except TooFew as wrong:
            missing = str(wrong)
    return Machine(
        model=model,
        card=Card.from_json(model.card) if model else None,
        labelled=labelled,
        new_labels=max(0, labelled - model.examples) if model else labelled,
        may_not_yet=missing,
        words_changed=is_changed(model.drift) if model else False,
    )


def get_queue(actor: Actor, body: Organisation) -> tuple[Asked, ...]:
    """This will give ten comments to label: first those that two people see differently, then those that would teach
    the machine most, then the newest. Raises `Refused`."""
    access.can_change(actor, body.pk).require()
    standing = TwoViews.objects.filter(organisation=body, settled_at__isnull=True).select_related("voice")
    both = (_two_views(body, one) for one in standing.order_by("opened_at")[:IN_THE_QUEUE])
    found = [one for one in both if one is not None]
    model = newest_model(body.pk)
    written = _worth_labelling(body, model, IN_THE_QUEUE - len(found))
    guesses: Sequence[tuple[ThemeSuggested, ...]] = [()] * len(written)
    if model and written:
        guesses = suggester_of(model).guesses([one.text for one in written])
    return (*found, *(Asked(one, guess) for one, guess in zip(written, guesses, strict=True)))


def count_two_views(body: Organisation) -> int:
    """This will give how many comments two people see differently."""
    return TwoViews.objects.filter(organisation=body, settled_at__isnull=True, voice__withdrawn_at__isnull=True).count()


def get_gathering(actor: Actor, body: Organisation) -> Gathering:
    """This will gather the newest comments that fit no theme, as people say, or as the machine says where no person
    has. What was set aside is left out. Raises `Refused`."""
    access.can_change(actor, body.pk).require()
    framework = frameworks.for_body(body.pk)
    none = {framework.none_fits, f"{framework.builds_on}:{frameworks.NONE_FITS}"}
    unfit: dict[int, Unfit] = {}
    for by in LabelledBy:
        for one in list_with_theme(body.pk, none, by=by, most=UNFIT):
            feeling = next((on.sentiment for on in one.on if on.sentiment), "")
            felt = feeling_of(feeling, one.written.score)
            unfit.setdefault(one.written.key, Unfit(one.written.key, one.written.text, felt))
    offered = {theme.key for theme in framework.offered}
    fitting: list[str] = []
    for by in LabelledBy:
        fitting += [one.written.text for one in list_with_theme(body.pk, offered, by=by, most=FITTING)]
    found = gather(list(unfit.values()), fitting)
    aside = set(SetAside.objects.filter(organisation=body).values_list("mark", flat=True))
    return Gathering(tuple(one for one in found.groups if one.mark not in aside), found.alone)


def get_gathered(actor: Actor, body: Organisation, mark: str) -> Gathered:
    """This will give one group by its mark. Raises `Refused`, and `NotFound` where its comments are not the same any
    more."""
    for one in get_gathering(actor, body).groups:
        if one.mark == mark:
            return one
    raise NotFound


def get_frameworks(body: Organisation) -> Frameworks:
    """This will give what a body sorts by and what it might. The caller has asked whether its reader may."""
    own = frameworks.own_key(body)
    return Frameworks(
        now=frameworks.for_body(body.pk),
        built_in=tuple(frameworks.built_in().values()),
        own=frameworks.own_framework(own),
        versions=tuple(OwnFramework.objects.filter(key=own).order_by("-number")),
        own_key=own,
        version=BodyFramework.objects.filter(organisation=body).values_list("version", flat=True).first() or 0,
    )


def written_framework(body: Organisation, key: str) -> str:
    """This will give a framework as the file it was read from: one of Partake's, or the newest of the body's own.
    Raises `NotFound`."""
    if key in frameworks.built_in():
        return (frameworks.FOLDER / f"{key}.toml").read_text(encoding="utf-8")
    row = OwnFramework.objects.filter(organisation=body, key=key).order_by("-number").first()
    if row is None:
        raise NotFound
    return row.written


def elsewhere_of(body: Organisation) -> tuple[tuple[str, date, Card], ...]:
    """This will give how the newest model did on other bodies' comments: whose, when judged, and the card."""
    model = newest_model(body.pk)
    kept = model.elsewhere if model else []
    return tuple((one["body"], date.fromisoformat(one["on"]), Card.from_json(one["card"])) for one in kept)


def two_views_on(body: Organisation, voice: Voice) -> Asked | None:
    """This will give the two views that stand on a voice, if they do. The caller has asked whether its reader may."""
    one = TwoViews.objects.filter(organisation=body, voice=voice, settled_at__isnull=True).select_related("voice")
    row = one.first()
    return _two_views(body, row) if row else None


def _worth_labelling(body: Organisation, model: TaughtModel | None, most: int) -> tuple[Written, ...]:
    if most <= 0:
        return ()
    asked_for = unlabelled_among(body.pk, model.queue) if model else frozenset()
    keys = [key for key in (model.queue if model else []) if key in asked_for][:most]
    first = list_written(body.pk, keys)
    if len(first) == most:
        return first
    newest = list_unlabelled(body.pk, most=2 * most)
    return (*first, *[one for one in newest if one.key not in keys][: most - len(first)])


def _two_views(body: Organisation, one: TwoViews) -> Asked | None:
    written = list_written(body.pk, [one.voice_id])
    if not written:
        return None
    return Asked(
        written[0],
        two_views=True,
        opened_by=one.opened_by,
        on=labels_on(one.voice, body.pk).themes,
        taken_off=taken_off(one.voice, body.pk),
    )
