"""The page on which single mentions of one article are split off, with what follows from it before it is done."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from newsarchive import roles
from newsarchive.admin.entity_field import EntityField
from newsarchive.admin.history_pages import act_tag
from newsarchive.admin.options import editor
from newsarchive.curation.foresight import SplitForesight, foresee_split
from newsarchive.curation.splits import split_mentions
from newsarchive.ingest.document import Span
from newsarchive.ingest.store.splits import citations_at
from newsarchive.models import Appearance, Citation, Mention, Person, Work
from newsarchive.vocabulary import SubjectType

SHOWN_ROWS = 30
# Of the text around a mention that is shown, in characters on each side.
AROUND = 90


@dataclass
class ShownMention:
    """A mention with the text around it, and the claims whose citations stand on it."""

    value: str
    before: str
    surface: str
    after: str
    is_chosen: bool
    claims: list[str] = field(default_factory=list)


class SplitMentionsForm(forms.Form):
    """to: whose the chosen mentions are; left out for a new person, or work."""

    reason = forms.CharField(max_length=500, label="Why they are another’s")

    def __init__(self, *args: Any, of: SubjectType, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["to"] = EntityField(
            of=of, required=False, label="Whose they are", help_text=f"Empty: a new {of.value}’s."
        )


@require_http_methods(["GET", "POST"])
def split_mentions_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the mentions of one appearance; what splitting off the chosen leads to; split them when that is confirmed."""
    roles.require(request.user, "merge")
    related = Appearance.objects.select_related("article", "person", "work", "home_person", "home_work")
    appearance = get_object_or_404(related, pk=pk)
    entity = appearance.entity
    column = "person" if isinstance(entity, Person) else "work"
    chosen = {span for one in request.POST.getlist("mention") if (span := _span(one)) is not None}
    form = SplitMentionsForm(request.POST or None, of=SubjectType(column))
    version = _version(appearance)
    seen: SplitForesight | None = None
    if form.is_valid():
        given = form.cleaned_data
        try:
            if request.POST.get("seen", version) != version:
                raise ValidationError(
                    "The article was read anew, or decided on, since this page was made. Nothing was done: look again."
                )
            if "split" in request.POST:
                other = split_mentions(
                    appearance, chosen, to=given["to"], by=editor(request), reason=given["reason"]
                )
                return _done(request, len(chosen), entity, other)
            seen = foresee_split(appearance, chosen, to=given["to"], by=editor(request))
        except ValidationError as invalid:
            form.add_error(None, invalid)
    lists = (
        [
            ("Claims that go along", seen.claims),
            ("Names it gains", seen.names),
            (f"Claims that nobody makes of “{entity}” any more", seen.lost),
            ("Disagreements made", seen.made),
            ("Disagreements ended", seen.ended),
        ]
        if seen
        else []
    )
    context = {
        **admin.site.each_context(request),
        "title": f"Mentions of {entity} in one article",
        "opts": entity._meta,
        "entity": entity,
        "identity_url": reverse(f"identity-{column}", args=[entity.pk]),
        "appearance": appearance,
        "mentions": _mentions(appearance, chosen),
        "form": form,
        "version": version,
        "seen": seen,
        "chosen": len(chosen),
        "other": form.cleaned_data.get("to") if seen else None,
        "lists": [(label, rows[:SHOWN_ROWS], len(rows)) for label, rows in lists],
    }
    return TemplateResponse(request, "admin/newsarchive/split_mentions.html", context)


def _done(request: HttpRequest, count: int, entity: Person | Work, other: Person | Work) -> HttpResponse:
    name = "person" if isinstance(other, Person) else "work"
    url = reverse(f"identity-{name}", args=[other.survivor().pk])
    mentions = "1 mention" if count == 1 else f"{count} mentions"
    told = format_html('{} split off: now of “<a href="{}">{}</a>”.', mentions, url, other)
    messages.success(request, told, extra_tags=act_tag())
    is_left = type(entity)._default_manager.filter(pk=entity.pk).exists()
    return HttpResponseRedirect(reverse(f"identity-{name}", args=[entity.pk]) if is_left else url)


def _mentions(appearance: Appearance, chosen: set[Span]) -> list[ShownMention]:
    text = appearance.article.text
    found = {
        Span(one.start, one.end): one
        for one in Mention.objects.filter(appearance=appearance).order_by("start")
    }
    claims: dict[Span, list[int]] = defaultdict(list)
    for rows in citations_at(appearance).values():
        for pk, span in rows:
            if span is not None:
                claims[span].append(pk)
    told = {
        pk: str(claim)
        for pk, claim in (
            (one.pk, one.claim)
            for one in Citation.objects.filter(
                pk__in={pk for ids in claims.values() for pk in ids}
            ).select_related(
                "claim__subject_person", "claim__subject_work", "claim__object_person", "claim__object_work"
            )
        )
    }
    shown = []
    for span, one in found.items():
        start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
        before, after = text[start : span.start], text[span.end : end]
        shown.append(
            ShownMention(
                f"{span.start}-{span.end}",
                f"…{before}" if start else before,
                one.surface,
                f"{after}…" if end < len(text) else after,
                span in chosen,
                sorted({told[pk] for pk in claims[span]}),
            )
        )
    return shown


def _span(text: str) -> Span | None:
    start, _, end = text.partition("-")
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal()):
        return None
    return Span(int(start[:12]), int(end[:12]))


def _version(appearance: Appearance) -> str:
    """Return a mark of what the page shows: the mentions, and the citations that speak of them."""
    mentions = appearance.mentions.order_by("start").values_list("start", "end")
    cited = Citation.objects.filter(subject_appearance=appearance).order_by("pk")
    parts = [appearance.person_id, appearance.work_id, *mentions, *cited.values_list("claim", "start", "end")]
    return hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()
