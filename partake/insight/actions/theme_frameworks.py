"""Which themes a body sorts by: choosing, bringing its own, and naming a new one out of comments that none fitted."""

import re
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.insight import access, frameworks
from partake.insight.events import FRAMEWORK_BROUGHT, FRAMEWORK_CHOSEN, THEME_NAMED, WORDS_SET_ASIDE
from partake.insight.frameworks import FOUNDATIONS, Framework, FrameworkFaults
from partake.insight.models import BodyFramework, OwnFramework, SetAside
from partake.insight.themes.framework_files import LONGEST_KEY, NONE_FITS, parse
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected, Stale
from partake.organisations.models import Organisation
from partake.voices.actions.labelling import put_themes
from partake.voices.domain.labels import ThemeSaid
from partake.voices.models import Voice
from partake.voices.queries.themes import themes_in_use

MOST_SAID = 6


@transaction.atomic
def choose_framework(*, actor: Actor, organisation: Organisation, framework: str, version: int | None) -> None:
    """This will have a body sort by another framework from now on. Labels of the one before stay, and can be read.
    Raises `Refused`, `Rejected`, `Stale`."""
    access.can_change(actor, organisation.pk).require()

    own = frameworks.own_key(organisation)
    if framework not in frameworks.built_in() and not (
        framework == own and OwnFramework.objects.filter(key=own).exists()
    ):
        raise Rejected("framework", gettext("There are no such themes here. Which ones will you use?"))
    _choose(actor, organisation, framework, version)


@transaction.atomic
def bring_framework(*, actor: Actor, organisation: Organisation, written: bytes, version: int | None) -> Framework:
    """This will read a body's own themes from a file, keep them as its newest version, and use them at once. A theme
    that is on comments cannot be left out: it may be ended in the file, and keeps its labels.
    Raises `Refused`, `Rejected` with everything that is wrong, `Stale`."""
    access.can_change(actor, organisation.pk).require()

    key = frameworks.own_key(organisation)
    try:
        text = written.decode("utf-8-sig")
        found = parse(text, key, FOUNDATIONS)
    except UnicodeDecodeError:
        raise Rejected("file", gettext("This file is not plain text. Save it as text in UTF-8.")) from None
    except FrameworkFaults as wrong:
        raise Rejected("file", _said(wrong.faults)) from None
    if missing := _left_out(organisation, found):
        raise Rejected("file", _said(missing))
    _keep_version(actor, organisation, key, text)
    _choose(actor, organisation, key, version)
    return found


@transaction.atomic
def name_theme(
    *, actor: Actor, organisation: Organisation, name: str, meaning: str, comments: Mapping[int, str]
) -> str:
    """This will make a theme of what no theme fitted: it joins the body's own themes, which begin with it where there
    were none, and is put on these comments (the keys of their voices), each with how its author felt ("" not said).
    Gives the theme's key.
    Raises `Refused`, `Rejected`, `NotFound`."""
    access.can_change(actor, organisation.pk).require()

    now = frameworks.for_body(organisation.pk)
    if any(theme.name.casefold() == name.casefold() for theme in now.themes):
        raise Rejected("name", gettext("There is a theme of this name already. What else could it be called?"))
    key = frameworks.own_key(organisation)
    own = frameworks.own_framework(key)
    if own and own.key != now.key and own.builds_on != now.key:
        other = gettext("You have themes of your own that are not in use. Choose them first, then name this one.")
        raise Rejected("name", other)
    theme = _new_key(name, {one.key for one in (*now.themes, *(own.themes if own else ()))})
    _keep_version(actor, organisation, key, _with_theme(organisation, now, theme, name, meaning))
    _choose(actor, organisation, key, None)
    for voice in Voice.objects.about(organisation.pk).filter(pk__in=comments).select_for_update(of=("self",)):
        said = ThemeSaid(f"{key}:{theme}", name, 0, comments[voice.pk])
        put_themes(actor=actor, voice=voice, organisation_id=organisation.pk, said=[said], version=voice.version)

    record_event(THEME_NAMED, actor=actor, about=_body(organisation), codes={"comments": len(comments)})

    return f"{key}:{theme}"


@transaction.atomic
def set_words_aside(*, actor: Actor, organisation: Organisation, mark: str) -> None:
    """This will propose these comments as a theme no more, while they are the same comments. Twice is once. Raises
    `Refused`."""
    access.can_change(actor, organisation.pk).require()

    SetAside.objects.get_or_create(
        organisation=organisation,
        mark=mark,
        defaults={"set_aside_at": clock.now(), "set_aside_by": actor.display_name},
    )

    record_event(WORDS_SET_ASIDE, actor=actor, about=_body(organisation))


def _body(organisation: Organisation) -> Ref:
    return Ref("organisations.organisation", str(organisation.public_id))


def _choose(actor: Actor, organisation: Organisation, framework: str, version: int | None) -> None:
    """`version` None: whichever stands; it is not what the reader decides on."""
    row = BodyFramework.objects.select_for_update().filter(organisation=organisation).first()
    if version is not None and version != (row.version if row else 0):
        raise Stale(row)
    if row is None:
        row = BodyFramework(organisation=organisation, version=0)
    if row.pk is None or row.framework != framework:
        record_event(FRAMEWORK_CHOSEN, actor=actor, about=_body(organisation), codes={"framework": framework})
    row.framework, row.chosen_at, row.chosen_by = framework, clock.now(), actor.display_name
    row.version += 1
    row.save()


def _keep_version(actor: Actor, organisation: Organisation, key: str, written: str) -> None:
    last = OwnFramework.objects.select_for_update().filter(key=key).order_by("-number").first()
    number = last.number + 1 if last else 1
    OwnFramework.objects.create(
        organisation=organisation,
        key=key,
        number=number,
        written=written,
        brought_at=clock.now(),
        brought_by=actor.display_name,
    )
    record_event(FRAMEWORK_BROUGHT, actor=actor, about=_body(organisation), codes={"version": number})


def _left_out(organisation: Organisation, found: Framework) -> list[str]:
    """What the newest version had, the file has not, and is on comments."""
    last = frameworks.own_framework(found.key)
    if last is None:
        return []
    gone = {one.key: one for one in last.themes if one.key.startswith(f"{found.key}:") and not found.find(one.key)}
    return [
        gettext(
            "Theme “%(theme)s” (%(name)s) is on %(number)s comments, and not in this file. Put it back; "
            "with ended = true it keeps them and gets no more."
        )
        % {"theme": key.partition(":")[2], "name": gone[key].name, "number": number}
        for key, number in sorted(themes_in_use(organisation.pk, gone).items())
    ]


def _said(faults: Sequence[str]) -> str:
    more = len(faults) - MOST_SAID
    last = [gettext("And %(number)s more.") % {"number": more}] if more > 0 else []
    return " ".join([*faults[:MOST_SAID], *last])


def _new_key(name: str, taken: set[str]) -> str:
    """A key out of a name, in any script: letters the key cannot hold fall away."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[: LONGEST_KEY - 4].strip("-") or "theme"
    keys = {one.partition(":")[2] for one in taken} | {NONE_FITS}
    return next(key for key in (plain, *(f"{plain}-{n}" for n in range(2, 1000))) if key not in keys)


def _with_theme(organisation: Organisation, now: Framework, theme: str, name: str, meaning: str) -> str:
    """The body's own file with one theme more. Where the body has none, a file that builds on what it uses."""
    row = OwnFramework.objects.filter(organisation=organisation).order_by("-number").first()
    head = row.written.rstrip("\n") if row else _head(organisation, now)
    quoted = (f"{word} = {_quoted(value)}" for word, value in (("key", theme), ("name", name), ("meaning", meaning)))
    return "\n".join([head, "", "[[theme]]", *quoted, ""])


def _head(organisation: Organisation, now: Framework) -> str:
    named = gettext("Themes of %(name)s") % {"name": organisation.name}
    return "\n".join(
        [
            f"name = {_quoted(named)}",
            'version = "1"',
            f"made_on = {clock.today().isoformat()}",
            f"source = {_quoted(gettext('Comments that no theme fitted, gathered here'))}",
            "reviewed = false",
            f"builds_on = {_quoted(now.key)}",
        ]
    )


def _quoted(words: str) -> str:
    """Words as the file writes them: a basic string, with what would end it escaped."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(letter if letter.isprintable() else " " for letter in escaped) + '"'
