"""Give out a public page as it was made before, until anything is written to the database.

Public pages are the same for everybody and tell nothing but what the database holds; the exceptions are left alone: search,
which may be made better when the machine is less busy, and whatever forbids to be stored.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response

from newsarchive import freshness

# Larger answers are not worth their room (bytes, compressed where the reader takes that).
_LARGEST = 100_000


class _Kept(NamedTuple):
    content: bytes
    headers: dict[str, str]

    def response_to(self, request: HttpRequest) -> HttpResponseBase | None:
        response = HttpResponse(self.content, headers=self.headers)
        return get_conditional_response(request, etag=self.headers.get("ETag"), response=response)


class RememberedPagesMiddleware:
    """To stand before the middleware that compresses, so that a page is compressed but once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if settings.DEBUG:
            raise MiddlewareNotUsed("templates may change")
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "GET" or request.path.startswith((reverse("admin:index"), reverse("search"))):
            return self.get_response(request)
        made: list[HttpResponseBase] = []

        def make() -> _Kept | None:
            made.append(self.get_response(request))
            return _kept(made[0])

        accepted = "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else "plain"
        kept = freshness.remembered(f"{accepted} {request.build_absolute_uri()}", make)
        found = kept.response_to(request) if kept is not None and not made else made[0]
        assert found is not None  # it is the response that was given, or 304 or 412 in its place
        return found


def _kept(response: HttpResponseBase) -> _Kept | None:
    """Return what is to be remembered of an answer; None if nothing is."""
    if not isinstance(response, HttpResponse) or response.status_code != 200 or response.cookies:
        return None
    if "no-store" in response.headers.get("Cache-Control", "") or len(response.content) > _LARGEST:
        return None
    return _Kept(response.content, dict(response.headers))
