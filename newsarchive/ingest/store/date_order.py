"""Read dates in figures in the order that an outlet writes them, whatever their documents tell of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from newsarchive.figures import PRESENT, readings
from newsarchive.ingest.document import ClaimReading, Document, Span
from newsarchive.ingest.extract.dates import DateReader
from newsarchive.ingest.store.parts import Identity
from newsarchive.ingest.store.touched import Touched
from newsarchive.models import Article, Citation, Claim, Mention, Outlet
from newsarchive.values import DateValue
from newsarchive.vocabulary import DateOrder, Origin, Predicate, ReviewStatus, ValueType

_DATED = [predicate for predicate in Predicate if predicate.value_type == ValueType.DATE]


def in_order_of_outlet(article: Article, claims: Iterable[ClaimReading]) -> list[ClaimReading]:
    """Return the claims with their dates in figures as the article's outlet writes them, where an editor said how."""
    order = article.outlet.date_order if article.outlet is not None else ""
    if not order:
        return list(claims)
    read = []
    for claim in claims:
        days = {}
        if isinstance(claim.value, DateValue) and claim.value_span is not None:
            days = _readings(article, claim.value_span.start, claim.value_span.end)
        read.append(replace(claim, value=DateValue(days[DateOrder(order)])) if len(days) == 2 else claim)
    return read


def follow_date_order(outlet: Outlet) -> None:
    """Bring the outlet's citations of dates in figures to the claims that its order of day and month makes of them.

    Without an order, to what their documents tell. Citations that an editor made or decided on stay.
    """
    citations = Citation.objects.filter(
        article__outlet=outlet,
        claim__predicate__in=_DATED,
        value_start__isnull=False,
        value_end__isnull=False,
        origin=Origin.MACHINE,
        status=ReviewStatus.UNREVIEWED,
    )
    moving: dict[Identity, list[Citation]] = defaultdict(list)
    touched = Touched()
    for citation in citations.select_related("claim", "article__outlet").order_by("id"):
        iso = _value_now(citation)
        if iso is not None and iso != citation.claim.date:
            moving[replace(Identity.of(citation.claim), value_key=iso)].append(citation)
            touched.claims.add(citation.claim_id)
            touched.articles.add(citation.article_id)
    for identity, cited in moving.items():
        claim = _claim(identity)
        touched.claims.add(claim.pk)
        there = set(claim.citations.values_list("article", "start", "end"))
        for citation in cited:
            if (citation.article_id, citation.start, citation.end) in there:
                citation.delete()
            else:
                Citation.objects.filter(pk=citation.pk).update(claim=claim, value=claim.value)
    touched.bring_up_to_date()


def _value_now(citation: Citation) -> str | None:
    """Return what a citation's date in figures means; None if it is none with two readings."""
    article = citation.article
    assert citation.value_start is not None  # chosen by the caller
    assert citation.value_end is not None
    days = _readings(article, citation.value_start, citation.value_end)
    if len(days) < 2:
        return None
    order = article.outlet.date_order if article.outlet is not None else ""
    if order:
        return days[DateOrder(order)]
    document = Document(article.text, published=article.published, language=article.language, url=article.url)
    names = Mention.objects.filter(article=article).values_list("start", "end")
    reader = DateReader.of(document, (Span(*name) for name in names))
    for date in reader.dates(citation.start, citation.end):
        if date.span == (citation.value_start, citation.value_end):
            return date.iso
    return str(DateValue.one_of(*days.values()))


def _readings(article: Article, start: int, end: int) -> dict[DateOrder, str]:
    """Return both days that figures may mean, by their order; {} for words that mean one day."""
    year = article.published.year if article.published else PRESENT
    days = readings(article.text[start:end], present=year)
    return days if len(set(days.values())) == 2 else {}


def _claim(identity: Identity) -> Claim:
    """Return the claim of a date, made if there is none."""
    iso = identity.value_key
    claim, _ = Claim.objects.get_or_create(
        subject_person_id=identity.subject_person,
        subject_work_id=identity.subject_work,
        predicate=identity.predicate,
        negated=identity.negated,
        qualifier=identity.qualifier,
        value_key=iso,
        defaults={"value": iso, "date": iso, "origin": Origin.MACHINE},
    )
    return claim
