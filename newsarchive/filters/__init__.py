"""What readers can narrow the lists by. A bad value is told beside its field; all the others still count."""

from newsarchive.filters.archive import ArchiveFilter, Chip
from newsarchive.filters.articles import ArticleFilter
from newsarchive.filters.claims import ClaimFilter, DisagreementFilter
from newsarchive.filters.entities import PersonFilter, WorkFilter

__all__ = [
    "ArchiveFilter",
    "ArticleFilter",
    "Chip",
    "ClaimFilter",
    "DisagreementFilter",
    "PersonFilter",
    "WorkFilter",
]
