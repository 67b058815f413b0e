"""Correct what an article says of itself, and mark what its outlet took back."""

from datetime import date

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from newsarchive.curation.trail import bring_up_to_date, change
from newsarchive.models import Appearance, Article, Claim, Withdrawal
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


def withdraw(article: Article, *, by: User, reason: str) -> bool:
    """Say that the outlet took the article back: what it claims stays readable, and counts no longer; return whether that
    changed anything.

    Later texts of the document are withdrawn too, until an editor says otherwise of them. Raises ValidationError without a
    reason.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError("Say what the outlet says of it, or where.")
    with act(by, what="marked as withdrawn", reason=reason):
        Article.objects.select_for_update().get(pk=article.pk)
        withdrawal = Withdrawal.objects.filter(article=article).first()
        if withdrawal is not None:
            return change(withdrawal, by, reason=reason)
        Withdrawal.objects.create(article_id=article.pk, reason=reason, made_by=by)
        _count_anew(article)
    return True


def reinstate(article: Article, *, by: User, reason: str = "") -> bool:
    """Take back that the outlet withdrew the article; return whether that changed anything."""
    with act(by, what="marked as standing", reason=reason.strip()):
        withdrawal = Withdrawal.objects.select_for_update().filter(article=article).first()
        if withdrawal is None:
            return False
        withdrawal.delete()
        _count_anew(article)
    return True


@by_machine
def _count_anew(article: Article) -> None:
    bring_up_to_date(Claim.objects.filter(citations__article=article).distinct())
