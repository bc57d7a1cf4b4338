"""Notices: what is wrong with published figures, said beside them. The figures themselves are never changed."""

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.insight import access
from partake.insight.events import NOTICE_AGREED, NOTICE_NOT_AGREED, NOTICE_WRITTEN
from partake.insight.models import Notice, NoticeCheck, Publication
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import Rejected, Stale
from partake.voices.signing import signed


@transaction.atomic
def write_notice(*, actor: Actor, organisation_id: int, publication_id: int, words: str) -> Notice:
    """This will write down what is wrong with a body's figures in a publication, for somebody else to check. Raises
    `Refused`, `Rejected`."""
    access.can_write_notice(actor, organisation_id).require()

    publication = Publication.objects.get(pk=publication_id)
    if publication.notices.filter(organisation_id=organisation_id, words=words).exists():
        raise Rejected("words", gettext("This is written already. What more is there to say?"))
    notice = Notice.objects.create(
        publication=publication,
        organisation_id=organisation_id,
        words=words,
        written_at=clock.now(),
        written_by=signed(actor, organisation_id),
        written_by_user=actor.user_id or 0,
    )

    record_event(NOTICE_WRITTEN, actor=actor, about=notice.ref, codes={"publication": publication.number})

    return notice


@transaction.atomic
def check_notice(*, actor: Actor, notice: Notice, agreed: bool) -> NoticeCheck:
    """This will show a notice to everyone, or keep it from them. Raises `Refused`; `Stale` when somebody has checked it
    already."""
    access.can_check_notice(actor, notice.organisation_id, notice.written_by_user).require()

    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if NoticeCheck.objects.filter(notice=notice).exists():
        raise Stale(notice)
    check = NoticeCheck.objects.create(
        notice=notice,
        agreed=agreed,
        checked_at=clock.now(),
        checked_by=signed(actor, notice.organisation_id),
        checked_by_user=actor.user_id or 0,
    )

    record_event(NOTICE_AGREED if agreed else NOTICE_NOT_AGREED, actor=actor, about=notice.ref)

    return check
