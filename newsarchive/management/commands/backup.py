from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsarchive.archive_file import BackupError
from newsarchive.backup import backup, default_folder, size_in_words
from newsarchive.management.arguments import positive


class Command(BaseCommand):
    help = (
        "Write a backup of the archive, checked and compressed, while others go on using it; on PostgreSQL by its own "
        "pg_dump."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            help="where it goes; made if missing (default: backups/ beside the archive)",
        )
        parser.add_argument(
            "--keep",
            type=positive("backups"),
            metavar="N",
            help="keep the newest N backups of the folder (default: all)",
        )
        parser.add_argument(
            "--no-verify",
            action="store_true",
            help="check only that the file is whole, not every quote and count in it",
        )

    def handle(self, *, folder: Path | None, keep: int | None, no_verify: bool, **options: Any) -> None:
        try:
            written = backup(folder or default_folder(), keep=keep, check=not no_verify, progress=self._show)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{written.path}: {size_in_words(written.archive_size)} in {size_in_words(written.size)},"
            f" SHA-256 {written.digest}"
        )
        for path in written.removed:
            self.stdout.write(f"{path.name}: removed")
        for problem in written.problems:
            self.stdout.write(problem)
        if written.problems:
            raise CommandError(
                "The backup is a true copy, but verify finds the above in the archive. No older backup was removed."
            )

    def _show(self, step: str) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"{step} …")
