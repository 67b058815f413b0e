"""Pages in more than one form: HTML with linked data in it, and JSON at the same address with .json for the last slash."""

from abc import ABC, abstractmethod
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.generic.base import TemplateResponseMixin, View

from newsarchive.representations import linked_data
from newsarchive.representations.linked_data import Node
from newsarchive.representations.rows import Row


def site_of(request: HttpRequest) -> str:
    """Return the scheme and host that addresses begin with."""
    return f"{request.scheme}://{request.get_host()}"


class Page(TemplateResponseMixin, View, ABC):
    @property
    def site(self) -> str:
        return site_of(self.request)

    @property
    def is_json(self) -> bool:
        return bool(self.kwargs.get("suffix") == "json")

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if self.is_json:
            return JsonResponse(self.as_row(context), json_dumps_params={"ensure_ascii": False, "indent": 1})
        node = self.as_node(context)
        context["linked_data"] = linked_data.script(node) if node else ""
        return super().render_to_response(context, **kwargs)

    @abstractmethod
    def as_row(self, context: dict[str, Any]) -> Row:
        """Return what the page shows, for programs."""

    def as_node(self, context: dict[str, Any]) -> Node | None:
        """Return what the page is about in the words of schema.org; None for what they have no word for."""
        return None
