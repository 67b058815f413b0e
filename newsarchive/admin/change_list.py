"""The lists of the archive's models: a page's rows alone are fetched whole, and of them what is shown."""

from functools import cached_property
from typing import Any

from django.contrib.admin.utils import quote
from django.contrib.admin.views.main import ChangeList
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest
from django.urls import reverse

# Stands for a row's number in an address, as it does in those that Django makes for its scripts.
_PLACE = "__pk__"


class ArchiveChangeList(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        """Fetch no more of a page's rows than the columns that the list shows; an action gets its rows whole."""
        super().get_results(request)
        columns: list[str] = getattr(self.model_admin, "list_columns", [])
        if columns:
            related = {column.rpartition(LOOKUP_SEP)[0] for column in columns} - {""}
            rows = self.result_list.select_related(None).select_related(*sorted(related))
            self.result_list = rows.only(*columns)

    def url_for_result(self, result: Any) -> str:
        return self._address.replace(_PLACE, str(quote(result.pk)))

    @cached_property
    def _address(self) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return reverse(name, args=[_PLACE], current_app=self.model_admin.admin_site.name)
