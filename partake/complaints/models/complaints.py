"""A complaint, who made it, and the papers of its file. Nothing here points to anybody's care record."""

import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q

from partake.complaints import access
from partake.complaints.domain.clocks import Times
from partake.complaints.domain.states import (
    OPEN,
    READ_BY_COMPLAINANT,
    Basis,
    Handing,
    PaperKind,
    Permission,
    State,
)
from partake.files.models import StoredFile
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.organisations.models import Organisation, Service
from partake.voices.domain.voice import LONGEST_WORDS, Channel
from partake.voices.models import Voice


class Complaints(models.QuerySet["Complaint"]):
    def visible_to(self, actor: Actor) -> "Complaints":
        """Those of bodies for which `actor` handles or signs; and those that another body answers with theirs."""
        bodies = access.reads_at(actor)
        together = HandOver.objects.filter(complaint=OuterRef("pk"), kind=Handing.TOGETHER, to_organisation__in=bodies)
        return self.filter(Q(organisation__in=bodies) | Exists(together))

    def open(self) -> "Complaints":
        return self.filter(state__in=OPEN)


class Complaint(models.Model):
    """`organisation` answers it; `about` is whom it is about, when that is another. `received_on` starts the clocks:
    the day it was said, sent or sent on. `voice` is its place among what people told us, without its words. One
    that was opened again keeps when it first ended (`first_ended_at`), so that an answer in time stays in time."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=9, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    where = models.CharField(max_length=200, blank=True)
    voice = models.OneToOneField(Voice, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(max_length=LONGEST_WORDS)
    wants = models.TextField(max_length=5000, blank=True)
    channel = models.CharField(max_length=12)
    taken_by = models.CharField(max_length=200, blank=True)
    happened_on = models.DateField(null=True, blank=True)
    known_on = models.DateField(null=True, blank=True)
    why_late = models.TextField(max_length=2000, blank=True)
    taken_late_why = models.TextField(max_length=2000, blank=True)
    may_share = models.BooleanField(null=True, blank=True)
    permission = models.CharField(max_length=10, default=Permission.NOT_NEEDED)
    permission_why = models.TextField(max_length=2000, blank=True)
    state = models.CharField(max_length=12, default=State.RECEIVED)
    made_at = models.DateTimeField()
    first_received_on = models.DateField()
    received_on = models.DateField()
    acknowledge_by = models.DateField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.CharField(max_length=200, blank=True)
    plan = models.TextField(max_length=5000, blank=True)
    plan_agreed = models.BooleanField(null=True, blank=True)
    answer_by = models.DateField()
    explained_on = models.DateField(null=True, blank=True)
    subject = models.CharField(max_length=40, blank=True)
    exclusion = models.CharField(max_length=40, blank=True)
    ended_why = models.TextField(max_length=5000, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    first_ended_at = models.DateTimeField(null=True, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    ombudsman_on = models.DateField(null=True, blank=True)
    ombudsman_words = models.TextField(max_length=5000, blank=True)
    warned_for = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = Complaints.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[*State]), name="complaint_state_known"),
            models.CheckConstraint(condition=Q(permission__in=[*Permission]), name="complaint_permission_known"),
            models.CheckConstraint(condition=Q(channel__in=[*Channel]), name="complaint_channel_known"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_at__isnull=True) | (~Q(state__in=OPEN) & Q(ended_at__isnull=False)),
                name="complaint_ended_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(first_ended_at__isnull=True, reopened_at__isnull=True)
                | Q(reopened_at__gte=models.F("first_ended_at")),
                name="complaint_reopened_after_it_ended",
            ),
            # Nothing about somebody is told to another who may not complain for them.
            models.CheckConstraint(
                condition=~Q(state=State.ANSWERED)
                | Q(permission__in=[Permission.NOT_NEEDED, Permission.SEEN], acknowledged_at__isnull=False),
                name="complaint_answered_to_whom_it_may_be",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "received_on"], name="complaints_of_body"),
            models.Index(fields=["organisation", "answer_by"], name="complaints_open", condition=Q(state__in=OPEN)),
        ]

    def __str__(self) -> str:
        return f"complaint {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("complaints.complaint", str(self.public_id))

    @property
    def times(self) -> Times:
        return Times(
            state=State(self.state),
            received_on=self.received_on,
            acknowledge_by=self.acknowledge_by,
            answer_by=self.answer_by,
            agreed_longer=self.plan_agreed is True,
            explained_on=self.explained_on,
        )


class Complainant(models.Model):
    """Who complained, and how they are reached: as they gave it, never from a record. `for_name` is the other person,
    when they complain for one, and `relation` what they are to them."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="complainant")
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    postal_address = models.TextField(max_length=500, blank=True)
    needs = models.JSONField(default=list)
    language = models.CharField(max_length=20, default="en")
    for_name = models.CharField(max_length=200, blank=True)
    relation = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(basis__in=["", *Basis]), name="complainant_basis_known"),
            models.CheckConstraint(
                condition=Q(basis="", for_name="") | (~Q(basis="") & ~Q(for_name="")),
                name="complainant_for_another_names_them",
            ),
        ]

    def __str__(self) -> str:
        return f"complainant {self.pk}"


class ComplaintLink(models.Model):
    """A private link to one complaint. Only its hash is kept. It opens a page; it never acts by itself."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    link_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"link {self.pk}"


class Papers(models.QuerySet["Paper"]):
    def read_by_complainant(self) -> "Papers":
        return self.filter(kind__in=READ_BY_COMPLAINANT)


class Paper(models.Model):
    """One paper of a complaint's file, in the order it came: words, or the letter that was sent, without the private
    link that stood at its end. Words may have a `file` with them that somebody gave."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=10)
    words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    document = models.JSONField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=200, blank=True)

    objects = Papers.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[*PaperKind]), name="paper_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=PaperKind.SENT, document__isnull=False, words="", file=None)
                | (~Q(kind=PaperKind.SENT) & Q(document__isnull=True) & ~Q(words="")),
                name="paper_is_a_letter_or_words",
            ),
        ]
        indexes = [models.Index(fields=["complaint", "at"], name="papers_of_complaint")]

    def __str__(self) -> str:
        return f"paper {self.pk}"


class HandOver(models.Model):
    """That another body came to a complaint, and the consent it rests on: whose, how and when."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="hand_overs")
    kind = models.CharField(max_length=10)
    from_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    consent = models.TextField(max_length=1000)
    consented_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[*Handing]), name="hand_over_kind_known"),
            models.CheckConstraint(condition=~Q(consent=""), name="hand_over_rests_on_consent"),
            models.CheckConstraint(
                condition=~Q(from_organisation=models.F("to_organisation")), name="hand_over_between_two"
            ),
            models.UniqueConstraint(
                fields=["complaint", "to_organisation"],
                condition=Q(kind=Handing.TOGETHER),
                name="hand_over_together_once",
            ),
        ]

    def __str__(self) -> str:
        return f"hand-over {self.pk}"
