"""Give out a public page as it was made before, until anything is written to the database.

Public pages are the same for everybody and tell nothing but what the database holds; the exceptions are left alone: search,
which may be made better when the machine is less busy, and whatever forbids to be stored.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from newsarchive import freshness

# Larger answers are not worth their room (bytes).
_LARGEST = 200_000


class _Kept(NamedTuple):
    content: bytes
    headers: dict[str, str]

    def response(self) -> HttpResponse:
        return HttpResponse(self.content, headers=self.headers)


class RememberedPagesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "GET" or request.path.startswith((reverse("admin:index"), reverse("search"))):
            return self.get_response(request)
        made: list[HttpResponseBase] = []

        def make() -> _Kept | None:
            made.append(self.get_response(request))
            return _kept(made[0])

        kept = freshness.remembered(f"page {request.build_absolute_uri()}", make)
        return made[0] if made or kept is None else kept.response()


def _kept(response: HttpResponseBase) -> _Kept | None:
    """Return what is to be remembered of an answer; None if nothing is."""
    if not isinstance(response, HttpResponse) or response.status_code != 200 or response.cookies:
        return None
    if "no-store" in response.headers.get("Cache-Control", "") or len(response.content) > _LARGEST:
        return None
    return _Kept(response.content, dict(response.headers))
