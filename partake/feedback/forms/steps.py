"""A form asked in short steps on one address. What was answered travels hidden in the page, so nothing is kept before
it is sent, two tabs do not meet, and going back loses nothing. A file belongs in the last step: it cannot travel."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.functional import cached_property
from markupsafe import Markup

from partake.ui import forms
from partake.ui.kept_text import kept_for


class SteppedForm(forms.Form):
    """`steps` names the fields of each step, those that a choice opens among them. Its view asks `is_sent` and then
    `once`; the page draws `step`, with `carried`."""

    steps: ClassVar[tuple[tuple[str, ...], ...]]

    @cached_property
    def came(self) -> int:
        """The step that was before the reader; the first, of what we did not draw."""
        said = str(self.data.get("step", "0"))
        return min(int(said), self.last) if said.isdecimal() and len(said) < 3 else 0

    @property
    def last(self) -> int:
        return len(self.steps) - 1

    def is_sent(self) -> bool:
        """This will say whether the last step was sent and every answer is right. If not, `step` is the one to draw:
        the next, or the first with something wrong in it."""
        if not self.is_posted:
            return False
        if self.data.get("go") == "back":
            self.step = max(0, self.came - 1)
            self.errors.clear()  # nobody is scolded for going back
            return False
        wrong = self._first_wrong(up_to=self.came)
        if wrong is None and self.came == self.last:
            self.step = self.last
            return True
        self.step = wrong if wrong is not None else self.came + 1
        self._leave_errors_of(self.step if wrong is not None else None)
        return False

    def mark(self, field: str, words: str) -> None:
        """Words of an action stand in the step of their field."""
        super().mark(field, words)
        self.step = next((place for place, names in enumerate(self.steps) if field in names), self.step)

    def draw(self, as_heading: bool = False) -> Markup:
        """This will draw the fields of this step, in its order."""
        names = [name for name in self.steps[self.step] if name in self.fields and name not in self._revealed]
        return Markup("").join(self.field(name, as_heading and name == names[0]) for name in names)

    def carried(self) -> Markup:
        """This will draw, hidden, what was answered in the other steps, and which step this is."""
        hidden = Markup('<input type="hidden" name="{}" value="{}">')
        others = [hidden.format(name, value) for name, value in self._answered_elsewhere()]
        return Markup("").join([hidden.format("step", self.step), *others])

    step: int = 0

    def _first_wrong(self, *, up_to: int) -> int | None:
        for place, names in enumerate(self.steps[: up_to + 1]):
            if any(name in self.errors for name in names):
                return place
        return up_to if "__all__" in self.errors and up_to == self.last else None

    def _leave_errors_of(self, step: int | None) -> None:
        shown = self.steps[step] if step is not None else ()
        for name in [name for name in self.errors if name not in shown and (name != "__all__" or step != self.last)]:
            del self.errors[name]

    def _answered_elsewhere(self) -> Iterator[tuple[str, Any]]:
        typed = self.request.POST if self.is_bound else kept_for(self.request) or QueryDict()
        elsewhere = [name for name in self.fields if name not in self.steps[self.step]]
        for key, values in typed.lists():
            if any(key == name or key in (f"{name}-day", f"{name}-month", f"{name}-year") for name in elsewhere):
                yield from ((key, value) for value in values)
