"""All public lists, by the names that they have in addresses."""

from newsarchive.views.articles import ArticleList
from newsarchive.views.claims import ClaimList
from newsarchive.views.disagreements import DisagreementList
from newsarchive.views.entities import PersonList, WorkList
from newsarchive.views.lists import ArchiveList

CATALOGUE: dict[str, type[ArchiveList]] = {
    view.name: view for view in (ArticleList, PersonList, WorkList, ClaimList, DisagreementList)
}
