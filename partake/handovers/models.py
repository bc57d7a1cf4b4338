"""Tables of handovers: a story in the person's own words, and each team it was given to."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q

from partake.organisations.models import Team
from partake.people.models import Person, Share
from partake.voices.models import Voice

LONGEST_STORY = 10_000


class Story(models.Model):
    """`left` names where they were, as they say it. Once a team has it, it never changes: another is written.
    `written_by_user` is whoever typed it, `helped_by` whoever helped. `voice` is what they also told the service."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    left = models.CharField(max_length=200, blank=True)
    words = models.TextField(max_length=LONGEST_STORY)
    wants = models.TextField(max_length=LONGEST_STORY, blank=True)
    helped_by = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)
    written_by_user = models.PositiveBigIntegerField()
    voice = models.ForeignKey(Voice, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="handover_story_says_something")]
        indexes = [models.Index(fields=["person", "written_at"], name="stories_of_person")]

    def __str__(self) -> str:
        return f"story {self.pk}"


class Handovers(models.QuerySet["Handover"]):
    def open(self, today: date) -> "Handovers":
        """Those a team may still read."""
        return self.filter(taken_back_at__isnull=True, until__gte=today)


class Handover(models.Model):
    """A story given to a team, to read until a day. `share` is the sharing that was begun so that they could open the
    record, where nothing let them before."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="handovers")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    share = models.ForeignKey(Share, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    until = models.DateField()
    handed_at = models.DateTimeField()
    handed_by = models.CharField(max_length=200)
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.CharField(max_length=200, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.CharField(max_length=200, blank=True)

    objects = Handovers.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["story", "team"], condition=Q(taken_back_at__isnull=True), name="story_handed_to_team_once"
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True, read_by="") | (Q(read_at__isnull=False) & ~Q(read_by="")),
                name="handover_read_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["team", "until"], name="handovers_to_team", condition=Q(taken_back_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"handover {self.pk}"
