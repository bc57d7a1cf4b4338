"""Two short-lived tables: which drawn forms have been used, and what was typed before a session was lost."""

from django.db import models


class FormUse(models.Model):
    """One press that did its work. A replay finds it and gets the same answer. Kept for the life of a token."""

    form_id = models.UUIDField(unique=True)
    user_id = models.BigIntegerField(null=True)
    path = models.CharField(max_length=500)
    contents = models.CharField(max_length=64)
    result = models.CharField(max_length=1000)
    used_at = models.DateTimeField(db_index=True)


class KeptText(models.Model):
    """What a signed-in person had typed when their session ended or the act was refused. Theirs alone, for a day.

    `user_id` is a number, not a foreign key: this room knows nothing of accounts.
    """

    user_id = models.BigIntegerField()
    path = models.CharField(max_length=500)
    fields = models.JSONField()
    kept_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user_id", "path"], name="one_kept_text_each_page")]
