"""How public answers may be kept and read: asked for again before they are shown again, and by scripts of any site.

Pages end with a slash; any other address is a form for programs, such as /claims.json, and the same for everybody: so a
script on another site may read it.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import is_valid_path, reverse

_ALLOWED = "GET, HEAD, OPTIONS"
_SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Disposition",
}
# A browser asks first, as it does not know whether the header with a known version may be sent.
_ANSWER_BEFORE = {
    "Access-Control-Allow-Methods": _ALLOWED,
    "Access-Control-Allow-Headers": "If-None-Match, Range",
    "Access-Control-Max-Age": "86400",
}


class OpenAccessMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(reverse("admin:index")):
            return self.get_response(request)
        is_asked_before = request.method == "OPTIONS" and is_valid_path(request.path_info)
        response = HttpResponse(status=204) if is_asked_before else self.get_response(request)
        if response.status_code in (200, 304):
            response.headers.setdefault("Cache-Control", "no-cache")
        headers = {"Allow": _ALLOWED} if is_asked_before else {}
        if not request.path.endswith("/"):
            headers |= _SHARED | (_ANSWER_BEFORE if is_asked_before else {})
        for name, value in headers.items():
            response.headers[name] = value
        return response
