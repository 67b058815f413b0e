"""Link a person or work to another in two fields: the property, and the other one. A link is a claim like others."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from newsarchive import curation
from newsarchive.admin.article_field import ArticleField
from newsarchive.admin.entity_field import EntityField
from newsarchive.admin.history_pages import act_tag
from newsarchive.admin.lookup import change_url
from newsarchive.admin.options import editor
from newsarchive.curation.corrections import Quotation, Statement, find_value
from newsarchive.models import Claim, Person, Work
from newsarchive.vocabulary import Predicate, SubjectType, ValueType

LINKING = [predicate for predicate in Predicate if predicate.value_type in {ValueType.PERSON, ValueType.WORK}]
# What the other one's property is called from here, where "is director of" would not do.
_INVERSE = {
    Predicate.MEMBER_OF: "has the member",
    Predicate.PART_OF: "has the part",
    Predicate.VIDEO_OF: "has the video",
    Predicate.SEQUEL_OF: "has the sequel",
    Predicate.BASED_ON: "is the model of",
}
SHOWN_LINKS = 50


class LinkForm(forms.Form):
    """property: a predicate, with "-" before it where this one is the value; source: left out for own knowledge."""

    property = forms.ChoiceField(label="Property")
    other = EntityField(label="Person or work")
    article = ArticleField(
        required=False,
        label="Article that says so",
        help_text="Words of its title, its outlet, its date; empty: the editor’s own knowledge, and marked as such.",
    )
    quote = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 2}),
        label="Its words",
        help_text="Letter by letter as in the article’s text.",
    )

    def __init__(self, *args: Any, entity: Person | Work, **kwargs: Any) -> None:
        self.entity = entity
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["property"].choices = [("", "choose …"), *properties_of(entity)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._find_quotation(cleaned)
        if cleaned.get("property") and cleaned.get("other"):
            name = cleaned["property"].removeprefix("-")
            ends = (self.entity, cleaned["other"])
            subject, value = reversed(ends) if cleaned["property"].startswith("-") else ends
            cleaned["statement"] = Statement(subject, Predicate(name), value)
            try:
                cleaned["statement"].check()
            except ValidationError as error:
                self.add_error("other", error)
        return cleaned

    def _find_quotation(self, cleaned: dict[str, Any]) -> None:
        article, quote = cleaned.get("article"), cleaned.get("quote", "").replace("\r\n", "\n").strip()
        if "article" in self.errors:
            return
        if bool(article) != bool(quote):
            self.add_error("quote", "A source is an article and its words: give both, or neither.")
        if article is None or not quote:
            return
        try:
            span = curation.find_quote(article.text, quote)
        except ValidationError as error:
            self.add_error("quote", error)
            return
        value = find_value(quote, span.start, [str(cleaned.get("other") or "")])
        cleaned["quotation"] = Quotation(article, span, value)


def properties_of(entity: Person | Work) -> list[tuple[str, str]]:
    """Return what can be said of the entity and another, each as the value and the label of a choice."""
    kind = SubjectType.PERSON if isinstance(entity, Person) else SubjectType.WORK
    forward = [
        (predicate.value, predicate.label)
        for predicate in LINKING
        if predicate.definition.subject in {kind, SubjectType.EITHER}
    ]
    inverse = [
        (f"-{predicate.value}", _INVERSE.get(predicate, f"is {predicate.label} of"))
        for predicate in LINKING
        if predicate.value_type.value == kind.value
    ]
    return forward + inverse


def links_of(entity: Person | Work) -> list[Claim]:
    """Return the claims that tie the entity to others, the newest first, at most SHOWN_LINKS."""
    column = "person" if isinstance(entity, Person) else "work"
    ends = Q(**{f"subject_{column}": entity}) | Q(**{f"object_{column}": entity})
    claims = Claim.objects.standing().for_list().filter(ends, predicate__in=LINKING)
    return list(claims.order_by("-pk")[:SHOWN_LINKS])


@require_http_methods(["GET", "POST"])
def link_view(request: HttpRequest, pk: int, model: type[Person] | type[Work]) -> HttpResponse:
    """Show what a person or work is linked to, and link it to another."""
    if not request.user.has_perms(["newsarchive.add_claim", "newsarchive.view_claim"]):
        raise PermissionDenied
    entity: Person | Work | None = model._default_manager.filter(pk=pk).first()
    if entity is None:
        raise Http404
    form = LinkForm(request.POST or None, entity=entity)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            claim = curation.state(given["statement"], by=editor(request), quotation=given.get("quotation"))
        except ValidationError as invalid:
            form.add_error(None, invalid)
        else:
            messages.success(request, f"Linked: {claim}.", extra_tags=act_tag())
            return HttpResponseRedirect(request.path)
    context = {
        **admin.site.each_context(request),
        "title": f"Link {entity}",
        "entity": entity,
        "entity_url": change_url(entity),
        "opts": entity._meta,
        "form": form,
        "links": links_of(entity),
    }
    return TemplateResponse(request, "admin/newsarchive/link.html", context)


def urlpatterns() -> list[URLPattern]:
    """Return the addresses of the pages that link, below /admin/link/."""
    view = admin.site.admin_view(link_view)
    return [
        path("person/<int:pk>/", view, {"model": Person}, name="link-person"),
        path("work/<int:pk>/", view, {"model": Work}, name="link-work"),
    ]
