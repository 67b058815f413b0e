"""The site described for programs: as a file that they read, and as a page in plain words for those who write them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from newsarchive import paging
from newsarchive.representations import openapi
from newsarchive.representations.schemas import COMPONENTS, LISTED, Schema
from newsarchive.views.catalogue import CATALOGUE
from newsarchive.views.forms import site_of


@dataclass(frozen=True)
class DescribedList:
    """A list with its filters, and the columns of its rows with their meanings."""

    name: str
    filters: list[Schema]
    columns: dict[str, str]


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    return JsonResponse(
        openapi.describe(site_of(request), {name: view.filterset_class for name, view in CATALOGUE.items()}),
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )


class Api(TemplateView):
    template_name = "newsarchive/api.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lists = [
            DescribedList(
                name,
                openapi.parameters_of(view.filterset_class),
                {
                    column: schema["description"]
                    for column, schema in COMPONENTS[LISTED[name]]["properties"].items()
                },
            )
            for name, view in CATALOGUE.items()
        ]
        return super().get_context_data(
            lists=lists,
            forms=openapi.FORMS,
            references={form: called for form, (_, called) in openapi.REFERENCES.items()},
            count_words=f"{paging.COUNT_LIMIT:,}",
            page_size=paging.PAGE_SIZE,
            site=site_of(self.request),
            **kwargs,
        )
