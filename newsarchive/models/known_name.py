from django.db import models

from newsarchive.models.article import Article
from newsarchive.vocabulary import SubjectType

# As long as a key can be: longer names are none that a text repeats letter by letter.
_KEY_LENGTH = 100


class ConfirmedName(models.Model):
    """A name that an article's own reading found with strong evidence: other articles are read by it.

    Its key is what full-text search knows it by: its words in lower case. A word alone is known only beside another name
    that the article confirms, its context.
    """

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="confirmed_names", db_index=False
    )
    key = models.CharField(max_length=_KEY_LENGTH)
    context = models.CharField(max_length=_KEY_LENGTH, blank=True)
    type = models.CharField(max_length=10, choices=SubjectType)
    kind = models.CharField(max_length=20)
    name = models.CharField(
        max_length=200, blank=True, help_text="The whole name that the word is short for, of a person."
    )
    is_hint = models.BooleanField(
        default=False, help_text="It counts only where others take the name for something else."
    )

    class Meta:
        indexes = [models.Index(fields=["key", "context"], name="confirmed_name_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "key", "context", "type"], name="confirmed_name_once_an_article"
            )
        ]

    def __str__(self) -> str:
        return self.key


class KnownName(models.Model):
    """What the current articles that confirm a name, and editors, tell of it together.

    type and kind are empty where they do not agree.
    """

    key = models.CharField(max_length=_KEY_LENGTH)
    context = models.CharField(max_length=_KEY_LENGTH, blank=True)
    type = models.CharField(max_length=10, choices=SubjectType, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=200, blank=True)
    article_count = models.PositiveIntegerField(default=0, help_text="Current articles that confirm it.")
    given_type = models.CharField(max_length=10, blank=True, help_text="As an editor named it.")
    given_kind = models.CharField(max_length=20, blank=True)
    is_stale = models.BooleanField(
        default=False, help_text="Articles that confirm it came or went; it is to be counted anew."
    )

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(is_stale=True), name="known_name_stale"),
            models.Index(fields=["id"], condition=~models.Q(given_type=""), name="known_name_given"),
        ]
        constraints = [models.UniqueConstraint(fields=["key", "context"], name="known_name_once")]

    def __str__(self) -> str:
        return self.key


class SecondReading(models.Model):
    """That an article is due to be read again by the names of other articles, or that what is stored was so read.

    Where there is no row, the article's first reading stands, and nothing is due.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="second_reading"
    )
    is_due = models.BooleanField(default=True)
    names = models.CharField(
        "digest of what others tell",
        max_length=64,
        blank=True,
        help_text="Empty while the first reading stands.",
    )

    class Meta:
        indexes = [
            models.Index(fields=["article"], condition=models.Q(is_due=True), name="second_reading_due")
        ]

    def __str__(self) -> str:
        return f"second reading of article {self.article_id}"
