"""The public pages: read-only, the same for every reader, each with a number of queries that no number of rows changes."""

from newsarchive.views.articles import ArticleDetail, ArticleList
from newsarchive.views.claims import ClaimDetail, ClaimList
from newsarchive.views.differences import ArticleDifferences
from newsarchive.views.disagreements import DisagreementDetail, DisagreementList
from newsarchive.views.entities import PersonDetail, PersonList, WorkDetail, WorkList
from newsarchive.views.front import Front
from newsarchive.views.how import How
from newsarchive.views.search import Search

__all__ = [
    "ArticleDetail",
    "ArticleDifferences",
    "ArticleList",
    "ClaimDetail",
    "ClaimList",
    "DisagreementDetail",
    "DisagreementList",
    "Front",
    "How",
    "PersonDetail",
    "PersonList",
    "Search",
    "WorkDetail",
    "WorkList",
]
