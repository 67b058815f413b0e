from django.db import models

from newsarchive.models.appearance import Appearance
from newsarchive.models.article import Article


class SplitMention(models.Model):
    """Words of an article that an editor parted from the appearance which the reading gives them to.

    Every reading of the article, and of its later texts where the words are found again, is taken apart by them.
    """

    appearance = models.ForeignKey(
        Appearance, on_delete=models.CASCADE, related_name="split_mentions", help_text="Whose the words are."
    )
    source = models.ForeignKey(
        Appearance,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text="Whose they were; empty where the present reading has no such appearance.",
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="split_mentions")
    surface = models.CharField(max_length=300, help_text="The words as printed.")
    start = models.PositiveIntegerField(help_text="In characters of the article's text.")
    end = models.PositiveIntegerField(help_text="Exclusive.")

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="split_mention_not_empty"
            ),
            models.UniqueConstraint(fields=["article", "start", "end"], name="split_mention_once"),
        ]

    def __str__(self) -> str:
        return self.surface
