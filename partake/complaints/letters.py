"""What Partake writes about a complaint: to whoever complained, and to those who must act. Nothing is sent here."""

from datetime import date

from django.utils.translation import gettext as _

from partake.complaints.domain.clocks import CLOCK_WORDS, Due
from partake.complaints.domain.states import FINDING_WORDS, Finding, Handing
from partake.complaints.models import Answer, Complaint
from partake.complaints.rules import exclusions
from partake.documents import Block, Document, Heading, Voice, bold, bullets, link, paragraph
from partake.organisations.models import Organisation
from partake.people.letters import call_line
from partake.ui.words import day as long_day


def received(complaint: Complaint) -> Document:
    """To whoever complained: we have it, in their own words, and what happens by when. For what was said aloud, this
    is the copy they are owed."""
    on = long_day(complaint.received_on)
    said = (
        _("You told us this on %(day)s. We wrote it down. Tell us if anything is wrong.")
        if complaint.taken_by
        else _("You sent us this on %(day)s.")
    )
    return _letter(
        complaint,
        _("We have your complaint"),
        paragraph(said % {"day": on}),
        Voice(complaint.words, who=complaint.complainant.name),
        *([Heading(2, _("What would put it right")), *written(complaint.wants)] if complaint.wants else []),
        Heading(2, _("What happens now")),
        bullets(
            _("We write to you by %(day)s, and offer to talk.") % {"day": long_day(complaint.acknowledge_by)},
            _("We agree with you how we look into it, and how long it takes."),
            _("It never affects how you are looked after. It is not put into your care record."),
        ),
        *help_and_advocate(),
    )


def acknowledged(complaint: Complaint, *, words: str, by: str) -> Document:
    """The acknowledgement of regulation 13: we have it, and offer to talk about how and how long."""
    return _letter(
        complaint,
        _("Your complaint: we would like to talk with you"),
        paragraph(
            _("We have your complaint about %(where)s. It came on %(day)s.")
            % {"where": where_words(complaint), "day": long_day(complaint.received_on)}
        ),
        *written(words),
        paragraph(_("We would like to talk with you about how we look into it, and how long it takes.")),
        paragraph(
            _("You choose when, and how: by phone, face to face, or in another way that suits you."),
            " ",
            _("If you would rather not talk, we decide both and write to you."),
        ),
        paragraph(by),
        *help_and_advocate(),
    )


def plan_set(complaint: Complaint, *, by: str) -> Document:
    """How it is looked into and by when: as it was agreed, or as the body decided when nobody wanted to talk."""
    lead = (
        _("This is what you and we agreed.")
        if complaint.plan_agreed
        else _("We have not agreed this with you. You can still talk to us about it, and change it.")
    )
    return _letter(
        complaint,
        _("How we look into your complaint"),
        paragraph(lead),
        *written(complaint.plan),
        paragraph(bold(_("You have our answer by %(day)s.") % {"day": long_day(complaint.answer_by)})),
        paragraph(_("If it takes longer, we tell you why before that day.")),
        paragraph(by),
        *help_and_advocate(),
    )


def delayed(complaint: Complaint, *, why: str, days_late: int, by: str) -> Document:
    """Why there is no answer yet: the reason in writing of regulation 14, or earlier."""
    late = _("We said we would answer by now. We are late: %(days)s days.") % {"days": days_late}
    return _letter(
        complaint,
        _("Your complaint takes longer"),
        *([paragraph(bold(late))] if days_late else []),
        paragraph(_("We are sorry. This is why:")),
        *written(why),
        paragraph(bold(_("You have our answer by %(day)s.") % {"day": long_day(complaint.answer_by)})),
        paragraph(by),
        *ombudsman(waiting=True),
    )


def reopened(complaint: Complaint, *, why: str, by: str) -> Document:
    """That it is looked into again, why, and by when there is an answer."""
    return _letter(
        complaint,
        _("We look into your complaint again"),
        *written(why),
        paragraph(bold(_("You have our answer by %(day)s.") % {"day": long_day(complaint.answer_by)})),
        paragraph(by),
        *ombudsman(waiting=True),
    )


def message(complaint: Complaint, *, words: str, by: str) -> Document:
    return _letter(complaint, _("About your complaint"), *written(words), paragraph(by))


def not_taken_on(complaint: Complaint, *, by: str) -> Document:
    """Why it is not handled as a complaint, and where else somebody can go."""
    exclusion = exclusions()[complaint.exclusion]
    return _letter(
        complaint,
        _("Why we can’t take on your complaint"),
        paragraph(_("We have read your complaint. The rules do not let us handle it, for this reason:")),
        paragraph(bold(_(exclusion.words))),
        *written(complaint.ended_why),
        paragraph(_(exclusion.instead)),
        paragraph(by),
        *ombudsman(),
        *help_and_advocate(),
    )


def handed_over(complaint: Complaint, *, kind: Handing, to: Organisation, by: str) -> Document:
    """That another body takes it over, or helps: with the consent it rests on."""
    who = {"to": to.name}
    said = {
        Handing.SENT_ON: _(
            "%(to)s now looks into your complaint and answers you. You said that we may send it to them."
        ),
        Handing.TOGETHER: _(
            "Part of your complaint is about %(to)s. You said that we may tell them. You get one answer, from us, for "
            "both."
        ),
    }[kind]
    blocks: list[Block] = [paragraph(said % who)]
    if kind is Handing.SENT_ON:
        by_day = _("They write to you by %(day)s, and offer to talk.") % {"day": long_day(complaint.acknowledge_by)}
        blocks.append(paragraph(by_day))
    return _letter(complaint, _("Who looks into your complaint"), *blocks, paragraph(by), *help_and_advocate())


def answer(row: Answer) -> Document:
    """The answer of regulation 14: how it was considered, what was concluded, what is done, and the ombudsman."""
    complaint = row.complaint
    return _letter(
        complaint,
        _("Our answer to your complaint"),
        paragraph(bold(_(FINDING_WORDS[Finding(row.finding)]) + ".")),
        Heading(2, _("How we looked into it")),
        *written(row.considered),
        Heading(2, _("What we found")),
        *written(row.conclusions),
        Heading(2, _("What we have done, and will do")),
        *written(row.actions),
        paragraph(f"{row.signed_by}, {complaint.organisation.name}"),
        *ombudsman(),
        *help_and_advocate(),
    )


# To those who must act. An email shows neither who complained nor what they said.


def new_complaint(complaint: Complaint) -> Document:
    return _task(
        complaint,
        _("A complaint has come in"),
        _("Write to them, and offer to talk, by %(day)s.") % {"day": long_day(complaint.acknowledge_by)},
    )


def said_more(complaint: Complaint) -> Document:
    return _task(complaint, _("Somebody said more about their complaint"), _("Read it before you go on."))


def taken_back(complaint: Complaint) -> Document:
    return _task(complaint, _("A complaint was taken back"), _("Nothing more is owed. Think whether to look into it."))


def helps(complaint: Complaint) -> Document:
    told = _("%(name)s answers it, and needs your part. The person agreed that you are told.")
    return _task(complaint, _("A complaint is also about you"), told % {"name": complaint.organisation.name})


def answer_to_sign(complaint: Complaint) -> Document:
    return _task(
        complaint, _("An answer to a complaint waits for you to sign"), _("Read it. Sign it, or send it back.")
    )


def clock_runs_out(complaint: Complaint, due: Due, today: date) -> Document:
    late = due.days_late(today)
    when = _("Late: %(days)s days.") % {"days": late} if late else _("By %(day)s.") % {"day": long_day(due.on)}
    return _task(complaint, _("A complaint’s clock is running out"), f"{_(CLOCK_WORDS[due.clock])}. {when}")


# Pieces.


def own_page(address: str) -> tuple[Block, ...]:
    """The private link, at the end of every letter to whoever complained."""
    return (
        Heading(2, _("Your own page")),
        paragraph(
            link(_("See where your complaint is, say more, or take it back"), address),
            ". ",
            _("Whoever has this link can open it, so keep it to yourself."),
        ),
    )


def ombudsman(*, waiting: bool = False) -> tuple[Block, ...]:
    """The right to go to the ombudsman (regulation 14)."""
    lead = (
        _("If you think it takes too long, you can go to the ombudsman.")
        if waiting
        else _("If you are not happy with this, you can go to the ombudsman.")
    )
    return (
        Heading(2, _("The ombudsman")),
        paragraph(
            lead,
            " ",
            _("The Parliamentary and Health Service Ombudsman is free, and is not part of the NHS."),
            " ",
            _("For complaints about social care it is the Local Government and Social Care Ombudsman."),
        ),
    )


def help_and_advocate() -> tuple[Block, ...]:
    return (
        Heading(2, _("Help to complain")),
        paragraph(
            _("An advocate can help you, or speak for you. It is free, and they do not work for us."),
            " ",
            _("Call us and we tell you who does this where you live."),
        ),
    )


def written(words: str) -> list[Block]:
    """Paragraph by paragraph, as somebody wrote it."""
    return [paragraph(line) for line in words.split("\n") if line.strip()]


def where_words(complaint: Complaint) -> str:
    """This will give what a complaint is about, as its letters and pages name it."""
    body = complaint.about or complaint.organisation
    parts = (complaint.where, complaint.service.name if complaint.service else "", body.name_now)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _letter(complaint: Complaint, title: str, *blocks: Block) -> Document:
    phone = complaint.organisation.phone
    call = _("Questions? Call %(name)s on %(phone)s") % {"name": complaint.organisation.name, "phone": phone}
    reference = _("Your complaint, %(reference)s") % {"reference": complaint.reference}
    return Document(title=title, blocks=blocks, reference=reference, call=call if phone else call_line())


def _task(complaint: Complaint, title: str, words: str) -> Document:
    return Document(
        title=title,
        blocks=(
            paragraph(words),
            paragraph(_("Sign in to Partake and open “Complaints to answer”.")),
        ),
        reference=complaint.reference,
        call=call_line(),
    )
