"""From people's labels to suggestions: what is read and reckoned here stands outside every transaction, and actions
keep it in small steps. What is killed on the way is taken up by doing it again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from partake.insight import frameworks
from partake.insight.models import TaughtModel
from partake.insight.themes.framework_files import Framework
from partake.insight.themes.learning import Card, Example, Learnt, learn
from partake.insight.themes.suggesting import Suggester
from partake.organisations.models import Organisation
from partake.voices.domain.labels import ThemeSuggested
from partake.voices.queries.themes import Labelled, Written, list_labelled, list_unlabelled

MOST_EXAMPLES = 20_000
"""The newest labels teach: what people said years ago is not how they say it now."""
MOST_AT_A_PRESS = 1_500
"""Whoever presses a button waits some seconds for as many; more are learnt from at night."""
AT_ONCE = 1_000
LOOKED_AT = 1_000
"""How many of the newest comments are looked at for what to label next, and for drift."""
QUEUE = 40


@dataclass(frozen=True)
class Prepared:
    """A model, what it says of the newest comments, which would teach it most, and whether they have changed: ready to
    be kept."""

    learnt: Learnt
    framework: Framework
    suggested: dict[int, tuple[ThemeSuggested, ...]]
    queue: list[int]
    drift: dict[str, object]


def examples_of(organisation_id: int, framework: Framework) -> list[Example]:
    """This will give everything a body's people said, in themes of this framework or in "no theme fits"."""
    known = {theme.key for theme in framework.offered}
    none = {framework.none_fits, f"{framework.builds_on}:{frameworks.NONE_FITS}"}
    found = []
    for one in list_labelled(organisation_id, most=MOST_EXAMPLES):
        themes = {on.theme for on in one.on}
        if themes & known or themes <= none:
            found.append(Example(one.written.text, frozenset(themes & known), _feelings(one)))
    return found


def prepare(organisation: Organisation) -> Prepared:
    """This will learn from a body's labels and say what the newest comments are about. It changes nothing. Raises
    `TooFew`."""
    framework = frameworks.for_body(organisation.pk)
    learnt = learn(examples_of(organisation.pk, framework), framework)
    suggester = _suggester(learnt.packed, learnt.packed_feelings, learnt.card, framework)
    newest = list_unlabelled(organisation.pk, most=2 * AT_ONCE)
    said = suggester.of([one.text for one in newest])
    suggested = {one.key: themes for one, themes in zip(newest, said, strict=True)}
    return Prepared(learnt, framework, suggested, *_looked(suggester, newest[:LOOKED_AT]))


def newest_model(organisation_id: int) -> TaughtModel | None:
    """This will give what the machine learnt last from a body's labels."""
    return TaughtModel.objects.filter(organisation=organisation_id).order_by("-number").first()


def suggester_of(model: TaughtModel) -> Suggester:
    """This will give a stored model ready to speak, of the themes its body still offers."""
    framework = frameworks.for_body(model.organisation_id)
    return _suggester(bytes(model.packed), bytes(model.packed_feelings), Card.from_json(model.card), framework)


def suggest_all(model: TaughtModel, keep: Callable[[dict[int, tuple[ThemeSuggested, ...]]], int]) -> int:
    """This will speak of every comment this model has not spoken of, some at a time, newest first, and give how many.
    `keep` keeps one lot. Killed in the middle and done again, it goes on where it was."""
    suggester, before, spoken = suggester_of(model), None, 0
    while found := list_unlabelled(model.organisation_id, not_by_model=name_of(model), before=before, most=AT_ONCE):
        said = suggester.of([one.text for one in found])
        spoken += keep({one.key: themes for one, themes in zip(found, said, strict=True)})
        before = found[-1].key
    return spoken


def name_of(model: TaughtModel) -> str:
    """This will give how a label says which model put it on."""
    return f"{model.framework}/{model.number}"


def _suggester(packed: bytes, packed_feelings: bytes, card: Card, framework: Framework) -> Suggester:
    return Suggester(packed, packed_feelings, card, framework, gettext("No theme fits"))


def _feelings(one: Labelled) -> tuple[tuple[str, str], ...]:
    """The parts that carry one feeling alone, each with its words."""
    felt: dict[int, set[str]] = {}
    for on in one.on:
        if on.sentiment:
            felt.setdefault(on.part, set()).add(on.sentiment)
    words = {0: one.written.text} | dict(enumerate(one.written.sentences, 1))
    alone = {part: feelings.pop() for part, feelings in felt.items() if len(feelings) == 1}
    return tuple((words[part], feeling) for part, feeling in alone.items() if part in words)


def look(model: TaughtModel) -> tuple[list[int], dict[str, object]]:
    """This will give the keys of the comments that would teach most, and whether the newest comments, which taught
    nothing, still look like those that did."""
    return _looked(suggester_of(model), list_unlabelled(model.organisation_id, most=LOOKED_AT))


def _looked(suggester: Suggester, newest: Sequence[Written]) -> tuple[list[int], dict[str, object]]:
    texts = [one.text for one in newest]
    queue = [newest[place].key for place in suggester.worth_labelling(texts, QUEUE)] if texts else []
    return queue, suggester.drift(texts)
