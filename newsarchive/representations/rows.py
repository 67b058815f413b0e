"""Articles, persons, works, claims and disagreements as plain rows, as the lists show them.

site: scheme and host that addresses begin with, such as "https://archive.example".
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from newsarchive.models import Article, Citation, Claim, Disagreement, Person, Work
from newsarchive.vocabulary import Predicate, ValueType
from newsarchive.wording import value_in_words

Row = dict[str, Any]
RowOf = Callable[[Any, str], Row]

_SUBJECT = "subject_type subject_id subject"
COLUMNS = {
    "articles": (
        "id page headline byline dateline published published_from outlet url language source withdrawn claim_count"
    ),
    "persons": "id page name kind aliases article_count claim_count",
    "works": "id page title kind aliases article_count claim_count",
    "claims": (
        f"id page {_SUBJECT} predicate value number upper unit bound qualifier negated object_type object_id shown status"
        " rank disputed article_count origin_count first_published last_published"
    ),
    "disagreements": f"id page {_SUBJECT} predicate status reason preferred values article_count",
}

# The article was withdrawn; its later text does not say so any more; it was replaced by one that does.
GONE = ("withdrawn", "quote gone", "replaced")


def article_row(article: Article, site: str) -> Row:
    return {
        "id": article.pk,
        "page": site + article.get_absolute_url(),
        "headline": str(article),
        "byline": article.byline,
        "dateline": article.dateline,
        "published": _iso(article.published),
        "published_from": article.published_from,
        "outlet": article.outlet.name if article.outlet else "",
        "url": article.url,
        "language": article.language,
        "source": article.source,
        "withdrawn": article.is_withdrawn,
        "claim_count": article.claim_count,
    }


def person_row(person: Person, site: str) -> Row:
    return _entity_row(person, site, "name")


def work_row(work: Work, site: str) -> Row:
    return _entity_row(work, site, "title")


def _entity_row(entity: Person | Work, site: str, called: str) -> Row:
    """called: the column of its name and of its aliases'."""
    return {
        "id": entity.pk,
        "page": site + entity.get_absolute_url(),
        called: getattr(entity, called),
        "kind": entity.kind,
        "aliases": [getattr(alias, called) for alias in entity.aliases.all()],
        "article_count": entity.article_count,
        "claim_count": entity.claim_count,
    }


def claim_row(claim: Claim, site: str) -> Row:
    """value: a date as ISO text, words or a name; number: that of a quantity; shown: the value as a reader is told it."""
    value_type = Predicate(claim.predicate).value_type
    return {
        "id": claim.pk,
        "page": site + claim.get_absolute_url(),
        **_subject(claim),
        "predicate": claim.predicate,
        "value": claim.date if value_type == ValueType.DATE else claim.shown_value,
        "number": claim.number,
        "upper": claim.upper,
        "unit": claim.unit,
        "bound": claim.bound,
        "qualifier": claim.qualifier,
        "negated": claim.negated,
        "object_type": _type(claim.object),
        "object_id": claim.object.pk if claim.object else None,
        "shown": value_in_words(claim),
        "status": claim.status,
        "rank": claim.rank,
        "disputed": claim.is_disputed,
        "article_count": claim.article_count,
        "origin_count": claim.origin_count,
        "first_published": _iso(claim.first_published),
        "last_published": _iso(claim.last_published),
    }


def disagreement_row(disagreement: Disagreement, site: str) -> Row:
    """values: those of its claims where they were fetched as values_shown, as the list does."""
    shown: Sequence[Claim] = getattr(disagreement, "values_shown", [])
    return {
        "id": disagreement.pk,
        "page": site + disagreement.get_absolute_url(),
        **_subject(disagreement),
        "predicate": disagreement.predicate,
        "status": disagreement.status,
        "reason": disagreement.reason,
        "preferred": disagreement.preferred_id,
        "values": [value_in_words(claim) for claim in shown],
        "article_count": disagreement.article_count,
    }


def citation_row(citation: Citation, site: str) -> Row:
    """start, end: characters of the article's text, end exclusive."""
    return {
        "article": citation.article_id,
        "page": f"{site}{citation.article.get_absolute_url()}#c{citation.pk}",
        "published": _iso(citation.article.published),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "value_start": citation.value_start,
        "value_end": citation.value_end,
        "modality": citation.modality,
        "speaker": citation.speaker.name if citation.speaker else None,
        "speaker_id": citation.speaker_id,
        "confidence": citation.confidence,
        "status": citation.status,
    }


def former_row(citation: Citation, site: str) -> Row:
    """Return words that count no longer, with the reason: one of GONE."""
    if citation.article.is_withdrawn:
        gone = "withdrawn"
    else:
        gone = "quote gone" if hasattr(citation, "gone_quote") else "replaced"
    return citation_row(citation, site) | {"gone": gone}


def entity_row(entity: Person | Work, site: str) -> Row:
    """Return whom or what a page speaks of in passing."""
    return {
        "type": _type(entity),
        "id": entity.pk,
        "name": str(entity),
        "page": site + entity.get_absolute_url(),
    }


def _subject(row: Claim | Disagreement) -> Row:
    return {
        "subject_type": _type(row.subject),
        "subject_id": row.subject.pk,
        "subject": str(row.subject),
    }


def _type(entity: Person | Work | None) -> str:
    return entity._meta.model_name or "" if entity else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
