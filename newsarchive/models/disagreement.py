from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from newsarchive.models.nullable import once_where_set, one_of
from newsarchive.models.person import Person
from newsarchive.models.work import Work
from newsarchive.vocabulary import PREDICATE_LABELS, DisagreementStatus, Predicate


class DisagreementQuerySet(models.QuerySet["Disagreement"]):
    def open(self) -> Self:
        return self.filter(status=DisagreementStatus.OPEN)

    def standing(self) -> Self:
        """Open, explained and settled ones: leave out those whose sources agree now."""
        return self.exclude(status=DisagreementStatus.CLOSED)

    def reopened(self) -> Self:
        """Open ones that were settled before a source came that contradicts what was decided."""
        return self.open().filter(settled_at__isnull=False)

    def for_list(self) -> Self:
        return self.select_related("subject_person", "subject_work", "preferred")


class Disagreement(models.Model):
    """Sources contradict each other about one property of one subject, until an editor settles it.

    The claims that take part point here (Claim.disagreement).
    """

    subject_person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="disagreements"
    )
    subject_work = models.ForeignKey(
        Work, on_delete=models.PROTECT, null=True, blank=True, related_name="disagreements"
    )
    predicate = models.CharField(max_length=40, choices=Predicate)
    status = models.CharField(max_length=20, choices=DisagreementStatus, default=DisagreementStatus.OPEN)
    created = models.DateTimeField(auto_now_add=True)

    # how it was settled
    preferred = models.ForeignKey(
        "newsarchive.Claim", on_delete=models.PROTECT, null=True, blank=True, related_name="preferred_in"
    )
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was settled so.")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)

    held = models.BooleanField(
        default=False,
        editable=False,
        help_text="Settled while its subject stood by itself; so it is again when the merge is undone.",
    )

    # kept by the archive
    value_count = models.PositiveIntegerField(default=0, editable=False)
    article_count = models.PositiveIntegerField(default=0, editable=False)

    objects = DisagreementQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["status", "-article_count", "-id"], name="disagreement_status"),
            models.Index(fields=["-article_count", "-id"], name="disagreement_most_cited"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=one_of("subject_person", "subject_work"),
                name="disagreement_of_person_or_work",
                violation_error_message="A disagreement is about a person or about a work.",
            ),
            once_where_set("disagreement_of_person_once", "subject_person", "predicate"),
            once_where_set("disagreement_of_work_once", "subject_work", "predicate"),
            models.CheckConstraint(
                condition=~models.Q(status=DisagreementStatus.SETTLED, reason=""),
                name="disagreement_settled_with_reason",
                violation_error_message="Settling a disagreement needs a reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.get_predicate_display()}"

    def get_absolute_url(self) -> str:
        return reverse("disagreement-detail", args=[self.pk])

    def get_predicate_display(self) -> str:  # type: ignore[no-redef]  # Django makes it where there is none
        """Return the predicate's label; Django's own makes a table of all predicates for each row."""
        return PREDICATE_LABELS.get(self.predicate, self.predicate)

    @property
    def subject(self) -> Person | Work:
        subject = self.subject_person or self.subject_work
        assert subject is not None  # by disagreement_of_person_or_work
        return subject

    @property
    def is_separated(self) -> bool:
        """An editor said that several values are right, each for a country or edition."""
        return self.settled_at is not None and self.preferred_id is None

    @property
    def is_reopened(self) -> bool:
        """It was settled, and a later source contradicts what was decided."""
        return self.status == DisagreementStatus.OPEN and self.settled_at is not None
