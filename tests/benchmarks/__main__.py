"""The benchmarks' command line."""

import argparse
import os
import sys
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--archive", type=Path, required=True, help="the SQLite file to make or to measure")
    commands = parser.add_subparsers(dest="command", required=True)
    documents = commands.add_parser("documents", help="write articles as JSON Lines to standard output")
    loading = commands.add_parser("load", help="make the archive, and write a corpus into it")
    for command in (documents, loading):
        command.add_argument("n", type=int, help="number of articles")
        command.add_argument("--seed", type=int, default=1)
    documents.add_argument("--first", type=int, default=0, help="number of the first one that is written")
    documents.add_argument("--last", type=int, help="number behind the last one that is written")
    loading.add_argument("--read-side-only", action="store_true", help="leave out what only ingest looks at")
    for name, words in (
        ("desk", "queries and time of every page of the desk"),
        ("public", "queries and time of every public page, in this process"),
        ("plans", "queries that read through a table that grows"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("--rounds", type=int, default=15)
        command.add_argument("--only", default="", help="only what has these letters in its name")
    all_at_once = commands.add_parser("together", help="an ingest, readers and editors at once, over HTTP")
    all_at_once.add_argument("--minutes", type=float, default=5)
    all_at_once.add_argument("--pause", type=float, default=1, help="seconds between two pages of one reader")
    options = parser.parse_args()
    os.environ["DATABASE_URL"] = f"sqlite:///{options.archive.resolve()}"
    os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    import django

    django.setup()
    from tests.benchmarks import commands as known

    sys.stdout.write(getattr(known, options.command)(options))


if __name__ == "__main__":
    main()
