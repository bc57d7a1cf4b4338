"""One optional question. What may be answered is given to the form; "I would rather not say" is always there."""

from django.utils.translation import gettext_lazy as _

from partake.ui import forms

DECLINED = "DECLINED"


class OneAnswerForm(forms.Form):
    answers = forms.Radios("", missing=_("Nothing is chosen yet. You can leave this page if you would rather not."))

    @property
    def chosen(self) -> list[str]:
        return [self.values["answers"]]


class ManyAnswersForm(forms.Form):
    answers = forms.Checkboxes("", missing=_("Nothing is ticked yet. You can leave this page if you would rather not."))

    @property
    def chosen(self) -> list[str]:
        return list(self.values["answers"])
