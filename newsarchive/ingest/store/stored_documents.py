"""Find a stored article and read it again as it was read, without storing anything."""

from newsarchive.ingest.document import Document
from newsarchive.ingest.extract.known import KnownMention
from newsarchive.ingest.store.read_facts import facts_told_by_others
from newsarchive.ingest.store.second_readings import known_in
from newsarchive.models import Article


def stored_document(name: str) -> tuple[Document, tuple[KnownMention, ...], frozenset[int]] | None:
    """Return the document of a stored article and what it is read by; None if there is none.

    That is where it has names that other articles confirm, and the keys of facts that others tell and it leaves in doubt.
    name: the article's id, or its source, of which the latest text counts.
    """
    articles = Article.objects.select_related("outlet", "original")
    article = articles.filter(pk=int(name)).first() if name.isdecimal() and len(name) < 19 else None
    if article is None:
        article = articles.filter(source=name).order_by("-is_current", "-pk").first()
    if article is None:
        return None
    return *known_in([article])[article.pk], facts_told_by_others([article.pk])[article.pk]
