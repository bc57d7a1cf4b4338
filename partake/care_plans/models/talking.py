"""How somebody wants decisions made, how involved they felt, and what they said when a plan was offered."""

from django.db import models
from django.db.models import Q

from partake.care_plans.domain.states import Involvement, OfferAnswer
from partake.care_plans.models.conversations import Conversation
from partake.people.models import Person


class InvolvementWish(models.Model):
    """Each answer is a new row: the newest stands."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="involvement_wishes")
    how = models.CharField(max_length=12)
    ask_name = models.CharField(max_length=200, blank=True)
    words = models.TextField(max_length=1000, blank=True)
    said_how = models.CharField(max_length=12)
    recorded_by = models.CharField(max_length=200)
    at = models.DateTimeField()
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "number"], name="wish_numbered_once"),
            models.CheckConstraint(
                condition=~Q(how=Involvement.ASK_SOMEONE) | ~Q(ask_name=""), name="wish_names_whom_to_ask"
            ),
        ]

    def __str__(self) -> str:
        return f"wish {self.pk}"

    @property
    def version(self) -> int:
        """What a form compares, as it does any row's version."""
        return self.number


class FeltInvolvedAnswer(models.Model):
    """After a conversation: how involved the person felt, in their own view."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="felt_involved")
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.PROTECT, related_name="felt_involved"
    )
    felt = models.CharField(max_length=20)
    words = models.TextField(max_length=1000, blank=True)
    talked_with = models.CharField(max_length=200, blank=True)
    said_how = models.CharField(max_length=12)
    recorded_by = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"felt involved {self.pk}"


class PlanOffer(models.Model):
    """A plan was offered, and what the person said. Whoever says "not now" is asked again on a day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="plan_offers")
    answer = models.CharField(max_length=10)
    words = models.TextField(max_length=1000, blank=True)
    ask_again_on = models.DateField(null=True, blank=True)
    said_how = models.CharField(max_length=12)
    offered_by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer=OfferAnswer.NOT_NOW) | Q(ask_again_on__isnull=False), name="offer_says_when_to_ask"
            ),
        ]

    def __str__(self) -> str:
        return f"offer {self.pk}"
