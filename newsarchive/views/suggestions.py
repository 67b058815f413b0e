"""What may be meant while it is still being typed: names, and values of operators, in the form that browsers know."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from newsarchive import name_search
from newsarchive.name_search import PERSONS, WORKS, Match
from newsarchive.narrowing import CHOICES, outlets_like
from newsarchive.query import last_token, parse, quoted
from newsarchive.wording import count_in_words

SUGGESTED = 8
KEPT_SECONDS = 60


@dataclass(frozen=True)
class Suggestion:
    """text: what it completes what was typed to; details: what it is; address: where it leads."""

    text: str
    details: str
    address: str


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Answer with OpenSearch suggestions: what was typed, then completions, what each is, and where each leads."""
    typed = request.GET.get("q", "")
    found = list(suggestions(typed))[:SUGGESTED]
    answer = [
        typed.encode("utf-8", "ignore").decode()[:200],
        [suggestion.text for suggestion in found],
        [suggestion.details for suggestion in found],
        [request.build_absolute_uri(suggestion.address) for suggestion in found],
    ]
    response = JsonResponse(
        answer,
        safe=False,
        content_type="application/x-suggestions+json",
        json_dumps_params={"ensure_ascii": False},
    )
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


def suggestions(typed: str) -> Iterator[Suggestion]:
    """Yield what may be meant by what was typed so far, the likeliest first."""
    before, operator, value = last_token(typed)
    if operator in ("person", "work"):
        names = PERSONS if operator == "person" else WORKS
        for match in name_search.matches(names, value, SUGGESTED, is_typing=True):
            yield _completion(before, operator, str(match.entity), _details(match))
    elif operator == "outlet":
        for outlet in outlets_like(value, SUGGESTED):
            yield _completion(before, operator, outlet.name, "outlet")
    elif operator:
        for choice in CHOICES.get(operator, []):
            if choice.startswith(value.lower().replace(" ", "_")):
                yield _completion(before, operator, choice, operator)
    else:
        words = parse(value).plain_words
        found = [
            match
            for names in (PERSONS, WORKS)
            for match in name_search.matches(names, words, SUGGESTED, is_typing=True)
        ]
        for match in sorted(found, key=lambda match: (match.closeness, -match.entity.article_count)):
            yield Suggestion(str(match.entity), _details(match), match.entity.get_absolute_url())


def _completion(before: str, operator: str, value: str, details: str) -> Suggestion:
    text = f"{before} {operator}:{quoted(value)}".strip()
    return Suggestion(text, details, f"{reverse('search')}?{urlencode({'q': text})}")


def _details(match: Match) -> str:
    entity = match.entity
    details = f"{entity.get_kind_display()} · {count_in_words(entity.article_count, 'article')}"
    return f"{details} · also {match.name}" if match.is_other_name else details
