"""The review page: an article's text beside its claims, decided one after another by single keys.

Every decision is a plain form. With scripts the answer is the part of the page that changed (asked for by the header
below); without, a redirect to the next claim that waits.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from newsarchive import curation, roles
from newsarchive.admin.article import ReviewedClaim, ReviewedSpan, reviewed_claims, spans_of_names
from newsarchive.admin.claim import readings
from newsarchive.admin.entity_field import names_view
from newsarchive.admin.evidence import marked_quote
from newsarchive.admin.history_pages import act_tag
from newsarchive.admin.options import editor
from newsarchive.admin.review_forms import NameForm, StatementForm, initial_of
from newsarchive.admin.review_queue import Trail, next_article, next_in_queue
from newsarchive.curation.notes import LONGEST
from newsarchive.curation.undo import entries_of, undo
from newsarchive.curation.versions import StaleError, as_seen, version_of
from newsarchive.desk import COUNT_CAP, shown_count
from newsarchive.marking import Paragraph, mark_up
from newsarchive.models import Act, Article, Citation, Claim, Note
from newsarchive.presence import note_presence
from newsarchive.templatetags.notes import place_of
from newsarchive.vocabulary import DisagreementStatus, Rank, ReviewStatus

# Asks for the changed part of the page alone.
FRAGMENT = "X-Review-Fragment"

# Each is one key, 1 to 8, and says what is wrong with a reading: the extractor is mended by them.
REASONS = [
    "The text does not say so.",
    "It is said of somebody or something else.",
    "The value is another one.",
    "The property is another one.",
    "It is no statement of fact: a joke, a question, fiction.",
    "It is not from the article: an advertisement, a teaser, a comment.",
    "It is too vague to be of use.",
    "It says the same as another claim.",
]
MISREAD = "Misread in this article."

# What an action of the page needs, where it is not a decision on claims.
_NEEDED = {"note": "write notes", "undo": "undo own", "misread": "decide on citations"}


@dataclass
class Card:
    """A claim as the page shows it. disputed: the other values of its open disagreement, most cited first."""

    shown: ReviewedClaim
    version: str
    disputed: list[Claim] = field(default_factory=list)

    @property
    def claim(self) -> Claim:
        return self.shown.claim

    @property
    def is_misread(self) -> bool:
        """Whether every citation of the article was rejected, so that the claim is not this article's any more."""
        return all(row.status == ReviewStatus.REJECTED for row in self.shown.citations)

    @property
    def is_waiting(self) -> bool:
        return not self.claim.is_decided and not self.is_misread

    @property
    def status(self) -> str:
        return ReviewStatus.REJECTED.value if self.is_misread else self.claim.status

    @property
    def quotes(self) -> list[tuple[Citation, str]]:
        return [(row, marked_quote(row)) for row in self.shown.citations]

    @property
    def readings(self) -> list[tuple[str, str]]:
        return readings(self.claim)


@dataclass(frozen=True)
class ClaimSpan(ReviewedSpan):
    """A cited span that leads to its claim. claim: its id."""

    claim: int = 0


def cards(article: Article) -> list[Card]:
    """Return the article's claims in text order, with the values that contradict theirs."""
    found = [Card(shown, version_of(shown.claim)) for shown in reviewed_claims(article)]
    disputes = {
        card.claim.disagreement_id
        for card in found
        if card.claim.disagreement is not None and card.claim.disagreement.status == DisagreementStatus.OPEN
    }
    if disputes:
        sides = defaultdict(list)
        standing = Claim.objects.for_list().standing().exclude(rank=Rank.DEPRECATED)
        for claim in standing.filter(disagreement__in=disputes).order_by("-article_count", "pk"):
            sides[claim.disagreement_id].append(claim)
        for card in found:
            card.disputed = [one for one in sides[card.claim.disagreement_id or 0] if one.pk != card.claim.pk]
    return found


def marked_text(article: Article, shown: list[Card]) -> list[Paragraph]:
    """Return the article's paragraphs with the words that claims quote, and the names in them."""
    cited = [
        ClaimSpan(
            citation.start,
            citation.end,
            citation.pk,
            card.shown.number,
            str(card.claim),
            ReviewStatus.REJECTED.value if citation.status == ReviewStatus.REJECTED else card.claim.status,
            card.claim.pk,
        )
        for card in shown
        for citation in card.shown.citations
        if citation.status != ReviewStatus.REJECTED
    ]
    return mark_up(article.text, article.layout, spans_of_names(article), cited)


@require_GET
def queue_view(request: HttpRequest) -> HttpResponse:
    """Lead to the next article of the queue; ?again: those that were passed over come again."""
    _check_may_look(request)
    trail = Trail(request.session)
    if "again" in request.GET:
        trail.forget()
    article = next_article(trail.articles)
    if article is not None:
        return HttpResponseRedirect(reverse("review-article", args=[article.pk]))
    context = {
        **admin.site.each_context(request),
        "title": "Review",
        "left": shown_count(left) if (left := _count_waiting()) else "",
        "has_trail": bool(trail.articles),
    }
    return TemplateResponse(request, "admin/newsarchive/review_done.html", context)


@require_http_methods(["GET", "POST"])
def article_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the article and its claims, or carry out what a button on the page decides."""
    _check_may_look(request)
    article = get_object_or_404(Article.objects.select_related("outlet"), pk=pk)
    if request.method != "POST":
        return _page(request, article)
    action, _, rest = request.POST.get("do", "").partition(":")
    roles.require(request.user, _NEEDED.get(action, "decide on claims"))
    decided, _, choice = rest.partition(":")
    try:
        if action == "undo":
            said, undone = _undo_last(editor(request))
            return _answer(request, article, said=said, at=undone)
        claim = _decide(request, article, action, int(decided or 0), choice)
    except StaleError as stale:
        return _answer(request, article, error=" ".join(stale.messages), at=int(decided or 0))
    except ValidationError as invalid:
        return _answer(request, article, error=" ".join(invalid.messages), at=int(decided or 0))
    except ValueError as error:  # of int(): a form that is none of the page's
        raise Http404 from error
    stay = int(request.POST.get("about") or 0) if action == "note" else 0
    return _answer(request, article, said=claim, after=int(decided or 0), at=stay)


def _decide(request: HttpRequest, article: Article, action: str, pk: int, choice: str) -> str:
    """Carry out one decision; return what was done, in words. Raises ValidationError where it cannot be done."""
    by = editor(request)
    if action == "rest":
        seen = dict(one.split(":", 1) for one in request.POST.get("seen", "").split(",") if ":" in one)
        with as_seen({int(one): version for one, version in seen.items()}) as claims:
            changed = curation.accept_claims(claims, by=by)
        return f"{len(changed)} accepted"
    if action == "note":
        about = request.POST.get("about", "")
        row = article.citations.select_related("claim").filter(claim=int(about or 0)).first()
        curation.write_note(row.claim if row else article, text=request.POST.get("text", ""), by=by)
        return "Noted"
    reason = request.POST.get("reason", "").strip()
    if choice.isdigit() and 0 < int(choice) <= len(REASONS):
        reason = REASONS[int(choice) - 1]
    with as_seen({pk: request.POST.get("version", "")}) as claims:
        if not claims:
            raise Http404
        match action:
            case "accept":
                curation.accept_claims(claims, by=by)
            case "reject":
                curation.reject_claims(claims, by=by, reason=reason)
            case "misread":
                misread = article.citations.filter(claim=pk).exclude(status=ReviewStatus.REJECTED)
                curation.reject_citations(misread, by=by, reason=reason or MISREAD)
            case "reset":
                rejected = article.citations.filter(claim=pk, status=ReviewStatus.REJECTED)
                curation.reset_citations(rejected, by=by)
                curation.reset_claims(claims, by=by)
            case "read":
                curation.choose_reading(claims[0], choice, by=by)
            case _:
                raise Http404
    done = {
        "accept": "accepted",
        "reject": f"rejected: {reason}",
        "misread": "misread here",
        "reset": "waits again",
        "read": f"read as {choice}",
    }
    return f"{claims[0]}: {done[action]}"


def _undo_last(by: User) -> tuple[str, int]:
    """Undo what the editor did last and has not undone; return what that was, in words, and the claim that it was about,
    0 if it was about none."""
    undone = Act.objects.filter(undoes=OuterRef("pk"))
    last = Act.objects.filter(~Exists(undone), by=by, undoes=None).order_by("-pk").first()
    if last is None:
        raise ValidationError("Nothing of yours is left to undo.")
    entries = entries_of(last)
    claims = [one.object_id for one in entries if one.content_type.model == "claim"]
    cited = [one.object_id for one in entries if one.content_type.model == "citation"]
    if not claims:
        claims = list(Citation.objects.filter(pk__in=cited).values_list("claim", flat=True)[:1])
    undo(last, by=by)
    return f"Undone: {last}", claims[0] if claims else 0


@require_http_methods(["GET", "POST"])
def statement_view(request: HttpRequest, pk: int, claim: int | None = None) -> HttpResponse:
    """Correct a claim of the article, or add one that the machine missed."""
    article = _changeable(request, pk, "decide on claims")
    corrected = None if claim is None else get_object_or_404(Claim.objects.for_list(), pk=claim)
    citation = None
    if corrected is not None:
        cited = article.citations.select_related("speaker").filter(claim=corrected)
        citation = cited.exclude(status=ReviewStatus.REJECTED).order_by("start").first()
    initial = {} if corrected is None else initial_of(corrected, citation)
    initial |= {key: request.GET[key] for key in ("quote", "start", "value_words") if key in request.GET}
    form = StatementForm(request.POST or None, article=article, claim=corrected, initial=initial)
    title = "Correct this claim" if corrected else "Add a claim"
    version = version_of(corrected) if corrected else ""
    panel = {
        "form": form,
        "title": title,
        "claim": corrected,
        "version": request.POST.get("version", version),
    }
    if request.method != "POST" or not form.is_valid():
        return _panel(request, article, panel, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    by = editor(request)
    try:
        if corrected is None:
            right = curation.state(given["statement"], by=by, quotation=given["quotation"])
        else:
            with as_seen({corrected.pk: request.POST.get("version", "")}):
                where = None if given.get("everywhere") or corrected.article_count < 2 else article
                right = curation.correct(
                    corrected, given["statement"], by=by, article=where, quotation=given["quotation"]
                )
    except ValidationError as invalid:
        form.add_error(None, invalid)
        return _panel(request, article, panel, status=422)
    said = f"{right}: {'corrected' if corrected else 'added'}"
    return _answer(request, article, said=said, after=right.pk)


@require_http_methods(["GET", "POST"])
def name_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that words of the article name a person or work that the machine missed."""
    article = _changeable(request, pk, "name in articles")
    initial = {key: request.GET[key] for key in ("quote", "start") if key in request.GET}
    form = NameForm(request.POST or None, article=article, initial=initial)
    panel = {"form": form, "title": "Add a person or work", "claim": None, "version": ""}
    if request.method != "POST" or not form.is_valid():
        return _panel(request, article, panel, status=422 if form.is_bound else 200)
    try:
        mention = curation.add_mention(article, form.cleaned_data["span"], form.chosen, by=editor(request))
    except ValidationError as invalid:
        form.add_error(None, invalid)
        return _panel(request, article, panel, status=422)
    entity = mention.appearance.entity
    return _answer(request, article, said=f"{entity} ({entity.get_kind_display()}): named")


def _check_may_look(request: HttpRequest) -> None:
    if not request.user.has_perms(["newsarchive.view_claim", "newsarchive.view_article"]):
        raise PermissionDenied


def _changeable(request: HttpRequest, pk: int, needed: str) -> Article:
    _check_may_look(request)
    roles.require(request.user, needed)
    return get_object_or_404(Article.objects.select_related("outlet"), pk=pk)


def _is_fragment(request: HttpRequest) -> bool:
    return FRAGMENT in request.headers


def _panel(
    request: HttpRequest, article: Article, panel: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Show a form: alone where it is asked for by the script, else on the page."""
    panel["action"] = request.path
    panel["back"] = reverse("review-article", args=[article.pk])
    if _is_fragment(request):
        context = {"panel": panel, "article": article}
        return TemplateResponse(request, "admin/newsarchive/review_panel.html", context, status=status)
    return _page(request, article, panel=panel, status=status)


def _answer(
    request: HttpRequest,
    article: Article,
    *,
    said: str = "",
    error: str = "",
    after: int = 0,
    at: int = 0,
) -> HttpResponse:
    """Answer a form: with the changed part of the page, or by leading to the claim that is next.

    after: the claim that was decided; at: the one to stay at.
    """
    if _is_fragment(request):
        return _page(request, article, said=said, error=error, after=after, at=at)
    if said:
        messages.success(request, said, extra_tags=act_tag())
    if error:
        messages.error(request, error)
    claim = at or _next_waiting(cards(article), after)
    anchor = f"#claim-{claim}" if claim else ""
    return HttpResponseRedirect(reverse("review-article", args=[article.pk]) + anchor)


def _next_waiting(shown: list[Card], after: int) -> int:
    """Return the id of the first claim that waits behind the one decided, or else from the start; 0 if none does."""
    place = next((index for index, card in enumerate(shown) if card.claim.pk == after), -1)
    in_order = [*shown[place + 1 :], *shown[: place + 1]]
    return next((card.claim.pk for card in in_order if card.is_waiting), 0)


def _count_waiting() -> int:
    return Claim.objects.to_review().order_by()[: COUNT_CAP + 1].count()


def _page(
    request: HttpRequest,
    article: Article,
    *,
    panel: dict[str, Any] | None = None,
    said: str = "",
    error: str = "",
    after: int = 0,
    at: int = 0,
    status: int = 200,
) -> HttpResponse:
    trail = Trail(request.session)
    trail.visit(article.pk)
    shown = cards(article)
    waiting = [card for card in shown if card.is_waiting]
    before, following = _neighbours(trail, article)
    context = {
        "article": article,
        "cards": shown,
        "paragraphs": marked_text(article, shown),
        "waiting": waiting,
        "seen": ",".join(f"{card.claim.pk}:{card.version}" for card in waiting),
        "focus": at or _next_waiting(shown, after),
        "before": before,
        "next": following,
        "left": shown_count(_count_waiting()),
        "reasons": list(enumerate(REASONS, start=1)),
        "may_decide": roles.may(request.user, "decide on claims"),
        "notes": _notes(request, article, shown),
        "may_note": roles.may(request.user, "write notes"),
        "longest_note": LONGEST,
        "panel": panel,
        "others_here": note_presence(article, editor(request)),
        "said": said,
        "error": error,
    }
    if _is_fragment(request):
        return TemplateResponse(request, "admin/newsarchive/review_desk.html", context, status=status)
    context |= {**admin.site.each_context(request), "title": "Review", "subtitle": None}
    return TemplateResponse(request, "admin/newsarchive/review.html", context, status=status)


def _neighbours(trail: Trail, article: Article) -> tuple[Article | None, Article | None]:
    """Return the articles that come before and after one on an editor's way; behind the last, the next of the queue."""
    before, after = trail.before(article.pk), trail.after(article.pk)
    known = [pk for pk in (before, after) if pk is not None]
    wanted = Q(pk__in=known)
    if after is None:
        wanted |= Q(pk=next_in_queue(trail.articles))
    found = {one.pk: one for one in Article.objects.for_list().filter(wanted)}
    new = next((one for pk, one in found.items() if pk not in known), None)
    return found.get(before or 0), new if after is None else found.get(after)


def _notes(request: HttpRequest, article: Article, shown: list[Card]) -> list[dict[str, Any]]:
    """Return the notes on the article and on the claims that it makes, the oldest first."""
    if not roles.may(request.user, "see notes"):
        return []
    numbers = {card.claim.pk: card.shown.number for card in shown}
    found = Note.objects.on(article) | Note.objects.filter(claim__in=list(numbers))
    return [
        {
            "note": note,
            "place": f"on claim {numbers[note.claim_id]}" if note.claim_id else place_of(note, article),
            "may_change": roles.may_change_note(request.user, note),
        }
        for note in found.standing().oldest_first()
    ]


def urlpatterns() -> list[URLPattern]:
    """Return the addresses of the review pages, below /admin/review/."""
    view = admin.site.admin_view
    return [
        path("", view(queue_view), name="review"),
        path("names/", view(require_GET(names_view)), name="review-names"),
        path("<int:pk>/", view(article_view), name="review-article"),
        path("<int:pk>/claim/", view(statement_view), name="review-add-claim"),
        path("<int:pk>/claim/<int:claim>/", view(statement_view), name="review-correct-claim"),
        path("<int:pk>/name/", view(name_view), name="review-add-name"),
    ]
