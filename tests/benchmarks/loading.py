"""Write a corpus straight into an archive, with everything that is derived from it: the read side, without the wait.

Rows are written in order of their ids without indexes and triggers, which are made again at the end, and with them the
search index. What only ingest looks at (what near copies have in common, names that other articles are read by) can be
left out. The archive must be empty.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection, models

from newsarchive import search
from newsarchive.bookkeeping import Evidence, count_origins
from newsarchive.disagreements import Property, update_disagreements
from newsarchive.ingest.document import EXTRACTOR_VERSION, Document, document_digest
from newsarchive.ingest.extract.known import words_key
from newsarchive.ingest.passages import passage_key
from newsarchive.ingest.store.candidates import compare_names
from newsarchive.likeness import shingles, sketch
from newsarchive.models import (
    Appearance,
    Citation,
    Claim,
    ConfirmedName,
    Fingerprint,
    IngestItem,
    IngestRun,
    KnownName,
    Mention,
    NameBlock,
    Outlet,
    Person,
    Uncompared,
    Work,
)
from newsarchive.models import Article as ArticleRow
from newsarchive.name_likeness import name_blocks, title_blocks
from newsarchive.names import name_key, title_key
from newsarchive.values import QuantityValue, TextValue
from newsarchive.vocabulary import Outcome, Predicate, ReviewStatus, SubjectType
from tests.benchmarks.corpus import OUTLETS, Article, Corpus, Entity, Said

BATCH = 2_000
COMPARED = 200  # persons, and works, whose names are compared for the queue of likely duplicates
_NOW = datetime(2025, 1, 1, tzinfo=UTC)


def load(corpus: Corpus, *, for_ingest: bool = True) -> None:
    """Write the corpus into the archive at hand. for_ingest: also what only ingest looks at."""
    assert not ArticleRow.objects.exists(), "only an empty archive can be loaded"
    with _without_indexes():
        loader = _Loader(corpus, for_ingest)
        loader.write()
    search.rebuild()
    update_disagreements(loader.contested())
    for model, column in ((Person, "person_id"), (Work, "work_id")):
        first = model._default_manager.order_by("pk").values_list("pk", flat=True)[:COMPARED]
        Uncompared.objects.bulk_create(Uncompared(**{column: pk}) for pk in first)
    compare_names()


class _without_indexes:  # noqa: N801 - read as a phrase where it is used
    """Take indexes and triggers away while rows are written, and make them again."""

    def __enter__(self) -> None:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
                " AND tbl_name LIKE 'newsarchive_%' AND type IN ('index', 'trigger')"
            )
            self._statements = []
            for kind, name, statement in cursor.fetchall():
                self._statements.append(statement)
                cursor.execute(f'DROP {kind} "{name}"')
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.execute("PRAGMA synchronous=OFF")

    def __exit__(self, *error: object) -> None:
        with connection.cursor() as cursor:
            for statement in self._statements:
                cursor.execute(statement)
            cursor.execute("PRAGMA synchronous=NORMAL")
            cursor.execute("PRAGMA foreign_keys=ON")


class _Table:
    """Writes rows of a model: the columns that are named, and for all others what a new row has."""

    def __init__(self, model: type[models.Model], *columns: str) -> None:
        self.rows: list[tuple[Any, ...]] = []
        given = set(columns)
        names, values = [f'"{column}"' for column in columns], ["%s"] * len(columns)
        for one in model._meta.concrete_fields:
            if one.column in given or one.primary_key or one.generated:
                continue
            names.append(f'"{one.column}"')
            values.append(_literal(one))
        self._statement = (
            f'INSERT INTO "{model._meta.db_table}" ({", ".join(names)}) VALUES ({", ".join(values)})'
        )

    def flush(self) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(self._statement, self.rows)
        self.rows = []


def _literal(one: Any) -> str:
    """Return SQL for what a column holds in a new row."""
    default = (
        _NOW if getattr(one, "auto_now_add", False) or getattr(one, "auto_now", False) else one.get_default()
    )
    value = one.get_db_prep_save(default, connection)
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return "x''"
    return str(int(value)) if isinstance(value, bool | int) else "'" + str(value).replace("'", "''") + "'"


@dataclass
class _Fact:
    """A claim that several articles may make, while it is collected."""

    pk: int
    subject: int
    object: int | None
    said: Said
    articles: int = 0
    first: date | None = None
    last: date | None = None
    evidence: list[Evidence] = field(default_factory=list)


class _Loader:
    def __init__(self, corpus: Corpus, for_ingest: bool) -> None:
        self.corpus, self.for_ingest = corpus, for_ingest
        self._facts: dict[tuple[Entity, Predicate, object], _Fact] = {}
        self._ids: dict[Entity, int] = {}
        self._articles_of: Counter[Entity] = Counter()
        self._claims_of: Counter[Entity] = Counter()
        self._appearances = self._claims = self._citations = 0
        self.articles = _Table(
            ArticleRow, "id", "source", "location", "outlet_id", "url", "headline", "byline", "published",
            "published_from", "language", "digest", "extractor_version", "sort_date", "claim_count", "text", "layout",
        )  # fmt: skip
        self.appearances = _Table(
            Appearance, "id", "article_id", "position", "person_id", "work_id", "name", "kind", "names", "published",
            "sort_date",
        )  # fmt: skip
        self.mentions = _Table(Mention, "appearance_id", "article_id", "surface", "start", "end")
        self.claims = _Table(
            Claim, "id", "subject_person_id", "subject_work_id", "predicate", "object_person_id", "value", "value_key",
            "date", "number", "unit", "origin", "status", "article_count", "origin_count", "first_published",
            "last_published",
        )  # fmt: skip
        self.citations = _Table(
            Citation, "id", "claim_id", "article_id", "start", "end", "quote", "value_start", "value_end", "value",
            "subject_appearance_id", "object_appearance_id", "speaker_id", "speaker_appearance_id", "origin", "rule",
            "trigger", "confidence", "passage", "shingles",
        )  # fmt: skip
        self.items = _Table(
            IngestItem, "run_id", "source", "location", "outcome", "reason", "article_id", "extractor_version"
        )
        self.fingerprints = _Table(Fingerprint, "article_id", "sketch")
        self.confirmed = _Table(ConfirmedName, "article_id", "key", "type", "kind")

    def write(self) -> None:
        run = IngestRun.objects.create(
            paths=["corpus.jsonl"], finished=_NOW, extractor_version=EXTRACTOR_VERSION
        )
        self._write_outlets()
        for batch in _batches(self.corpus, BATCH):
            for article in batch:
                self._add(article, run.pk)
            self._flush()
        self._write_facts()
        self._write_entities()
        self._flush()

    def contested(self) -> list[Property]:
        """Return the properties that have several values where one is possible."""
        values = Counter((key[0], key[1]) for key in self._facts if key[1].single_valued)
        return [
            Property(SubjectType(subject.type), self._ids[subject], predicate)
            for (subject, predicate), count in values.items()
            if count > 1
        ]

    def _flush(self) -> None:
        connection.cursor().execute("BEGIN")
        for table in vars(self).values():
            if isinstance(table, _Table):
                table.flush()
        connection.cursor().execute("COMMIT")

    def _write_outlets(self) -> None:
        table = _Table(Outlet, "id", "name")
        for number in range(OUTLETS):
            article = Article(0, number, "", "", None, _NOW.date())
            table.rows.append((number + 1, article.outlet_name))
        table.flush()

    def _add(self, article: Article, run: int) -> None:
        pk, day = article.number + 1, article.day.isoformat()
        published = article.published.isoformat() if article.published else None
        source = f"corpus.jsonl#{pk}"
        places: dict[Entity, int] = {}
        for position, (entity, spans) in enumerate(article.mentions.items()):
            self._appearances += 1
            places[entity] = at = self._appearances
            person, work = self._columns(entity)
            name = entity.name
            self._articles_of[entity] += 1
            self.appearances.rows.append(
                (at, pk, position, person, work, name, entity.kind, f'[["{name}", "name"]]', published, day)
            )
            for start, end in spans:
                self.mentions.rows.append((at, pk, name, start, end))
            if self.for_ingest:
                self.confirmed.rows.append((pk, words_key(name), entity.type, entity.kind))
        made = {self._cite(article, said, places) for said in article.claims}
        document = Document(
            article.text, article.headline, article.byline, "", article.outlet_name, article.url, "en",
            article.published,
        )  # fmt: skip
        blocks = ", ".join(f"[{start}, {end}]" for start, end in article.paragraphs)
        self.articles.rows.append(
            (pk, source, f"/archive/{source}", article.outlet + 1, article.url, article.headline, article.byline,
             published, "field published" if published else "", "en", document_digest(document), EXTRACTOR_VERSION,
             day, len(made), article.text, f'{{"blocks": [{blocks}], "headings": [[0, {len(article.headline)}]], "boilerplate": [], "emphases": [], "links": []}}')
        )  # fmt: skip
        failed = pk % 500 == 0
        self.items.rows.append(
            (run, source, f"/archive/{source}", Outcome.NEW.value, "", pk, EXTRACTOR_VERSION)
            if not failed
            else (
                run,
                f"{source}-b",
                f"/archive/{source}-b",
                Outcome.FAILED.value,
                "not JSON",
                None,
                EXTRACTOR_VERSION,
            )
        )
        if self.for_ingest:
            self.fingerprints.rows.append((pk, sketch(article.text)))

    def _cite(self, article: Article, said: Said, places: dict[Entity, int]) -> int:
        """Write the words for a claim; return the claim's id."""
        pk = article.number + 1
        quote = article.text[said.quote.start : said.quote.end]
        line_end = article.text.find(". ", said.quote.end)
        passage = article.text[said.quote.start : line_end + 1]
        mark, kept = (passage_key(passage), shingles(passage)) if self.for_ingest else ("", b"")
        if said.predicate == Predicate.STATEMENT:
            claim = self._statement(article, said)
        else:
            claim = self._fact(article, said, Evidence(pk, None, "", mark, kept) if self.for_ingest else None)
        self._citations += 1
        is_astray = self._citations % 400 == 0
        speaker = self._id(said.speaker) if said.speaker else None
        self.citations.rows.append(
            (self._citations, claim, pk, said.quote.start, said.quote.end, quote,
             None if is_astray or said.value_span is None else said.value_span.start,
             None if is_astray or said.value_span is None else said.value_span.end,
             _shown(said), places[said.subject], places[said.object] if said.object else None, speaker,
             places[said.speaker] if said.speaker else None, "machine", said.predicate.value, "", 0.9, mark, kept)
        )  # fmt: skip
        return claim

    def _statement(self, article: Article, said: Said) -> int:
        """Write a claim that this article alone makes."""
        self._claims += 1
        published = article.published.isoformat() if article.published else None
        self._claims_of[said.subject] += 1
        value = str(said.value)
        self.claims.rows.append(
            (self._claims, *self._columns(said.subject), said.predicate.value, None, value, TextValue(value).key, "",
             None, "", "machine", self._status(), 1, 1, published, published)
        )  # fmt: skip
        return self._claims

    def _fact(self, article: Article, said: Said, evidence: Evidence | None) -> int:
        key = (said.subject, said.predicate, said.object or said.value)
        fact = self._facts.get(key)
        if fact is None:
            self._claims += 1
            self._claims_of[said.subject] += 1
            thing = self._id(said.object) if said.object else None
            fact = self._facts[key] = _Fact(self._claims, self._id(said.subject), thing, said)
        fact.articles += 1
        if article.published is not None:
            fact.first = min(fact.first or article.published, article.published)
            fact.last = max(fact.last or article.published, article.published)
        if evidence is not None:
            fact.evidence.append(evidence)
        return fact.pk

    def _write_facts(self) -> None:
        for fact in self._facts.values():
            said = fact.said
            if isinstance(said.value, date):
                value = key = day = said.value.isoformat()
                number, unit = None, ""
            elif isinstance(said.value, int):
                quantity = QuantityValue(float(said.value), "episodes")
                value, key, day, number, unit = str(quantity), quantity.key, "", quantity.number, "episodes"
            else:
                value, key, day, number, unit = _shown(said), f"person:{fact.object}", "", None, ""
            origins = count_origins(fact.evidence) if self.for_ingest else fact.articles
            self.claims.rows.append(
                (fact.pk, *self._columns(said.subject), said.predicate.value, fact.object, value, key, day, number, unit,
                 "machine", self._status(), fact.articles, origins,
                 fact.first.isoformat() if fact.first else None, fact.last.isoformat() if fact.last else None)
            )  # fmt: skip
            fact.evidence = []

    def _status(self) -> str:
        """Return what an editor made of a claim: most of them nothing yet."""
        return ReviewStatus.ACCEPTED.value if self._claims % 50 == 0 else ReviewStatus.UNREVIEWED.value

    def _write_entities(self) -> None:
        persons = _Table(Person, "id", "name", "kind", "name_key", "article_count", "claim_count")
        works = _Table(Work, "id", "title", "kind", "title_key", "article_count", "claim_count")
        blocks = _Table(NameBlock, "key", "person_id", "work_id")
        known = _Table(KnownName, "key", "type", "kind", "article_count")
        for entity, pk in self._ids.items():
            name, articles = entity.name, self._articles_of[entity]
            is_person = entity.type == "person"
            key = name_key(name) if is_person else title_key(name)
            table = persons if is_person else works
            table.rows.append((pk, name, entity.kind, key, articles, self._claims_of[entity]))
            known.rows.append((words_key(name), entity.type, entity.kind, articles))
            found = name_blocks(name) if is_person else title_blocks(name)
            blocks.rows += [(block, *self._columns(entity)) for block in sorted(found)]
        for table in (persons, works, blocks, known):
            table.flush()

    def _columns(self, entity: Entity) -> tuple[int | None, int | None]:
        """Return the columns of a person and of a work: one of them is empty."""
        pk = self._id(entity)
        return (pk, None) if entity.type == "person" else (None, pk)

    def _id(self, entity: Entity) -> int:
        return self._ids.setdefault(entity, entity.number + 1)


def _shown(said: Said) -> str:
    """Return the value in words, as the text has it."""
    if said.object is not None:
        return said.object.name
    if isinstance(said.value, int):
        return str(QuantityValue(float(said.value), "episodes"))
    return said.value.isoformat() if isinstance(said.value, date) else str(said.value)


def _batches(articles: Iterable[Article], size: int) -> Iterator[Sequence[Article]]:
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == size:
            yield batch
            batch = []
    yield batch
