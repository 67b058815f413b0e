from typing import Self

from django.db import models

from newsarchive.models.article import Article
from newsarchive.vocabulary import Outcome


class IngestRun(models.Model):
    """One call of `manage.py ingest`."""

    started = models.DateTimeField(auto_now_add=True)
    finished = models.DateTimeField(
        null=True, blank=True, help_text="Empty while it runs, and for ever if it was killed."
    )
    paths = models.JSONField(default=list, help_text="What it was asked to read.")
    extractor_version = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["-id"]
        get_latest_by = "id"

    def __str__(self) -> str:
        return f"run {self.pk}"


class IngestItemQuerySet(models.QuerySet["IngestItem"]):
    def still_failing(self) -> Self:
        """Inputs whose latest item failed: what a later run could read is left out."""
        later = IngestItem.objects.filter(
            models.Q(location=models.OuterRef("location")),
            ~models.Q(location="") | models.Q(source=models.OuterRef("source")),
            id__gt=models.OuterRef("id"),
        )
        return self.filter(~models.Exists(later), outcome=Outcome.FAILED)


class IngestItem(models.Model):
    """One input of a run, and what became of it."""

    run = models.ForeignKey(IngestRun, on_delete=models.CASCADE, related_name="items", db_index=False)
    source = models.CharField(max_length=500)
    location = models.CharField(max_length=1000, blank=True)
    digest = models.CharField("SHA-256 of the bytes", max_length=64, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome)
    reason = models.TextField(blank=True)
    article = models.ForeignKey(
        Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="ingest_items"
    )
    extractor_version = models.CharField(max_length=20, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    objects = IngestItemQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["outcome", "-id"], name="ingest_item_outcome"),
            models.Index(fields=["location", "-id"], name="ingest_item_location"),
            models.Index(fields=["source"], name="ingest_item_source"),
            models.Index(fields=["run", "outcome"], name="ingest_item_run_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.get_outcome_display()}"
