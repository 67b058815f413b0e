"""Pages as JSON-LD in the words of schema.org, for search engines and other readers of linked data."""

import json
import re
from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from newsarchive.models import Article, Citation, Claim, Disagreement, Person, Work
from newsarchive.vocabulary import DisagreementStatus, PersonKind, Predicate, Rank, ValueType, WorkKind
from newsarchive.wording import claim_in_words

Node = dict[str, Any]

_CONTEXT = "https://schema.org"
_PERSON_TYPES = {PersonKind.GROUP: "PerformingGroup", PersonKind.ORGANISATION: "Organization"}
_WORK_TYPES = {
    WorkKind.SONG: "MusicRecording",
    WorkKind.ALBUM: "MusicAlbum",
    WorkKind.FILM: "Movie",
    WorkKind.SERIES: "TVSeries",
    WorkKind.BOOK: "Book",
    WorkKind.GAME: "VideoGame",
}
_WHOLE_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?")
# In a script element only these could end it, or begin a comment.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def script(node: Node) -> SafeString:
    """Return the element that carries the node in a page. No browser runs it."""
    written = json.dumps({"@context": _CONTEXT, **node}, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(written))


def article_node(article: Article, mentioned: Iterable[Person | Work], site: str) -> Node:
    node = _article(article, site)
    if article.byline:
        node["author"] = {"@type": "Person", "name": article.byline.removeprefix("By ")}
    if article.language:
        node["inLanguage"] = article.language
    mentions = [entity_reference(entity, site) for entity in mentioned]
    return node | ({"mentions": mentions} if mentions else {})


def entity_node(entity: Person | Work, names: Iterable[str], claims: Iterable[Claim], site: str) -> Node:
    """Return the person or work with what is said of it and neither denied nor deprecated; where sources disagree, all."""
    node = entity_reference(entity, site)
    others = [name for name in names if name != str(entity)]
    if others:
        node["alternateName"] = others
    for claim in claims:
        name = Predicate(claim.predicate).definition.schema_org
        value = None if claim.negated or claim.rank == Rank.DEPRECATED else _value(claim, site)
        if name and value is not None:
            known = node.setdefault(name, [])
            if value not in known:
                known.append(value)
    return node


def claim_node(claim: Claim, citations: Iterable[Citation], site: str) -> Node:
    articles = {citation.article_id: citation.article for citation in citations}
    node = _claim(claim, site)
    if articles:
        node["appearance"] = [_article(article, site) for article in articles.values()]
    return node


def disagreement_node(disagreement: Disagreement, claims: Iterable[Claim], site: str) -> Node:
    """Return a review of each claim where an editor settled it for one of them; the claims alone elsewhere."""
    if disagreement.status != DisagreementStatus.SETTLED or disagreement.preferred_id is None:
        return {"@graph": [_claim(claim, site) for claim in claims]}
    return {
        "@graph": [
            {
                "@type": "ClaimReview",
                "url": site + disagreement.get_absolute_url(),
                "claimReviewed": claim_in_words(claim),
                "itemReviewed": _claim(claim, site),
                "reviewBody": disagreement.reason,
                "author": {"@type": "Organization", "name": "News archive", "url": site},
                "reviewRating": {
                    "@type": "Rating",
                    "ratingValue": int(claim.pk == disagreement.preferred_id),
                    "worstRating": 0,
                    "bestRating": 1,
                    "alternateName": "preferred"
                    if claim.pk == disagreement.preferred_id
                    else "not preferred",
                },
                **(
                    {"datePublished": disagreement.settled_at.date().isoformat()}
                    if disagreement.settled_at
                    else {}
                ),
            }
            for claim in claims
        ]
    }


def entity_reference(entity: Person | Work, site: str) -> Node:
    if isinstance(entity, Person):
        type_name = _PERSON_TYPES.get(PersonKind(entity.kind), "Person")
    else:
        type_name = _WORK_TYPES.get(WorkKind(entity.kind), "CreativeWork")
    page = site + entity.get_absolute_url()
    return {"@type": type_name, "@id": page, "url": page, "name": str(entity)}


def _article(article: Article, site: str) -> Node:
    page = site + article.get_absolute_url()
    node: Node = {"@type": "NewsArticle", "@id": page, "url": page, "headline": str(article)}
    if article.published:
        node["datePublished"] = article.published.isoformat()
    if article.outlet:
        node["publisher"] = {"@type": "Organization", "name": article.outlet.name}
    if article.is_withdrawn:
        node["creativeWorkStatus"] = "Withdrawn"
    if article.url:
        node["sameAs"] = article.url
    return node


def _claim(claim: Claim, site: str) -> Node:
    page = site + claim.get_absolute_url()
    return {
        "@type": "Claim",
        "@id": page,
        "url": page,
        "name": claim_in_words(claim),
        "about": entity_reference(claim.subject, site),
    }


def _value(claim: Claim, site: str) -> Any:
    if claim.object:
        return entity_reference(claim.object, site)
    match Predicate(claim.predicate).value_type:
        case ValueType.DATE:
            return claim.date if _WHOLE_DATE.fullmatch(claim.date) else None
        case ValueType.QUANTITY if claim.number is not None and not claim.bound and claim.upper is None:
            if claim.predicate == Predicate.DURATION:
                seconds = round(claim.number * {"hours": 3600, "minutes": 60}.get(claim.unit, 0))
                return f"PT{seconds}S" if seconds else None
            return int(claim.number) if claim.number.is_integer() else claim.number
        case ValueType.TEXT:
            return claim.value
    return None
