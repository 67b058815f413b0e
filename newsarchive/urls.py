"""Addresses of the public pages and of the admin."""

from django.contrib import admin
from django.urls import include, path, re_path

from newsarchive import views
from newsarchive.admin import guide, identity, links, note, review, saved_filters
from newsarchive.views import api, discovery
from newsarchive.views.health import health
from newsarchive.views.references import cite
from newsarchive.views.suggestions import suggest

_PAGES = {
    "article": (views.ArticleList, views.ArticleDetail),
    "person": (views.PersonList, views.PersonDetail),
    "work": (views.WorkList, views.WorkDetail),
    "claim": (views.ClaimList, views.ClaimDetail),
    "disagreement": (views.DisagreementList, views.DisagreementDetail),
}

handler400 = "newsarchive.views.errors.bad_request"
handler404 = "newsarchive.views.errors.not_found"
handler500 = "newsarchive.views.errors.server_error"

urlpatterns = [
    path("", views.Front.as_view(), name="front"),
    re_path(r"^index\.(?P<suffix>json)$", views.Front.as_view(), name="front-as"),
    *(path(f"{name}s/", rows.as_view(), name=f"{name}-list") for name, (rows, _) in _PAGES.items()),
    *(path(f"{name}s/<int:pk>/", row.as_view(), name=f"{name}-detail") for name, (_, row) in _PAGES.items()),
    *(
        re_path(rf"^{name}s\.(?P<suffix>csv|json|jsonl|atom)$", rows.as_view(), name=f"{name}-list-as")
        for name, (rows, _) in _PAGES.items()
    ),
    *(
        path(f"{name}s/<int:pk>.json", row.as_view(), {"suffix": "json"}, name=f"{name}-detail-as")
        for name, (_, row) in _PAGES.items()
    ),
    re_path(r"^articles/(?P<pk>\d{1,18})\.(?P<form>bib|ris|csl)$", cite, name="article-cite"),
    path("search/", views.Search.as_view(), name="search"),
    re_path(r"^search\.(?P<suffix>json)$", views.Search.as_view(), name="search-as"),
    path("search/suggestions.json", suggest, name="suggestions"),
    path("articles/<int:pk>/differences/", views.ArticleDifferences.as_view(), name="article-differences"),
    path(
        "articles/<int:pk>/differences.json",
        views.ArticleDifferences.as_view(),
        {"suffix": "json"},
        name="article-differences-as",
    ),
    path("how/", views.How.as_view(), name="how"),
    path("api/", api.Api.as_view(), name="api"),
    path("openapi.json", api.description, name="openapi"),
    path("health/", health, name="health"),
    path("robots.txt", discovery.robots, name="robots"),
    path("sitemap.xml", discovery.sitemap, name="sitemap"),
    path("sitemap-<str:rows>-<int:number>.xml", discovery.sitemap_part, name="sitemap-part"),
    path("opensearch.xml", discovery.opensearch, name="opensearch"),
    path("admin/filters/", include(saved_filters.urlpatterns())),
    path("admin/guide/", include(guide.urlpatterns())),
    path("admin/identity/", include(identity.urlpatterns())),
    path("admin/link/", include(links.urlpatterns())),
    path("admin/notes/", include(note.urlpatterns())),
    path("admin/review/", include(review.urlpatterns())),
    path("admin/", admin.site.urls),
]
