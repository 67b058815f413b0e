"""Back up and restore an archive on PostgreSQL, by the server's own pg_dump and pg_restore.

A backup is of one moment, and checked as of that very moment. Restoring fills a new database beside the archive's, checks
it, and then changes the names of both in one step; the present archive stays under another name.
"""

import time
from contextlib import suppress
from pathlib import Path

from django.db import DatabaseError, ProgrammingError, connection, connections
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from newsarchive.archive_file import BackupError, reading_from
from newsarchive.one_moment import one_moment
from newsarchive.server import beside_archive, database_like_archive, quoted, run_tool
from newsarchive.soundness import check_is_sound, first_problems, is_of_earlier_version

HEADER = b"PGDMP"

_LEVEL = 6
_POLL_SECONDS = 0.2
_NAME_LENGTH = 63  # of a database, in bytes
_IN_USE = "55006"
_FORBIDDEN = "42501"


def dump(packed: Path, check: bool) -> tuple[int, list[str]]:
    """Write the archive as it is at one moment; return how many bytes it has on the server, and what verify finds in it."""
    packed.touch(mode=0o600)  # it holds accounts and all that is unpublished
    with one_moment(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot(), pg_database_size(current_database())")
        snapshot, size = cursor.fetchone()
        run_tool(
            "pg_dump",
            "--format=custom",
            f"--compress={_LEVEL}",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={snapshot}",
            f"--file={packed}",
        )
        problems = first_problems() if check else []
    _read_through(packed)
    return size, problems


def load(backup: Path, wait: float, check: bool) -> tuple[str, str | None, bool]:
    """Put the backup into the archive's place; return the archive's name, the name that the present one has now, if there
    is one, and whether the backup is of an earlier version. Raises BackupError, and changes nothing."""
    with backup.open("rb") as file:
        if file.read(len(HEADER)) != HEADER:
            raise BackupError(
                f"{backup} is no backup of an archive on PostgreSQL (manage.py transfer brings one from SQLite over)."
                " Nothing was changed."
            )
    _read_through(backup)
    name = str(connection.settings_dict["NAME"])
    draft = f"{name[: _NAME_LENGTH - 10]}_restoring"
    connections.close_all()
    try:
        _make(draft)
        try:
            run_tool(
                "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
                f"--dbname={draft}", backup, database=draft,
            )  # fmt: skip
        except BackupError as error:
            raise BackupError(f"{backup} cannot be restored: {error} Nothing was changed.") from error
        with reading_from(draft):
            is_old = _check(backup, check)
        return name, _replace(name, draft, wait), is_old
    finally:
        with suppress(DatabaseError), beside_archive() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {quoted(draft)}")


def _read_through(packed: Path) -> None:
    """Raise BackupError if what is written cannot be read back to its end."""
    try:
        run_tool("pg_restore", "--file=/dev/null", packed)
    except BackupError as error:
        if "not found" in str(error):
            raise
        raise BackupError(
            f"{packed} is damaged: {error} Nothing was changed: choose another backup."
        ) from error


def _make(draft: str) -> None:
    with beside_archive() as cursor:
        statement = database_like_archive(cursor, draft)
        try:
            cursor.execute(f"DROP DATABASE IF EXISTS {quoted(draft)}")
            cursor.execute(statement)
        except ProgrammingError as error:
            if getattr(error.__cause__, "sqlstate", "") != _FORBIDDEN:
                raise
            raise BackupError(
                "The account in DATABASE_URL may not make databases, which restoring needs: a superuser may let it, by ALTER"
                f" ROLE {connection.settings_dict['USER']} CREATEDB. Nothing was changed."
            ) from error


def _check(backup: Path, check: bool) -> bool:
    """Return whether the archive that is read from now is one of an earlier version. Raises BackupError if it is none."""
    applied = {
        name for app, name in MigrationRecorder(connection).applied_migrations() if app == "newsarchive"
    }
    is_old = is_of_earlier_version(backup, applied)
    if check and not is_old:
        check_is_sound(backup)
    return is_old


def _replace(name: str, draft: str, wait: float) -> str | None:
    """Give the draft the archive's name while nobody has that open; return the name that the old one has now."""
    moment = timezone.now().strftime("%Y%m%dT%H%M%S")
    aside = f"{name[: _NAME_LENGTH - 23]}_before_{moment}"
    end = time.monotonic() + wait
    while True:
        try:
            with beside_archive() as cursor:
                cursor.execute("SELECT datname FROM pg_database WHERE datname IN (%s, %s)", [name, aside])
                present = {found for (found,) in cursor.fetchall()}
                if aside in present:
                    aside += "b"
                    continue
                cursor.execute("BEGIN")
                if name in present:
                    cursor.execute(f"ALTER DATABASE {quoted(name)} RENAME TO {quoted(aside)}")
                cursor.execute(f"ALTER DATABASE {quoted(draft)} RENAME TO {quoted(name)}")
                cursor.execute("COMMIT")
                return aside if name in present else None
        except DatabaseError as error:
            if getattr(error.__cause__, "sqlstate", "") != _IN_USE:
                raise
            if time.monotonic() >= end:
                raise BackupError(
                    f"Others have the archive {name} open: end the server, ingest and whatever else uses it, or let --wait"
                    " SECONDS wait for them. Nothing was changed."
                ) from error
        time.sleep(_POLL_SECONDS)
