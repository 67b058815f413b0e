"""The editor's saved filters beside a list, and the form that saves another."""

from typing import Any

from django import template
from django.contrib.admin.views.main import ChangeList
from django.template import Context

from newsarchive import roles
from newsarchive.models import SavedFilter
from newsarchive.saved_filters import address_of, plain_query

register = template.Library()


@register.inclusion_tag("admin/newsarchive/_saved_filters.html", takes_context=True)
def saved_filters(context: Context, cl: ChangeList) -> dict[str, Any]:
    """Show the editor's own filters of a list of the archive; nothing to those who keep none."""
    request = context["request"]
    is_ours = cl.opts.app_label == "newsarchive"
    if cl.is_popup or not is_ours or not roles.may(request.user, "keep filters"):
        return {}
    query = plain_query(request.GET.urlencode())
    saved = SavedFilter.objects.filter(user=request.user.pk, list=cl.opts.model_name).order_by("name")
    return {
        "name": cl.opts.model_name,
        "csrf_token": context.get("csrf_token"),
        "saved": [(one, address_of(one), one.query == query) for one in saved],
        "query": query,
    }
