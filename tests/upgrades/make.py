"""Write, for each earlier schema, an archive as SQL: two of the project's own documents, with a few decisions.

Run by hand in a checkout with its history, once for each new schema: python tests/upgrades/make.py [NAME…]. Each archive is
made by the code of its own commit.

Migrations 0001 to 0004 were laid anew in place while nothing was deployed, and 0007 and 0008 had other numbers on their
branches: the commits here are those from which on each stands as it is now.
"""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
COMMITS = {
    "0002": "e8b7d61",
    "0004": "efe4ef5",
    "0005": "b1a9ca9",
    "0008": "009362a",
    "0009": "d675d56",
    "0010": "af506f5",
    "0017": "61b7d97",
    "0018": "6ce37d8",
    "0019": "6dd73bc",
    "0020": "7309bf8",
    "0021": "9a1741c",
}
DOCUMENTS = ["000-all-kill.txt", "001-video-explained.txt", "002-local-papers.txt"]

# What an editor decides, in words that all versions understand.
DECISIONS = """
from django.contrib.auth.models import User
from django.db.models import Count
from newsarchive import curation
from newsarchive.models import Appearance, Claim, Disagreement, Person
editor = User.objects.create_superuser("editor", password=None)
row = Disagreement.objects.filter(status="open").order_by("pk").first()
curation.settle(row, preferred=row.claims.order_by("pk").last(), by=editor, reason="The broadcaster says so.")
undecided = Claim.objects.filter(status="unreviewed", rank="normal").order_by("pk")
curation.accept_claims(undecided[:3], by=editor, reason="As the poster has it.")
curation.reject_claims(undecided[:2], by=editor, reason="Misread.")
curation.reject_citations(undecided.last().citations.all()[:1], by=editor, reason="Not what it says.")
persons = list(Person.objects.filter(article_count__gt=0).order_by("pk"))
persons[0].refresh_from_db()
curation.name_person(persons[0], name="Ada Editor", kind="person", by=editor)
try:
    from newsarchive.curation.identity import merge
except ImportError:
    pass
else:
    merge(persons[1:3], kept=persons[1], by=editor, reason="One and the same.")
if hasattr(curation, "keep_external_id"):
    from newsarchive.models import ExternalId
    curation.keep_external_id(ExternalId(person=persons[0], scheme="wikidata", value="Q42"), by=editor)
if hasattr(curation, "write_note"):
    curation.write_note(row, text="Ask the broadcaster.", by=editor)
    curation.remove_note(curation.write_note(persons[0], text="Whose daughter?", by=editor), by=editor)
try:
    from newsarchive.curation.splits import split_mentions
except ImportError:
    pass
else:
    from newsarchive.ingest.document import Span
    named_often = Appearance.objects.annotate(times=Count("mentions")).filter(person__in=persons[3:-1], times__gt=1)
    parted = named_often.order_by("pk").first()
    last = parted.mentions.order_by("start").last()
    split_mentions(parted, [Span(last.start, last.end)], by=editor, reason="Another of the name.")
try:
    from newsarchive.curation.dismissal import dismiss
except ImportError:
    pass
else:
    dismiss(persons[-1], by=editor, reason="No person at all.")
"""


_VIRTUAL = re.compile(
    r"INSERT INTO sqlite_master.*?VALUES\('table','(\w+)','\w+',0,'(CREATE VIRTUAL TABLE .*)'\);", re.DOTALL
)


def plain(statements: Iterable[str]) -> str:
    """Return the statements with full-text search as anybody would write it: its tables made, filled from what they index."""
    kept: list[str] = []
    search: list[str] = []
    shown: list[str] = []  # what shows the words that one of the others holds, and is not written
    for statement in statements:
        if found := _VIRTUAL.fullmatch(statement):
            (search if "USING fts5(" in found[2] else shown).append(found[1])
            kept.append(found[2].replace("''", "'") + ";")
            continue
        table = re.match(r"(?:CREATE TABLE|INSERT INTO) ['\"](\w+)['\"]", statement)
        is_shadow = table is not None and any(
            re.fullmatch(rf"{name}(_\w+)?", table[1]) for name in [*search, *shown]
        )
        if not is_shadow and not statement.startswith("PRAGMA writable_schema"):
            kept.append(statement)
    filled = [f"INSERT INTO {name} ({name}) VALUES ('rebuild');" for name in search]
    return "\n".join([*kept[:-1], *filled, kept[-1]]) + "\n"


def make(name: str, commit: str) -> Path:
    """Write the archive that a commit's code makes; return the file."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True)
        subprocess.run(["tar", "-x"], input=packed.stdout, cwd=folder, check=True)
        archive = Path(folder, "archive.sqlite3")
        environment = {**os.environ, "DATABASE_URL": f"sqlite:///{archive}", "PYTHONPATH": folder}
        documents = [f"seeds/{document}" for document in DOCUMENTS]
        for arguments in (
            ["migrate", "-v0"],
            ["ingest", "--workers", "1", *documents],
            ["shell", "-c", DECISIONS],
        ):
            subprocess.run([sys.executable, "manage.py", *arguments], cwd=folder, env=environment, check=True)
        dump = FOLDER / f"{name}.sql"
        with closing(sqlite3.connect(archive)) as connection:
            dump.write_text(plain(connection.iterdump()).replace(folder, "/archive"), encoding="utf-8")
    return dump


if __name__ == "__main__":
    for chosen in sys.argv[1:] or COMMITS:
        sys.stdout.write(f"{make(chosen, COMMITS[chosen])}\n")
