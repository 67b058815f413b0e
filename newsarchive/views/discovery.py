"""What machines ask for to find the pages: robots.txt, the map of the site, the description of its search."""

from xml.sax.saxutils import escape, quoteattr

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from newsarchive.models import Article, Claim, Disagreement, Person, Work

# A map may hold 50,000 addresses; parts of it are ranges of ids, so that each is found along the primary key.
PART = 10_000

_MAPPED = {
    "articles": Article.objects.current(),
    "persons": Person.objects.unmerged().filter(article_count__gt=0),
    "works": Work.objects.unmerged().filter(article_count__gt=0),
    "claims": Claim.objects.standing(),
    "disagreements": Disagreement.objects.standing(),
}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search",
        *(f"Disallow: /{rows}.{suffix}" for rows in _MAPPED for suffix in ("csv", "json", "jsonl")),
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the parts of the map."""
    parts = [
        reverse("sitemap-part", args=[rows, number])
        for rows, queryset in _MAPPED.items()
        for number in range(_parts(queryset.model))
    ]
    places = "".join(
        f"<sitemap><loc>{escape(request.build_absolute_uri(part))}</loc></sitemap>" for part in parts
    )
    return _xml("sitemapindex", places)


@require_safe
def sitemap_part(request: HttpRequest, rows: str, number: int) -> HttpResponse:
    """List the pages of the rows whose ids lie in the range of that number."""
    queryset = _MAPPED.get(rows)
    if queryset is None or number >= _parts(queryset.model):
        raise Http404("There is no such part of the map.")
    ids = queryset.filter(pk__gte=number * PART, pk__lt=(number + 1) * PART).order_by("pk")
    view = f"{rows.removesuffix('s')}-detail"
    addresses = (
        request.build_absolute_uri(reverse(view, args=[pk])) for pk in ids.values_list("pk", flat=True)
    )
    return _xml("urlset", "".join(f"<url><loc>{escape(address)}</loc></url>" for address in addresses))


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    template = f"{request.build_absolute_uri(reverse('search'))}?q={{searchTerms}}"
    suggesting = f"{request.build_absolute_uri(reverse('suggestions'))}?q={{searchTerms}}"
    form = request.build_absolute_uri(reverse("search"))
    return HttpResponse(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        "<ShortName>News archive</ShortName><Description>Search articles, persons, works and claims</Description>"
        "<InputEncoding>UTF-8</InputEncoding>"
        f'<Url type="text/html" template={quoteattr(template)}/>'
        f'<Url type="application/x-suggestions+json" template={quoteattr(suggesting)}/>'
        f"<moz:SearchForm xmlns:moz={quoteattr('http://www.mozilla.org/2006/browser/search/')}>{escape(form)}</moz:SearchForm>"
        "</OpenSearchDescription>\n",
        content_type="application/opensearchdescription+xml",
    )


def _parts(model: type[models.Model]) -> int:
    newest = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
    return 0 if newest is None else newest // PART + 1


def _xml(element: str, content: str) -> HttpResponse:
    return HttpResponse(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{content}</{element}>\n',
        content_type="application/xml",
    )
