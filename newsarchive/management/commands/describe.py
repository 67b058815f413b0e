import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from newsarchive.datasette import metadata


class Command(BaseCommand):
    help = "Print what Datasette needs to know to show the database file well, as JSON: datasette FILE --metadata …"

    def handle(self, **options: Any) -> str:
        if connection.vendor != "sqlite":
            raise CommandError("Datasette opens SQLite files; this archive's database is none.")
        return json.dumps(metadata(Path(connection.settings_dict["NAME"]).stem), indent=2, ensure_ascii=False)
