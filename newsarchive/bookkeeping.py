"""Keep the counts, names and kinds that the archive derives from what stands in current articles.

Each function computes anew from the rows below and writes only what differs, so calling it twice changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q

from newsarchive.disagreements import Property, batches, contradict, update_disagreements
from newsarchive.models import (
    Appearance,
    Article,
    Citation,
    Claim,
    Person,
    PersonAlias,
    Work,
    WorkAlias,
)
from newsarchive.names import name_key, title_key
from newsarchive.naming import Usage, choose_aliases, choose_kind, choose_name
from newsarchive.vocabulary import Origin, PersonKind, Predicate, ReviewStatus, ValueType, WorkKind

__all__ = [
    "Property",
    "contradict",
    "count_evidence",
    "refresh_articles",
    "refresh_claims",
    "refresh_persons",
    "refresh_works",
    "update_disagreements",
]

# SQLite takes a limited number of parameters, and a batch's rows are held in memory.
_BATCH = 300


def refresh_claims(claim_ids: Iterable[int]) -> None:
    """Renew what is counted of the claims, and the claim counts of their subjects and of the articles that cite them."""
    for batch in batches(sorted(set(claim_ids)), _BATCH):
        count_evidence(batch)
        subjects = Claim.objects.filter(pk__in=batch).values_list("subject_person_id", "subject_work_id")
        persons, works = set(), set()
        for person, work in subjects:
            persons.add(person)
            works.add(work)
        _count_claims(Person, persons - {None})
        _count_claims(Work, works - {None})
        articles = Citation.objects.filter(claim__in=batch).order_by().values_list("article_id", flat=True)
        refresh_articles(articles.distinct())


def count_evidence(claim_ids: Iterable[int]) -> None:
    """Renew the claims' counts of articles and origins, their first and last dates, and the value as shown."""
    for batch in batches(sorted(set(claim_ids)), _BATCH):
        evidence: dict[int, list[tuple[int, date | None, str, str]]] = defaultdict(list)
        citations = Citation.objects.standing().filter(claim__in=batch).order_by()
        for claim_id, article_id, published, value, passage in citations.values_list(
            "claim_id", "article_id", "article__published", "value", "passage"
        ):
            evidence[claim_id].append((article_id, published, value, passage))
        changed = [claim for claim in Claim.objects.filter(pk__in=batch) if _weigh(claim, evidence[claim.pk])]
        Claim.objects.bulk_update(
            changed, ["article_count", "origin_count", "first_published", "last_published", "value"]
        )


def refresh_articles(article_ids: Iterable[int]) -> None:
    """Renew how many claims the articles make: those that nobody rejected, by citations that nobody rejected."""
    for batch in batches(sorted(set(article_ids)), _BATCH):
        counts = dict(
            Citation.objects.filter(article__in=batch)
            .exclude(Q(status=ReviewStatus.REJECTED) | Q(claim__status=ReviewStatus.REJECTED))
            .order_by()
            .values_list("article_id")
            .annotate(Count("claim", distinct=True))
        )
        changed = []
        for article in Article.objects.filter(pk__in=batch).only("claim_count"):
            if article.claim_count != counts.get(article.pk, 0):
                article.claim_count = counts.get(article.pk, 0)
                changed.append(article)
        Article.objects.bulk_update(changed, ["claim_count"])


def refresh_persons(person_ids: Iterable[int]) -> None:
    """Renew the persons' names, kinds, aliases and counts; what an editor set stays."""
    for batch in batches(sorted(set(person_ids)), _BATCH):
        usages = _usages("person", batch)
        for person in Person.objects.filter(pk__in=batch):
            if usages[person.pk] and not person.curated:
                name = choose_name(usages[person.pk])
                kind = choose_kind(usages[person.pk], PersonKind.values)
                if (name, kind) != (person.name, person.kind):
                    person.name, person.kind = name, kind
                    person.save(update_fields=["name", "name_key", "kind"])
        _refresh_person_aliases(batch, usages)
        _count_articles(Person, "person", batch)
        _count_claims(Person, batch)


def refresh_works(work_ids: Iterable[int]) -> None:
    """Renew the works' titles, kinds, aliases and counts; what an editor set stays."""
    for batch in batches(sorted(set(work_ids)), _BATCH):
        usages = _usages("work", batch)
        for work in Work.objects.filter(pk__in=batch):
            if usages[work.pk] and not work.curated:
                title = choose_name(usages[work.pk], prefer_capitals=True)
                kind = choose_kind(usages[work.pk], WorkKind.values, untold=WorkKind.OTHER)
                if (title, kind) != (work.title, work.kind):
                    work.title, work.kind = title, kind
                    work.save(update_fields=["title", "title_key", "kind"])
        _refresh_work_aliases(batch, usages)
        _count_articles(Work, "work", batch)
        _count_claims(Work, batch)


def _weigh(claim: Claim, evidence: list[tuple[int, date | None, str, str]]) -> bool:
    """Set what is derived from the evidence (article, its date, value, passage); return whether anything changed."""
    before = (
        claim.article_count,
        claim.origin_count,
        claim.first_published,
        claim.last_published,
        claim.value,
    )
    dates = [published for _, published, _, _ in evidence if published]
    claim.article_count = len({article for article, *_ in evidence})
    claim.origin_count = count_origins((article, passage) for article, _, _, passage in evidence)
    claim.first_published = min(dates, default=None)
    claim.last_published = max(dates, default=None)
    if Predicate(claim.predicate).value_type not in {ValueType.DATE, ValueType.QUANTITY}:
        claim.value = _shown_value(claim, Counter(value for _, _, value, _ in evidence if value))
    return before != (
        claim.article_count,
        claim.origin_count,
        claim.first_published,
        claim.last_published,
        claim.value,
    )


def count_origins(evidence: Iterable[tuple[int, str]]) -> int:
    """Return how many origins there are among articles, each given with a passage: a common passage makes them one."""
    origin: dict[int | str, int | str] = {}

    def find(node: int | str) -> int | str:
        while (parent := origin.setdefault(node, node)) != node:
            node = parent
        return node

    articles = set()
    for article, passage in evidence:
        articles.add(article)
        find(article)
        if passage:
            origin[find(article)] = find(passage)
    return len({find(article) for article in articles})


def _shown_value(claim: Claim, values: Counter[str]) -> str:
    if claim.origin == Origin.EDITOR or not values:
        return claim.value
    return min(values, key=lambda value: (-values[value], -len(value), value))


def _usages(column: str, ids: list[int]) -> dict[int, list[Usage]]:
    usages: dict[int, list[Usage]] = defaultdict(list)
    rows = Appearance.objects.current().filter(**{f"{column}__in": ids})
    for entity, kind, names in rows.order_by().values_list(f"{column}_id", "kind", "names"):
        usages[entity].append(Usage(kind, names))
    return usages


def _refresh_person_aliases(ids: list[int], usages: dict[int, list[Usage]]) -> None:
    present: dict[int, dict[str, PersonAlias]] = defaultdict(dict)
    for alias in PersonAlias.objects.filter(person__in=ids):
        present[alias.person_id][alias.name] = alias
    gone, new = [], []
    for person in Person.objects.filter(pk__in=[pk for pk in ids if usages[pk]]).only("name"):
        wanted = choose_aliases(usages[person.pk], person.name, name_key)
        for name, alias in present[person.pk].items():
            if alias.origin == Origin.MACHINE and wanted.get(name) != alias.kind:
                gone.append(alias.pk)
            else:
                wanted.pop(name, None)
        new += [
            PersonAlias(person_id=person.pk, name=name, kind=kind, origin=Origin.MACHINE)
            for name, kind in wanted.items()
        ]
    PersonAlias.objects.filter(pk__in=gone).delete()
    PersonAlias.objects.bulk_create(new)


def _refresh_work_aliases(ids: list[int], usages: dict[int, list[Usage]]) -> None:
    present: dict[int, dict[str, WorkAlias]] = defaultdict(dict)
    for alias in WorkAlias.objects.filter(work__in=ids):
        present[alias.work_id][alias.title] = alias
    gone, new = [], []
    for work in Work.objects.filter(pk__in=[pk for pk in ids if usages[pk]]).only("title"):
        wanted = choose_aliases(usages[work.pk], work.title, title_key)
        for title, alias in present[work.pk].items():
            if alias.origin == Origin.MACHINE and wanted.get(title) != alias.kind:
                gone.append(alias.pk)
            else:
                wanted.pop(title, None)
        new += [
            WorkAlias(work_id=work.pk, title=title, kind=kind, origin=Origin.MACHINE)
            for title, kind in wanted.items()
        ]
    WorkAlias.objects.filter(pk__in=gone).delete()
    WorkAlias.objects.bulk_create(new)


def _count_articles(model: type[Person] | type[Work], column: str, ids: Iterable[int]) -> None:
    counts = dict(
        Appearance.objects.current()
        .filter(**{f"{column}__in": ids})
        .order_by()
        .values_list(f"{column}_id")
        .annotate(Count("article", distinct=True))
    )
    _write_counts(model, "article_count", ids, counts)


def _count_claims(model: type[Person] | type[Work], ids: Iterable[int]) -> None:
    column = "subject_person" if model is Person else "subject_work"
    counts = dict(
        Claim.objects.standing()
        .filter(**{f"{column}__in": ids})
        .order_by()
        .values_list(f"{column}_id")
        .annotate(Count("id"))
    )
    _write_counts(model, "claim_count", ids, counts)


def _write_counts(
    model: type[Person] | type[Work], column: str, ids: Iterable[int], counts: dict[int, int]
) -> None:
    for pk, count in model._default_manager.filter(pk__in=ids).values_list("pk", column):
        if count != counts.get(pk, 0):
            model._default_manager.filter(pk=pk).update(**{column: counts.get(pk, 0)})
