"""Correct what an article says of itself."""

from datetime import date

from django.contrib.auth.models import User

from newsarchive.curation.trail import bring_up_to_date, change
from newsarchive.models import Appearance, Article, Claim
from newsarchive.recording import act, by_machine


def set_published(article: Article, published: date | None, *, by: User) -> bool:
    """Set an article's date of publication, and every copy of it; return whether it changed.

    Without a date the article is sorted by its arrival.
    """
    with act(by, what="dated"):
        article = Article.objects.for_list().select_for_update(of=("self",)).get(pk=article.pk)
        if article.published == published:
            return False
        change(article, by, published=published, published_from="editor")
        follow_date(article)
    return True


@by_machine
def follow_date(article: Article) -> None:
    """Bring every copy of an article's date of publication up to date."""
    article.sort_date = article.published or article.created.date()
    article.save(update_fields=["sort_date"])
    Appearance.objects.filter(article=article).update(
        published=article.published, sort_date=article.sort_date
    )
    bring_up_to_date(Claim.objects.filter(citations__article=article).distinct())
