"""Lists of the desk beside those that Django's admin makes by itself, of the same rows, in the same process."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.test import Client, RequestFactory
from django.test.utils import override_settings
from django.urls import reverse

from newsarchive.models import Article, Claim
from newsarchive.vocabulary import Predicate, ReviewStatus
from tests.benchmarks.addresses import common_words

Ways = Mapping[str, Callable[[], object]]

# Django's own templates, which the archive's take the place of.
STOCK = {
    "NAME": "stock",
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [Path(admin.__file__).with_name("templates")],
    "OPTIONS": settings.TEMPLATES[0]["OPTIONS"],
}


class StockAdmin(ModelAdmin):
    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        answer = super().changelist_view(request, extra_context)
        assert isinstance(answer, TemplateResponse), answer.headers.get("Location")
        answer.using = "stock"
        return answer


class StockArticleAdmin(StockAdmin):
    list_display = ("headline", "outlet", "published", "language", "claim_count", "is_current")
    list_filter = ("is_current", "language")
    search_fields = ("headline", "text")


class StockClaimAdmin(StockAdmin):
    list_display = ("__str__", "status", "rank", "article_count", "origin_count", "last_published")
    list_filter = ("status", "predicate", "rank")


@contextmanager
def ways(client: Client) -> Iterator[Ways]:
    """Yield what is asked of each, by name; client: one that is signed in."""
    site = AdminSite(name="admin")
    peers = {Article: StockArticleAdmin(Article, site), Claim: StockClaimAdmin(Claim, site)}
    user, requests = User.objects.get(username="benchmark"), RequestFactory()

    def ours(model: type[Article] | type[Claim], query: str) -> None:
        address = f"{reverse(f'admin:newsarchive_{model._meta.model_name}_changelist')}?{query}"
        assert client.get(address).status_code == 200

    def stock(model: type[Article] | type[Claim], query: str) -> None:
        request = requests.get(f"/?{query}")
        request.user = user
        peers[model].changelist_view(request).render()

    found: dict[str, Callable[[], object]] = {}
    asked: list[tuple[str, type[Article] | type[Claim], dict[str, str]]] = [
        (f"articles, search {share}", Article, {"q": word}) for share, word in common_words().items()
    ]
    asked += [
        ("claims, unreviewed", Claim, {"status__exact": ReviewStatus.UNREVIEWED}),
        ("claims, accepted", Claim, {"status__exact": ReviewStatus.ACCEPTED}),
        ("claims, release dates", Claim, {"predicate__exact": Predicate.RELEASE_DATE}),
    ]
    for name, model, query in asked:
        words = urlencode(query)
        found[name] = lambda model=model, words=words: ours(model, words)
        found[f"{name}, stock"] = lambda model=model, words=words: stock(model, words)
    with override_settings(TEMPLATES=[*settings.TEMPLATES, STOCK]):
        yield found
