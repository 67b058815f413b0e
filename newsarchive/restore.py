"""Bring a backup back: checked before anything is touched, with the present archive kept aside, in one step.

At every moment the archive's name stands for a whole archive, the present one or that of the backup.
"""

import gzip
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, connections
from django.utils import timezone

from newsarchive.archive_file import (
    BackupError,
    applied_migrations,
    archive_file,
    is_sqlite,
    pack,
    problems_of,
    reading_from,
    settle,
)
from newsarchive.backup import DIGEST_SUFFIX, backups_in, digest_of
from newsarchive.dump import load
from newsarchive.soundness import check_is_sound, is_of_earlier_version

_CHUNK = 1 << 20
_GZIP = b"\x1f\x8b"
_POLL_SECONDS = 0.2
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")


@dataclass(frozen=True)
class Restored:
    """What was restored. archive: a file, or a database's name; aside: where the archive is now that was there before, if
    there was one; is_old: the backup is of an earlier version, so that manage.py migrate is to be run."""

    archive: Path | str
    backup: Path
    aside: Path | str | None
    is_old: bool


def restore(source: Path, *, wait: float = 0, check: bool = True) -> Restored:
    """Put the backup, or the newest in a folder, into the archive's place. Raises BackupError, and changes nothing.

    wait: for how many seconds to wait for others to close the archive. check: run verify over the backup first.
    """
    backup = _chosen(source)
    if connection.vendor == "postgresql":
        _check_digest(backup)
        name, before, is_old = load(backup, wait, check)
        return Restored(name, backup, before, is_old)
    archive = archive_file()
    draft = archive.with_name(f"{archive.name}.restoring")
    try:
        _unpack(backup, draft)
        is_old = _check(backup, draft, check)
        if archive.exists():
            draft.chmod(archive.stat().st_mode & 0o777)
        settle(draft)
        return Restored(archive, backup, _replace(archive, draft, wait), is_old)
    except OSError as error:
        raise BackupError(
            f"{backup} cannot be restored to {archive}: {error.strerror or error}. The present archive is as it was."
        ) from error
    finally:
        for one in (draft, *_companions(draft)):
            with suppress(OSError):
                one.unlink(missing_ok=True)


def _chosen(source: Path) -> Path:
    if source.is_dir():
        found = backups_in(source)
        if not found:
            raise BackupError(f"There is no backup in {source}: name a file, or another folder.")
        return found[0]
    if not source.is_file():
        raise BackupError(f"There is no file {source}: name a backup, or a folder that holds some.")
    return source


def _check_digest(backup: Path) -> None:
    """Raise BackupError if the backup is not as it was written."""
    digest = backup.with_name(backup.name + DIGEST_SUFFIX)
    if digest.exists() and digest.read_text(encoding="ascii").split()[:1] != [digest_of(backup)]:
        raise BackupError(
            f"{backup} is damaged: its bytes are not those that were written ({digest.name}). Nothing was changed: choose"
            " another backup."
        )


def _unpack(backup: Path, draft: Path) -> None:
    """Write the archive in the backup to the draft; raise BackupError if the backup is not as it was written."""
    _check_digest(backup)
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    with backup.open("rb") as file:
        is_packed = file.read(len(_GZIP)) == _GZIP
    with gzip.open(backup) if is_packed else backup.open("rb") as source, draft.open("wb") as target:
        try:
            while chunk := source.read(_CHUNK):
                target.write(chunk)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise BackupError(
                f"{backup} is damaged: it cannot be unpacked ({error}). Nothing was changed: choose another backup."
            ) from error


def _check(backup: Path, draft: Path, check: bool) -> bool:
    """Return whether the unpacked archive is one of an earlier version. Raises BackupError if it is none, or not whole."""
    unchanged = "Nothing was changed"
    if not is_sqlite(draft):
        raise BackupError(f"{backup} is no backup of an archive: it holds no SQLite file. {unchanged}.")
    if broken := problems_of(draft):
        raise BackupError(f"{backup} is damaged: {'; '.join(broken)}. {unchanged}: choose another backup.")
    is_old = is_of_earlier_version(backup, applied_migrations(draft))
    if check and not is_old:
        with reading_from(draft):
            check_is_sound(backup)
    pack(draft)
    return is_old


def _replace(archive: Path, draft: Path, wait: float) -> Path | None:
    """Put the draft into the archive's place while nobody else has that open; return where the old one is now."""
    connections.close_all()
    if not archive.exists():
        draft.replace(archive)
        settle(archive.parent)
        return None
    aside = _free_name(archive)
    with _alone(archive, wait) as is_sound:
        # A second name for the old file, and then the new one under the first: no moment without an archive.
        aside.hardlink_to(archive)
        if not is_sound:
            for one, companion in zip(_companions(archive), _companions(aside), strict=True):
                if one.exists():
                    one.rename(companion)
        draft.replace(archive)
        settle(archive.parent)
    return aside


@contextmanager
def _alone(archive: Path, wait: float) -> Iterator[bool]:
    """Keep others out of the archive, whose write-ahead log is brought into it before; give whether it could be opened at
    all. Raises BackupError if others have it open, for reading or writing, when the time is over."""
    end = time.monotonic() + wait
    while True:
        try:
            # Fails while anybody else has the file open. Who comes later finds a file that is no longer under its name,
            # which SQLite does not write.
            pack(archive)
            break
        except sqlite3.DatabaseError as error:
            if not getattr(error, "sqlite_errorname", "").startswith(_BUSY):
                yield False  # damaged: nobody can be at work in it
                return
            if time.monotonic() >= end:
                raise BackupError(
                    f"Others have the archive {archive} open: end the server, ingest and whatever else uses it, or let"
                    " --wait SECONDS wait for them. Nothing was changed."
                ) from error
            time.sleep(_POLL_SECONDS)
    with closing(sqlite3.connect(archive, timeout=0, isolation_level=None)) as present:
        try:
            present.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise BackupError(
                f"Others opened the archive {archive} at this moment. Nothing was changed: try again."
            ) from error
        yield True
        present.execute("ROLLBACK")


def _companions(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def _free_name(archive: Path) -> Path:
    moment = timezone.now().strftime("%Y%m%dT%H%M%S")
    aside = archive.with_name(f"{archive.name}.before-{moment}")
    number = 1
    while aside.exists():
        number += 1
        aside = archive.with_name(f"{archive.name}.before-{moment}-{number}")
    return aside
