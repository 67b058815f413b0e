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

_EVIDENCE = ["article_count", "origin_count", "first_published", "last_published", "value"]


def refresh_claims(claim_ids: Iterable[int]) -> None:
    """Renew what is counted of the claims, and the claim counts of their subjects and of the articles that cite them."""
    for batch in batches(sorted(set(claim_ids)), _BATCH):
        count_evidence(batch)
        claims = Claim.objects.filter(pk__in=batch)
        persons = Person.objects.filter(claims__in=claims).distinct()
        _count_claims(persons, _claim_counts("person", [person.pk for person in persons]))
        works = Work.objects.filter(claims__in=claims).distinct()
        _count_claims(works, _claim_counts("work", [work.pk for work in works]))
        articles = Citation.objects.filter(claim__in=batch).order_by().values_list("article_id", flat=True)
        refresh_articles(articles.distinct())


def count_evidence(claim_ids: Iterable[int]) -> None:
    """Renew the claims' counts of articles and origins, their first and last dates, and the value as shown."""
    for batch in batches(sorted(set(claim_ids)), _BATCH):
        Claim.objects.bulk_update(stale_claims(batch), _EVIDENCE)


def refresh_articles(article_ids: Iterable[int]) -> None:
    """Renew how many claims the articles make: those that nobody rejected, by citations that nobody rejected."""
    for batch in batches(sorted(set(article_ids)), _BATCH):
        Article.objects.bulk_update(stale_articles(batch), ["claim_count"])


def refresh_persons(person_ids: Iterable[int]) -> None:
    """Renew the persons' names, kinds, aliases and counts; what an editor set stays."""
    for batch in batches(sorted(set(person_ids)), _BATCH):
        for person in stale_persons(batch):
            person.save(update_fields=["name", "name_key", "kind", "article_count", "claim_count"])
        gone, new = stale_person_aliases(batch)
        PersonAlias.objects.filter(pk__in=gone).delete()
        PersonAlias.objects.bulk_create(new)


def refresh_works(work_ids: Iterable[int]) -> None:
    """Renew the works' titles, kinds, aliases and counts; what an editor set stays."""
    for batch in batches(sorted(set(work_ids)), _BATCH):
        for work in stale_works(batch):
            work.save(update_fields=["title", "title_key", "kind", "article_count", "claim_count"])
        gone, new = stale_work_aliases(batch)
        WorkAlias.objects.filter(pk__in=gone).delete()
        WorkAlias.objects.bulk_create(new)


def stale_claims(ids: list[int]) -> list[Claim]:
    """Return those claims whose evidence is not counted rightly, with the right values set but not saved."""
    evidence: dict[int, list[tuple[int, date | None, str, str]]] = defaultdict(list)
    citations = Citation.objects.standing().filter(claim__in=ids).order_by()
    for claim_id, article_id, published, value, passage in citations.values_list(
        "claim_id", "article_id", "article__published", "value", "passage"
    ):
        evidence[claim_id].append((article_id, published, value, passage))
    return [claim for claim in Claim.objects.filter(pk__in=ids) if _weigh(claim, evidence[claim.pk])]


def stale_articles(ids: list[int]) -> list[Article]:
    """Return those articles whose claims are not counted rightly, with the right count set but not saved."""
    counts = dict(
        Citation.objects.filter(article__in=ids)
        .exclude(Q(status=ReviewStatus.REJECTED) | Q(claim__status=ReviewStatus.REJECTED))
        .order_by()
        .values_list("article_id")
        .annotate(Count("claim", distinct=True))
    )
    stale = []
    for article in Article.objects.filter(pk__in=ids).only("claim_count"):
        if article.claim_count != counts.get(article.pk, 0):
            article.claim_count = counts.get(article.pk, 0)
            stale.append(article)
    return stale


def stale_persons(ids: list[int]) -> list[Person]:
    """Return those persons whose name, kind or counts are not what they should be, with these set but not saved."""
    usages, articles, claims = (
        _usages("person", ids),
        _article_counts("person", ids),
        _claim_counts("person", ids),
    )
    stale = []
    for person in Person.objects.filter(pk__in=ids):
        before = (person.name, person.kind, person.article_count, person.claim_count)
        if usages[person.pk] and not person.curated:
            person.name = choose_name(usages[person.pk], name_key)
            person.kind = choose_kind(usages[person.pk], PersonKind.values)
        person.article_count, person.claim_count = articles.get(person.pk, 0), claims.get(person.pk, 0)
        if before != (person.name, person.kind, person.article_count, person.claim_count):
            stale.append(person)
    return stale


def stale_works(ids: list[int]) -> list[Work]:
    """Return those works whose title, kind or counts are not what they should be, with these set but not saved."""
    usages, articles, claims = _usages("work", ids), _article_counts("work", ids), _claim_counts("work", ids)
    stale = []
    for work in Work.objects.filter(pk__in=ids):
        before = (work.title, work.kind, work.article_count, work.claim_count)
        if usages[work.pk] and not work.curated:
            work.title = choose_name(usages[work.pk], title_key, prefer_capitals=True)
            work.kind = choose_kind(usages[work.pk], WorkKind.values, untold=WorkKind.OTHER)
        work.article_count, work.claim_count = articles.get(work.pk, 0), claims.get(work.pk, 0)
        if before != (work.title, work.kind, work.article_count, work.claim_count):
            stale.append(work)
    return stale


def stale_person_aliases(ids: list[int]) -> tuple[list[int], list[PersonAlias]]:
    """Return the ids of machine-made aliases that no current article uses so, and the aliases that are missing."""
    usages = _usages("person", ids)
    present: dict[int, dict[str, PersonAlias]] = defaultdict(dict)
    for alias in PersonAlias.objects.filter(person__in=ids):
        present[alias.person_id][alias.name] = alias
    gone: list[int] = []
    new: list[PersonAlias] = []
    for person in Person.objects.filter(pk__in=[pk for pk in ids if usages[pk]]).only("name"):
        wanted = choose_aliases(usages[person.pk], person.name, name_key)
        for name, alias in present[person.pk].items():
            if alias.origin == Origin.MACHINE and wanted.get(name) != alias.kind:
                gone.append(alias.pk)
            else:
                wanted.pop(name, None)
        for name, kind in wanted.items():
            new.append(PersonAlias(person_id=person.pk, name=name, kind=kind, origin=Origin.MACHINE))
    return gone, new


def stale_work_aliases(ids: list[int]) -> tuple[list[int], list[WorkAlias]]:
    """Return the ids of machine-made aliases that no current article uses so, and the aliases that are missing."""
    usages = _usages("work", ids)
    present: dict[int, dict[str, WorkAlias]] = defaultdict(dict)
    for alias in WorkAlias.objects.filter(work__in=ids):
        present[alias.work_id][alias.title] = alias
    gone: list[int] = []
    new: list[WorkAlias] = []
    for work in Work.objects.filter(pk__in=[pk for pk in ids if usages[pk]]).only("title"):
        wanted = choose_aliases(usages[work.pk], work.title, title_key)
        for title, alias in present[work.pk].items():
            if alias.origin == Origin.MACHINE and wanted.get(title) != alias.kind:
                gone.append(alias.pk)
            else:
                wanted.pop(title, None)
        for title, kind in wanted.items():
            new.append(WorkAlias(work_id=work.pk, title=title, kind=kind, origin=Origin.MACHINE))
    return gone, new


def _weigh(claim: Claim, evidence: list[tuple[int, date | None, str, str]]) -> bool:
    """Set what is derived from the evidence (article, its date, value, passage); return whether anything changed."""
    before = [getattr(claim, column) for column in _EVIDENCE]
    dates = [published for _, published, _, _ in evidence if published]
    claim.article_count = len({article for article, *_ in evidence})
    claim.origin_count = count_origins((article, passage) for article, _, _, passage in evidence)
    claim.first_published = min(dates, default=None)
    claim.last_published = max(dates, default=None)
    if Predicate(claim.predicate).value_type not in {ValueType.DATE, ValueType.QUANTITY}:
        claim.value = _shown_value(claim, Counter(value for _, _, value, _ in evidence if value))
    return before != [getattr(claim, column) for column in _EVIDENCE]


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


def _article_counts(column: str, ids: Iterable[int]) -> dict[int, int]:
    rows = Appearance.objects.current().filter(**{f"{column}__in": ids}).order_by()
    return dict(rows.values_list(f"{column}_id").annotate(Count("article", distinct=True)))


def _claim_counts(column: str, ids: Iterable[int]) -> dict[int, int]:
    rows = Claim.objects.standing().filter(**{f"subject_{column}__in": ids}).order_by()
    return dict(rows.values_list(f"subject_{column}_id").annotate(Count("id")))


def _count_claims(rows: Iterable[Person | Work], counts: dict[int, int]) -> None:
    for row in rows:
        if row.claim_count != counts.get(row.pk, 0):
            row.claim_count = counts.get(row.pk, 0)
            row.save(update_fields=["claim_count"])
