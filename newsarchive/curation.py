"""What editors decide: on claims, citations, disagreements, dates and names.

Every function is one transaction, changes nothing when called again with the same words, writes the old and the new
values to the admin's history (LogEntry), and brings counts and disagreements up to date. Rows are read anew: those
passed in are left as they are.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from newsarchive.bookkeeping import (
    Property,
    contradict,
    refresh_claims,
    refresh_persons,
    refresh_works,
    update_disagreements,
)
from newsarchive.ingest.document import Span
from newsarchive.models import Appearance, Article, Citation, Claim, Disagreement, Judgement, Person, Work
from newsarchive.vocabulary import DisagreementStatus, Origin, Rank, ReviewStatus

# SQLite binds at most 32,766 variables a statement, and a batch's rows are held in memory.
_BATCH = 500


# claims


def accept_claims(claims: Iterable[Claim], *, by: User, reason: str = "") -> list[Claim]:
    """Accept claims, for all their sources; return those that changed."""
    return decide_claims(claims, by=by, status=ReviewStatus.ACCEPTED, reason=reason or None)


def reject_claims(claims: Iterable[Claim], *, by: User, reason: str) -> list[Claim]:
    """Reject claims, for all their sources; return those that changed. A preferred one loses its rank.

    Raises ValidationError without a reason.
    """
    return decide_claims(claims, by=by, status=ReviewStatus.REJECTED, reason=reason)


def reset_claims(claims: Iterable[Claim], *, by: User) -> list[Claim]:
    """Withdraw what was decided on claims, their rank included; return those that changed."""
    return decide_claims(claims, by=by, status=ReviewStatus.UNREVIEWED, rank=Rank.NORMAL, reason="")


def decide_claims(
    claims: Iterable[Claim],
    *,
    by: User,
    status: str | None = None,
    rank: str | None = None,
    reason: str | None = None,
) -> list[Claim]:
    """Set status, rank and reason of claims; return those that changed.

    None leaves the status or rank as it is; without a reason given, the old one goes when the decision changes.
    A settled disagreement whose ranks are touched is opened again. Raises ValidationError if a reason is missing
    (rejected or deprecated), or if a rejected claim is to be preferred.
    """
    changed: list[Claim] = []
    with transaction.atomic():
        touched: dict[int, Disagreement] = {}
        for batch in _batches(claims):
            for claim in Claim.objects.select_for_update(of=("self",)).for_list().filter(pk__in=batch):
                old_rank = claim.rank
                if not _decide_claim(claim, by, status, rank, reason):
                    continue
                changed.append(claim)
                if claim.rank != old_rank and claim.disagreement is not None:
                    touched[claim.disagreement.pk] = claim.disagreement
        for disagreement in touched.values():
            reopen(disagreement, by=by)
        _bring_up_to_date(changed)
    return changed


def check_decision(claim: Claim, *, status: str, rank: str, reason: str) -> None:
    """Raise ValidationError if the claim, as it is, cannot be given this status, rank and reason."""
    if status == ReviewStatus.REJECTED and rank == Rank.PREFERRED:
        raise ValidationError("A rejected claim cannot be the preferred one.")
    is_disputed = claim.disagreement is not None and claim.disagreement.status != DisagreementStatus.CLOSED
    if rank == Rank.PREFERRED != claim.rank and is_disputed:
        raise ValidationError(
            "Sources disagree about this: settle the disagreement to prefer one of its claims."
        )
    if not reason.strip() and (status == ReviewStatus.REJECTED or rank == Rank.DEPRECATED):
        raise ValidationError("Say why the claim is rejected or deprecated.")


def _decide_claim(claim: Claim, by: User, status: str | None, rank: str | None, reason: str | None) -> bool:
    status = status or claim.status
    if rank is None and status == ReviewStatus.REJECTED and claim.rank == Rank.PREFERRED:
        rank = Rank.NORMAL
    rank = rank or claim.rank
    if reason is None:
        is_kept = (status, rank) == (claim.status, claim.rank) or rank == claim.rank == Rank.DEPRECATED
        reason = claim.reason if is_kept else ""
    check_decision(claim, status=status, rank=rank, reason=reason)
    is_decided = status != ReviewStatus.UNREVIEWED or rank != Rank.NORMAL
    return _decide(claim, is_decided, by, status=status, rank=rank, reason=reason.strip())


def add_claim(claim: Claim, *, by: User) -> Claim:
    """Save a claim that an editor makes by hand, with or without sources; what its maker says of it is decided."""
    with transaction.atomic():
        claim.origin = Origin.EDITOR
        if claim.is_decided:
            claim.decided_by, claim.decided_at = by, timezone.now()
        claim.save()
        _bring_up_to_date([claim])
    return claim


# citations


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
    with transaction.atomic():
        for batch in _batches(citations):
            rows = (
                Citation.objects.select_for_update(of=("self",)).select_related("claim").filter(pk__in=batch)
            )
            changed += [citation for citation in rows if _decide_citation(citation, by, status, reason)]
        _bring_up_to_date([citation.claim for citation in changed])
    return changed


def _decide_citation(citation: Citation, by: User, status: str | None, reason: str | None) -> bool:
    status = status or citation.status
    if reason is None:
        reason = citation.reason if status == citation.status else ""
    if status == ReviewStatus.REJECTED and not reason.strip():
        raise ValidationError("Say why the citation is rejected.")
    is_decided = status != ReviewStatus.UNREVIEWED
    return _decide(citation, is_decided, by, status=status, reason=reason.strip())


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
    with transaction.atomic():
        claim, article = citation.claim, citation.article
        citation.origin = Origin.EDITOR
        citation.status = ReviewStatus.ACCEPTED
        citation.decided_by, citation.decided_at = by, timezone.now()
        citation.subject_appearance = _appearance(article, claim.subject)
        citation.object_appearance = _appearance(article, claim.object)
        citation.speaker_appearance = _appearance(article, citation.speaker)
        citation.save()
        _bring_up_to_date([claim])
    return citation


def correct_citation(citation: Citation, *, modality: str, speaker: Person | None, by: User) -> Citation:
    """Say anew in what manner a source makes a claim, and who speaks: what an editor corrected counts as accepted."""
    with transaction.atomic():
        citation = (
            Citation.objects.select_for_update(of=("self",))
            .select_related("claim", "speaker")
            .get(pk=citation.pk)
        )
        if _change(citation, by, modality=modality, speaker=speaker):
            citation.speaker_appearance = _appearance(citation.article, speaker)
            citation.save(update_fields=["speaker_appearance"])
            if citation.status == ReviewStatus.UNREVIEWED:
                _decide_citation(citation, by, ReviewStatus.ACCEPTED, None)
            _bring_up_to_date([citation.claim])
    return citation


def _appearance(article: Article, entity: Person | Work | None) -> Appearance | None:
    if entity is None:
        return None
    column = "person" if isinstance(entity, Person) else "work"
    return Appearance.objects.filter(**{"article": article, column: entity}).order_by("position").first()


# disagreements


def settle(disagreement: Disagreement, *, preferred: Claim, by: User, reason: str) -> Disagreement:
    """Prefer one claim, for all its sources, and deprecate those that contradict it; return the settled disagreement.

    A claim that says the same less or more precisely keeps its rank. Raises ValidationError without a reason, or if the
    preferred claim takes no part in the disagreement or was rejected.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError("Say why this one is to be preferred.")
    with transaction.atomic():
        disagreement = Disagreement.objects.select_for_update().get(pk=disagreement.pk)
        claims = list(_standing_claims(disagreement))
        chosen = next((claim for claim in claims if claim.pk == preferred.pk), None)
        if chosen is None:
            raise ValidationError("Choose one of the claims that disagree, and none that was rejected.")
        if disagreement.preferred_id not in {None, chosen.pk}:
            _withdraw_ranks(disagreement, claims, by)
        for claim in claims:
            if claim == chosen:
                _decide(claim, True, by, rank=Rank.PREFERRED, reason=reason)
            elif contradict(claim, chosen):
                _decide(claim, True, by, rank=Rank.DEPRECATED, reason=reason)
        is_changed = _change(
            disagreement, by, status=DisagreementStatus.SETTLED, preferred=chosen, reason=reason
        )
        if is_changed:
            disagreement.settled_by, disagreement.settled_at = by, timezone.now()
            disagreement.save(update_fields=["settled_by", "settled_at"])
            _bring_up_to_date(claims)
            disagreement.refresh_from_db()
    return disagreement


def reopen(disagreement: Disagreement, *, by: User) -> Disagreement:
    """Undo settle(): the ranks that it gave go, and the question is open again; return the disagreement."""
    with transaction.atomic():
        disagreement = Disagreement.objects.select_for_update().get(pk=disagreement.pk)
        if disagreement.status == DisagreementStatus.SETTLED:
            claims = list(_standing_claims(disagreement))
            _withdraw_ranks(disagreement, claims, by)
            _change(disagreement, by, status=DisagreementStatus.OPEN, preferred=None, reason="")
            disagreement.settled_by = disagreement.settled_at = None
            disagreement.save(update_fields=["settled_by", "settled_at"])
            _bring_up_to_date(claims)
            disagreement.refresh_from_db()
    return disagreement


def _standing_claims(disagreement: Disagreement) -> models.QuerySet[Claim]:
    claims = disagreement.claims.select_for_update(of=("self",)).for_list()
    return claims.exclude(status=ReviewStatus.REJECTED).order_by("pk")


def _withdraw_ranks(disagreement: Disagreement, claims: Iterable[Claim], by: User) -> None:
    """Take back the ranks that settling gave: those with its reason, others are decisions of their own."""
    for claim in claims:
        if claim.rank != Rank.NORMAL and claim.reason == disagreement.reason:
            _decide(claim, claim.status != ReviewStatus.UNREVIEWED, by, rank=Rank.NORMAL, reason="")


# articles, persons and works


def set_published(article: Article, published: date | None, *, by: User) -> bool:
    """Set an article's date of publication, and every copy of it; return whether it changed.

    Without a date the article is sorted by its arrival.
    """
    with transaction.atomic():
        article = Article.objects.for_list().select_for_update(of=("self",)).get(pk=article.pk)
        if article.published == published:
            return False
        _change(article, by, published=published, published_from="editor")
        article.sort_date = published or article.created.date()
        article.save(update_fields=["sort_date"])
        Appearance.objects.filter(article=article).update(published=published, sort_date=article.sort_date)
        _bring_up_to_date(Claim.objects.filter(citations__article=article).distinct())
    return True


def name_person(person: Person, *, name: str, kind: str, by: User) -> Person:
    """Give a person its name and kind, which the machine leaves alone from then on; the old name becomes an alias if read."""
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if _change(person, by, name=name, kind=kind):
            person.curated = True
            person.save(update_fields=["curated", "name_key"])
            refresh_persons([person.pk])
            person.refresh_from_db()
    return person


def name_work(work: Work, *, title: str, kind: str, by: User) -> Work:
    """Give a work its title and kind, which the machine leaves alone from then on; the old title becomes an alias if read."""
    with transaction.atomic():
        work = Work.objects.select_for_update().get(pk=work.pk)
        if _change(work, by, title=title, kind=kind):
            work.curated = True
            work.save(update_fields=["curated", "title_key"])
            refresh_works([work.pk])
            work.refresh_from_db()
    return work


def judge(judgement: Judgement, *, verdict: str, reason: str, by: User) -> Judgement:
    """Say whether two are the same; an editor's word, unsure too, is never asked for again by the machine."""
    with transaction.atomic():
        judgement = Judgement.objects.for_list().select_for_update(of=("self",)).get(pk=judgement.pk)
        if _change(judgement, by, origin=Origin.EDITOR, verdict=verdict, reason=reason):
            judgement.judged_by = by
            judgement.save(update_fields=["judged_by", "changed"])
    return judgement


# what all of them share


def _decide(row: Claim | Citation, is_decided: bool, by: User, **values: Any) -> bool:
    if not _change(row, by, **values):
        return False
    row.decided_by, row.decided_at = (by, timezone.now()) if is_decided else (None, None)
    row.save(update_fields=["decided_by", "decided_at"])
    return True


def _change(row: models.Model, by: User, **values: Any) -> bool:
    """Save the values that differ, with a line in the history that gives old and new; return whether any did."""
    changes = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changes:
        return False
    fields = [
        f"{name.replace('_', ' ')}: {_shown(getattr(row, name))} → {_shown(value)}"
        for name, value in changes.items()
    ]
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    LogEntry.objects.create(
        user_id=by.pk,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=str(row)[:200],
        action_flag=CHANGE,
        change_message=json.dumps([{"changed": {"fields": fields}}], ensure_ascii=False),
    )
    return True


def _shown(value: object) -> str:
    return "nothing" if value is None or value == "" else f"“{value}”"


def _bring_up_to_date(claims: Iterable[Claim]) -> None:
    rows = list(claims)
    refresh_claims([claim.pk for claim in rows])
    update_disagreements({Property.of(claim) for claim in rows})


def _batches(rows: Iterable[models.Model]) -> Iterator[list[int]]:
    keys = sorted({row.pk for row in rows})
    for first in range(0, len(keys), _BATCH):
        yield keys[first : first + _BATCH]
