import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from newsarchive.models.article import Article


def today() -> date:
    """Return the day by the archive's clock."""
    return timezone.localdate()


class ActQuerySet(models.QuerySet["Act"]):
    def for_list(self) -> Self:
        return self.select_related("by", "undoes__by")


class Act(models.Model):
    """One thing that an editor did, however many rows it changed: what is undone as one.

    What became of each row, with old and new values, stands in the audit log under the same correlation id.
    """

    cid = models.UUIDField("correlation id", unique=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="acts", editable=False
    )
    what = models.CharField(max_length=100, help_text="What was done, in the past tense: accepted, merged.")
    about = models.CharField(max_length=300, help_text="The first of the rows, as it was called then.")
    reason = models.CharField(max_length=500, blank=True)
    row_count = models.PositiveIntegerField(help_text="Rows that it made, changed or deleted.")
    undoes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by", editable=False
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    day = models.DateField(default=today, editable=False)

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = "editorial act"
        default_permissions = ["view"]
        permissions = [
            ("undo_own_acts", "Can undo own acts"),
            ("undo_any_act", "Can undo anybody's acts"),
            ("settle_disagreement", "Can settle disagreements and open them again"),
            ("merge_entities", "Can merge, part and dismiss persons and works"),
        ]
        indexes = [
            models.Index(fields=["by", "-id"], name="act_of_editor"),
            models.Index(fields=["day", "-id"], name="act_of_day"),
            models.Index(fields=["by", "day", "-id"], name="act_of_editor_and_day"),
        ]

    def __str__(self) -> str:
        more = f" and {self.row_count - 1} more" if self.row_count > 1 else ""
        return f"{self.what}: {self.about}{more}"


class Presence(models.Model):
    """Somebody has an article's page open: the last time the page was asked for, and the first of that sitting."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    seen = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "user"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.user} at {self.article_id}"


class Visit(models.Model):
    """When somebody was last at the desk, and what had been done by then when that sitting began."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    seen = models.DateTimeField(default=timezone.now)
    last_act = models.BigIntegerField(default=0, help_text="The newest act at the end of the sitting so far.")
    known_act = models.BigIntegerField(
        default=0, help_text="The newest act at the end of the sitting before."
    )
    known_at = models.DateTimeField(null=True, help_text="The end of the sitting before.")
    guided_since = models.BigIntegerField(
        null=True, help_text="The newest act when the guide was called; null while it is not shown."
    )

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"visit of {self.user}"
