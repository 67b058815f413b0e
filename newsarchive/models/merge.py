from django.conf import settings
from django.db import models

from newsarchive.models.claim import Claim, Decided
from newsarchive.models.nullable import one_of
from newsarchive.models.person import Person
from newsarchive.models.work import Work
from newsarchive.vocabulary import Origin, Rank


class Merge(models.Model):
    """An editor's word that several persons, or several works, are one; which of them stays, and what it is called.

    Its judgements ("the same") say which others are meant. Undoing it deletes it and them.
    """

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="merges", help_text="Who stays."
    )
    work = models.ForeignKey(
        Work, on_delete=models.CASCADE, null=True, blank=True, related_name="merges", help_text="What stays."
    )
    name = models.CharField(max_length=300, help_text="What it is called while this holds.")
    kind = models.CharField(max_length=20)
    reason = models.CharField(max_length=500)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=one_of("person", "work"),
                name="merge_of_persons_or_works",
                violation_error_message="Persons are merged with persons, and works with works.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kept(self) -> Person | Work:
        kept = self.person or self.work
        assert kept is not None  # by merge_of_persons_or_works
        return kept


class ClaimPart(Decided):
    """What a claim is without any merge, of its subject or its object: a claim of its own, with decisions of its own.

    Only where merges make a difference. number: the id that it has, or had, when it stands by itself.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="parts")
    number = models.BigIntegerField(null=True)
    subject_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    subject_work = models.ForeignKey(Work, on_delete=models.PROTECT, null=True, related_name="+")
    object_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    object_work = models.ForeignKey(Work, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField(null=True, help_text="When the claim of this number was made.")
    rank = models.CharField(max_length=20, choices=Rank, default=Rank.NORMAL)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.MACHINE)
    disagreement = models.BigIntegerField(null=True, help_text="The one that it takes part in by itself.")

    class Meta:
        indexes = [models.Index(fields=["number"], name="claim_part_number")]

    def __str__(self) -> str:
        return f"part of {self.claim}"


class DismissedName(models.Model):
    """A name that names no person, or no work, as an editor said for good: nothing is read by it any more."""

    type = models.CharField(max_length=10, choices={"person": "person", "work": "work"})
    key = models.CharField(max_length=300, help_text="Equal for spellings of one name.")
    name = models.CharField(max_length=300)
    reason = models.CharField(max_length=500)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["type", "key"],
                name="name_dismissed_once",
                violation_error_message="This name is dismissed already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: no {self.type}"
