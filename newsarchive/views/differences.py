from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.views.generic import DetailView

from newsarchive import differences
from newsarchive.models import Article, Claim
from newsarchive.representations.rows import Row, claim_row
from newsarchive.views.articles import number_claims
from newsarchive.views.forms import Page as PageForms
from newsarchive.wording import date_in_words, language_in_words

_LARGEST = 2**63 - 1  # of an id in the database


@dataclass(frozen=True)
class ChangedField:
    """What an article says of itself, before and after; "" for nothing."""

    label: str
    before: str
    after: str


class ArticleDifferences(PageForms, DetailView):
    """An article beside its earlier version, or another one that is named by ?with=ID."""

    queryset = Article.objects.select_related(
        "outlet", "withdrawal", "replaces__outlet", "replaces__withdrawal", "replaced_by"
    )
    template_name = "newsarchive/article_differences.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        article: Article = self.object
        named = self._named()
        other = named or article.replaces
        if other is None:
            return super().get_context_data(other=None, **kwargs)
        before = [numbered.claim for numbered in number_claims(other)]
        after = [numbered.claim for numbered in number_claims(article)]
        return super().get_context_data(
            other=other,
            is_version=other.pk == article.replaces_id,
            later=getattr(article, "replaced_by", None),
            address=f"?with={other.pk}" if named else "",
            differences=differences.compare(other.text, article.text),
            fields=_changed_fields(other, article),
            gone_claims=_without(before, after),
            new_claims=_without(after, before),
            **kwargs,
        )

    def _named(self) -> Article | None:
        """Return the article to compare with; None for what is none, or is the same."""
        name = self.request.GET.get("with", "")
        if not (name.isascii() and name.isdigit()) or not 0 < int(name[:20]) <= _LARGEST:
            return None
        return self.queryset.exclude(pk=self.object.pk).filter(pk=int(name[:20])).first()

    def as_row(self, context: dict[str, Any]) -> Row:
        """pieces: [change, words], change being "", "gone" or "new"; a list of them for each paragraph."""
        article, other = self.object, context["other"]
        row: Row = {
            "id": article.pk,
            "page": f"{self.site}{article.get_absolute_url()}differences/",
            "with": other.pk if other else None,
        }
        if other is None:
            return row
        found = context["differences"]
        return row | {
            "words_gone": found.gone,
            "words_new": found.new,
            "is_by_lines": found.is_by_lines,
            "fields": [
                {"label": field.label, "before": field.before, "after": field.after}
                for field in context["fields"]
            ],
            "paragraphs": [
                [[piece.change.value, piece.text] for piece in passage.pieces]
                for stretch in found.stretches
                for passage in stretch.passages
            ],
            "claims_gone": [claim_row(claim, self.site) for claim in context["gone_claims"]],
            "claims_new": [claim_row(claim, self.site) for claim in context["new_claims"]],
        }


def _changed_fields(before: Article, after: Article) -> list[ChangedField]:
    pairs = [
        ("headline", before.headline, after.headline),
        ("by", before.byline, after.byline),
        ("dateline", before.dateline, after.dateline),
        ("published", date_in_words(before.published), date_in_words(after.published)),
        ("outlet", str(before.outlet or ""), str(after.outlet or "")),
        ("language", language_in_words(before.language), language_in_words(after.language)),
    ]
    return [ChangedField(label, old, new) for label, old, new in pairs if old != new]


def _without(claims: Sequence[Claim], others: Sequence[Claim]) -> list[Claim]:
    known = {claim.pk for claim in others}
    return [claim for claim in claims if claim.pk not in known]
