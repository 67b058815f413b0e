from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsarchive.export import FORMATS, ExportError, export


class Command(BaseCommand):
    help = (
        "Write articles, persons, works, claims and disagreements into a folder, one file each, always in the same "
        "order. In CSV, a cell that a spreadsheet would take for a formula begins with an apostrophe."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="where the files go; made if missing")
        parser.add_argument("--format", choices=FORMATS, default="jsonl", help="default: jsonl")

    def handle(self, folder: Path, format: str, **options: Any) -> str:
        try:
            counts = export(folder, format)
        except ExportError as error:
            raise CommandError(str(error)) from error
        return f"Exported {', '.join(f'{count} {name}' for name, count in counts.items())} to {folder}."
