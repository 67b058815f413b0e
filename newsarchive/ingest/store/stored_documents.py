"""Find a stored article and read it again as it was read, without storing anything."""

from newsarchive.ingest.document import Document
from newsarchive.ingest.extract.known import KnownMention
from newsarchive.ingest.store.second_readings import known_in
from newsarchive.models import Article


def stored_document(name: str) -> tuple[Document, tuple[KnownMention, ...]] | None:
    """Return the document of a stored article and where it has names that other articles confirm; None if there is none.

    name: the article's id, or its source, of which the latest text counts.
    """
    articles = Article.objects.select_related("outlet", "original")
    article = articles.filter(pk=int(name)).first() if name.isdecimal() and len(name) < 19 else None
    if article is None:
        article = articles.filter(source=name).order_by("-is_current", "-pk").first()
    return None if article is None else known_in([article])[article.pk]
