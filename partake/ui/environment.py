"""The Jinja environment of every page: our templates are strict, the vendored NHS macros are not."""

from functools import cache
from typing import Any

import nhsuk_frontend_jinja
from django.conf import settings
from django.templatetags.static import static
from django.utils import translation
from jinja2 import ChainableUndefined, Environment, PackageLoader, StrictUndefined, Template

from partake.ui import submission, words
from partake.ui.called_most import addresses, say
from partake.ui.policy import SUPPORT_SCRIPT

# Without these two, half of every page would be blank lines.
_LAYOUT: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True}


@cache
def _nhs_environment() -> Environment:
    """One for the process: the macros never change, and compiling them costs more than a page."""
    loader = PackageLoader(nhsuk_frontend_jinja.__name__)
    return Environment(loader=loader, undefined=ChainableUndefined, autoescape=True, auto_reload=False, **_LAYOUT)


class PageEnvironment(Environment):
    """Draws our templates strictly: a name misspelt is an error, in tests and in use, not a blank where an
    allergy should be. The NHS macros rely on missing names being quiet, so they live in their own environment."""

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:
        if isinstance(name, str) and name.startswith("nhsuk/"):
            return _nhs_environment().get_template(name)
        return super().get_template(name, parent, globals)


def environment(**options: Any) -> Environment:
    """This will give the environment Django draws pages with. `options` are those of its Jinja2 backend."""
    settled = {**options, **_LAYOUT, "autoescape": True, "undefined": StrictUndefined}
    made = PageEnvironment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], **settled)
    made.policies["ext.i18n.trimmed"] = True
    # Django's functions look up the reader's language at each call, so one environment serves every language.
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    made.globals.update(gettext=say, _=say)  # the same, with less in between
    made.globals.update(
        static=static,
        url=addresses(),
        support_script=SUPPORT_SCRIPT,
        help_phone=settings.HELP_PHONE,
        form_secrets=submission.form_secrets,
    )
    made.filters.update(
        day=words.day,
        weekday_day=words.weekday_day,
        month=words.month,
        short_weekday=words.short_weekday,
        day_number=words.day_number,
        short_month=words.short_month,
        clock_time=words.clock_time,
        and_list=words.and_list,
        how_long=words.how_long,
    )
    return made
