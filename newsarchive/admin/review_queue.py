"""In which order articles come to be reviewed: by the most consequential claim that waits in them."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from newsarchive.models import Article, Citation, Claim, Disagreement

# Further back nobody goes; the articles before that may come again.
TRAIL_LENGTH = 300


def next_article(passed: Collection[int] = ()) -> Article | None:
    """Return the article to be reviewed next: of the claims that wait, the disputed ones first, then those of many origins.

    None when nothing waits; passed: as in next_in_queue().
    """
    return Article.objects.for_list().filter(pk=next_in_queue(passed)).first()


def next_in_queue(passed: Collection[int] = ()) -> Subquery:
    """Return the id of that article, as a part of a query.

    passed: ids of articles that were shown already, and with them their claims.
    """
    waiting = Claim.objects.to_review()
    if passed:
        seen = Citation.objects.filter(claim=OuterRef("pk"), article__in=list(passed))
        waiting = waiting.filter(~Exists(seen))
    # Along the disagreements, as far as the first that has such a claim: sorting all their claims would take longer each day.
    disputed = waiting.filter(disagreement__isnull=False)
    disagreements = Disagreement.objects.open().filter(Exists(disputed.filter(disagreement=OuterRef("pk"))))
    most_disputed = disagreements.order_by("-article_count", "-id").values("pk")[:1]
    disputed = disputed.filter(disagreement=Subquery(most_disputed)).order_by("-origin_count", "-id")
    others = waiting.order_by("-origin_count", "-article_count", "-id")
    # The second is looked for only where the first finds nothing.
    claim = Coalesce(Subquery(disputed.values("pk")[:1]), Subquery(others.values("pk")[:1]))
    cited = Citation.objects.standing().filter(claim=claim).order_by("-article__sort_date", "-article")
    return Subquery(cited.values("article")[:1])


class Trail:
    """The articles that an editor has looked at, in order, so that "next" passes none twice and "previous" leads back."""

    KEY = "reviewed_articles"

    def __init__(self, session: dict) -> None:
        self.session = session

    @property
    def articles(self) -> list[int]:
        return list(self.session.get(self.KEY, []))

    def visit(self, article: int) -> None:
        if article not in self.articles:
            self.session[self.KEY] = [*self.articles, article][-TRAIL_LENGTH:]

    def before(self, article: int) -> int | None:
        at = self._place(article)
        return self.articles[at - 1] if at > 0 else None

    def after(self, article: int) -> int | None:
        at = self._place(article)
        return self.articles[at + 1] if 0 <= at < len(self.articles) - 1 else None

    def forget(self) -> None:
        self.session.pop(self.KEY, None)

    def _place(self, article: int) -> int:
        return self.articles.index(article) if article in self.articles else -1
