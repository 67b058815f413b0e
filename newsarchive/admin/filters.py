"""Filters of the admin's lists, each named after the question that it answers."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from newsarchive.models import Withdrawal
from newsarchive.models.article import IN_ANOTHER_LANGUAGE
from newsarchive.models.claim import AMBIGUOUS_DATE, YEAR_NOT_TOLD
from newsarchive.vocabulary import DisagreementStatus, Rank, ReviewStatus


class QuestionFilter(admin.SimpleListFilter):
    """A choice between a few answers; answers: the parameter's value → its label and the condition that it sets."""

    answers: dict[str, tuple[str, Q]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [(value, label) for value, (label, _) in self.answers.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        answer = self.answers.get(self.value() or "")
        return queryset.filter(answer[1]) if answer else queryset


class BesideCommonest(admin.ChoicesFieldListFilter):
    """The choices of a field of which nearly all rows have one, the first: for the others there is an index of the others."""

    @property
    def commonest(self) -> str:
        return str(self.field.flatchoices[0][0])

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        rows = super().queryset(request, queryset)
        assert rows is not None  # as this filter always answers
        if request.GET.get(self.lookup_kwarg, self.commonest) == self.commonest:
            return rows
        return rows.exclude(**{self.field_path: self.commonest})


class BesideNormal(BesideCommonest):
    """Ranks stand in their own order: nearly all rows have the one in the middle."""

    commonest = Rank.NORMAL


class NamedRows(admin.SimpleListFilter):
    """Asks for rows that their queryset has a word for; answers: the parameter's value → its label and that method."""

    answers: dict[str, tuple[str, str]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [(value, label) for value, (label, _) in self.answers.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        answer = self.answers.get(self.value() or "")
        rows: QuerySet = getattr(queryset, answer[1])() if answer else queryset
        return rows


class HasDate(QuestionFilter):
    title = "whether it has a date"
    parameter_name = "dated"
    answers = {
        "yes": ("With a date", Q(published__isnull=False)),
        "no": ("Without a date", Q(published=None)),
    }


class InEnglish(QuestionFilter):
    """Claims are read from English articles alone; ?language=ko asks for those in one other language."""

    title = "what language it is in"
    parameter_name = "english"
    answers = {
        "yes": ("English: claims are read", Q(language__startswith="en")),
        "no": ("Another language: kept and searched", IN_ANOTHER_LANGUAGE),
        "unknown": ("Not known", Q(language="")),
    }


class WhenPublished(admin.DateFieldListFilter):
    """Asks for the date that articles are sorted by: of publication or, without one, of arrival."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.title = "when it was published"


class IsCurrent(QuestionFilter):
    title = "whether it is the latest text"
    parameter_name = "current"
    answers = {"yes": ("Latest text", Q(is_current=True)), "no": ("Replaced", Q(is_current=False))}


class IsMerged(QuestionFilter):
    title = "whether it was merged"
    parameter_name = "merged"
    answers = {
        # Said the other way round, as nearly all are so: an index of the merged ones would be walked through and sorted.
        "no": ("Stands for itself", ~Q(merged_into__isnull=False)),
        "yes": ("Merged into another", Q(merged_into__isnull=False)),
    }


class Review(QuestionFilter):
    title = "what editors made of it"
    parameter_name = "review"
    answers = {
        "waiting": (
            "Waits for review",
            Q(status=ReviewStatus.UNREVIEWED, rank=Rank.NORMAL, article_count__gt=0),
        ),
        "accepted": ("Accepted", Q(status=ReviewStatus.ACCEPTED)),
        "rejected": ("Rejected", Q(status=ReviewStatus.REJECTED)),
        "preferred": ("Preferred", Q(rank=Rank.PREFERRED) & ~Q(rank=Rank.NORMAL)),
        "deprecated": ("Deprecated", Q(rank=Rank.DEPRECATED) & ~Q(rank=Rank.NORMAL)),
    }


class IsDisputed(QuestionFilter):
    title = "whether sources disagree"
    parameter_name = "disputed"
    answers = {
        "open": ("Disputed, open", Q(disagreement__status=DisagreementStatus.OPEN)),
        "explained": ("Differing, explained", Q(disagreement__status=DisagreementStatus.EXPLAINED)),
        "settled": ("Disputed, settled", Q(disagreement__status=DisagreementStatus.SETTLED)),
        "no": (
            "Undisputed",
            Q(disagreement=None) | Q(disagreement__status=DisagreementStatus.CLOSED),
        ),
    }


class IsReopened(QuestionFilter):
    title = "whether it was settled before"
    parameter_name = "settled"
    answers = {
        "before": ("Opened again by a new source", Q(settled_at__isnull=False, status="open")),
        "never": ("Never settled", Q(settled_at=None)),
    }


class HasReadings(QuestionFilter):
    title = "whether its date is told"
    parameter_name = "date"
    answers = {
        "ambiguous": ("Day and month not told apart", AMBIGUOUS_DATE),
        "open": ("Year not told", YEAR_NOT_TOLD),
    }


class HasSource(QuestionFilter):
    title = "whether a source says it"
    parameter_name = "sourced"
    answers = {
        "one": ("One article", Q(article_count=1)),
        "many": ("Several articles", Q(article_count__gt=1)),
        "no": ("None any more", Q(article_count=0)),
    }


class ValueInQuote(NamedRows):
    title = "where the value stands"
    parameter_name = "value"
    answers = {"outside": ("Not in its quote", "value_outside_quote")}


class QuoteGone(NamedRows):
    title = "whether its quote is gone"
    parameter_name = "quote"
    answers = {"gone": ("Decided, and gone from the latest text", "quote_gone")}


class IsWithdrawn(QuestionFilter):
    title = "whether its outlet withdrew it"
    parameter_name = "withdrawn"
    answers = {
        # By the few withdrawals: joined to them, the database would walk along all articles.
        "yes": ("Withdrawn", Q(pk__in=Withdrawal.objects.values("article"))),
        "no": ("Standing", Q(withdrawal=None)),
    }


class IsFailing(NamedRows):
    title = "whether it still fails"
    parameter_name = "failing"
    answers = {"still": ("No later run could read it", "still_failing")}


class HasAnswer(QuestionFilter):
    title = "who answered it"
    parameter_name = "answered"
    answers = {
        "machine": ("Asked by the machine", Q(origin="machine")),
        "editor": ("Judged by an editor", Q(origin="editor")),
    }
