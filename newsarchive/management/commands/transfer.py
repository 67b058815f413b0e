from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from newsarchive.transfer import TransferError, place_of, transfer


class Command(BaseCommand):
    help = (
        "Copy the whole archive, with its history and accounts, into another database, which must be empty: all of it, "
        "checked row by row, or nothing. The present one stays as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "to",
            metavar="URL",
            help="as in DATABASE_URL: postgres://user:password@host/name, sqlite:////path",
        )

    def handle(self, *, to: str, **options: Any) -> None:
        try:
            moved = transfer(to, self._show)
        except (TransferError, ImproperlyConfigured) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{place_of(connection)} is copied to {moved.place}: {len(moved.rows)} tables,"
            f" {sum(moved.rows.values()):,} rows, each table's digest the same."
        )
        self.stdout.write("Set DATABASE_URL to the new place to use it from now on.")

    def _show(self, table: str, rows: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"{table}: {rows:,} …")
