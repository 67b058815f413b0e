"""The page on which single mentions of one article are split off, with what follows from it before it is done."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from newsarchive import roles
from newsarchive.admin.foreseen import SplitForm, after_split, mark_of_split, with_words_around
from newsarchive.admin.history_pages import act_tag
from newsarchive.admin.options import editor
from newsarchive.curation.foresight import SplitForesight, foresee_split_of_mentions
from newsarchive.curation.splits import split_mentions
from newsarchive.ingest.document import Span
from newsarchive.ingest.store.splits import citations_at
from newsarchive.models import Appearance, Citation, Mention, Person, Work
from newsarchive.vocabulary import SubjectType
from newsarchive.wording import count_in_words

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


@require_http_methods(["GET", "POST"])
def split_mentions_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the mentions of one appearance; what splitting off the chosen leads to; split them when that is confirmed."""
    roles.require(request.user, "merge")
    related = Appearance.objects.select_related("article", "person", "work", "home_person", "home_work")
    appearance = get_object_or_404(related, pk=pk)
    entity = appearance.entity
    column = "person" if isinstance(entity, Person) else "work"
    chosen = {span for one in request.POST.getlist("mention") if (span := _span(one)) is not None}
    form = SplitForm(request.POST or None, of=SubjectType(column))
    seen: SplitForesight | None = None
    to: Person | Work | None = None
    mark = ""
    if form.is_valid():
        to, reason = form.cleaned_data["to"], form.cleaned_data["reason"]
        mark = mark_of_split([appearance], chosen, to)
        try:
            if "split" in request.POST:
                check_seen(request, mark)
                other = split_mentions(appearance, chosen, to=to, by=editor(request), reason=reason)
                return split_done(request, count_in_words(len(chosen), "mention"), entity, other)
            seen = foresee_split_of_mentions(appearance, chosen, to=to, by=editor(request))
        except ValidationError as invalid:
            form.add_error(None, invalid)
    context = {
        **admin.site.each_context(request),
        "title": f"Mentions of {entity} in one article",
        "opts": entity._meta,
        "entity": entity,
        "back": identity_url(entity),
        "appearance": appearance,
        "mentions": _mentions(appearance, chosen),
        "form": form,
        "what": count_in_words(len(chosen), "mention"),
        "other": to,
        "seen": seen,
        "mark": mark,
        "lists": after_split(seen, entity),
    }
    return TemplateResponse(request, "admin/newsarchive/split_mentions.html", context)


def check_seen(request: HttpRequest, mark: str) -> None:
    """Raise ValidationError unless what is to be split is what the preview showed; mark: of what it is now."""
    if request.POST.get("seen") != mark:
        raise ValidationError(
            "Another choice was shown than this, or it was read anew or decided on meanwhile. Nothing was done: look "
            "again at what follows."
        )


def split_done(request: HttpRequest, what: str, entity: Person | Work, other: Person | Work) -> HttpResponse:
    """Say what was split off from the entity, and lead back to it, or to the other where nothing is left of it."""
    told = format_html('{} split off: now of “<a href="{}">{}</a>”.', what, identity_url(other), other)
    messages.success(request, told, extra_tags=act_tag())
    is_left = type(entity)._default_manager.filter(pk=entity.pk).exists()
    return HttpResponseRedirect(identity_url(entity if is_left else other))


def identity_url(entity: Person | Work) -> str:
    """Return the page on who an entity is; a merged one's survivor."""
    name = "person" if isinstance(entity, Person) else "work"
    return reverse(f"identity-{name}", args=[entity.survivor().pk])


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
    ids = {pk for rows in claims.values() for pk in rows}
    told = {one.pk: str(one.claim) for one in Citation.objects.with_claims().filter(pk__in=ids)}
    shown = []
    for span, one in found.items():
        before, _, after = with_words_around(text, span.start, span.end, AROUND)
        claimed = sorted({told[pk] for pk in claims[span]})
        place = f"{span.start}-{span.end}"
        shown.append(ShownMention(place, before, one.surface, after, span in chosen, claimed))
    return shown


def _span(text: str) -> Span | None:
    start, _, end = text.partition("-")
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal()):
        return None
    return Span(int(start[:12]), int(end[:12]))
