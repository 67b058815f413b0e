"""Keep the counts, names and kinds that the archive derives from what stands in current articles.

Each function computes anew from the rows below and writes only what differs, so calling it twice changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from newsarchive.batches import batches
from newsarchive.bulk import insert_each, insert_values, update_each
from newsarchive.disagreements import contradict, update_disagreements
from newsarchive.gone_quotes import refresh_quotes
from newsarchive.likeness import alike_articles, alike_passages
from newsarchive.models import (
    Appearance,
    Article,
    Citation,
    Claim,
    Merge,
    Person,
    PersonAlias,
    Uncompared,
    Work,
    WorkAlias,
)
from newsarchive.names import name_key, title_key
from newsarchive.naming import Usage, choose_aliases, choose_kind, choose_name
from newsarchive.prepared import prepared
from newsarchive.properties import Property
from newsarchive.vocabulary import AliasKind, Origin, PersonKind, Predicate, ReviewStatus, ValueType, WorkKind

__all__ = [
    "Property",
    "contradict",
    "count_claims",
    "count_evidence",
    "mark_uncompared",
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
        of_persons = Claim.objects.filter(pk__in=batch, subject_person__isnull=False)
        count_claims(Person, of_persons.values_list("subject_person", flat=True))
        of_works = Claim.objects.filter(pk__in=batch, subject_work__isnull=False)
        count_claims(Work, of_works.values_list("subject_work", flat=True))
        articles = Citation.objects.filter(claim__in=batch).order_by().values_list("article_id", flat=True)
        refresh_articles(articles.distinct())


def count_evidence(claim_ids: Iterable[int], *, with_quotes: bool = True) -> None:
    """Renew the claims' counts of articles and origins, first and last dates, the value as shown, and whose quotes are gone.

    with_quotes: False where no quote can have gone or come back, as no article was replaced.
    """
    for batch in batches(sorted(set(claim_ids)), _BATCH):
        update_each(stale_claims(batch), _EVIDENCE)
        if with_quotes:
            refresh_quotes(batch)


def count_claims(model: type[Person] | type[Work], ids: Iterable[int]) -> None:
    """Renew how many claims are made about persons or works."""
    for batch in batches(sorted(set(ids)), _BATCH):
        counts = _claim_counts("person" if model is Person else "work", batch)
        for pk, count in model._default_manager.filter(pk__in=batch).values_list("pk", "claim_count"):
            if count != counts.get(pk, 0):
                model._default_manager.filter(pk=pk).update(claim_count=counts.get(pk, 0))


def refresh_articles(article_ids: Iterable[int]) -> None:
    """Renew how many claims the articles make: those that nobody rejected, by citations that nobody rejected."""
    for batch in batches(sorted(set(article_ids)), _BATCH):
        update_each(stale_articles(batch), ["claim_count"])


def refresh_persons(person_ids: Iterable[int]) -> None:
    """Renew the persons' names, kinds, aliases and counts; what an editor set stays."""
    for batch in batches(sorted(set(person_ids)), _BATCH):
        stale = stale_persons(batch)
        for person in stale.rows:
            person.name_key = name_key(person.name)[:200]
        update_each(stale.rows, ["name", "name_key", "kind", "article_count", "claim_count", "dismissed"])
        if stale.gone:
            PersonAlias.objects.filter(pk__in=[alias.pk for alias in stale.gone]).delete()
        insert_each(stale.missing)
        mark_uncompared(Person, batch)


def refresh_works(work_ids: Iterable[int]) -> None:
    """Renew the works' titles, kinds, aliases and counts; what an editor set stays."""
    for batch in batches(sorted(set(work_ids)), _BATCH):
        stale = stale_works(batch)
        for work in stale.rows:
            work.title_key = title_key(work.title)[:300]
        update_each(stale.rows, ["title", "title_key", "kind", "article_count", "claim_count", "dismissed"])
        if stale.gone:
            WorkAlias.objects.filter(pk__in=[alias.pk for alias in stale.gone]).delete()
        insert_each(stale.missing)
        mark_uncompared(Work, batch)


def mark_uncompared(model: type[Person] | type[Work], ids: Iterable[int]) -> None:
    """Note that persons or works are to be compared with others by their names again."""
    column = "person" if model is Person else "work"
    if ids := list(ids):
        present = _present(model, ids=ids)
        rows = [[pk] for pk in sorted(present)]
        insert_values(Uncompared, [column], rows, on_conflict="ON CONFLICT DO NOTHING")


@prepared
def _present(model: type[Person] | type[Work], *, ids: Collection[int]) -> QuerySet[Any, int]:
    return model._default_manager.filter(pk__in=ids).values_list("pk", flat=True)


@dataclass(frozen=True)
class Evidence:
    """A citation that stands, as far as its claim's counts ask. passage, shingles: of its sentences; sketch: of its article."""

    article: int
    published: date | None = None
    value: str = ""
    passage: str = ""
    shingles: bytes = b""
    sketch: bytes = b""


def stale_claims(ids: list[int]) -> list[Claim]:
    """Return those claims whose evidence is not counted rightly, with the right values set but not saved."""
    evidence: dict[int, list[Evidence]] = defaultdict(list)
    for claim_id, article_id, published, value, passage, kept, sketch in _evidence(claims=ids):
        one = Evidence(article_id, published, value, passage, bytes(kept), bytes(sketch or b""))
        evidence[claim_id].append(one)
    return [claim for claim in _claims(ids=ids) if _weigh(claim, evidence[claim.pk])]


@prepared
def _claims(*, ids: Collection[int]) -> QuerySet[Claim, Claim]:
    return Claim.objects.filter(pk__in=ids).order_by("pk")


@prepared
def _evidence(
    *, claims: Collection[int]
) -> QuerySet[Citation, tuple[int, int, date | None, str, str, bytes, bytes | None]]:
    citations = Citation.objects.standing().filter(claim__in=claims).order_by()
    columns = ("claim_id", "article_id", "article__published", "value", "passage", "shingles")
    return citations.values_list(*columns, "article__fingerprint__sketch")


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
    for article in Article.objects.filter(pk__in=ids).only("claim_count").order_by("pk"):
        if article.claim_count != counts.get(article.pk, 0):
            article.claim_count = counts.get(article.pk, 0)
            stale.append(article)
    return stale


@dataclass(frozen=True)
class StalePersons:
    """What is not as current articles have it. rows: persons with the right name, kind and counts set, not saved;
    gone: machine-made aliases that no article uses so; missing: aliases that are not there."""

    rows: list[Person]
    gone: list[PersonAlias]
    missing: list[PersonAlias]


@dataclass(frozen=True)
class StaleWorks:
    """What is not as current articles have it. rows: works with the right title, kind and counts set, not saved;
    gone: machine-made aliases that no article uses so; missing: aliases that are not there."""

    rows: list[Work]
    gone: list[WorkAlias]
    missing: list[WorkAlias]


def stale_persons(ids: list[int]) -> StalePersons:
    """Return what is to be renewed of the persons; nothing of the names of those that appear in no current article."""
    rows = list(Person.objects.filter(pk__in=ids).order_by("pk"))
    usages, articles, claims = (
        _usages("person", ids, rows),
        _article_counts("person", ids),
        _claim_counts("person", ids),
    )
    merges = _merges("person", ids)
    given = _names_of_merged(Person, PersonAlias, "person", "name", merges)
    dismissed = _dismissed("person", [pk for pk in ids if pk not in articles])
    present: dict[int, list[PersonAlias]] = defaultdict(list)
    for alias in PersonAlias.objects.filter(person__in=ids).order_by("pk"):
        present[alias.person_id].append(alias)
    stale = StalePersons([], [], [])
    for person in rows:
        before = _derived(person, person.name)
        person.article_count, person.claim_count = articles.get(person.pk, 0), claims.get(person.pk, 0)
        used = usages.get(person.pk)
        merge = merges.get(person.pk)
        if merge is not None and not person.curated:
            person.name, person.kind = merge
        elif used and not person.curated:
            person.name = choose_name(used, name_key)
            person.kind = choose_kind(used, PersonKind.values)
        person.dismissed = person.pk in dismissed
        if before != _derived(person, person.name):
            stale.rows.append(person)
        names = given.get(person.pk, {})
        if used or names:
            wanted = names | choose_aliases(used or [], person.name, name_key)
            wanted.pop(person.name, None)
            for alias in present[person.pk]:
                if alias.origin == Origin.MACHINE and wanted.get(alias.name) != alias.kind:
                    stale.gone.append(alias)
                else:
                    wanted.pop(alias.name, None)
            stale.missing.extend(
                PersonAlias(person=person, name=name, kind=kind, origin=Origin.MACHINE)
                for name, kind in wanted.items()
            )
    return stale


def stale_works(ids: list[int]) -> StaleWorks:
    """Return what is to be renewed of the works; nothing of the titles of those that appear in no current article."""
    rows = list(Work.objects.filter(pk__in=ids).order_by("pk"))
    usages, articles, claims = (
        _usages("work", ids, rows),
        _article_counts("work", ids),
        _claim_counts("work", ids),
    )
    merges = _merges("work", ids)
    given = _names_of_merged(Work, WorkAlias, "work", "title", merges)
    dismissed = _dismissed("work", [pk for pk in ids if pk not in articles])
    present: dict[int, list[WorkAlias]] = defaultdict(list)
    for alias in WorkAlias.objects.filter(work__in=ids).order_by("pk"):
        present[alias.work_id].append(alias)
    stale = StaleWorks([], [], [])
    for work in rows:
        before = _derived(work, work.title)
        work.article_count, work.claim_count = articles.get(work.pk, 0), claims.get(work.pk, 0)
        used = usages.get(work.pk)
        merge = merges.get(work.pk)
        if merge is not None and not work.curated:
            work.title, work.kind = merge
        elif used and not work.curated:
            work.title = choose_name(used, title_key, prefer_capitals=True)
            work.kind = choose_kind(used, WorkKind.values, untold=WorkKind.OTHER)
        work.dismissed = work.pk in dismissed
        if before != _derived(work, work.title):
            stale.rows.append(work)
        names = given.get(work.pk, {})
        if used or names:
            wanted = names | choose_aliases(used or [], work.title, title_key)
            wanted.pop(work.title, None)
            for alias in present[work.pk]:
                if alias.origin == Origin.MACHINE and wanted.get(alias.title) != alias.kind:
                    stale.gone.append(alias)
                else:
                    wanted.pop(alias.title, None)
            stale.missing.extend(
                WorkAlias(work=work, title=title, kind=kind, origin=Origin.MACHINE)
                for title, kind in wanted.items()
            )
    return stale


def _weigh(claim: Claim, evidence: list[Evidence]) -> bool:
    """Set what is derived from the evidence; return whether anything changed."""
    before = [getattr(claim, column) for column in _EVIDENCE]
    dates = [one.published for one in evidence if one.published]
    claim.article_count = len({one.article for one in evidence})
    claim.origin_count = count_origins(evidence)
    claim.first_published = min(dates, default=None)
    claim.last_published = max(dates, default=None)
    if Predicate(claim.predicate).value_type not in {ValueType.DATE, ValueType.QUANTITY}:
        claim.value = _shown_value(claim, Counter(one.value for one in evidence if one.value))
    return before != [getattr(claim, column) for column in _EVIDENCE]


def count_origins(evidence: Iterable[Evidence]) -> int:
    """Return how many origins there are among the articles: the same or nearly the same passage makes two of them one,
    and so does nearly the same text."""
    evidence = list(evidence)
    articles = {one.article for one in evidence}
    if len(articles) < 2:
        return len(articles)
    origin: dict[object, object] = {}

    def find(node: object) -> object:
        while (parent := origin.setdefault(node, node)) != node:
            node = parent
        return node

    def join(a: object, b: object) -> None:
        origin[find(a)] = find(b)

    for one in evidence:
        for mark in (one.passage, one.shingles, ("article", one.sketch) if one.sketch else b""):
            if mark:
                join(one.article, mark)
    for a, b in alike_passages(one.shingles for one in evidence):
        join(a, b)
    for a, b in alike_articles(one.sketch for one in evidence):
        join(("article", a), ("article", b))
    return len({find(article) for article in articles})


def _shown_value(claim: Claim, values: Counter[str]) -> str:
    if claim.origin == Origin.EDITOR or not values:
        return claim.value
    return min(values, key=lambda value: (-values[value], -len(value), value))


def _derived(entity: Person | Work, name: str) -> tuple[str, str, int, int, bool]:
    return (name, entity.kind, entity.article_count, entity.claim_count, entity.dismissed)


def _usages(column: str, ids: list[int], entities: Sequence[Person | Work]) -> dict[int, list[Usage]]:
    """Return how articles call those whose appearances are shown at each entity, or, while it is merged into another,
    are its own without the merge."""
    usages: dict[int, list[Usage]] = defaultdict(list)
    found = Appearance.objects.current().order_by()
    merged = [entity.pk for entity in entities if entity.merged_into_id is not None]
    for at, places in ((column, ids), (f"home_{column}", merged)):
        if places:
            rows = found.filter(**{f"{at}__in": places})
            for entity, kind, names, likely in rows.values_list(f"{at}_id", "kind", "names", "likely_kind"):
                usages[entity].append(Usage(kind, names, likely))
    return usages


def _merges(column: str, ids: list[int]) -> dict[int, tuple[str, str]]:
    """Return the name and kind that editors chose for entities when they merged others into them; the last word holds."""
    rows = Merge.objects.filter(**{f"{column}__in": ids}).order_by("pk")
    return {entity: (name, kind) for entity, name, kind in rows.values_list(f"{column}_id", "name", "kind")}


def _names_of_merged(
    model: type[Person] | type[Work],
    alias_model: type[PersonAlias] | type[WorkAlias],
    column: str,
    name: str,
    ids: Collection[int],
) -> dict[int, dict[str, AliasKind]]:
    """Return the names that editors gave to those that are shown at each entity."""
    given: dict[int, dict[str, AliasKind]] = defaultdict(dict)
    if not ids:
        return given
    named = model._default_manager.filter(merged_into__in=ids, joined_into=None, curated=True)
    for entity, text in named.values_list("merged_into", name):
        given[entity][text] = AliasKind.NAME
    aliases = alias_model._default_manager.filter(**{f"{column}__merged_into__in": ids}, origin=Origin.EDITOR)
    for entity, text, kind in aliases.order_by().values_list(f"{column}__merged_into", name, "kind"):
        given[entity][text] = AliasKind(kind)
    return given


def _dismissed(column: str, ids: list[int]) -> set[int]:
    """Return the entities whose every name, as far as articles have it, an editor dismissed."""
    if not ids:
        return set()
    rows = Appearance.objects.filter(**{f"{column}__in": ids}, dismissed=True)
    found = set(rows.order_by().values_list(f"{column}_id", flat=True))
    if found:
        standing = Appearance.objects.filter(**{f"{column}__in": found}, dismissed=False)
        found -= set(standing.order_by().values_list(f"{column}_id", flat=True))
    return found


def _article_counts(column: str, ids: Iterable[int]) -> dict[int, int]:
    rows = Appearance.objects.current().filter(**{f"{column}__in": ids}).order_by()
    return dict(rows.values_list(f"{column}_id").annotate(Count("article", distinct=True)))


def _claim_counts(column: str, ids: Iterable[int]) -> dict[int, int]:
    rows = Claim.objects.standing().filter(**{f"subject_{column}__in": ids}).order_by()
    return dict(rows.values_list(f"subject_{column}_id").annotate(Count("id")))
