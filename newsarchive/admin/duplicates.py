"""The queue of likely duplicates: a list with scores and reasons, one pair of it side by side, a key for each answer."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from newsarchive import roles
from newsarchive.admin.history_pages import act_tag
from newsarchive.admin.lookup import change_url
from newsarchive.admin.options import editor
from newsarchive.curation import duplicates
from newsarchive.curation.duplicates import Question
from newsarchive.models import Appearance, Claim, Judgement, Person, Work

SHOWN_CLAIMS = 8


@require_http_methods(["GET", "POST"])
def duplicates_view(request: HttpRequest) -> HttpResponse:
    """Show a page of the queue and the two of one question side by side; take the answer that they are not the same."""
    roles.require(request.user, "see duplicates")
    if request.method == "POST":
        return _dismiss(request)
    after = request.GET.get("after", "")
    rows, following = duplicates.questions(after)
    token = request.GET.get("pair", "")
    place = next((place for place, one in enumerate(rows) if one.token == token), 0)
    shown = rows[place] if rows else None
    context = {
        **admin.site.each_context(request),
        "title": "Likely duplicates",
        "opts": Judgement._meta,
        "questions": [(one, _url(after, one)) for one in rows],
        "shown": shown,
        "cards": [_card(shown.first), _card(shown.second)] if shown else [],
        "merge_url": _merge_url(shown) if shown else "",
        "earlier": _url(after, rows[place - 1]) if place else "",
        "later": _url(after, rows[place + 1]) if place + 1 < len(rows) else "",
        "after": after,
        "next_page": f"?{urlencode({'after': following})}" if following else "",
        "next_pair": rows[place + 1].token if place + 1 < len(rows) else "",
        "may_merge": roles.may(request.user, "merge"),
        "may_judge": roles.may(request.user, "judge"),
    }
    return TemplateResponse(request, "admin/newsarchive/duplicates.html", context)


def _dismiss(request: HttpRequest) -> HttpResponse:
    if request.POST.get("answer") != "different":
        raise Http404
    roles.require(request.user, "judge")
    question = duplicates.question_of(request.POST.get("pair", ""))
    if question is None:
        messages.warning(
            request, "This pair waits no more: it was answered meanwhile, or their names changed."
        )
    else:
        try:
            duplicates.dismiss(question, by=editor(request), reason=request.POST.get("reason", "")[:500])
        except ValidationError as invalid:
            messages.error(request, " ".join(invalid.messages))
        else:
            told = (
                f"“{question.first}” and “{question.second}” are not the same, and never asked about again."
            )
            messages.success(request, told, extra_tags=act_tag())
    back = {"after": request.POST.get("after", ""), "pair": request.POST.get("next", "")}
    query = urlencode({name: value for name, value in back.items() if value})
    return HttpResponseRedirect(f"{reverse('duplicates')}?{query}" if query else reverse("duplicates"))


def _url(after: str, question: Question) -> str:
    return f"?{urlencode({**({'after': after} if after else {}), 'pair': question.token})}"


def _merge_url(question: Question) -> str:
    ids = [("id", str(question.first.pk)), ("id", str(question.second.pk)), ("queue", "yes")]
    return f"{reverse(f'merge-{question.type}')}?{urlencode(ids)}"


def _card(entity: Person | Work) -> dict[str, Any]:
    """Return what one of the two is known for."""
    column = "person" if isinstance(entity, Person) else "work"
    claims = Claim.objects.standing().for_list().filter(**{f"subject_{column}": entity})
    articles = Appearance.objects.current().filter(**{column: entity}).select_related("article")
    return {
        "entity": entity,
        "url": change_url(entity),
        "aliases": list(
            entity.aliases.values_list("name" if column == "person" else "title", flat=True)[:SHOWN_CLAIMS]
        ),
        "claims": list(claims.order_by("-article_count", "-id")[:SHOWN_CLAIMS]),
        "articles": list(
            articles.defer("article__text", "article__layout").order_by("-sort_date")[:SHOWN_CLAIMS]
        ),
    }
