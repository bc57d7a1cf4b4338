"""Who speaks for a person: the page; writing it down, one question a page; pausing, ending, objecting, keeping back."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.people import access_representing as access
from partake.people import words, words_of_powers
from partake.people.actions import representatives as actions
from partake.people.domain import CheckedHow, Part, in_order
from partake.people.door import OpenRecord
from partake.people.forms import representatives as forms
from partake.people.forms.needs import EndForm
from partake.people.forms.representatives import QUESTIONS, SpeakerAnswers
from partake.people.opening import record_page
from partake.people.powers import EVIDENCE_WORDS, EndReason, Evidence, powers
from partake.people.queries import representatives as queries
from partake.people.views.pages import record_answer
from partake.people.words import part_choices, part_title
from partake.ui.forms import Choice, Form
from partake.ui.submission import once


@record_page()
def representatives(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    page = queries.who_speaks(record)
    return _answer(
        request,
        "representatives",
        record,
        page=page,
        may_record=access.can_record_representative(record),
        may_check=access.can_record_capacity(record),
    )


@record_page()
def ask(request: HttpRequest, record: OpenRecord, asked: str) -> HttpResponse:
    """One question of five; what was answered so far is in the address."""
    access.can_record_representative(record).require()
    answers = SpeakerAnswers.of(request.GET)
    if asked not in QUESTIONS:
        raise NotFound
    before = QUESTIONS.index(asked)
    if answers.next_question and QUESTIONS.index(answers.next_question) < before:
        return _ask(record, answers.next_question, answers)
    form = _FORMS[asked](request, record, answers)
    if form.is_posted and form.is_valid():
        answers = _TAKEN[asked](form, answers)
        return _ask(record, answers.next_question, answers)
    return _answer(
        request, "representative_question", record, form=form, answers=answers, number=before + 1, count=len(QUESTIONS)
    )


@record_page()
def check(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """The whole act as one sentence, and the one button that does it."""
    access.can_record_representative(record).require()
    answers = SpeakerAnswers.of(request.GET)
    if answers.next_question:
        return _ask(record, answers.next_question, answers)
    who = queries.get_close(record, answers.who)
    before = queries.spoken_for_by(record, who)
    form = forms.ConfirmSpeaker.from_request(request, version=before.pk if before else None)

    def write_down() -> str:
        made = actions.record_representative(
            record=record,
            who=who,
            power=answers.basis,  # type: ignore[arg-type]  # every question is answered
            papers=actions.Papers(
                Evidence(answers.evidence),
                answers.seen_on,  # type: ignore[arg-type]
                CheckedHow(answers.identity),
                form.values["reference"],
            ),
            parts=answers.parts,
            until=answers.last_day,  # type: ignore[arg-type]
            replaces=form.version,
        )
        return _at("representative", record, made.public_id)

    return form.once(write_down) or _answer(
        request, "representative_check", record, form=form, answers=answers, who=who, before=before
    )


@record_page()
def representative(request: HttpRequest, record: OpenRecord, representative_id: UUID) -> HttpResponse:
    speaker = queries.get_speaker(record, representative_id)
    return _answer(
        request,
        "representative",
        record,
        speaker=speaker,
        may_stop=access.can_stop_representative(record),
        may_object=access.can_object(record),
        may_end=access.can_end_for_themselves(record),
        may_keep=access.can_keep_from_parent(record),
    )


@record_page()
def pause(request: HttpRequest, record: OpenRecord, representative_id: UUID) -> HttpResponse:
    access.can_stop_representative(record).require()
    speaker = queries.get_open_speaker(record, representative_id)
    form = forms.PauseForm.from_request(request)

    def stop_for_now() -> str:
        actions.pause_representative(record=record, representative_id=speaker.id, **form.values)
        return _at("representative", record, speaker.id)

    return form.once(stop_for_now) or _answer(request, "representative_pause", record, form=form, speaker=speaker)


@record_page()
def resume(request: HttpRequest, record: OpenRecord, representative_id: UUID) -> HttpResponse:
    access.can_stop_representative(record).require()
    speaker = queries.get_open_speaker(record, representative_id)
    form = EndForm.from_request(request, version=speaker.version)

    def go_on() -> str:
        actions.resume_representative(record=record, representative_id=speaker.id, version=form.version)
        return _at("representative", record, speaker.id)

    return form.once(go_on) or _answer(request, "representative_resume", record, form=form, speaker=speaker)


@record_page()
def end(request: HttpRequest, record: OpenRecord, representative_id: UUID) -> HttpResponse:
    """The practice says why; a person who can decide it need not."""
    if not record.is_own:
        access.can_stop_representative(record).require()
    else:
        access.can_end_for_themselves(record).require()
    speaker = queries.get_open_speaker(record, representative_id)
    form = (EndForm if record.is_own else forms.EndSpeakerForm).from_request(request, version=speaker.version)

    def end_it() -> str:
        reason = EndReason(form.values.get("reason") or EndReason.STOPPED)
        actions.end_representative(record=record, representative_id=speaker.id, reason=reason, version=form.version)
        return _at("representative", record, speaker.id)

    return form.once(end_it) or _answer(request, "representative_end", record, form=form, speaker=speaker)


@record_page()
def object_to(request: HttpRequest, record: OpenRecord, representative_id: UUID) -> HttpResponse:
    access.can_object(record).require()
    speaker = queries.get_open_speaker(record, representative_id)
    form = forms.ObjectForm.from_request(request)

    def say_no() -> str:
        actions.object_to_representative(record=record, representative_id=speaker.id, **form.values)
        return _at("representative", record, speaker.id)

    return form.once(say_no) or _answer(request, "representative_object", record, form=form, speaker=speaker)


@record_page()
def keep(request: HttpRequest, record: OpenRecord, representative_id: UUID) -> HttpResponse:
    """What a young person keeps from a parent."""
    access.can_keep_from_parent(record).require()
    speaker = queries.get_parent(record, representative_id)
    form = forms.KeepForm.from_request(
        request,
        choices={"hidden": [Choice(part, part_title(part)) for part in speaker.parts]},
        initial={"hidden": speaker.hidden},
        version=speaker.version,
    )

    def keep_back() -> str:
        hidden = in_order(form.values["hidden"])
        actions.keep_from_parent(record=record, representative_id=speaker.id, hidden=hidden, version=form.version)
        return _at("representative", record, speaker.id)

    return form.once(keep_back) or _answer(request, "representative_keep", record, form=form, speaker=speaker)


def worries(request: HttpRequest) -> HttpResponse:
    """What a practice must look at: objections, worries, and what ends soon."""
    found = queries.list_worries(actor_of(request))
    return render(request, "people/worries.jinja", {"worries": found, "words": words, "powers": words_of_powers})


@require_POST
def accept(request: HttpRequest, representative_id: UUID) -> HttpResponse:
    """Pressed on the reader's home page, where they are asked."""

    def say_yes() -> str:
        row = actions.accept_representing(actor=actor_of(request), representative_id=representative_id)
        return reverse("people:record", args=[row.person.public_id])

    return redirect(once(request, say_yes))


@require_POST
def decline(request: HttpRequest, representative_id: UUID) -> HttpResponse:
    def say_no() -> str:
        actions.decline_representing(actor=actor_of(request), representative_id=representative_id)
        return reverse("home:home")

    return redirect(once(request, say_no))


def _who(request: HttpRequest, record: OpenRecord, answers: SpeakerAnswers) -> Form:
    offered = [Choice(str(one.public_id), one.name, hint=one.relationship) for one in queries.list_people_close(record)]
    return forms.WhoSpeaksForm.from_request(request, choices={"who": offered}, initial={"who": answers.who})


def _power(request: HttpRequest, _record: OpenRecord, answers: SpeakerAnswers) -> Form:
    offered = [
        Choice(basis, words_of_powers.power_title(basis), hint=words_of_powers.power_may(basis)) for basis in powers()
    ]
    return forms.PowerForm.from_request(request, choices={"power": offered}, initial={"power": answers.power})


def _papers(request: HttpRequest, _record: OpenRecord, answers: SpeakerAnswers) -> Form:
    shown = powers()[answers.basis].evidence  # type: ignore[index]  # asked after the power
    return forms.PapersForm.from_request(
        request,
        choices={
            "evidence": [Choice(one, gettext(EVIDENCE_WORDS[one])) for one in shown],
            "identity": forms.PapersForm.identity_choices(),
        },
        initial={"evidence": answers.evidence, "seen_on": answers.seen_on, "identity": answers.identity},
    )


def _parts(request: HttpRequest, _record: OpenRecord, answers: SpeakerAnswers) -> Form:
    needed = answers.parts or (Part.ABOUT_ME, Part.COMMUNICATION, Part.PLAN)
    return forms.SeesForm.from_request(request, choices={"parts": part_choices()}, initial={"parts": needed})


def _until(request: HttpRequest, _record: OpenRecord, _answers: SpeakerAnswers) -> Form:
    return forms.SpeaksUntilForm.from_request(request)


_FORMS: dict[str, Callable[[HttpRequest, OpenRecord, SpeakerAnswers], Form]] = {
    "who": _who,
    "power": _power,
    "papers": _papers,
    "parts": _parts,
    "until": _until,
}
_TAKEN: dict[str, Callable[[Form, SpeakerAnswers], SpeakerAnswers]] = {
    "who": lambda form, answers: answers.changed(who=form.values["who"]),
    # Another power is shown by another paper.
    "power": lambda form, answers: answers.changed(power=form.values["power"], evidence=""),
    "papers": lambda form, answers: answers.changed(
        evidence=form.values["evidence"], identity=form.values["identity"], seen=form.values["seen_on"].isoformat()
    ),
    "parts": lambda form, answers: answers.changed(parts=in_order(form.values["parts"])),
    "until": lambda form, answers: answers.changed(until=form.answer),  # type: ignore[attr-defined]
}


def _ask(record: OpenRecord, question: str, answers: SpeakerAnswers) -> HttpResponse:
    address = _at("ask_representative", record, question) if question else _at("record_representative", record)
    return redirect(f"{address}?{answers.query}")


def _at(name: str, record: OpenRecord, *args: object) -> str:
    return reverse(f"people:{name}", args=[record.person.id, *args])


def _answer(request: HttpRequest, template: str, record: OpenRecord, **values: object) -> HttpResponse:
    return record_answer(request, template, record, powers=words_of_powers, **values)
