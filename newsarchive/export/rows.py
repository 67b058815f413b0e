"""The archive as plain rows, in the order of their contents.

Rows are those that stand now: current articles; persons and works that appear in them, or that an editor named; claims
with their evidence there; open and settled disagreements. The order does not depend on ids, so that two archives of
the same documents differ in ids alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Coalesce

from newsarchive.batches import batches
from newsarchive.models import (
    Appearance,
    Article,
    Citation,
    Claim,
    Disagreement,
    ExternalId,
    Person,
    PersonAlias,
    Work,
    WorkAlias,
)
from newsarchive.models.claim import OWN_KNOWLEDGE
from newsarchive.vocabulary import Predicate, ReviewStatus, ValueType

# A row: strings, numbers, booleans, None, and lists and dicts of them.
Row = dict[str, Any]

_BATCH = 500


def articles() -> Iterator[Row]:
    """Yield every current article."""
    rows = (
        Article.objects.current()
        .select_related("outlet", "withdrawal")
        .defer("layout")
        .order_by("source", "digest")
    )
    for article in rows.iterator(chunk_size=_BATCH):
        yield {
            "id": article.pk,
            "source": article.source,
            "headline": article.headline,
            "byline": article.byline,
            "dateline": article.dateline,
            "published": _iso(article.published),
            "published_from": article.published_from,
            "outlet": article.outlet.name if article.outlet else "",
            "url": article.url,
            "language": article.language,
            "digest": article.digest,
            "withdrawn": article.withdrawal.reason if hasattr(article, "withdrawal") else None,
            "text": article.text,
        }


def persons() -> Iterator[Row]:
    """Yield every person that appears in a current article or was named by an editor."""
    rows = Person.objects.unmerged().filter(Q(article_count__gt=0) | Q(curated=True))
    rows = rows.annotate(
        first_source=_first_appearance("person", "article__source"),
        first_digest=_first_appearance("person", "article__digest"),
        first_position=_first_appearance("person", "position"),
    )
    ordered = rows.order_by("name", "kind", "first_source", "first_digest", "first_position")
    for batch in batches(ordered.iterator(chunk_size=_BATCH), _BATCH):
        ids = [person.pk for person in batch]
        aliases, sources = _person_aliases(ids), _sources("person", ids)
        elsewhere = _external_ids("person", ids)
        for person in batch:
            yield {
                "id": person.pk,
                "name": person.name,
                "kind": person.kind,
                "aliases": [alias.name for alias in aliases[person.pk]],
                "alias_kinds": {alias.name: alias.kind for alias in aliases[person.pk]},
                "curated": person.curated,
                "articles": sources[person.pk],
                "external_ids": elsewhere[person.pk],
            }


def works() -> Iterator[Row]:
    """Yield every work that appears in a current article or was named by an editor."""
    rows = Work.objects.unmerged().filter(Q(article_count__gt=0) | Q(curated=True))
    rows = rows.annotate(
        first_source=_first_appearance("work", "article__source"),
        first_digest=_first_appearance("work", "article__digest"),
        first_position=_first_appearance("work", "position"),
    )
    ordered = rows.order_by("title", "kind", "first_source", "first_digest", "first_position")
    for batch in batches(ordered.iterator(chunk_size=_BATCH), _BATCH):
        ids = [work.pk for work in batch]
        aliases, sources = _work_aliases(ids), _sources("work", ids)
        elsewhere = _external_ids("work", ids)
        for work in batch:
            yield {
                "id": work.pk,
                "title": work.title,
                "kind": work.kind,
                "aliases": [alias.title for alias in aliases[work.pk]],
                "alias_kinds": {alias.title: alias.kind for alias in aliases[work.pk]},
                "curated": work.curated,
                "articles": sources[work.pk],
                "external_ids": elsewhere[work.pk],
            }


def claims() -> Iterator[Row]:
    """Yield every claim that a current article makes, the rejected ones too, each with its citations there; and those that
    an editor makes from own knowledge, which are marked and have none."""
    for batch in batches(_claims_in_order().iterator(chunk_size=_BATCH), _BATCH):
        names = _Names(batch)
        evidence = _evidence([claim.pk for claim in batch])
        for claim in batch:
            predicate = Predicate(claim.predicate)
            yield {
                "id": claim.pk,
                "subject": names.entity(claim.subject),
                "predicate": predicate.value,
                "label": predicate.label,
                "value": _value(claim),
                "unit": claim.unit,
                "upper": claim.upper,
                "bound": claim.bound,
                "qualifier": claim.qualifier,
                "object": None if claim.object is None else names.entity(claim.object),
                "negated": claim.negated,
                "status": claim.status,
                "rank": claim.rank,
                "reason": claim.reason,
                "origin": claim.origin,
                "own_knowledge": claim.is_own_knowledge,
                "article_count": claim.article_count,
                "origin_count": claim.origin_count,
                "schema_org": predicate.definition.schema_org,
                "wikidata": predicate.definition.wikidata,
                "citations": evidence[claim.pk],
            }


def disagreements() -> Iterator[Row]:
    """Yield every open and settled disagreement with the claims that take part in it."""
    rows = Disagreement.objects.standing().annotate(
        subject_name=Coalesce("subject_person__name", "subject_work__title"),
        subject_kind=Coalesce("subject_person__kind", "subject_work__kind"),
        first_source=Subquery(_cited_first("claim__disagreement").values("article__source")[:1]),
        first_start=Subquery(_cited_first("claim__disagreement").values("start")[:1]),
    )
    ordered = rows.select_related("subject_person", "subject_work").order_by(
        "subject_name",
        "subject_kind",
        "predicate",
        F("first_source").asc(nulls_first=True),
        F("first_start").asc(nulls_first=True),
    )
    for batch in batches(ordered.iterator(chunk_size=_BATCH), _BATCH):
        names = _Names(batch)
        values = _values([row.pk for row in batch])
        for row in batch:
            yield {
                "id": row.pk,
                "subject": names.entity(row.subject),
                "predicate": row.predicate,
                "label": Predicate(row.predicate).label,
                "status": row.status,
                "reason": row.reason,
                "preferred": row.preferred_id,
                "article_count": row.article_count,
                "values": values[row.pk],
            }


def _first_appearance(column: str, field: str) -> Subquery:
    """Return what tells two entities of one name and kind apart: where each appears first."""
    rows = Appearance.objects.current().filter(**{column: OuterRef("pk")})
    return Subquery(rows.order_by("article__source", "article__digest", "position").values(field)[:1])


def _cited_first(column: str) -> QuerySet[Citation]:
    rows = Citation.objects.filter(**{column: OuterRef("pk")}, article__is_current=True)
    return rows.order_by("article__source", "article__digest", "start", "end")


def _claims_in_order() -> QuerySet[Claim]:
    cited = Citation.objects.filter(claim=OuterRef("pk"), article__is_current=True)
    first = _cited_first("claim")
    return (
        Claim.objects.filter(Exists(cited) | OWN_KNOWLEDGE)
        .for_list()
        .annotate(
            subject_name=Coalesce("subject_person__name", "subject_work__title"),
            subject_kind=Coalesce("subject_person__kind", "subject_work__kind"),
            value_shown=Coalesce(
                "object_person__name", "object_work__title", "value", output_field=TextField()
            ),
            first_source=Subquery(first.values("article__source")[:1]),
            first_digest=Subquery(first.values("article__digest")[:1]),
            first_start=Subquery(first.values("start")[:1]),
        )
        .order_by(
            "subject_name",
            "subject_kind",
            "predicate",
            "value_shown",
            "bound",
            "negated",
            "first_source",
            "first_digest",
            "first_start",
        )
    )


class _Names:
    """The subjects and objects of a batch of claims or disagreements, with all their names."""

    def __init__(self, rows: Iterable[Claim | Disagreement]) -> None:
        persons, works = set(), set()
        for row in rows:
            persons.add(row.subject_person_id)
            works.add(row.subject_work_id)
            if isinstance(row, Claim):
                persons.add(row.object_person_id)
                works.add(row.object_work_id)
        self._of_person = _person_aliases(pk for pk in persons if pk is not None)
        self._of_work = _work_aliases(pk for pk in works if pk is not None)

    def entity(self, entity: Person | Work) -> Row:
        if isinstance(entity, Person):
            aliases = [alias.name for alias in self._of_person[entity.pk]]
            return {
                "type": "person",
                "id": entity.pk,
                "name": entity.name,
                "kind": entity.kind,
                "aliases": aliases,
            }
        aliases = [alias.title for alias in self._of_work[entity.pk]]
        return {
            "type": "work",
            "id": entity.pk,
            "name": entity.title,
            "kind": entity.kind,
            "aliases": aliases,
        }


def _person_aliases(ids: Iterable[int]) -> dict[int, list[PersonAlias]]:
    aliases = defaultdict(list)
    for alias in PersonAlias.objects.filter(person__in=list(ids)).order_by("name"):
        aliases[alias.person_id].append(alias)
    return aliases


def _work_aliases(ids: Iterable[int]) -> dict[int, list[WorkAlias]]:
    aliases = defaultdict(list)
    for alias in WorkAlias.objects.filter(work__in=list(ids)).order_by("title"):
        aliases[alias.work_id].append(alias)
    return aliases


def _external_ids(column: str, ids: list[int]) -> dict[int, list[str]]:
    """Return the ids in other collections, as "wikidata:Q42", of each and of those merged into it."""
    found = defaultdict(list)
    theirs = Q(**{f"{column}__in": ids}) | Q(**{f"{column}__merged_into__in": ids})
    rows = ExternalId.objects.filter(theirs).order_by("scheme", "value")
    owners = rows.annotate(owner=Coalesce(f"{column}__merged_into", f"{column}_id"))
    for owner, scheme, value in owners.values_list("owner", "scheme", "value"):
        found[owner].append(f"{scheme}:{value}")
    return found


def _sources(column: str, ids: list[int]) -> dict[int, list[str]]:
    """Return the sources of the current articles that each person or work appears in."""
    found = defaultdict(list)
    rows = Appearance.objects.current().filter(**{f"{column}__in": ids})
    sources = rows.order_by("article__source", "article__digest")
    for pk, source in sources.values_list(f"{column}_id", "article__source").distinct():
        found[pk].append(source)
    return found


def _evidence(claim_ids: list[int]) -> dict[int, list[Row]]:
    """Return the citations of claims in current articles, in the order of their places."""
    found = defaultdict(list)
    rows = Citation.objects.filter(claim__in=claim_ids, article__is_current=True)
    ordered = rows.select_related("speaker").annotate(
        source=F("article__source"), digest=F("article__digest")
    )
    for citation in ordered.order_by("source", "digest", "start", "end"):
        found[citation.claim_id].append(
            {
                "article": citation.source,
                "digest": citation.digest,
                "quote": citation.quote,
                "start": citation.start,
                "end": citation.end,
                "value": citation.value,
                "value_start": citation.value_start,
                "value_end": citation.value_end,
                "modality": citation.modality,
                "speaker": citation.speaker.name if citation.speaker else None,
                "rule": citation.rule,
                "trigger": citation.trigger,
                "confidence": citation.confidence,
                "origin": citation.origin,
                "status": citation.status,
                "reason": citation.reason,
            }
        )
    return found


def _values(disagreement_ids: list[int]) -> dict[int, list[Row]]:
    """Return the values that sources give in each disagreement, with the claims that give them."""
    found = defaultdict(list)
    taking_part = Claim.objects.filter(disagreement__in=disagreement_ids, article_count__gt=0)
    for claim in _claims_in_order().filter(
        pk__in=taking_part.exclude(status=ReviewStatus.REJECTED).values("pk")
    ):
        found[claim.disagreement_id or 0].append(
            {
                "value": _value(claim),
                "unit": claim.unit,
                "qualifier": claim.qualifier,
                "negated": claim.negated,
                "rank": claim.rank,
                "article_count": claim.article_count,
                "claim": claim.pk,
            }
        )
    return found


def _value(claim: Claim) -> str | float | int:
    """Return the value: a number for a quantity, else a date, words or a name."""
    if Predicate(claim.predicate).value_type == ValueType.QUANTITY and claim.number is not None:
        return int(claim.number) if claim.number.is_integer() else claim.number
    return claim.shown_value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
