"""What was said. Nothing in these tables reaches its author: that is `contributors`."""

import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.organisations.models import Organisation, Service
from partake.organisations.queries import with_those_before
from partake.voices import access
from partake.voices.domain.states import Clearing, Seriousness
from partake.voices.domain.voice import KEPT_APART, LONGEST_WORDS, Channel, Sampling, Speaker, VoiceKind


class Voices(models.QuerySet["Voice"]):
    def counted(self) -> "Voices":
        """Every voice that may be counted: a withdrawn one leaves every count."""
        return self.filter(withdrawn_at__isnull=True)

    def visible_to(self, actor: Actor) -> "Voices":
        """Those about the bodies whose voices `actor` reads, and about services these run now. A complaint's papers
        are kept apart."""
        bodies = access.reads_at(actor)
        abouts = VoiceAbout.objects.filter(Q(organisation__in=bodies) | Q(service__organisation__in=bodies))
        return self.counted().exclude(kind__in=KEPT_APART).filter(Exists(abouts.filter(voice=OuterRef("pk"))))

    def about(self, organisation_id: int) -> "Voices":
        """Those that a body answers for (`VoiceAbout.objects.of_body`), complaints kept apart."""
        mine = VoiceAbout.objects.of_body(organisation_id).filter(voice=OuterRef("pk"))
        return self.counted().exclude(kind__in=KEPT_APART).filter(Exists(mine))

    def public(self) -> "Voices":
        """Those a person cleared, whose author allowed it, and who has not taken it back."""
        return self.counted().filter(clearing=Clearing.CLEARED, allows_quote=True).exclude(kind__in=KEPT_APART)


class Abouts(models.QuerySet["VoiceAbout"]):
    def of_body(self, organisation_id: int) -> "Abouts":
        """What a body answers for: what was said about it, about bodies it took over, and about a service that moved
        to them since."""
        bodies = with_those_before(organisation_id)
        return self.filter(Q(organisation__in=bodies) | Q(service__organisation__in=bodies))


class Voice(models.Model):
    """One thing somebody told us. `words` are never tidied; `good` and `better` are answers to what was good and what
    could be better, where these were asked apart. What begins with `shown_` is what a person cleared for others, with
    what tells who somebody is taken out. `english` is a translation, with who made it. `allows_count` says whether it
    may stand in numbers."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20)
    words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    good = models.TextField(max_length=LONGEST_WORDS, blank=True)
    better = models.TextField(max_length=LONGEST_WORDS, blank=True)
    title = models.CharField(max_length=200, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    question = models.CharField(max_length=300, blank=True)
    said_on = models.DateField(null=True, blank=True)
    received_at = models.DateTimeField()
    channel = models.CharField(max_length=12)
    sampling = models.CharField(max_length=20)
    speaker = models.CharField(max_length=12)
    told_by = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=20, default="en")
    english = models.TextField(max_length=LONGEST_WORDS, blank=True)
    translated_by = models.CharField(max_length=200, blank=True)
    allows_quote = models.BooleanField(default=False)
    allows_count = models.BooleanField(default=True)
    wants_answer = models.BooleanField(default=False)
    screening = models.CharField(max_length=14)
    found = models.JSONField(default=list)
    clearing = models.CharField(max_length=10, default=Clearing.WAITING)
    shown_words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    shown_good = models.TextField(max_length=LONGEST_WORDS, blank=True)
    shown_better = models.TextField(max_length=LONGEST_WORDS, blank=True)
    shown_title = models.CharField(max_length=200, blank=True)
    shown_english = models.TextField(max_length=LONGEST_WORDS, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.CharField(max_length=200, blank=True)
    kept_back_why = models.CharField(max_length=500, blank=True)
    seriousness = models.CharField(max_length=10, default=Seriousness.NOT_READ)
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    source_kind = models.CharField(max_length=60, blank=True)
    source_id = models.CharField(max_length=60, blank=True)
    came_as = models.CharField(max_length=120, null=True, blank=True, unique=True)
    version = models.PositiveIntegerField(default=1)

    objects = Voices.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[*VoiceKind]), name="voice_kind_known"),
            models.CheckConstraint(condition=Q(channel__in=[*Channel]), name="voice_channel_known"),
            models.CheckConstraint(condition=Q(sampling__in=[*Sampling]), name="voice_sampling_known"),
            models.CheckConstraint(condition=Q(speaker__in=[*Speaker]), name="voice_speaker_known"),
            models.CheckConstraint(
                condition=~Q(clearing=Clearing.CLEARED) | Q(cleared_at__isnull=False), name="voice_cleared_by_a_person"
            ),
            # Somebody who takes their words back takes them away: what is left is only that there was a voice.
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True)
                | Q(words="", good="", better="", english="", title="")
                & Q(shown_words="", shown_good="", shown_better="", shown_english="", shown_title=""),
                name="voice_withdrawn_holds_no_words",
            ),
        ]
        indexes = [
            models.Index(
                fields=["received_at"],
                name="voice_waits_for_answer",
                condition=Q(wants_answer=True, answered_at__isnull=True, withdrawn_at__isnull=True),
            ),
            models.Index(fields=["source_kind", "source_id"], name="voice_of_source"),
            # The newest words for everyone: few of a million, and asked for by each visitor.
            models.Index(
                fields=["received_at", "id"],
                name="voice_for_everyone",
                condition=Q(clearing=Clearing.CLEARED, allows_quote=True, withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"voice {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("voices.voice", str(self.public_id))

    @property
    def said(self) -> str:
        """Everything its author wrote, for whatever looks through words."""
        return "\n".join(filter(None, (self.title, self.words, self.good, self.better)))

    @property
    def words_taken_out(self) -> bool:
        """Whether what others read is less than what was said."""
        shown = (self.shown_words, self.shown_good, self.shown_better)
        own_words = (self.words, self.good, self.better)
        return any(one.strip() != own.strip() for one, own in zip(shown, own_words, strict=True))


class VoiceAbout(models.Model):
    """What a voice is about; two rows when it is about two services. `received_at`, `kind` and `clearing` repeat the
    voice's, so that a service's list is read from one index; the actions that change them change both."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="abouts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    clearing = models.CharField(max_length=10)
    withdrawn = models.BooleanField(default=False)

    objects = Abouts.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("voice", "organisation", Coalesce("service", 0), name="voice_about_once")
        ]
        indexes = [
            models.Index(fields=["service", "received_at"], name="voices_of_service"),
            models.Index(fields=["service", "clearing", "received_at"], name="voices_of_service_by_state"),
            models.Index(fields=["organisation", "received_at"], name="voices_of_body"),
            models.Index(fields=["organisation", "kind", "received_at"], name="voices_of_body_by_kind"),
            models.Index(fields=["service", "kind", "received_at"], name="voices_of_service_by_kind"),
            models.Index(fields=["organisation", "clearing", "received_at"], name="voices_of_body_by_state"),
        ]

    def __str__(self) -> str:
        return f"about {self.pk}"


class VoiceAnswer(models.Model):
    """One answer its author chose to a body's own question, "<questionnaire>:<question>". No page reads these: they
    are counted (`queries/in_bulk`), so that what somebody ticked never stands beside what they wrote."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="+")
    question = models.CharField(max_length=100)
    answer = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voice", "question", "answer"], name="voice_answer_once"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class VoiceAttribute(models.Model):
    """What the author said of themselves, as it was then."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="attributes")
    characteristic = models.CharField(max_length=20)
    list_version = models.CharField(max_length=40)
    category = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voice", "characteristic"], name="voice_attribute_once"),
        ]

    def __str__(self) -> str:
        return f"attribute {self.pk}"
