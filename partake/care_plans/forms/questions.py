"""The questions asked for each kind of line, one a page. The first is enough to keep the line; the rest can wait.

A field has the name of what it says in `domain.contents`.
"""

from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from partake.care_plans.domain.contents import CONTENT, HIGHEST, LOWEST, Kind
from partake.care_plans.domain.reviews import INTERVAL_WORDS
from partake.care_plans.domain.states import AREA_WORDS
from partake.care_plans.knowledge import topics
from partake.care_plans.words import interval
from partake.kernel import clock
from partake.ui import forms
from partake.ui.forms import Choice


class Number(forms.Select):
    """A whole number from a short range; None when it is left."""

    def __init__(self, words: Any, *, first: int = LOWEST, last: int = HIGHEST, **options: Any) -> None:
        numbers = [Choice(str(number), str(number)) for number in range(first, last + 1)]
        super().__init__(words, choices=numbers, optional=True, **options)

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]
        chosen = super().to_python(value)
        return int(chosen) if chosen else None


class Often(forms.Radios):
    """How often, in plain words; a number of months, or None when it is left."""

    def __init__(self, words: Any, **options: Any) -> None:
        choices = [Choice(str(months), _(said)) for months, said in INTERVAL_WORDS.items()]
        super().__init__(words, choices=[*choices, Choice("", _("No set time"))], optional=True, **options)

    def to_python(self, value: Any) -> int | None:
        chosen = super().to_python(value)
        return int(chosen) if chosen else None

    def offer(self, months: int | None) -> None:
        """This will offer a number of months that is said already, though it is none of those that we ask."""
        if months and str(months) not in {choice.value for choice in self.choices}:
            self.choices = [Choice(str(months), interval(months)), *self.choices]


class Which(forms.Radios):
    """One of the staff who can see the plan, by the id of their sign-in; None when it is none of them."""

    def to_python(self, value: Any) -> UUID | None:
        chosen = super().to_python(value)
        return UUID(chosen) if chosen else None


class ConditionWords(forms.Form):
    words = forms.Text(
        _("Which condition do you live with?"),
        hint=_("In your own words. One at a time: you can add more."),
        longest=200,
        autocomplete="off",
    )
    code = forms.Radios(
        _("Is it one of these?"),
        hint=_("We then show information about it. You can leave it."),
        optional=True,
        choices=[*(Choice(topic.code, topic.name) for topic in topics()), Choice("", _("Something else"))],
    )


class StrengthWords(forms.Form):
    words = forms.Textarea(
        _("What are you good at, or glad of?"),
        hint=_("A skill, a habit, a person or a place that helps you."),
        longest=2000,
    )


class NeedWords(forms.Form):
    words = forms.Textarea(
        _("What is hard now, or worrying you?"),
        hint=_("In your own words. One thing at a time: you can add more."),
        longest=2000,
    )


class NeedArea(forms.Form):
    area = forms.Radios(
        _("Which part of life is this about?"),
        optional=True,
        choices=[Choice(code, _(words)) for code, words in AREA_WORDS.items()],
    )


class GoalWords(forms.Form):
    words = forms.Text(
        _("What would you like to be able to do?"),
        hint=_("For example, “Saturdays at the allotment with my grandson”."),
        longest=300,
        autocomplete="off",
    )


class GoalWhy(forms.Form):
    why = forms.Textarea(_("Why does it matter to you?"), longest=2000, optional=True)


class GoalImportance(forms.Form):
    importance = Number(
        _("How much does it matter, out of 10?"),
        hint=_("10 is as much as anything could. You can leave it."),
    )


class ActionWhat(forms.Form):
    what = forms.Text(
        _("What will be done?"),
        hint=_("One thing, small enough to start. For example, “Walk to the corner and back”."),
        longest=300,
        autocomplete="off",
    )


class ActionWho(forms.Form):
    by_person = forms.YesNo(
        _("Who will do it?"),
        missing=_("You have not said who. Who will do it?"),
        choices=[
            Choice("yes", _("The person whose plan it is")),
            Choice("no", _("Somebody else"), reveals="who_name"),
        ],
    )
    who_name = forms.Text(_("Their name"), longest=200, autocomplete="off")
    who_role = forms.Text(_("Their job or team, if it is somebody’s job"), longest=200, optional=True)
    who_contact = forms.Text(_("How to reach them about this"), longest=200, optional=True, autocomplete="off")


class ActionWhen(forms.Form):
    due_on = forms.Day(_("By which day?"), hint=_("For example, 24 11 2026. You can leave it."), optional=True)
    how_often = forms.Text(
        _("Or how often?"), hint=_("For example, “three times a week”."), longest=200, optional=True, autocomplete="off"
    )


class ActionSure(forms.Form):
    confidence = Number(
        _("How sure are you that you can do it, out of 10?"),
        hint=_("If it is under 7, make it smaller, or say below what would help."),
    )
    strategies = forms.Textarea(
        _("What could get in the way, and what would help?"), longest=2000, rows=4, optional=True
    )


class ActionReview(forms.Form):
    review_on = forms.Day(_("When shall we look at it again?"), optional=True, first=clock.today)


class StepWords(forms.Form):
    words = forms.Text(_("What is a first step?"), longest=300, autocomplete="off")


class StepOutcome(forms.Form):
    outcome = forms.Textarea(_("How will you know you got there?"), longest=2000, rows=3, optional=True)


class ContingencyTriggers(forms.Form):
    triggers = forms.Textarea(
        _("What are the signs that things have changed?"),
        hint=_("One on each line. For example, “My ankles swell”."),
        longest=2000,
        missing=_("There is no sign yet. What would tell people that things have changed?"),
    )


class ContingencyName(forms.Form):
    name = forms.Text(
        _("What shall we call it?"), hint=_("For example, “If my ankles swell”."), longest=200, optional=True
    )


class ContingencyHappens(forms.Form):
    happens = forms.Textarea(
        _("What should happen, and what should not?"), hint=_("One thing on each line."), longest=3000, optional=True
    )


class ContingencyContacts(forms.Form):
    contacts = forms.Textarea(
        _("Who should be called, and on which number?"), hint=_("One on each line."), longest=1000, optional=True
    )


class ContingencyCoping(forms.Form):
    coping = forms.Textarea(_("What helps you through it?"), longest=2000, optional=True, rows=4)
    signs = forms.Textarea(
        _("What would others notice early, before it gets worse?"), longest=2000, optional=True, rows=4
    )
    medicines = forms.Textarea(
        _("Medicines or equipment to have ready, and where they are"), longest=2000, optional=True, rows=3
    )


class ContingencyStatement(forms.Form):
    statement = forms.Textarea(
        _("What would you want, if one day you could not say it?"),
        hint=_("This is called an advance statement. You do not have to write one."),
        longest=3000,
        optional=True,
    )
    statement_on = forms.Day(_("When did you say this?"), optional=True, last=clock.today)
    statement_where = forms.Text(_("Where is it kept, if it is on paper?"), longest=300, optional=True)


class ContingencyReview(forms.Form):
    review_on = forms.Day(_("When shall we look at it again?"), optional=True, first=clock.today)
    reviewer = forms.Text(_("Who arranges that, and how to reach them"), longest=300, optional=True)


class AdditionalName(forms.Form):
    name = forms.Text(
        _("What is the plan called?"), hint=_("For example, “Planning ahead” or “Wound care plan”."), longest=200
    )


class AdditionalWords(forms.Form):
    words = forms.Textarea(_("What does it say that others should know?"), longest=5000, optional=True, rows=8)
    prepared_by = forms.Text(_("Who made it with you?"), longest=300, optional=True)


class AdditionalReview(forms.Form):
    review_on = forms.Day(_("When shall we look at it again?"), optional=True, first=clock.today)
    reviewer = forms.Text(_("Who arranges that, and how to reach them"), longest=300, optional=True)


class ContactWho(forms.Form):
    name = forms.Text(_("Who helps you for their job?"), hint=_("Their name."), longest=200, autocomplete="off")
    role = forms.Text(_("What is their job?"), longest=200, optional=True, autocomplete="off")
    speciality = forms.Text(_("What do they help with?"), longest=200, optional=True, autocomplete="off")
    team = forms.Text(_("Which team?"), longest=200, optional=True, autocomplete="off")
    organisation = forms.Text(_("Which organisation?"), longest=200, optional=True, autocomplete="off")


class ContactReach(forms.Form):
    contact = forms.Text(_("How do you reach them?"), longest=300, optional=True, autocomplete="off")
    is_key_worker = forms.YesNo(
        _("Are they your key worker?"), hint=_("The one to ask first about this plan."), optional=True
    )
    from_on = forms.Day(_("Since when?"), optional=True)
    to_on = forms.Day(_("Until when?"), optional=True)


class ContactAccount(forms.Form):
    account = Which(
        _("Is it one of these people?"),
        hint=_("They can see your plan on Partake, so your questions can go straight to them."),
        optional=True,
    )


class FormulationWords(forms.Form):
    words = forms.Textarea(
        _("How do we understand where things come from?"),
        hint=_("What you and a professional worked out together, and what it means to you."),
        longest=5000,
        rows=8,
    )


class FormulationMade(forms.Form):
    made_by = forms.Text(_("Who worked it out with you?"), longest=200, optional=True, autocomplete="off")
    made_by_role = forms.Text(_("What is their job?"), longest=200, optional=True, autocomplete="off")
    made_on = forms.Day(_("When?"), optional=True, last=clock.today)
    made_where = forms.Text(_("Where?"), longest=200, optional=True)


class FundingWords(forms.Form):
    words = forms.Text(
        _("Who pays for what is in this plan?"), hint=_("For example, “The NHS” or “I pay myself”."), longest=500
    )
    body_code = forms.Text(_("The body’s ODS code, if you know it"), longest=12, optional=True, width=10)


class ReviewWhen(forms.Form):
    review_on = forms.Day(_("When shall we look at the plan again?"), first=clock.today)
    every_months = Often(_("And after that, how often?"), hint=_("It is your choice. You can change it any day."))


class ReviewWho(forms.Form):
    reviewer_name = forms.Text(_("Who arranges it?"), longest=200, optional=True, autocomplete="off")
    reviewer_role = forms.Text(_("What is their job?"), longest=200, optional=True, autocomplete="off")
    reviewer_contact = forms.Text(_("How do you reach them?"), longest=200, optional=True, autocomplete="off")


class PreparedWhere(forms.Form):
    where = forms.Text(_("Where was this plan made?"), hint=_("For example, “At home” or “Millbrook Surgery”."))
    where_code = forms.Text(_("The place’s ODS code, if it has one"), longest=12, optional=True, width=10)


class PreparedBy(forms.Form):
    by_name = forms.Text(_("Which professional made it with you?"), longest=200, optional=True, autocomplete="off")
    by_role = forms.Text(_("What is their job?"), longest=200, optional=True, autocomplete="off")
    by_organisation = forms.Text(_("Which organisation?"), longest=200, optional=True, autocomplete="off")


class DocumentName(forms.Form):
    name = forms.Text(_("Which other document is there?"), hint=_("For example, “ReSPECT form”."), longest=200)
    where = forms.Text(_("Where is it kept?"), longest=300, optional=True)
    dated_on = forms.Day(_("What date is on it?"), optional=True)


@dataclass(frozen=True)
class Question:
    """One page. `code` stands in its address."""

    code: str
    form: type[forms.Form]

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(self.form.base_fields)


QUESTIONS: dict[Kind, tuple[Question, ...]] = {
    Kind.CONDITION: (Question("words", ConditionWords),),
    Kind.STRENGTH: (Question("words", StrengthWords),),
    Kind.NEED: (Question("words", NeedWords), Question("area", NeedArea)),
    Kind.GOAL: (Question("words", GoalWords), Question("why", GoalWhy), Question("importance", GoalImportance)),
    Kind.ACTION: (
        Question("what", ActionWhat),
        Question("who", ActionWho),
        Question("when", ActionWhen),
        Question("sure", ActionSure),
        Question("review", ActionReview),
    ),
    Kind.STEP: (Question("words", StepWords), Question("outcome", StepOutcome)),
    Kind.CONTINGENCY: (
        Question("signs", ContingencyTriggers),
        Question("name", ContingencyName),
        Question("what", ContingencyHappens),
        Question("who", ContingencyContacts),
        Question("coping", ContingencyCoping),
        Question("statement", ContingencyStatement),
        Question("review", ContingencyReview),
    ),
    Kind.ADDITIONAL: (
        Question("name", AdditionalName),
        Question("words", AdditionalWords),
        Question("review", AdditionalReview),
    ),
    Kind.CONTACT: (
        Question("who", ContactWho),
        Question("reach", ContactReach),
        Question("account", ContactAccount),
    ),
    Kind.FORMULATION: (Question("words", FormulationWords), Question("made", FormulationMade)),
    Kind.FUNDING: (Question("words", FundingWords),),
    Kind.REVIEW: (Question("when", ReviewWhen), Question("who", ReviewWho)),
    Kind.PREPARED: (Question("where", PreparedWhere), Question("by", PreparedBy)),
    Kind.DOCUMENT: (Question("name", DocumentName),),
}


def typed_values(kind: Kind, values: dict[str, Any]) -> dict[str, Any]:
    """This will give a form's answers as the fields of a line: what was left is said as nothing."""
    defaults = {field.name: field.default for field in fields(CONTENT[kind])}
    return {
        name: defaults[name] if value is None and isinstance(defaults[name], str | bool) else value
        for name, value in values.items()
    }
