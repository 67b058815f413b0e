"""Find rows by the names of persons, the titles of works and the words of articles that they belong to; lead to their pages."""

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.safestring import SafeString

from newsarchive.models import Article, Citation, Person, Work
from newsarchive.search import search_articles, search_persons, search_works

# Whoever finds more than that searches on with more words.
NAME_CAP = 200
ARTICLE_CAP = 1_000

LINE_BREAK = SafeString("<br>")


def named(text: str, *, persons: list[str], works: list[str], prefix: bool = False) -> Q:
    """Return the condition that one of the foreign keys leads to a person or work of that name.

    prefix: the last word may go on.
    """
    found_persons = search_persons(Person.objects.most_covered_first(), text, prefix=prefix)
    found_works = search_works(Work.objects.most_covered_first(), text, prefix=prefix)
    condition = Q(pk__in=[])
    for keys, found in ((persons, found_persons), (works, found_works)):
        ids = list(found.values_list("pk", flat=True)[:NAME_CAP])
        for key in keys if ids else []:
            condition |= Q(**{f"{key}__in": ids})
    return condition


def quoting(text: str) -> Q:
    """Return the condition that a citation quotes the words, for the articles that have them and came last."""
    words = " ".join(text.split())
    # In the order of the search index: by date, each article would have to be asked whether it has the words.
    found = search_articles(Article.objects.order_by("-pk"), words, in_order=False)
    newest = list(found.values_list("pk", flat=True)[:ARTICLE_CAP])
    # Found by themselves, so that of what a list shows beside its rows only a page's is looked up.
    quoted = Citation.objects.filter(article__in=newest, quote__icontains=words.strip('"“”'))
    return Q(pk__in=quoted.order_by().values("pk"))


def change_url(row: models.Model) -> str:
    """Return the address of the row's page in the admin."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Return the address that a form names to go back to (next), if it is one of this site; or else another."""
    url = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if is_ours else otherwise


def change_list_url(model: type[models.Model], **query: str | int) -> str:
    """Return the address of the model's list in the admin, with the query's parameters."""
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return f"{url}?{urlencode(query)}" if query else url
