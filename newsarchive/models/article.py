from typing import Self

from django.db import models
from django.db.models.functions import Left
from django.urls import reverse

from newsarchive.leading_date import without_leading_date
from newsarchive.vocabulary import DateOrder

FIRST_WORDS_LENGTH = 90


class Outlet(models.Model):
    """Who publishes articles: a newspaper, a site, an agency."""

    name = models.CharField(max_length=200, unique=True)
    date_order = models.CharField(
        "order of day and month",
        max_length=3,
        blank=True,
        choices=DateOrder,
        help_text="How it writes dates such as 03/04/2025. Left open, each article is read by what it tells.",
    )
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Original(models.Model):
    """A document's bytes as they came, so that a better parser can read them again."""

    digest = models.CharField("SHA-256", max_length=64, unique=True)
    suffix = models.CharField(max_length=20, help_text="How the bytes are to be parsed: .txt, .html, .json …")
    compressed = models.BinaryField("bytes, zlib-compressed")

    class Meta:
        verbose_name = "original"

    def __str__(self) -> str:
        return f"{self.digest[:12]}{self.suffix}"


class ArticleQuerySet(models.QuerySet["Article"]):
    def current(self) -> Self:
        """Leave out articles that a later text of the same document has replaced."""
        return self.filter(is_current=True)

    def undated(self) -> Self:
        return self.filter(published=None)

    def newest_first(self) -> Self:
        return self.order_by("-sort_date", "-id")

    def for_list(self) -> Self:
        """What a list shows of articles: everything but their texts."""
        return self.select_related("outlet", "withdrawal").defer("text", "layout")


# Kept and searched, but no claims are read from it. By ranges, as SQLite finds no index by a pattern.
IN_ANOTHER_LANGUAGE = models.Q(language__gt="", language__lt="en") | models.Q(language__gte="eo")


class Article(models.Model):
    """One text of one document. A changed document is a new article that replaces the old one."""

    # where it comes from
    source = models.CharField(
        max_length=500,
        help_text="The document's path below the ingested folder; path#N for line N of a .jsonl file.",
    )
    location = models.CharField(
        max_length=1000, blank=True, help_text="Where the document can be read again."
    )
    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    url = models.URLField("URL", max_length=1000, blank=True)
    original = models.ForeignKey(
        Original, on_delete=models.PROTECT, null=True, blank=True, related_name="articles", editable=False
    )

    # what it says of itself
    headline = models.CharField(max_length=500, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    dateline = models.CharField(max_length=100, blank=True)
    published = models.DateField(null=True, blank=True)
    published_from = models.CharField(max_length=100, blank=True, help_text="How the date was found.")
    language = models.CharField(max_length=20, blank=True)

    opening = models.GeneratedField(
        expression=Left("text", 200),
        output_field=models.CharField(max_length=200),
        db_persist=True,
        help_text="The text's first characters, by which lists call an article without a headline.",
    )
    digest = models.CharField(
        "SHA-256", max_length=64, unique=True, help_text="Over the text and what the article says of itself."
    )

    # versions
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    is_current = models.BooleanField(default=True, help_text="No later text of the same document is known.")
    extractor_version = models.CharField(max_length=20, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    # kept by the archive
    sort_date = models.DateField(
        help_text="The date of publication or, without one, of arrival.", editable=False
    )
    claim_count = models.PositiveIntegerField(default=0, editable=False)

    # The text, normalised once before storing and never again: offsets of spans are characters of it. It stands last,
    # because SQLite reads through it to reach the columns behind it (in the migration too, where that is done by hand).
    text = models.TextField()
    layout = models.JSONField(
        default=dict,
        blank=True,
        help_text="Spans of the text: blocks, headings, boilerplate, emphases, links; each a list of [start, end].",
    )
    objects = ArticleQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-sort_date", "-id"], name="article_newest"),
            models.Index(
                fields=["-sort_date", "-id"],
                condition=models.Q(is_current=True),
                name="article_current_newest",
            ),
            models.Index(fields=["outlet", "-sort_date", "-id"], name="article_outlet_newest"),
            # With the column that its condition tells already: SQLite reads the table for it otherwise.
            models.Index(
                fields=["outlet", "is_current"],
                condition=models.Q(is_current=True),
                name="article_current_outlet",
            ),
            models.Index(
                fields=["-sort_date", "-id"], condition=models.Q(published=None), name="article_undated"
            ),
            models.Index(
                fields=["-sort_date", "-id"], condition=models.Q(is_current=False), name="article_replaced"
            ),
            models.Index(
                fields=["-sort_date", "-id"],
                condition=models.Q(language=""),
                name="article_language_unknown",
            ),
            models.Index(
                fields=["-sort_date", "-id"], condition=IN_ANOTHER_LANGUAGE, name="article_not_english"
            ),
            models.Index(fields=["location"], name="article_location"),
            models.Index(fields=["source"], name="article_source"),
            models.Index(fields=["url"], name="article_url"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="article_has_text",
                violation_error_message="An article needs a text.",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.first_words or self.source

    def get_absolute_url(self) -> str:
        return reverse("article-detail", args=[self.pk])

    @property
    def is_withdrawn(self) -> bool:
        """Its outlet took it back."""
        return hasattr(self, "withdrawal")

    @property
    def first_words(self) -> str:
        """The words that the text begins with, behind a leading date, with "…" where they go on."""
        if self._state.adding:
            return ""  # the database makes the opening
        words = " ".join(without_leading_date(self.opening or "").split())
        if len(words) <= FIRST_WORDS_LENGTH:
            return words
        return f"{words[:FIRST_WORDS_LENGTH].rsplit(' ', 1)[0].rstrip(',;:')}…"


class Fingerprint(models.Model):
    """What tells a whole article's copies, lightly edited or not, from other articles. Apart from Article, whose rows
    are read through for every list."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="fingerprint"
    )
    sketch = models.BinaryField(help_text="The least shingles of its words; see newsarchive.likeness.")

    def __str__(self) -> str:
        return f"fingerprint of {self.article_id}"
