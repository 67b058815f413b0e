"""See whether what is backed up, or brought back, is a sound archive of this program, whatever database it is of."""

from itertools import islice
from pathlib import Path

from newsarchive.archive_file import BackupError, known_migrations
from newsarchive.verify import verify

_MOST_PROBLEMS = 20


def first_problems() -> list[str]:
    """Return the first things that verify finds in the archive that is read from now."""
    return [str(problem) for problem in islice(verify(), _MOST_PROBLEMS)]


def is_of_earlier_version(backup: Path, applied: set[str] | None) -> bool:
    """Return whether an archive lacks migrations; raise BackupError if it is none, or a newer program's.

    applied: the migrations that it has had, None or nothing if it is the database of another program.
    """
    known = known_migrations()
    if not applied:
        raise BackupError(f"{backup} is the database of another program. Nothing was changed.")
    if unknown := applied - known:
        raise BackupError(
            f"{backup} was written by a newer version, with {', '.join(sorted(unknown))}: bring this program up to date"
            " first. Nothing was changed."
        )
    return applied != known


def check_is_sound(backup: Path) -> None:
    """Raise BackupError if verify finds anything in the restored archive that is read from now."""
    problem = next(iter(verify()), None)
    if problem is not None:
        raise BackupError(
            f"{backup} is not sound: {problem}. Nothing was changed: choose another backup, or restore it as it is with"
            " --no-verify and mend it."
        )
