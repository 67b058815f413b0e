from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce

from newsarchive.models.merge import Merge
from newsarchive.models.nullable import two_persons_or_two_works
from newsarchive.models.person import Person
from newsarchive.models.work import Work
from newsarchive.vocabulary import Origin, Verdict


def _shown_at(model: type[Person] | type[Work], column: str) -> models.QuerySet:
    """Return who is shown at the one of a column of the query around the query around this."""
    at = models.OuterRef(models.OuterRef(column))
    return model._default_manager.filter(models.Q(pk=at) | models.Q(merged_into=at)).values("pk")


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def to_judge(self) -> Self:
        """Questions about two that are shown apart, and that no editor told apart, nor any that are shown at them."""
        shown = [
            Coalesce(f"{side}_{which}__merged_into", f"{side}_{which}")
            for which in "ab"
            for side in ("person", "work")
        ]
        pairs = self.alias(one=Coalesce(*shown[:2]), other=Coalesce(*shown[2:]))
        waiting = pairs.filter(verdict=Verdict.UNSURE).exclude(one=models.F("other"))
        for side, model in (("person", Person), ("work", Work)):
            for first, second in (("one", "other"), ("other", "one")):
                said = Judgement.objects.filter(
                    verdict=Verdict.DIFFERENT,
                    **{
                        f"{side}_a__in": _shown_at(model, first),
                        f"{side}_b__in": _shown_at(model, second),
                    },
                )
                waiting = waiting.exclude(models.Exists(said), **{f"{side}_a__isnull": False})
        return waiting

    def for_list(self) -> Self:
        return self.select_related("person_a", "person_b", "work_a", "work_b", "judged_by")


class Judgement(models.Model):
    """Whether two persons, or two works, are the same: an editor's verdict, or the machine's question.

    The machine only asks (verdict "unsure", with a score and its reasons); an editor's "same" is a merge, undone by
    withdrawing it, and "not the same" keeps linking from joining the two and from asking again.
    """

    person_a = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="judgements_as_a"
    )
    person_b = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="judgements_as_b"
    )
    work_a = models.ForeignKey(
        Work, on_delete=models.CASCADE, null=True, blank=True, related_name="judgements_as_a"
    )
    work_b = models.ForeignKey(
        Work, on_delete=models.CASCADE, null=True, blank=True, related_name="judgements_as_b"
    )
    verdict = models.CharField(max_length=20, choices=Verdict, default=Verdict.UNSURE)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.EDITOR, editable=False)
    merge = models.ForeignKey(
        Merge, on_delete=models.CASCADE, null=True, blank=True, related_name="judgements", editable=False
    )
    score = models.FloatField(
        null=True, blank=True, editable=False, help_text="0 to 1: how alike the machine finds them."
    )
    reason = models.CharField(max_length=500, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    objects = JudgementQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["verdict", "-score", "-id"], name="judgement_verdict_likeliest")]
        constraints = [
            models.CheckConstraint(
                condition=two_persons_or_two_works(),
                name="judgement_of_two_persons_or_two_works",
                violation_error_message="Choose two persons or two works.",
            ),
            models.CheckConstraint(
                condition=models.Q(person_a__lt=models.F("person_b"))
                | models.Q(work_a__lt=models.F("work_b")),
                name="judgement_lower_id_first",
                violation_error_message="Choose two different ones, the one with the lower id first.",
            ),
            models.UniqueConstraint(
                fields=["person_a", "person_b"],
                name="judgement_of_persons_once",
                violation_error_message="These two were judged already.",
            ),
            models.UniqueConstraint(
                fields=["work_a", "work_b"],
                name="judgement_of_works_once",
                violation_error_message="These two were judged already.",
            ),
            models.CheckConstraint(
                condition=models.Q(origin=Origin.EDITOR) | models.Q(verdict=Verdict.UNSURE),
                name="judgement_machine_only_asks",
                violation_error_message="Only an editor can decide.",
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.person_a or self.work_a} / {self.person_b or self.work_b}: {self.get_verdict_display()}"
        )

    def clean(self) -> None:
        """Put the lower id first, so that a pair is found whichever way round it was chosen."""
        if self.person_a_id and self.person_b_id and self.person_a_id > self.person_b_id:
            self.person_a, self.person_b = self.person_b, self.person_a
        if self.work_a_id and self.work_b_id and self.work_a_id > self.work_b_id:
            self.work_a, self.work_b = self.work_b, self.work_a
