"""What each command of the benchmarks does; each returns what is to be printed."""

import sys
import time
from argparse import Namespace
from collections.abc import Mapping

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from tests.benchmarks import addresses, loading
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.measuring import Measured, pages, table
from tests.benchmarks.plans import reading_through, seen_plans
from tests.benchmarks.together import together as do_together


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


def public(options: Namespace) -> str:
    """The public pages in this process."""
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


def _figures(found: Mapping[str, Measured]) -> str:
    rows = [
        (name, one.queries, one.median, one.p95, one.steps, one.size // 1_000)
        for name, one in sorted(found.items(), key=lambda item: -item[1].median)
    ]
    return table(("page", "queries", "median ms", "95th ms", "steps (thousands)", "kB"), rows)


def _only(addresses: Mapping[str, str], letters: str) -> dict[str, str]:
    return {name: address for name, address in addresses.items() if letters in name}


def editor() -> Client:
    """Return a client that is signed in as an editor who may do everything."""
    account, _ = User.objects.get_or_create(username="benchmark", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(account)
    return client
