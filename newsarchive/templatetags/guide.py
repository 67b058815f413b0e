"""The guide on a page of the desk: what to do here, and which steps are done."""

from typing import Any

from django import template
from django.contrib.auth.models import User
from django.template import Context

from newsarchive import roles
from newsarchive.guide import guide_of

register = template.Library()


@register.inclusion_tag("admin/newsarchive/_guide.html", takes_context=True)
def guide(context: Context, page: str) -> dict[str, Any]:
    """Show the guide on a page: "front", "review", "sheet", "duplicates" or "history"; on the front page, else, how to call it."""
    request = context["request"]
    user = request.user
    if not isinstance(user, User) or not user.is_active:
        return {}
    shown = guide_of(user)
    return {
        "guide": shown,
        "here": shown.here(page) if shown else None,
        "page": page,
        "may_start": page == "front" and roles.may(user, "decide on claims"),
        "next": request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }
