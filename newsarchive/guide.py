"""The guided first visit: five steps through the desk, ticked off by what the editor does, never by what is clicked.

It is called when somebody comes to the desk for the first time, or asks for it again; what was done since then counts.
"""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery
from django.urls import reverse

from newsarchive.curation.duplicates import waiting
from newsarchive.models import Act, Candidate, Claim, Disagreement, Judgement, Presence, Visit
from newsarchive.roles import may

# What a session keeps of it, so that pages need not ask for nothing.
GUIDED = "guided"

_DECIDING = ["accepted", "rejected", "corrected", "stated"]
_JUDGING = ["told apart", "merged", "judged"]


@dataclass(frozen=True)
class Step:
    """page: where it is done; is_done: by an act of the editor; is_idle: nothing waits there, so that it can be passed."""

    page: str
    title: str
    url: str
    is_done: bool
    is_idle: bool = False

    @property
    def is_over(self) -> bool:
        return self.is_done or self.is_idle


@dataclass(frozen=True)
class Guide:
    steps: list[Step]

    @property
    def now(self) -> Step | None:
        """The first step that is to be done; None at the end."""
        return next((step for step in self.steps if not step.is_over), None)

    def here(self, page: str) -> Step | None:
        """The step of a page: of several, the first that is to be done."""
        ours = [step for step in self.steps if step.page == page]
        return next((step for step in ours if not step.is_over), ours[-1] if ours else None)


def guide_of(user: User) -> Guide | None:
    """Return where somebody is in the guide, in one query; None if it is not shown to them."""
    if not may(user, "decide on claims"):
        return None
    visit = _progress().filter(pk=user.pk).first()
    if visit is None:
        return None
    sheet = reverse("admin:newsarchive_disagreement_changelist")
    if visit.dispute is not None:
        sheet = reverse("admin:newsarchive_disagreement_change", args=[visit.dispute])
    idle = not visit.claims
    steps = [
        Step("front", "Start from the queue", reverse("admin:index"), visit.came or visit.decided, idle),
        Step("review", "Decide on a claim", reverse("review"), visit.decided, idle),
    ]
    if may(user, "settle"):
        steps.append(Step("sheet", "Settle a disagreement", sheet, visit.settled, visit.dispute is None))
    if may(user, "judge"):
        steps.append(
            Step("duplicates", "Look at duplicates", reverse("duplicates"), visit.judged, not visit.pairs)
        )
    history = reverse("admin:newsarchive_act_changelist")
    steps.append(Step("history", "Undo something", history, visit.undone))
    return Guide(steps)


def start(user: User) -> None:
    """Show the guide to somebody from its first step."""
    newest = Act.objects.aggregate(newest=Max("pk"))["newest"] or 0
    Visit.objects.filter(pk=user.pk).update(guided_since=newest)


def end(user: User) -> None:
    """Show the guide to somebody no more, until it is called again."""
    Visit.objects.filter(pk=user.pk).update(guided_since=None)


def _progress() -> QuerySet:
    own = Act.objects.filter(by=OuterRef("pk"), pk__gt=OuterRef("guided_since")).order_by()
    disputes = Disagreement.objects.open().order_by("-article_count", "-pk").values("pk")
    return Visit.objects.filter(guided_since__isnull=False).annotate(
        came=Exists(Presence.objects.filter(user=OuterRef("pk"))),
        decided=Exists(own.filter(what__in=_DECIDING)),
        settled=Exists(own.filter(what="settled")),
        judged=Exists(own.filter(what__in=_JUDGING)),
        undone=Exists(own.filter(undoes__isnull=False)),
        claims=Exists(Claim.objects.to_review().order_by()),
        dispute=Subquery(disputes[:1]),
        pairs=Exists(waiting(Judgement).order_by()) | Exists(waiting(Candidate).order_by()),
    )
