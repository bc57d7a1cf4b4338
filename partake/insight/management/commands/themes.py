"""`python -m partake themes train|evaluate|suggest --organisation CODE`: the machine that suggests what comments are
about."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from partake.insight import frameworks
from partake.insight.actions.theme_learning import MACHINE, keep_judgement
from partake.insight.models import TaughtModel
from partake.insight.themes import working
from partake.insight.themes.learning import Card, Line, TooFew, judge_elsewhere
from partake.insight.themes.teaching import examples_of, newest_model
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.organisations.queries import get_organisation_by_code


class Command(BaseCommand):
    help = "Let the machine learn what comments are about from people’s labels, see how well it does, let it suggest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["train", "evaluate", "suggest"])
        parser.add_argument("--organisation", required=True, metavar="CODE", help="whose comments: its ODS code")
        parser.add_argument(
            "--on", metavar="CODE", help="evaluate: on the comments of this other body, as labelled there"
        )

    def handle(self, *, what: str, organisation: str, on: str | None, **_: object) -> None:
        body = _body(organisation)
        try:
            if what == "train":
                self._train(body)
            elif what == "evaluate":
                self._evaluate(body, _body(on) if on else None)
            else:
                self._suggest(_model(body))
        except TooFew as few:
            raise CommandError(str(few)) from None

    def _train(self, body: Organisation) -> None:
        with _progress() as bar:
            bar.add_task("Learning, and judging what was learnt", total=None)
            model = working.teach(body)
        self._show(Card.from_json(model.card))
        self.stdout.write(f"Kept as number {model.number}, from {model.examples:,} labelled comments.")

    def _evaluate(self, body: Organisation, other: Organisation | None) -> None:
        model = _model(body)
        if other is None:
            self._show(Card.from_json(model.card))
            return
        framework = frameworks.for_body(body.pk)
        card = judge_elsewhere(bytes(model.packed), examples_of(other.pk, framework), framework)
        keep_judgement(actor=MACHINE, model=model, other=other, card=card)
        self._show(card)
        self.stdout.write(f"On {card.comments:,} comments labelled at {other.name}. Kept on the accuracy card.")

    def _suggest(self, model: TaughtModel) -> None:
        with _progress() as bar:
            task = bar.add_task("Reading comments", total=None)
            spoken = working.suggest(model, lambda many: bar.update(task, completed=many))
        self.stdout.write(f"Number {model.number} spoke of {spoken:,} comments. No person’s label was touched.")

    def _show(self, card: Card) -> None:
        """Theme by theme; those nobody gave and it never suggested are left out."""
        self.stdout.write(f"{'theme':40} {'given':>6} {'suggested':>10} {'right':>6}  may speak of it")
        for line in [*card.lines, *card.feelings]:
            if line.given or line.suggested:
                self.stdout.write(_row(line))
        self.stdout.write(f"Right: {card.right:,} of {card.suggested:,} suggestions on comments it had not seen.")


def _row(line: Line) -> str:
    may = "yes" if line.speaks else "not yet"
    return f"{line.name[:40]:40} {line.given:6,} {line.suggested:10,} {line.right:6,}  {may}"


def _body(code: str) -> Organisation:
    try:
        return get_organisation_by_code(code)
    except NotFound:
        raise CommandError(f"There is no organisation with the code {code} here.") from None


def _model(body: Organisation) -> TaughtModel:
    model = newest_model(body.pk)
    if model is None:
        raise CommandError(
            f"The machine has learnt nothing at {body.name} yet: python -m partake themes train --organisation CODE"
        )
    return model


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}"))
    return Progress(*columns, console=Console(stderr=True))
