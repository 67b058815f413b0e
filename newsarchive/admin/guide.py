"""Call the guide or send it away, by a button of the page that shows it."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from newsarchive import guide, roles
from newsarchive.admin.lookup import way_back
from newsarchive.admin.options import editor


@require_POST
def guide_view(request: HttpRequest) -> HttpResponse:
    """do: "start" shows the guide from its first step, anything else ends it; next: the page to go back to."""
    roles.require(request.user, "decide on claims")
    if request.POST.get("do") == "start":
        guide.start(editor(request))
    else:
        guide.end(editor(request))
        request.session.pop(guide.GUIDED, None)
    return HttpResponseRedirect(way_back(request, reverse("admin:index")))


def urlpatterns() -> list[URLPattern]:
    """Return the address of the guide's buttons, below /admin/guide/."""
    return [path("", admin.site.admin_view(guide_view), name="guide")]
