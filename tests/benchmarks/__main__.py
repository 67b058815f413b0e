"""The benchmarks' command line."""

import argparse
import os
import sys
from pathlib import Path


def _peers(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--peers",
        type=Path,
        help="folder for the environments of other programs, made there; without it none is run",
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--archive", type=Path, required=True, help="the SQLite file to make or to measure")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, words in (
        ("documents", "write articles as JSON Lines to standard output"),
        ("load", "make the archive, and write a corpus into it"),
        ("store", "the storing stage beside sqlite3 and sqlite-utils"),
        ("names", "all of ingest beside spaCy's recogniser of names"),
        ("grow", "what more articles cost in an archive of n"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("n", type=int, help="number of articles")
        command.add_argument("--seed", type=int, default=1)
        if name == "documents":
            command.add_argument(
                "--first", type=int, default=0, help="number of the first one that is written"
            )
            command.add_argument("--last", type=int, help="number behind the last one that is written")
        elif name == "load":
            command.add_argument(
                "--read-side-only", action="store_true", help="leave out what only ingest looks at"
            )
        elif name == "grow":
            command.add_argument(
                "--more", type=int, default=100, help="number of articles that come (default: 100)"
            )
        if name in {"store", "names"}:
            _peers(command)
        if name == "store":
            command.add_argument("--rounds", type=int, default=3)
    for name, words in (
        ("desk", "queries and time of every page of the desk"),
        ("stock", "lists of the desk beside those that Django's admin makes by itself"),
        ("public", "queries and time of every public page, in this process"),
        ("plans", "queries that read through a table that grows"),
        ("read", "pages over HTTP beside Datasette and bare SQL"),
        ("room", "what takes room in the file"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("--rounds", type=int, default=15)
        command.add_argument("--only", default="", help="only what has these letters in its name")
        if name == "read":
            _peers(command)
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
