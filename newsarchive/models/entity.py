"""What persons and works share: both are named by articles, merged and dismissed by editors, and counted by the archive."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from newsarchive.vocabulary import AliasKind, Origin


class EntityQuerySet(models.QuerySet[Any]):
    def unmerged(self) -> Self:
        """Leave out what was merged into another, and what an editor said to be none."""
        return self.filter(merged_into=None, dismissed=False)

    def most_covered_first(self) -> Self:
        return self.order_by("-article_count", "-id")


class Entity(models.Model):
    """Somebody or something that articles speak of."""

    curated = models.BooleanField(
        default=False, help_text="An editor set the name or the kind: the machine leaves both alone."
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    joined_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="joined",
        editable=False,
        help_text="What it is the same as by its names; merged_into heeds editors' merges too.",
    )
    dismissed = models.BooleanField(
        default=False, editable=False, help_text="An editor said that this is none."
    )
    created = models.DateTimeField(auto_now_add=True)

    # kept by the archive
    article_count = models.PositiveIntegerField(default=0, editable=False)
    claim_count = models.PositiveIntegerField(default=0, editable=False)

    objects = EntityQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["-article_count", "-id"], name="%(class)s_most_covered"),
            models.Index(fields=["kind", "-article_count", "-id"], name="%(class)s_kind_most_covered"),
            models.Index(
                fields=["-article_count", "-id"],
                condition=models.Q(merged_into__isnull=False),
                name="%(class)s_merged",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")),
                name="%(class)s_not_merged_into_itself",
                violation_error_message="Nothing can be merged into itself.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse(f"{self._meta.model_name}-detail", args=[self.pk])

    def survivor(self) -> Self:
        """Return what this one was merged into, or that one in its turn; itself if it was not merged."""
        found, met = self, {self.pk}
        following: Any = self.merged_into  # of this class, which the checker takes for Entity
        while following is not None and following.pk not in met:
            found = following
            met.add(found.pk)
            following = found.merged_into
        return found


class Alias(models.Model):
    """Another name of a person or title of a work."""

    kind = models.CharField(max_length=20, choices=AliasKind, default=AliasKind.NAME)
    language = models.CharField(max_length=20, blank=True)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.EDITOR, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        abstract = True
        verbose_name = "alias"
        verbose_name_plural = "aliases"
