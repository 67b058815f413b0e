"""The guide on a page of the desk: what to do here, and which steps are done."""

from typing import Any

from django import template
from django.contrib.auth.models import User
from django.template import Context

from newsarchive import roles
from newsarchive.guide import GUIDED, guide_of

register = template.Library()


@register.inclusion_tag("admin/newsarchive/_guide.html", takes_context=True)
def guide(context: Context, page: str) -> dict[str, Any]:
    """Show the guide on a page: "front", "review", "sheet", "duplicates" or "history"; on the front page, else, how to call it."""
    request = context["request"]
    user = request.user
    if not isinstance(user, User) or not user.is_active:
        return {}
    # The front page has asked already; other pages ask only where it found that there is a guide to show.
    shown = context.get("shown_guide") if page == "front" else None
    if page != "front" and request.session.get(GUIDED):
        shown = guide_of(user)
    return {
        "guide": shown,
        "here": shown.here(page) if shown else None,
        "page": page,
        "may_start": page == "front" and roles.may(user, "decide on claims"),
        "next": request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }
