"""Write a backup of the archive while others use it: one compressed file with its digest, checked before it counts.

A backup is either there, whole and under its name, or not there at all: it is written under another name, and renamed
when all of it is on the disk. What a killed backup left is taken away by the next one.
"""

import fcntl
import gzip
import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from newsarchive.archive_file import BackupError, archive_file, pack, problems_of, reading_from, settle
from newsarchive.dump import dump
from newsarchive.soundness import first_problems
from newsarchive.storage import free_space

# What a backup's name ends in, by the database that it is of.
SUFFIXES = {"sqlite": ".sqlite3.gz", "postgresql": ".pgdump"}
DIGEST_SUFFIX = ".sha256"
PARTIAL = ".partial"

# Text is a third of its size at this level; higher ones take twice the time for a twentieth less.
_LEVEL = 4
_CHUNK = 1 << 20
# So many pages are copied before others that wait for this process have their turn.
_PAGES = 1_000
_NAME = re.compile(r"archive-\d{8}T\d{6}(?:-\d+)?(\..+)")

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Backup:
    """A backup that was written. size: its bytes; archive_size: those of the archive; problems: what manage.py verify
    finds in it, and so in the archive; removed: older backups that made way."""

    path: Path
    digest: str
    size: int
    archive_size: int
    problems: list[str]
    removed: list[Path]


def default_folder() -> Path:
    """Return the folder where backups stand if no other is named: beside the archive, or beside manage.py where that is
    on a server. Raises BackupError."""
    if connection.vendor == "postgresql":
        return Path(settings.BASE_DIR / "backups")
    return archive_file().parent / "backups"


def backup(
    folder: Path, *, keep: int | None = None, check: bool = True, progress: Progress = lambda _: None
) -> Backup:
    """Write a backup of the archive into the folder; return what was written. Raises BackupError, and writes nothing.

    keep: how many backups stay, this one and the newest before it; None: all. check: run verify over the copy. While it
    finds anything, no older backup makes way: an older one may be the last that is sound.
    """
    if connection.vendor == "sqlite" and not (archive := archive_file()).exists():
        raise BackupError(f"There is no archive yet at {archive}: nothing to back up.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone_in(folder):
            return _backup(folder, keep, check, progress)
    except OSError as error:
        raise BackupError(
            f"The backup cannot be written to {folder}: {error.strerror or error}. Nothing was kept of it, and the"
            " archive is as it was: make room there, or name a folder that may be written."
        ) from error


def backups_in(folder: Path) -> list[Path]:
    """Return the backups in the folder that are of such a database as the archive's, the newest first."""
    suffix = SUFFIXES[connection.vendor]
    found = [path for path in folder.iterdir() if (name := _NAME.fullmatch(path.name)) and name[1] == suffix]
    return sorted(found, key=lambda path: path.name.removesuffix(suffix), reverse=True)


def _backup(folder: Path, keep: int | None, check: bool, progress: Progress) -> Backup:
    for left in folder.glob(f"archive-*{PARTIAL}*"):
        left.unlink()
    path = _free_name(folder)
    packed = folder / f"{path.name}{PARTIAL}"
    try:
        if connection.vendor == "postgresql":
            progress("dumping and checking")
            size, problems = dump(packed, check)
            settle(packed)
        else:
            size, problems = _pack_file(folder / f"{path.stem}{PARTIAL}", packed, check, progress)
        digest = digest_of(packed)
        _write_whole(path.with_name(path.name + DIGEST_SUFFIX), f"{digest}  {path.name}\n")
        packed.rename(path)
        settle(folder)
    finally:
        with suppress(OSError):  # the next backup takes it away
            packed.unlink(missing_ok=True)
    removed = [] if keep is None or problems else _rotate(folder, keep)
    return Backup(path, digest, path.stat().st_size, size, problems, removed)


def _pack_file(copy: Path, packed: Path, check: bool, progress: Progress) -> tuple[int, list[str]]:
    """Write the SQLite file, compressed; return how many bytes it has, and what verify finds in it."""
    archive = archive_file()
    try:
        progress("copying")
        _copy(archive, copy)
        progress("checking")
        if broken := problems_of(copy):
            raise BackupError(
                f"The archive {archive} is damaged ({'; '.join(broken)}): no backup was kept. Older ones are as they were;"
                " manage.py restore brings the newest back."
            )
        problems = _problems(copy) if check else []
        progress("compressing")
        _compress(copy, packed)
        return copy.stat().st_size, problems
    finally:
        for one in (copy, *(copy.with_name(copy.name + end) for end in ("-wal", "-shm", "-journal"))):
            with suppress(OSError):  # the next backup takes it away
                one.unlink(missing_ok=True)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other backups out of the folder; the system ends that with this process, however it ends."""
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupError(f"Another backup is being written to {folder}: wait for its end.") from None
        yield


def _free_name(folder: Path) -> Path:
    """Return a path behind all others in the order of names."""
    moment = timezone.now().strftime("%Y%m%dT%H%M%S")
    suffix = SUFFIXES[connection.vendor]
    path = folder / f"archive-{moment}{suffix}"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"archive-{moment}-{number}{suffix}"
    return path


def _copy(archive: Path, copy: Path) -> None:
    """Copy the archive as it is at one moment, whatever others write meanwhile."""
    size = archive.stat().st_size
    if free_space(copy.parent) < size:
        raise OSError(f"{size:,} bytes of room are needed, and {free_space(copy.parent):,} are free")
    copy.touch(mode=0o600)  # it holds accounts and all that is unpublished
    try:
        with (
            closing(sqlite3.connect(f"{archive.as_uri()}?mode=ro", uri=True, timeout=20)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            target.execute("PRAGMA synchronous=OFF")  # it is settled at the end
            # One transaction from the first page to the last, so that no writer makes the copy begin anew.
            source.execute("BEGIN")
            source.execute("SELECT 1 FROM sqlite_master").fetchone()
            source.backup(target, pages=_PAGES, sleep=0)
        pack(copy)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") in {"SQLITE_CORRUPT", "SQLITE_NOTADB"}:
            raise BackupError(
                f"The archive {archive} is damaged ({error}): no backup was kept. manage.py restore brings the newest"
                " that you have back."
            ) from error
        raise OSError(str(error)) from error


def _problems(copy: Path) -> list[str]:
    with reading_from(copy):
        found = first_problems()
    connection.ensure_connection()
    pack(copy)
    return found


def _compress(copy: Path, packed: Path) -> None:
    """Write the copy, compressed, to the disk, and read it back."""
    plain = hashlib.sha256()
    packed.touch(mode=0o600)
    with copy.open("rb") as source, packed.open("wb") as raw:
        with gzip.GzipFile("", "wb", _LEVEL, raw) as target:
            while chunk := source.read(_CHUNK):
                plain.update(chunk)
                target.write(chunk)
        raw.flush()
    settle(packed)
    again = hashlib.sha256()
    with gzip.open(packed) as source_again:
        while chunk := source_again.read(_CHUNK):
            again.update(chunk)
    if plain.digest() != again.digest():
        raise OSError("what was written is not what is read back: look after the disk")


def digest_of(path: Path) -> str:
    """Return the SHA-256 of the file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_whole(path: Path, text: str) -> None:
    draft = path.with_name(path.name + PARTIAL)
    draft.write_text(text, encoding="ascii")
    settle(draft)
    draft.rename(path)


def _rotate(folder: Path, keep: int) -> list[Path]:
    removed = backups_in(folder)[keep:]
    for path in removed:
        path.unlink()
        path.with_name(path.name + DIGEST_SUFFIX).unlink(missing_ok=True)
    return removed


def size_in_words(size: int) -> str:
    """Return a number of bytes as "1.2 GB"."""
    amount = float(size)
    for unit in ("bytes", "KB", "MB"):
        if amount < 1000:
            return f"{amount:,.0f} {unit}" if unit == "bytes" else f"{amount:,.1f} {unit}"
        amount /= 1000
    return f"{amount:,.1f} GB"
