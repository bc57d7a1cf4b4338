"""A list to bring in; a pair that may be one person."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from partake.ui import forms


class ListForm(forms.Form):
    practice = forms.Radios(_("Whose list is it?"), missing=_("You have not said whose list it is. Whose is it?"))
    file = forms.File(
        _("Bring in a list"),
        kinds=("csv", "txt", "tsv"),
        largest=settings.LARGEST_LIST_ON_PAGE,
        hint=_("A CSV file, as your system exports it. The same list twice adds nobody twice."),
    )

    def only(self, practice: str) -> None:
        """This will not ask whose list it is: the reader keeps only one."""
        del self.fields["practice"]
        self._practice = practice

    @property
    def practice_id(self) -> str:
        return getattr(self, "_practice", "") or str(self.values["practice"])


class SettleForm(forms.Form):
    """A check page: nothing to answer but yes."""
