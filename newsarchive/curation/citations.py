"""Decide on single citations, correct how they are read, and cite by hand."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsarchive.curation.trail import DECIDED, batches, bring_up_to_date, change, decide
from newsarchive.ingest.document import Span
from newsarchive.ingest.passages import marks_of_passage
from newsarchive.models import Appearance, Article, Citation, Person, Work
from newsarchive.recording import act, watch
from newsarchive.vocabulary import Origin, ReviewStatus


def accept_citations(citations: Iterable[Citation], *, by: User, reason: str = "") -> list[Citation]:
    """Accept single citations as read rightly; return those that changed."""
    return decide_citations(citations, by=by, status=ReviewStatus.ACCEPTED, reason=reason or None)


def reject_citations(citations: Iterable[Citation], *, by: User, reason: str) -> list[Citation]:
    """Reject single citations as misread; return those that changed. Raises ValidationError without a reason."""
    return decide_citations(citations, by=by, status=ReviewStatus.REJECTED, reason=reason)


def reset_citations(citations: Iterable[Citation], *, by: User) -> list[Citation]:
    """Withdraw what was decided on citations; return those that changed."""
    return decide_citations(citations, by=by, status=ReviewStatus.UNREVIEWED, reason="")


def decide_citations(
    citations: Iterable[Citation], *, by: User, status: str | None = None, reason: str | None = None
) -> list[Citation]:
    """Set status and reason of citations, as decide_claims() does. Raises ValidationError if rejected without a reason."""
    changed: list[Citation] = []
    with act(by, what=DECIDED.get(status or "", "changed"), reason=(reason or "").strip()):
        for batch in batches(citations):
            watch(Citation, batch)
            rows = (
                Citation.objects.select_for_update(of=("self",)).select_related("claim").filter(pk__in=batch)
            )
            changed += [citation for citation in rows if _decide_citation(citation, by, status, reason)]
        bring_up_to_date([citation.claim for citation in changed])
    return changed


def _decide_citation(citation: Citation, by: User, status: str | None, reason: str | None) -> bool:
    status = status or citation.status
    if reason is None:
        reason = citation.reason if status == citation.status else ""
    if status == ReviewStatus.REJECTED and not reason.strip():
        raise ValidationError("Say why the citation is rejected.")
    is_decided = status != ReviewStatus.UNREVIEWED
    return decide(citation, is_decided, by, status=status, reason=reason.strip())


def find_quote(text: str, quote: str, start: int | None = None) -> Span:
    """Return where the quote stands in the text: at start if given, or else at its only place.

    Raises ValidationError if it does not stand there, or stands in several places.
    """
    if not quote:
        raise ValidationError("A citation needs a quote.")
    if start is not None:
        if not text.startswith(quote, start):
            raise ValidationError(f"These words do not stand at character {start} of the article's text.")
        return Span(start, start + len(quote))
    first = text.find(quote)
    if first < 0:
        raise ValidationError("These words do not stand in the article's text: quote it letter by letter.")
    places = [first]
    while (following := text.find(quote, places[-1] + 1)) >= 0:
        places.append(following)
    if len(places) > 1:
        listed = ", ".join(map(str, places[:10]))
        raise ValidationError(f"These words stand in {len(places)} places: give the start, one of {listed}.")
    return Span(first, first + len(quote))


def cite(citation: Citation, *, by: User) -> Citation:
    """Save a citation that an editor chose: an accepted one, tied to the subject's and object's appearances in the article."""
    with act(by, what="cited"):
        claim, article = citation.claim, citation.article
        citation.origin = Origin.EDITOR
        place = Span(citation.start, citation.end)
        citation.passage, citation.shingles = marks_of_passage(article.text, place)
        citation.status = ReviewStatus.ACCEPTED
        citation.decided_by, citation.decided_at = by, timezone.now()
        citation.subject_appearance = _appearance(article, claim.subject)
        citation.object_appearance = _appearance(article, claim.object)
        citation.speaker_appearance = _appearance(article, citation.speaker)
        citation.save()
        bring_up_to_date([claim])
    return citation


def correct_citation(citation: Citation, *, modality: str, speaker: Person | None, by: User) -> Citation:
    """Say anew in what manner a source makes a claim, and who speaks: what an editor corrected counts as accepted."""
    with act(by, what="corrected"):
        citation = (
            Citation.objects.select_for_update(of=("self",))
            .select_related("claim", "speaker")
            .get(pk=citation.pk)
        )
        if change(citation, by, modality=modality, speaker=speaker):
            citation.speaker_appearance = _appearance(citation.article, speaker)
            citation.save(update_fields=["speaker_appearance"])
            if citation.status == ReviewStatus.UNREVIEWED:
                _decide_citation(citation, by, ReviewStatus.ACCEPTED, None)
            bring_up_to_date([citation.claim])
    return citation


def _appearance(article: Article, entity: Person | Work | None) -> Appearance | None:
    if entity is None:
        return None
    column = "person" if isinstance(entity, Person) else "work"
    return Appearance.objects.filter(**{"article": article, column: entity}).order_by("position").first()
