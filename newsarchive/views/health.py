from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from newsarchive.health import examine


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    found = examine()
    migrations = {None: "unknown", True: "applied", False: "missing"}[found.is_migrated]
    run = {
        "started": found.started,
        "finished": found.finished,
        "state": "finished" if found.finished else "not finished",
    }
    return JsonResponse(
        {
            "status": "ok" if found.is_good else "failing",
            "database": "readable" if found.is_readable else "unreadable",
            "migrations": migrations,
            "last_run": run if found.started else None,
        },
        status=200 if found.is_good else 503,
    )
