"""Prove that the archive holds what it says: every quote stands in its text, and everything derived is up to date.

Rows are read in batches; a batch's texts are all that is held in memory.
"""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q

from newsarchive import bookkeeping, search
from newsarchive.batches import batches
from newsarchive.disagreements import stale_disagreements, update_disagreements
from newsarchive.gone_quotes import stale_quotes
from newsarchive.ingest.document import Document, document_digest
from newsarchive.models import (
    Appearance,
    Article,
    CharacterSurname,
    Citation,
    Claim,
    Disagreement,
    Judgement,
    Mention,
    Original,
    Person,
    PersonAlias,
    Uncounted,
    Work,
    WorkAlias,
)
from newsarchive.models.folded import FoldedField
from newsarchive.properties import Property
from newsarchive.vocabulary import Origin, PersonKind, Predicate, Rank, ReviewStatus

_BATCH = 200

_RESTORE = "restore it from a backup, or ingest its document again"
_RENEW = "run manage.py verify --renew"
_REPORT = "please report this, with the lines above"


@dataclass(frozen=True)
class Problem:
    """Something that does not hold: where, what, and what to do about it."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.remedy}"


def verify() -> Iterator[Problem]:
    """Yield everything that does not hold; nothing for a sound archive."""
    checks: tuple[Callable[[], Iterator[Problem]], ...] = (
        _check_articles,
        _check_originals,
        _check_versions,
        _check_orphans,
        _check_references,
        _check_keys,
        _check_derived,
        _check_surnames,
        _check_disagreements,
        _check_search,
    )
    for check in checks:
        yield from check()


def renew() -> None:
    """Renew everything that is derived from what stands in current articles, and the search index."""
    bookkeeping.refresh_claims(_ids(Claim))
    bookkeeping.refresh_articles(_ids(Article))
    bookkeeping.refresh_persons(_ids(Person))
    bookkeeping.refresh_works(_ids(Work))
    for batch in batches(_properties(), _BATCH):
        update_disagreements(batch)
    Uncounted.objects.all().delete()
    CharacterSurname.objects.all().delete()
    characters = Appearance.objects.filter(kind=PersonKind.CHARACTER).order_by("pk")
    CharacterSurname.objects.renew(characters.iterator(chunk_size=_BATCH))
    search.rebuild()


def _check_articles() -> Iterator[Problem]:
    articles = Article.objects.select_related("outlet").defer("layout").order_by("pk")
    for batch in batches(articles.iterator(chunk_size=_BATCH), _BATCH):
        by_id = {article.pk: article for article in batch}
        for article in batch:
            yield from _check_article(article)
        mentions = Mention.objects.filter(article__in=by_id).order_by()
        for pk, article_id, start, end, surface in mentions.values_list(
            "pk", "article_id", "start", "end", "surface"
        ):
            if by_id[article_id].text[start:end][:300] != surface:
                yield Problem(
                    f"mention {pk}",
                    f"“{surface}” does not stand at {start}–{end} of article {article_id}",
                    _RESTORE,
                )
        for citation in Citation.objects.filter(article__in=by_id).order_by("article", "start"):
            yield from _check_citation(citation, by_id[citation.article_id].text)


def _check_article(article: Article) -> Iterator[Problem]:
    document = Document(
        text=article.text,
        headline=article.headline,
        byline=article.byline,
        dateline=article.dateline,
        outlet=article.outlet.name if article.outlet else "",
        url=article.url,
        language=article.language,
        published=article.published,
    )
    # A date that an editor set is not the document's.
    if article.published_from != "editor" and document_digest(document) != article.digest:
        yield Problem(
            f"article {article.pk}", "its text or metadata are not those that were ingested", _RESTORE
        )
    if article.published is not None and article.sort_date != article.published:
        yield Problem(f"article {article.pk}", "it is not sorted by its date", _REPORT)


def _check_citation(citation: Citation, text: str) -> Iterator[Problem]:
    where = f"citation {citation.pk}"
    if text[citation.start : citation.end] != citation.quote:
        yield Problem(
            where,
            f"its quote does not stand at {citation.start}–{citation.end} of article {citation.article_id}",
            _RESTORE,
        )
    span = (citation.value_start, citation.value_end)
    if span != (None, None) and not (
        citation.value_start is not None
        and citation.value_end is not None
        and citation.value_start < citation.value_end <= len(text)
    ):
        yield Problem(where, "its value's place is none in the text", _RESTORE)


def _check_originals() -> Iterator[Problem]:
    for original in Original.objects.order_by("pk").iterator(chunk_size=_BATCH):
        try:
            content = zlib.decompress(original.compressed)
        except zlib.error:
            content = b""
        if hashlib.sha256(content).hexdigest() != original.digest:
            yield Problem(f"original {original.pk}", "its bytes are not those that were ingested", _RESTORE)


def _check_versions() -> Iterator[Problem]:
    replaced = Exists(Article.objects.filter(replaces=OuterRef("pk")))
    for pk in Article.objects.filter(replaced, is_current=True).values_list("pk", flat=True):
        yield Problem(f"article {pk}", "it is current although another one replaces it", _REPORT)
    for pk in Article.objects.filter(~replaced, is_current=False).values_list("pk", flat=True):
        yield Problem(f"article {pk}", "it is not current although nothing replaces it", _REPORT)


def _check_orphans() -> Iterator[Problem]:
    decided = Q(status__in=[ReviewStatus.ACCEPTED, ReviewStatus.REJECTED]) | Q(origin=Origin.EDITOR)
    decided |= ~Q(claim__status=ReviewStatus.UNREVIEWED) | ~Q(claim__rank=Rank.NORMAL)
    spoken_of = Citation.objects.filter(
        Q(subject_appearance=OuterRef("pk"))
        | Q(object_appearance=OuterRef("pk"))
        | Q(speaker_appearance=OuterRef("pk")),
        decided,
    )
    for pk in (
        Appearance.objects.filter(mentions=None, pinned=False)
        .exclude(Exists(spoken_of))
        .values_list("pk", flat=True)
    ):
        yield Problem(f"appearance {pk}", "the text names it nowhere", _RESTORE)
    baseless = Claim.objects.filter(
        citations=None,
        origin=Origin.MACHINE,
        status=ReviewStatus.UNREVIEWED,
        rank=Rank.NORMAL,
        reason="",
        preferred_in=None,
        notes=None,
    )
    for pk in baseless.values_list("pk", flat=True):
        yield Problem(f"claim {pk}", "no source makes it and no editor decided it", _REPORT)
    at_merged = Q(person__merged_into__isnull=False) | Q(work__merged_into__isnull=False)
    for pk in Appearance.objects.filter(at_merged).values_list("pk", flat=True):
        yield Problem(
            f"appearance {pk}", "it stands at a person or work that was merged into another", _REPORT
        )
    about_merged = Q(subject_person__merged_into__isnull=False) | Q(subject_work__merged_into__isnull=False)
    about_merged |= Q(object_person__merged_into__isnull=False) | Q(object_work__merged_into__isnull=False)
    for pk in Claim.objects.filter(about_merged).values_list("pk", flat=True):
        yield Problem(f"claim {pk}", "it is about a person or work that was merged into another", _REPORT)
    for label, unknown in (
        ("person", Person.objects.filter(_is_unknown("person"), merged=None, claims=None, claims_about=None)),
        ("work", Work.objects.filter(_is_unknown("work"), merged=None, claims=None, claims_about=None)),
    ):
        for pk in unknown.values_list("pk", flat=True):
            yield Problem(f"{label} {pk}", "it appears in no article and no editor made it", _REPORT)


def _is_unknown(column: str) -> Q:
    judged = Judgement.objects.filter(
        Q(**{f"{column}_a": OuterRef("pk")}) | Q(**{f"{column}_b": OuterRef("pk")}), origin=Origin.EDITOR
    )
    aliases = (
        PersonAlias.objects.filter(person=OuterRef("pk"))
        if column == "person"
        else WorkAlias.objects.filter(work=OuterRef("pk"))
    )
    return Q(
        ~Exists(judged),
        ~Exists(aliases.filter(origin=Origin.EDITOR)),
        appearances=None,
        curated=False,
        merged_into=None,
        external_ids=None,
        notes=None,
    )


def _check_references() -> Iterator[Problem]:
    """SQLite can be told to leave references unchecked; other databases cannot."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        for table, row, target, _ in cursor.fetchall():
            yield Problem(
                f"{table} {row}", f"it points to a row of {target} that does not exist", "restore a backup"
            )


def _check_keys() -> Iterator[Problem]:
    labels = {
        Person: "person",
        PersonAlias: "alias of a person,",
        Work: "work",
        WorkAlias: "alias of a work,",
    }
    for model, label in labels.items():
        for field in model._meta.fields:
            if not isinstance(field, FoldedField) or field.fold is None:
                continue
            rows = model._default_manager.order_by("pk").values_list("pk", field.of, field.name)
            for pk, text, stored in rows.iterator(chunk_size=_BATCH):
                if field.fold(text)[: field.max_length] != stored:
                    yield Problem(
                        f"{label} {pk}",
                        f"its {field.name} is not that of its {field.of}",
                        "save it in the admin",
                    )


def _check_derived() -> Iterator[Problem]:
    for batch in batches(_ids(Claim), _BATCH):
        # What is put off to a run's end may differ until then.
        put_off = set(Uncounted.objects.filter(pk__in=batch).values_list("pk", flat=True))
        batch = [pk for pk in batch if pk not in put_off]
        for claim in bookkeeping.stale_claims(batch):
            yield Problem(
                f"claim {claim.pk}", "its counts, dates or value are not those of its citations", _RENEW
            )
        quotes = stale_quotes(batch)
        for pk in sorted(quotes.missing | quotes.found):
            yield Problem(f"citation {pk}", "whether its quote is gone is not noted rightly", _RENEW)
    for batch in batches(_ids(Article), _BATCH):
        for article in bookkeeping.stale_articles(batch):
            yield Problem(
                f"article {article.pk}",
                f"it makes {article.claim_count} claims, but another number is stored",
                _RENEW,
            )
    for batch in batches(_ids(Person), _BATCH):
        persons = bookkeeping.stale_persons(batch)
        for person in persons.rows:
            yield Problem(
                f"person {person.pk}", "its name, kind or counts are not those of its articles", _RENEW
            )
        for person_alias in persons.gone:
            yield Problem(
                f"person {person_alias.person_id}", f"no article calls it “{person_alias}” so", _RENEW
            )
        for person_alias in persons.missing:
            yield Problem(
                f"person {person_alias.person_id}", f"its alias “{person_alias}” is missing", _RENEW
            )
    for batch in batches(_ids(Work), _BATCH):
        works = bookkeeping.stale_works(batch)
        for work in works.rows:
            yield Problem(
                f"work {work.pk}", "its title, kind or counts are not those of its articles", _RENEW
            )
        for work_alias in works.gone:
            yield Problem(f"work {work_alias.work_id}", f"no article calls it “{work_alias}” so", _RENEW)
        for work_alias in works.missing:
            yield Problem(f"work {work_alias.work_id}", f"its alias “{work_alias}” is missing", _RENEW)


def _check_surnames() -> Iterator[Problem]:
    noted = CharacterSurname.objects.values("appearance")
    characters = Appearance.objects.filter(Q(kind=PersonKind.CHARACTER) | Q(pk__in=noted)).order_by("pk")
    for batch in batches(characters.iterator(chunk_size=_BATCH), _BATCH):
        surnames: dict[int, list[str]] = {one.pk: [] for one in batch}
        for row in CharacterSurname.objects.filter(appearance__in=surnames).order_by("surname"):
            surnames[row.appearance_id].append(row.surname)
        for one in batch:
            if sorted(surnames[one.pk]) != CharacterSurname.of(one):
                yield Problem(
                    f"article {one.article_id}",
                    f"the surnames of its character “{one}” are not noted rightly",
                    _RENEW,
                )


def _check_disagreements() -> Iterator[Problem]:
    put_off = {Property.of(claim) for claim in Claim.objects.filter(uncounted__isnull=False)}
    properties = (about for about in _properties() if about not in put_off)
    for batch in batches(properties, _BATCH):
        for about in stale_disagreements(batch):
            yield Problem(
                f"{about.subject_type} {about.subject_id}",
                f"what sources disagree about its {about.predicate.label} is not up to date",
                _RENEW,
            )


def _check_search() -> Iterator[Problem]:
    for sentence in search.check():
        yield Problem("search", sentence.rstrip("."), _RENEW)


def _properties() -> Iterator[Property]:
    """Yield every property that sources may disagree about, and every one that has a disagreement."""
    single = [predicate for predicate in Predicate if predicate.single_valued]
    disputable = Claim.objects.filter(
        Q(predicate__in=single) | Q(negated=True) | Q(disagreement__isnull=False)
    )
    columns = ("subject_person_id", "subject_work_id", "predicate")
    about = disputable.order_by().values_list(*columns)
    recorded = Disagreement.objects.order_by().values_list(*columns)
    for person, work, predicate in about.union(recorded).order_by(*columns).iterator(chunk_size=_BATCH):
        yield Property.of(Claim(subject_person_id=person, subject_work_id=work, predicate=predicate))


def _ids(model: type[models.Model]) -> Iterator[int]:
    return model._default_manager.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=_BATCH)
