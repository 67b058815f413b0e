from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsarchive.archive_file import BackupError
from newsarchive.backup import default_folder
from newsarchive.restore import restore


class Command(BaseCommand):
    help = (
        "Put a backup into the archive's place, checked first. The present archive is kept aside under another name. "
        "On PostgreSQL, by its own pg_restore, both are databases."
    )
    # The present archive may be damaged or missing.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "backup",
            nargs="?",
            type=Path,
            help="a backup, or a folder: its newest (default: backups/ beside the archive)",
        )
        parser.add_argument(
            "--wait",
            type=float,
            default=0,
            metavar="SECONDS",
            help="how long to wait for others to close the archive (default: not at all)",
        )
        parser.add_argument(
            "--no-verify",
            action="store_true",
            help="check only that the file is whole, not every quote and count in it",
        )

    def handle(self, *, backup: Path | None, wait: float, no_verify: bool, **options: Any) -> None:
        try:
            restored = restore(backup or default_folder(), wait=wait, check=not no_verify)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{restored.archive} is now as {restored.backup} has it.")
        if restored.aside is not None:
            self.stdout.write(f"The archive that was there before is kept as {restored.aside}.")
        if restored.is_old:
            self.stdout.write("It was written by an earlier version: run manage.py migrate.")
