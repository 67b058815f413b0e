"""What the machine keeps to find persons, and works, that may be one though their names are not written alike."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from newsarchive.models.judgement import Judgement
from newsarchive.models.nullable import one_of, two_persons_or_two_works
from newsarchive.models.person import Person
from newsarchive.models.work import Work


class NameBlock(models.Model):
    """A key that names which may be alike have in common: only those that share one are compared."""

    key = models.CharField(max_length=120)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="name_blocks")
    work = models.ForeignKey(Work, on_delete=models.CASCADE, null=True, related_name="name_blocks")

    class Meta:
        indexes = [models.Index(fields=["key", "person", "work"], name="name_block_key")]
        constraints = [
            models.CheckConstraint(condition=one_of("person", "work"), name="name_block_of_person_or_work")
        ]

    def __str__(self) -> str:
        return self.key


class Uncompared(models.Model):
    """That a person or work is to be compared with others: it is new, or its names or articles have changed."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, null=True, related_name="uncompared")
    work = models.OneToOneField(Work, on_delete=models.CASCADE, null=True, related_name="uncompared")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=one_of("person", "work"), name="uncompared_is_person_or_work")
        ]

    def __str__(self) -> str:
        return f"uncompared {self.person_id or self.work_id}"


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def to_judge(self) -> Self:
        """Pairs that both stand for themselves, and of whom nothing was said or asked otherwise."""
        judged = Judgement.objects.filter(
            Q(person_a=OuterRef("person_a"), person_b=OuterRef("person_b"))
        ).values("pk")
        judged_works = Judgement.objects.filter(
            Q(work_a=OuterRef("work_a"), work_b=OuterRef("work_b"))
        ).values("pk")
        rows = self.filter(~Exists(judged), ~Exists(judged_works))
        for side in ("person", "work"):
            for which in "ab":
                one = f"{side}_{which}"
                stands = Q(**{f"{one}__merged_into": None, f"{one}__dismissed": False})
                rows = rows.filter(Q(**{one: None}) | stands)
        return rows

    def for_list(self) -> Self:
        return self.select_related("person_a", "person_b", "work_a", "work_b")


class Candidate(models.Model):
    """Two persons, or two works, that may be one by their names: a question, which the machine takes back by itself.

    An editor's answer is a judgement, and kept apart from it.
    """

    person_a = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="candidates_as_a")
    person_b = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="candidates_as_b")
    work_a = models.ForeignKey(Work, on_delete=models.CASCADE, null=True, related_name="candidates_as_a")
    work_b = models.ForeignKey(Work, on_delete=models.CASCADE, null=True, related_name="candidates_as_b")
    score = models.FloatField(help_text="0 to 1: how likely the machine finds it that they are one.")
    reasons = models.JSONField(default=list, help_text="What speaks for it and against it, in words.")
    created = models.DateTimeField(auto_now_add=True)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-score", "-id"], name="candidate_likeliest")]
        constraints = [
            models.CheckConstraint(
                condition=two_persons_or_two_works(),
                name="candidate_of_two_persons_or_two_works",
            ),
            models.CheckConstraint(
                condition=Q(person_a__lt=F("person_b")) | Q(work_a__lt=F("work_b")),
                name="candidate_lower_id_first",
            ),
            models.UniqueConstraint(fields=["person_a", "person_b"], name="candidate_of_persons_once"),
            models.UniqueConstraint(fields=["work_a", "work_b"], name="candidate_of_works_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_a or self.work_a} / {self.person_b or self.work_b}"
