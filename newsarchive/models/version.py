from django.conf import settings
from django.db import models
from django.utils import timezone

from newsarchive.models.article import Article
from newsarchive.models.claim import Citation


class Withdrawal(models.Model):
    """An editor's word that an outlet took an article back: it stays readable, and is no source any more."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="withdrawal"
    )
    reason = models.CharField(max_length=500, help_text="What the outlet says of it, and where.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"withdrawal of {self.article}"


class GoneQuote(models.Model):
    """A citation in a replaced text whose claim the latest text of the document does not make any more."""

    citation = models.OneToOneField(
        Citation, on_delete=models.CASCADE, primary_key=True, related_name="gone_quote"
    )
    since = models.DateTimeField(default=timezone.now, help_text="When the archive noticed.")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"quote gone: {self.citation_id}"


class TextBand(models.Model):
    """What articles with nearly the same text share; see newsarchive.likeness. Apart from Fingerprint, for finding by it."""

    key = models.BigIntegerField()
    # Articles are never deleted one by one, so that no index needs to find their bands.
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["key", "article"], name="text_band_key")]

    def __str__(self) -> str:
        return f"band of {self.article_id}"
