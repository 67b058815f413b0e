"""What is killed: each an operation that writes the archive in a file, run in a process of its own.

Processes are forked from one that has loaded everything, so that hundreds of them start in little time; no connection
is open there.
"""

import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
django.setup()

# ruff: noqa: E402 - models need the settings
from django.contrib.auth.models import User
from django.db import connections

from newsarchive import curation
from newsarchive.archive_file import archive_file
from newsarchive.backup import backup, backups_in
from newsarchive.curation.identity import merge
from newsarchive.export import export
from newsarchive.ingest import workers
from newsarchive.ingest.document import Document, Reading, SourceFile
from newsarchive.ingest.extract.extraction import extract
from newsarchive.ingest.extract.known import KnownMention
from newsarchive.ingest.pipeline import ingest
from newsarchive.ingest.reextract import reextract
from newsarchive.models import Disagreement, Person
from newsarchive.restore import restore
from newsarchive.verify import verify
from tests.crash.documents import DOCUMENTS


def open_archive(path: Path) -> None:
    """Let this process work on the archive at the path."""
    connections["default"].close()
    connections["default"].settings_dict["NAME"] = str(path)


def ingest_documents(path: Path) -> None:
    ingest([str(path.parent / "documents")])


def ingest_in_workers(path: Path) -> None:
    ingest([str(path.parent / "documents")], workers=2)


def ingest_changed(path: Path) -> None:
    """Read folders that hold later texts of some documents, and copies of others."""
    ingest([str(path.parent / "documents"), str(path.parent / "changed")])


def reread(path: Path) -> None:
    """Read all anew, where an earlier extractor read less."""
    reextract(None)


def merge_persons(path: Path) -> None:
    editor = User.objects.get()
    kept, *others = Person.objects.filter(article_count__gt=0).order_by("pk")[:3]
    if not Person.objects.filter(merged_into=kept).exists():
        merge([kept, *others], kept=kept, by=editor, reason="One and the same.")


def settle_disagreement(path: Path) -> None:
    editor = User.objects.get()
    for row in Disagreement.objects.filter(status="open").order_by("pk"):
        preferred = row.claims.order_by("pk").first()
        assert preferred is not None
        curation.settle(row, preferred=preferred, by=editor, reason="The poster says so.")


def back_up(path: Path) -> None:
    backup(path.parent / "backups", keep=2)


def restore_backup(path: Path) -> None:
    restore(path.parent / "backups")


# What reading loads is loaded once, for all processes that are forked.
workers.read_document(SourceFile("warm.txt", "", ".txt", DOCUMENTS["0.txt"].encode(), ""))

OPERATIONS = {
    function.__name__: function
    for function in (
        ingest_documents,
        ingest_in_workers,
        ingest_changed,
        reread,
        merge_persons,
        settle_disagreement,
        back_up,
        restore_backup,
    )
}


def _read_less(document: Document, known: Sequence[KnownMention] = ()) -> Reading:
    """Read as an earlier extractor may have: every second claim."""
    reading = extract(document, known)
    return replace(reading, claims=reading.claims[::2])


def prepare(path: Path, name: str) -> None:
    """Bring an empty archive to where the operation begins."""
    open_archive(path)
    if name.startswith("ingest_") and name != "ingest_changed":
        return
    if name == "reread":
        workers.extract = _read_less
    ingest([str(path.parent / "documents")])
    User.objects.create(username="editor")
    if name == "restore_backup":
        backup(path.parent / "backups")


def run(path: Path, name: str, started: object) -> None:
    """Do the operation; started is told when it begins."""
    open_archive(path)
    archive_file()
    started.set()  # type: ignore[attr-defined]
    OPERATIONS[name](path)


def look(path: Path, name: str, answers: object) -> None:
    """Answer with what verify finds after the kill, with what it finds when the operation is run again, and with the
    export that there is then."""
    open_archive(path)
    found = [str(problem) for problem in verify()]
    OPERATIONS[name](path)
    found += [f"run again: {problem}" for problem in verify()]
    folder = path.parent / "export"
    export(folder)
    if name == "back_up":
        left = sorted(one.name for one in (path.parent / "backups").iterdir())
        found += [f"left: {one}" for one in left if "partial" in one]
        if not backups_in(path.parent / "backups"):
            found.append("no backup")
    exported = {one.name: one.read_bytes() for one in sorted(folder.iterdir())}
    shutil.rmtree(folder)
    answers.put((found, exported))  # type: ignore[attr-defined]
