from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThan
from django.urls import reverse

from newsarchive.models.appearance import Appearance
from newsarchive.models.article import Article
from newsarchive.models.disagreement import Disagreement
from newsarchive.models.nullable import index_where_set, once_where_set, one_of
from newsarchive.models.person import Person
from newsarchive.models.work import Work
from newsarchive.values import DateValue, QuantityValue, TextValue, Value
from newsarchive.vocabulary import (
    PREDICATE_LABELS,
    DisagreementStatus,
    Modality,
    Origin,
    Predicate,
    Rank,
    ReviewStatus,
    ValueType,
)


class Decided(models.Model):
    """What an editor decided of a row, and who, when and why."""

    status = models.CharField(max_length=20, choices=ReviewStatus, default=ReviewStatus.UNREVIEWED)
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was decided so.")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


# What an editor says without any source.
OWN_KNOWLEDGE = models.Q(article_count=0, origin=Origin.EDITOR, status=ReviewStatus.ACCEPTED)
# What waits for an editor's decision.
TO_REVIEW = models.Q(status=ReviewStatus.UNREVIEWED, rank=Rank.NORMAL, article_count__gt=0)
DISPUTED_TO_REVIEW = models.Q(disagreement__isnull=False) & TO_REVIEW
# Both readings of such a date are kept, in brackets. By its length too, as SQLite finds no index by a pattern.
LONG_DATE = models.Q(GreaterThan(Length("date"), 20))
AMBIGUOUS_DATE = models.Q(date__startswith="[") & LONG_DATE
# A day of a year that no source tells: the digits of any other date sort before it.
YEAR_NOT_TOLD = models.Q(date__gte="XXXX", date__lt="XXXY")


class ClaimQuerySet(models.QuerySet["Claim"]):
    def accepted(self) -> Self:
        return self.filter(status=ReviewStatus.ACCEPTED)

    def standing(self) -> Self:
        """Leave out what an editor rejected, and what no source says any more unless an editor knows it."""
        return self.exclude(status=ReviewStatus.REJECTED).filter(
            models.Q(article_count__gt=0) | OWN_KNOWLEDGE
        )

    def to_review(self) -> Self:
        """What sources say and no editor has decided."""
        return self.filter(TO_REVIEW)

    def quote_gone(self) -> Self:
        """What an editor upheld or ranked before a later text of a source came that does not say it any more."""
        marks = apps.get_model("newsarchive", "GoneQuote")._default_manager
        # By the few marks, and through no join: SQLite has no figures of an empty table, and would begin with all citations.
        marked = Citation.objects.filter(pk__in=marks.values("citation"))
        since = marks.filter(citation__claim=models.OuterRef("pk"), since__gt=models.OuterRef("decided_at"))
        upheld = models.Q(status=ReviewStatus.ACCEPTED) | ~models.Q(rank=Rank.NORMAL)
        return self.filter(
            upheld,
            models.Q(decided_at=None) | models.Exists(since),
            pk__in=marked.values("claim"),
        ).exclude(status=ReviewStatus.REJECTED)

    def ambiguous(self) -> Self:
        """Dates whose day and month cannot be told apart, and which no editor has decided on."""
        return self.to_review().filter(AMBIGUOUS_DATE)

    def disputed(self) -> Self:
        return self.filter(disagreement__status=DisagreementStatus.OPEN)

    def for_list(self) -> Self:
        return self.select_related(
            "subject_person", "subject_work", "object_person", "object_work", "disagreement"
        )


class Claim(Decided):
    """One distinct statement: a subject, a predicate and a value, said by any number of sources."""

    subject_person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="claims", db_index=False
    )
    subject_work = models.ForeignKey(
        Work, on_delete=models.PROTECT, null=True, blank=True, related_name="claims", db_index=False
    )
    predicate = models.CharField(max_length=40, choices=Predicate)
    negated = models.BooleanField(default=False, help_text="The sources say that this is not so.")
    # Part of the claim and not of its citations: an editor decides apart on a day in Japan and the same day in Britain.
    qualifier = models.CharField(
        max_length=80,
        blank=True,
        help_text="What it holds for, where not for all: a country, an edition, a festival's premiere.",
    )

    # the value: an object, or a date, quantity or text
    object_person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="claims_about", db_index=False
    )
    object_work = models.ForeignKey(
        Work, on_delete=models.PROTECT, null=True, blank=True, related_name="claims_about", db_index=False
    )
    value = models.TextField(
        help_text="The value as shown: a date (2024-01-24), a number with its unit, words or a name."
    )
    value_key = models.CharField(max_length=500, help_text="Equal for equal values.", editable=False)
    date = models.CharField(
        max_length=30,
        blank=True,
        help_text="YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM; 199X for a decade, XXXX-04-11 for a day without a"
        " year, [2025-03-04,2025-04-03] where day and month cannot be told apart.",
    )
    number = models.FloatField(null=True, blank=True)
    upper = models.FloatField(null=True, blank=True, help_text="The greatest number, where a range is given.")
    unit = models.CharField(max_length=50, blank=True)
    bound = models.CharField(
        max_length=5,
        blank=True,
        choices={"min": "at least", "max": "at most", "about": "about", "near": "nearly"},
        help_text="How the number is meant; empty for exactly.",
    )

    # what editors made of it (with status and reason)
    rank = models.CharField(max_length=20, choices=Rank, default=Rank.NORMAL)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.EDITOR, editable=False)
    disagreement = models.ForeignKey(
        Disagreement, on_delete=models.SET_NULL, null=True, blank=True, related_name="claims", editable=False
    )
    created = models.DateTimeField(auto_now_add=True)

    # kept by the archive: standing citations in current articles
    article_count = models.PositiveIntegerField(default=0, editable=False)
    origin_count = models.PositiveIntegerField(
        default=0, editable=False, help_text="Independent origins: passages with the same words count once."
    )
    first_published = models.DateField(null=True, blank=True, editable=False)
    last_published = models.DateField(null=True, blank=True, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        indexes = [
            # Those of a subject are found by the constraints below.
            index_where_set("claim_about_person", "object_person", "predicate"),
            index_where_set("claim_about_work", "object_work", "predicate"),
            models.Index(fields=["status", "-article_count", "-id"], name="claim_status_most_cited"),
            models.Index(fields=["predicate", "-article_count", "-id"], name="claim_predicate_most_cited"),
            models.Index(fields=["-article_count", "-id"], name="claim_most_cited"),
            models.Index(fields=["-last_published", "-id"], name="claim_newest"),
            models.Index(
                fields=["status", "-article_count", "-id"],
                condition=LONG_DATE,
                name="claim_date_with_readings",
            ),
            models.Index(fields=["-article_count", "-id"], condition=LONG_DATE, name="claim_long_date"),
            models.Index(
                fields=["-article_count", "-id"], condition=YEAR_NOT_TOLD, name="claim_year_not_told"
            ),
            # With the count behind it, as SQLite would else take the index of all that wait.
            models.Index(
                fields=["disagreement", "article_count"],
                condition=DISPUTED_TO_REVIEW,
                name="claim_disputed_to_review",
            ),
            # The few that are not as nearly all are: a walk to find them would read all claims.
            models.Index(
                fields=["rank", "-article_count", "-id"],
                condition=~models.Q(rank=Rank.NORMAL),
                name="claim_ranked",
            ),
            models.Index(
                fields=["origin", "-article_count", "-id"],
                condition=~models.Q(origin=Origin.MACHINE),
                name="claim_not_by_machine",
            ),
            models.Index(
                fields=["-article_count", "-id"], condition=models.Q(negated=True), name="claim_negated"
            ),
            # The queue of the review page, the most consequential first.
            models.Index(
                fields=["-origin_count", "-article_count", "-id"], condition=TO_REVIEW, name="claim_to_review"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=one_of("subject_person", "subject_work"),
                name="claim_of_person_or_work",
                violation_error_message="A claim is about a person or about a work: choose one subject.",
            ),
            models.CheckConstraint(
                condition=models.Q(object_person=None) | models.Q(object_work=None),
                name="claim_at_most_one_object",
                violation_error_message="A claim's value is a person or a work, not both.",
            ),
            models.CheckConstraint(
                condition=~models.Q(rank=Rank.PREFERRED, status=ReviewStatus.REJECTED),
                name="claim_preferred_not_rejected",
                violation_error_message="A rejected claim cannot be the preferred one.",
            ),
            *(
                once_where_set(
                    f"claim_of_{side}_once",
                    f"subject_{side}",
                    *("predicate", "value_key", "negated", "qualifier"),
                    message="This claim exists already.",
                )
                for side in ("person", "work")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} · {'not ' if self.negated else ''}{self.get_predicate_display()} · {self.qualified_value}"

    def get_absolute_url(self) -> str:
        return reverse("claim-detail", args=[self.pk])

    def get_predicate_display(self) -> str:  # type: ignore[no-redef]  # Django makes it where there is none
        """Return the predicate's label; Django's own makes a table of all predicates for each row."""
        return PREDICATE_LABELS.get(self.predicate, self.predicate)

    @property
    def subject(self) -> Person | Work:
        subject = self.subject_person or self.subject_work
        assert subject is not None  # by claim_of_person_or_work
        return subject

    @property
    def object(self) -> Person | Work | None:
        return self.object_person or self.object_work

    @property
    def shown_value(self) -> str:
        """The value, an object by its present name."""
        return str(self.object or self.value)

    @property
    def qualified_value(self) -> str:
        """The value as shown, with what it holds for in brackets."""
        return f"{self.shown_value} ({self.qualifier})" if self.qualifier else self.shown_value

    @property
    def typed_value(self) -> Value | None:
        """The value for comparing; None where it is a person or a work."""
        match Predicate(self.predicate).value_type:
            case ValueType.DATE:
                return DateValue(self.date)
            case ValueType.QUANTITY:
                return QuantityValue(self.number or 0.0, self.unit, self.bound, self.upper)
            case ValueType.TEXT:
                return TextValue(self.value)
        return None

    @property
    def is_disputed(self) -> bool:
        """Sources disagree about it now."""
        return self.disagreement is not None and self.disagreement.status == DisagreementStatus.OPEN

    @property
    def is_ambiguous(self) -> bool:
        """Its date has two readings."""
        return self.date.startswith("[")

    @property
    def is_own_knowledge(self) -> bool:
        """An editor says so without any source."""
        return (
            self.article_count == 0 and self.origin == Origin.EDITOR and self.status == ReviewStatus.ACCEPTED
        )

    @property
    def is_decided(self) -> bool:
        """An editor accepted, rejected or ranked it."""
        return self.status != ReviewStatus.UNREVIEWED or self.rank != Rank.NORMAL


VALUE_OUTSIDE_QUOTE = ~models.Q(
    value_start__isnull=False,
    value_end__isnull=False,
    value_start__gte=models.F("start"),
    value_end__lte=models.F("end"),
)


class CitationQuerySet(models.QuerySet["Citation"]):
    def standing(self) -> Self:
        """Leave out rejected citations, those of articles that were replaced or withdrawn, and those by dismissed names."""
        dismissed = models.Q(subject_appearance__dismissed=True) | models.Q(object_appearance__dismissed=True)
        return self.exclude(status=ReviewStatus.REJECTED).filter(
            ~dismissed, article__is_current=True, article__withdrawal=None
        )

    def value_outside_quote(self) -> Self:
        return self.filter(VALUE_OUTSIDE_QUOTE)

    def with_claims(self) -> Self:
        """With what they say, in words."""
        ends = [f"claim__{side}_{kind}" for side in ("subject", "object") for kind in ("person", "work")]
        return self.select_related("claim", *ends)


class Citation(Decided):
    """The evidence for a claim: words of one article, and how they were read."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="citations", db_index=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="citations", db_index=False)
    start = models.PositiveIntegerField(help_text="In characters of the article's text.")
    end = models.PositiveIntegerField(help_text="Exclusive.")
    quote = models.TextField(help_text="The article's text from start to end.")
    value_start = models.PositiveIntegerField(
        null=True, blank=True, help_text="Where the value stands in the text."
    )
    value_end = models.PositiveIntegerField(null=True, blank=True, help_text="Exclusive.")
    value = models.TextField(blank=True, help_text="The value as this source has it.")
    subject_appearance = models.ForeignKey(
        Appearance, on_delete=models.CASCADE, null=True, blank=True, related_name="+", editable=False
    )
    object_appearance = models.ForeignKey(
        Appearance,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        db_index=False,
    )

    # how the source says it
    modality = models.CharField(max_length=20, choices=Modality, default=Modality.ASSERTED)
    speaker = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="spoken_citations",
        db_index=False,
    )
    speaker_appearance = models.ForeignKey(
        Appearance,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        db_index=False,
    )

    # how it was read
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.EDITOR, editable=False)
    rule = models.CharField(max_length=60, blank=True)
    trigger = models.CharField(max_length=200, blank=True, help_text="The words that the rule went by.")
    confidence = models.FloatField(null=True, blank=True)
    passage = models.CharField(
        max_length=32, blank=True, editable=False, help_text="Equal for passages with the same words."
    )
    shingles = models.BinaryField(
        default=bytes,
        blank=True,
        help_text="What nearly the same passages have in common; see newsarchive.likeness.",
    )

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["article", "start"]
        indexes = [
            models.Index(fields=["article", "start"], name="citation_in_text_order"),
            models.Index(fields=["-id"], condition=VALUE_OUTSIDE_QUOTE, name="citation_value_outside_quote"),
            # Claims are found by the constraint below, articles by the order of their texts.
            index_where_set("citation_object", "object_appearance"),
            index_where_set("citation_speaker", "speaker"),
            index_where_set("citation_speaker_appearance", "speaker_appearance"),
            # The few that are not as nearly all are.
            models.Index(
                fields=["status", "-id"],
                condition=~models.Q(status=ReviewStatus.UNREVIEWED),
                name="citation_decided",
            ),
            models.Index(
                fields=["modality", "-id"],
                condition=~models.Q(modality=Modality.ASSERTED),
                name="citation_not_asserted",
            ),
            models.Index(
                fields=["origin", "-id"],
                condition=~models.Q(origin=Origin.MACHINE),
                name="citation_not_by_machine",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="citation_span_not_empty",
                violation_error_message="A citation's end lies behind its start.",
            ),
            models.UniqueConstraint(
                # Where two of one article were merged, the same words may speak of each.
                fields=["claim", "article", "start", "end", "subject_appearance", "object_appearance"],
                name="citation_once",
                violation_error_message="This claim already cites these words.",
            ),
        ]

    def __str__(self) -> str:
        return self.quote

    @property
    def value_in_quote(self) -> bool:
        """Whether the value's words stand inside the quote."""
        return (
            self.value_start is not None
            and self.value_end is not None
            and self.start <= self.value_start < self.value_end <= self.end
        )
