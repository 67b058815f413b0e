"""What each command of the benchmarks does; each returns what is to be printed."""

import sys
import time
from argparse import Namespace

from django.core.management import call_command

from tests.benchmarks import loading
from tests.benchmarks.corpus import Corpus


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
