"""My background: optional answers, one question a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from partake.people import access
from partake.people.actions import background as actions
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.forms.background import DECLINED, ManyAnswersForm, OneAnswerForm
from partake.people.opening import record_page
from partake.people.queries import background as queries
from partake.people.views.pages import record_answer
from partake.ui.forms import Choice
from partake.ui.submission import once


@record_page(Part.BACKGROUND)
def background(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return record_answer(request, "background", record, page=queries.get_background(record))


@record_page(Part.BACKGROUND)
def answer(request: HttpRequest, record: OpenRecord, question: str) -> HttpResponse:
    access.can_answer_background(record).require()
    line = queries.get_background_line(record, question)
    form = _form(request, line)

    def save() -> str:
        actions.answer_background(
            record=record,
            question=question,
            answers=[code for code in form.chosen if code != DECLINED],
            declined=DECLINED in form.chosen,
            number=form.version,
        )
        return _background(record)

    return form.once(save) or record_answer(request, "answer_background", record, form=form, line=line)


@record_page(Part.BACKGROUND)
def withdraw(request: HttpRequest, record: OpenRecord, question: str) -> HttpResponse:
    """One press; answering again is as easy."""
    line = queries.get_background_line(record, question)

    def take_back() -> str:
        actions.withdraw_background(record=record, question=question, number=line.number)
        return _background(record)

    return redirect(once(request, take_back))


def _form(request: HttpRequest, line: queries.BackgroundLine) -> OneAnswerForm | ManyAnswersForm:
    asked = line.question
    offered = [*(Choice(code, gettext(words)) for code, words in asked.answers)]
    offered.append(Choice(DECLINED, gettext("I would rather not say")))
    chosen = [DECLINED] if line.declined else list(line.codes)
    form: OneAnswerForm | ManyAnswersForm
    if asked.many:
        form = ManyAnswersForm.from_request(
            request, choices={"answers": offered}, initial={"answers": chosen}, version=line.number
        )
    else:
        form = OneAnswerForm.from_request(
            request, choices={"answers": offered}, initial={"answers": "".join(chosen)}, version=line.number
        )
    form.fields["answers"].label = gettext(asked.words)
    form.fields["answers"].help_text = gettext(asked.why)
    return form


def _background(record: OpenRecord) -> str:
    return reverse("people:background", args=[record.person.id])
