"""Find the articles that have the same text as another, or nearly the same: wire copy, a page at two addresses."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from newsarchive.bulk import insert_values
from newsarchive.likeness import ARTICLE, TextMarks, likeness_of_articles, text_keys
from newsarchive.models import Article, TextBand
from newsarchive.prepared import prepared

# A text that more share is told by the first of them.
_MOST_COMPARED = 200


class CopyKind(StrEnum):
    """In what a document is that of another: its bytes and what it says of itself, its address, its text, or nearly that."""

    DOCUMENT = "the same document in another place"
    ADDRESS = "another text of the same address"
    TEXT = "the same text as another article"
    NEAR = "nearly the same text as another article"


@dataclass(frozen=True)
class Copy:
    """An article that has the text of another. likeness: the share of their words, three by three, that both have."""

    article: Article
    kind: CopyKind
    likeness: float


def note_text(article: Article, marks: TextMarks) -> None:
    """Let the article be found by its text; marks: those of it."""
    insert_values(TextBand, ["key", "article"], [(key, article.pk) for key in dict.fromkeys(marks.keys)])


def copies_of(article: Article, marks: TextMarks | None = None) -> list[Copy]:
    """Return the current articles with the text of a current one, or nearly that, the likest first.

    marks: those of the article's text, where they are at hand.
    """
    if not article.is_current:
        return []
    sketch, keys = marks or _kept_marks(article)
    shared: dict[int, set[int]] = {}
    for pk, key in _sharing(_MOST_COMPARED * len(keys), keys=keys, article=article.pk):
        shared.setdefault(pk, set()).add(key)
    others = _current(list(shared)[:_MOST_COMPARED])
    copies = []
    for other in others:
        kept = getattr(other, "fingerprint", None)
        is_same = keys[0] in shared[other.pk]
        likeness = 1.0 if is_same else likeness_of_articles(sketch, bytes(kept.sketch) if kept else b"")
        if likeness >= ARTICLE:
            copies.append(Copy(other, CopyKind.TEXT if is_same else CopyKind.NEAR, likeness))
    return sorted(copies, key=lambda copy: (-copy.likeness, copy.article.pk))


def _kept_marks(article: Article) -> TextMarks:
    fingerprint = getattr(article, "fingerprint", None)
    sketch = bytes(fingerprint.sketch) if fingerprint else b""
    return TextMarks(sketch, tuple(text_keys(article.text, sketch)))


@prepared
def _sharing(most: int, *, keys: Collection[int], article: int) -> QuerySet[TextBand, tuple[int, int]]:
    rows = TextBand.objects.filter(key__in=keys).exclude(article=article).order_by("article_id")
    return rows.values_list("article_id", "key")[:most]


def _current(ids: Sequence[int]) -> list[Article]:
    if not ids:
        return []
    return list(Article.objects.current().for_list().select_related("fingerprint").filter(pk__in=ids))
