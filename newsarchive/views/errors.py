"""Answers where there is nothing to show: a page for readers, a problem (RFC 9457) where a form for programs was asked for."""

import sys
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views import defaults

from newsarchive.storage import is_storage_failure

# Seconds: somebody has to make room, or give a right, first.
_RETRY_AFTER = 300

_DETAILS = {
    HTTPStatus.BAD_REQUEST: "The address or the form of the request is broken.",
    HTTPStatus.NOT_FOUND: "There is nothing at this address: it may be mistyped, or what stood here was rejected.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The archive cannot be written or read just now. Nothing was stored by halves.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong here. It has been written to the server’s log.",
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _problem(request, HTTPStatus.BAD_REQUEST) or defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _problem(request, HTTPStatus.NOT_FOUND) or defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer what failed: "not now" (503) if the archive cannot be written or read, as after log-in on a full disk."""
    error = sys.exc_info()[1]  # of the very failure that is being answered
    if error is not None and is_storage_failure(error):
        status = HTTPStatus.SERVICE_UNAVAILABLE
        answer = _problem(request, status) or HttpResponse(render_to_string("503.html"), status=status)
        answer.headers["Retry-After"] = str(_RETRY_AFTER)
        return answer
    return _problem(request, HTTPStatus.INTERNAL_SERVER_ERROR) or defaults.server_error(request)


def _problem(request: HttpRequest, status: HTTPStatus) -> HttpResponse | None:
    """Return the problem; None for the address of a page: only those of forms for programs end like a file’s name."""
    if "." not in request.path.rpartition("/")[2]:
        return None
    return JsonResponse(
        {
            "type": "about:blank",
            "title": status.phrase,
            "status": status.value,
            "detail": _DETAILS[status],
        },
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )
