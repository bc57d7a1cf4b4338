"""What whoever complained does on their own page: say more, or take it back. The caller has opened their private
link."""

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.complaints import access, letters, steps
from partake.complaints.domain.states import OPEN, PaperKind, State
from partake.complaints.events import SAID_MORE, TAKEN_BACK
from partake.complaints.models import Complaint, Paper
from partake.files.reading import Checked
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Rejected
from partake.voices.actions.concerns import raise_by_words
from partake.voices.actions.recording import withdraw_voice
from partake.voices.danger import danger_words

MOST_SAID = 50
MOST_FILES = 20


@transaction.atomic
def say_more(*, actor: Actor, complaint: Complaint, words: str, file: Checked | None = None) -> Paper:
    """This will put more that somebody says into their complaint's file, with a file if they give one, and tell those
    who handle it. After the answer too. Raises `Rejected`; `NotFound` when it was taken back."""
    complaint = (
        Complaint.objects.select_for_update(of=("self",)).select_related("organisation", "voice").get(pk=complaint.pk)
    )
    if complaint.state == State.WITHDRAWN:
        raise NotFound
    if not words.strip():
        raise Rejected("words", gettext("Nothing is written yet. What would you like to add?"))
    said = complaint.papers.filter(kind=PaperKind.SAID_MORE).count()
    if said >= MOST_SAID:
        raise Rejected("words", gettext("You have added to it 50 times. Call us to say more."))
    if file and complaint.papers.filter(kind=PaperKind.SAID_MORE, file__isnull=False).count() >= MOST_FILES:
        raise Rejected("file", gettext("You have added 20 files. Call us if there is another we need."))
    paper = steps.keep_paper(actor, complaint, PaperKind.SAID_MORE, words, "", file)

    record_event(SAID_MORE, actor=actor, about=complaint.ref)

    steps.tell_those_who(actor, access.HANDLES, complaint, letters.said_more(complaint), f"more:{said + 1}")
    if danger_words(words):
        raise_by_words(actor=actor, voice=complaint.voice, went_by=())
    return paper


@transaction.atomic
def take_back(*, actor: Actor, complaint: Complaint) -> Complaint:
    """This will end a complaint that is not answered yet, because whoever made it says so. Its file stays: the law asks
    for a record of each. Its place among what people told us is taken back. Twice is once. Raises `NotFound`."""
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("organisation", "voice")
    complaint = rows.get(pk=complaint.pk)
    if complaint.state == State.WITHDRAWN:
        return complaint
    if complaint.state not in OPEN:
        raise NotFound
    steps.save(complaint, State.WITHDRAWN)

    record_event(TAKEN_BACK, actor=actor, about=complaint.ref)

    withdraw_voice(actor=actor, voice=complaint.voice)
    steps.tell_those_who(actor, access.HANDLES, complaint, letters.taken_back(complaint), "taken-back")
    return complaint
