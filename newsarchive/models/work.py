from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from newsarchive.models.folded import FoldedField
from newsarchive.names import title_key
from newsarchive.vocabulary import AliasKind, Origin, WorkKind


class WorkQuerySet(models.QuerySet["Work"]):
    def unmerged(self) -> Self:
        """Leave out works that were merged into another, and what an editor said to be none."""
        return self.filter(merged_into=None, dismissed=False)

    def most_covered_first(self) -> Self:
        return self.order_by("-article_count", "-id")


class Work(models.Model):
    """Something made that articles speak of: a song, a film, a tour, a book …"""

    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=WorkKind, default=WorkKind.OTHER)
    title_key = FoldedField(of="title", fold=title_key, max_length=300)
    curated = models.BooleanField(
        default=False, help_text="An editor set the title or the kind: the machine leaves both alone."
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
        help_text="The work that it is by its names; merged_into heeds editors' merges too.",
    )
    dismissed = models.BooleanField(
        default=False, editable=False, help_text="An editor said that it is no work."
    )
    created = models.DateTimeField(auto_now_add=True)

    # kept by the archive
    article_count = models.PositiveIntegerField(default=0, editable=False)
    claim_count = models.PositiveIntegerField(default=0, editable=False)

    objects = WorkQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-article_count", "-id"], name="work_most_covered"),
            models.Index(fields=["kind", "-article_count", "-id"], name="work_kind_most_covered"),
            models.Index(
                fields=["-article_count", "-id"],
                condition=models.Q(merged_into__isnull=False),
                name="work_merged",
            ),
            models.Index(fields=["title_key"], name="work_title_key"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="work_has_title",
                violation_error_message="A work needs a title.",
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")),
                name="work_not_merged_into_itself",
                violation_error_message="A work cannot be merged into itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("work-detail", args=[self.pk])

    def survivor(self) -> "Work":
        """Return the work that this one was merged into, or that one in its turn; itself if it was not merged."""
        found, met = self, {self.pk}
        while found.merged_into is not None and found.merged_into_id not in met:
            found = found.merged_into
            met.add(found.pk)
        return found


class WorkAlias(models.Model):
    """Another title of a work."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="aliases")
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=AliasKind, default=AliasKind.NAME)
    language = models.CharField(max_length=20, blank=True)
    title_key = FoldedField(of="title", fold=title_key, max_length=300)
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
        verbose_name = "alias"
        verbose_name_plural = "aliases"
        ordering = ["title"]
        indexes = [models.Index(fields=["title_key"], name="work_alias_title_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["work", "title"],
                name="work_alias_once",
                violation_error_message="This work already has this alias.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
