"""A person with a record: who they are, what they said about themselves, and how they are found."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from partake.files.models import StoredFile
from partake.kernel.actor import Actor
from partake.organisations.models import Organisation


class People(models.QuerySet["Person"]):
    def visible_to(self, actor: Actor, today: date) -> "People":
        """People some part of whose record `actor` may open today. Agrees with `door.check`, and a test holds
        the two together."""
        from partake.people.models.representatives import Representative
        from partake.people.models.sharing import CareRelationship, EmergencyOpening, Share

        ways_in = (
            CareRelationship.objects.current(today).held_by(actor),
            Share.objects.current(today).held_by(actor),
            EmergencyOpening.objects.open_for(actor),
            Representative.objects.current(today).held_by(actor),
            PersonAccount.objects.filter(user_id=actor.user_id or -1),
        )
        # Asked about each person of the list. `pk IN` would first gather everybody the reader may see, which is ten
        # thousand at a practice, to find one by their NHS number.
        reachable = Q()
        for rows in ways_in:
            reachable |= Q(Exists(rows.filter(person_id=OuterRef("pk"))))
        return self.filter(reachable, superseded_by__isnull=True)


class Person(models.Model):
    """Someone with a record. The NHS number may be missing, and is never shown unless asked for."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    born_on = models.DateField(null=True, blank=True)
    nhs_number = models.CharField(max_length=10, null=True, blank=True, unique=True)
    no_fixed_address = models.BooleanField(default=False)
    no_contact = models.BooleanField(default=False)
    died_on = models.DateField(null=True, blank=True)
    moved_away_on = models.DateField(null=True, blank=True)
    superseded_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = People.as_manager()

    class Meta:
        # People born on one day are the ones who may be the same person.
        indexes = [models.Index(fields=["born_on"], name="person_by_birth")]
        constraints = [
            models.CheckConstraint(
                condition=Q(nhs_number__isnull=True) | Q(nhs_number__regex=r"^[0-9]{10}$"),
                name="person_nhs_number_ten_digits",
            ),
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(born_on__isnull=True) | Q(died_on__gte=models.F("born_on")),
                name="person_died_after_birth",
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"


class PersonAccount(models.Model):
    """The link a human made between their sign-in and their record. Never made by machine."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="person_account")
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    linked_at = models.DateTimeField()
    linked_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"account {self.pk}"


class SearchName(models.Model):
    """One word of a name, once for each organisation that looks after the person.

    Keyed by organisation first, so that finding someone costs the same however many people the place has.
    """

    relationship = models.ForeignKey("people.CareRelationship", on_delete=models.CASCADE, related_name="search_names")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    word = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["organisation", "word"], name="search_name_in_organisation")]

    def __str__(self) -> str:
        return f"search name {self.pk}"


class Words(models.Model):
    """The person's own words under one heading, with a picture or a sound if they gave one. Each save is a new row:
    what somebody said is never lost, but for a picture or sound they delete for good."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="words")
    heading = models.CharField(max_length=30)
    words = models.TextField(max_length=5000)
    # A picture or a sound, which never stands without words of its own: what is in the picture, what is said.
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    file_words = models.TextField(max_length=2000, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)
    helped_by = models.CharField(max_length=200, blank=True)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "heading", "number"], name="words_numbered_once"),
            models.CheckConstraint(
                condition=Q(file__isnull=True, file_words="") | (Q(file__isnull=False) & ~Q(file_words="")),
                name="words_file_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"words {self.pk}"

    @property
    def version(self) -> int:
        """What a form compares, as it does any row's version: a later number means somebody saved in between."""
        return self.number


class DemographicAnswer(models.Model):
    """An optional answer from a dated list, or that the person would rather not say. Each answer is a new row; one
    taken back is no longer used or counted, but that it once stood there is kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="demographic_answers")
    question = models.CharField(max_length=40)
    list_version = models.CharField(max_length=40)
    answer = models.CharField(max_length=40, blank=True)
    declined = models.BooleanField(default=False)
    answered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "question", "number"], name="demographic_numbered_once"),
            models.CheckConstraint(
                condition=Q(declined=True, answer="") | (Q(declined=False) & ~Q(answer="")),
                name="demographic_answered_or_declined",
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"

    @property
    def version(self) -> int:
        """What a form compares, as it does any row's version."""
        return self.number
