"""Write the archive into a folder: one file a table, JSON Lines or CSV, the same bytes for the same archive.

Rows are read and written in batches, as of one moment; the files take their names only when all of them are complete.
"""

from collections.abc import Callable
from pathlib import Path

from newsarchive.export import rows
from newsarchive.export.formats import CsvTable, JsonLinesTable, Table
from newsarchive.one_moment import one_moment

FORMATS = ("jsonl", "csv")


class ExportError(Exception):
    """A folder that cannot be written; its message says what is wrong and what to do."""


def export(folder: Path, file_format: str = "jsonl") -> dict[str, int]:
    """Write the archive's files into the folder, made if missing; return the number of rows of each table.

    Files of the same names are replaced, others left alone. Raises ExportError if the folder cannot be written.
    """
    tables = {
        "articles": rows.articles,
        "persons": rows.persons,
        "works": rows.works,
        "claims": rows.claims,
        "disagreements": rows.disagreements,
    }
    table_of: Callable[[Path, str], Table] = CsvTable if file_format == "csv" else JsonLinesTable
    drafts: dict[Path, Path] = {}
    counts = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with one_moment():
            for name, read in tables.items():
                table = table_of(folder, name)
                drafts |= table.files
                with table:
                    for row in read():
                        table.write(row)
                    counts[name] = table.count
        for draft, final in drafts.items():
            draft.replace(final)
    except OSError as error:
        raise ExportError(
            f"{folder} cannot be written: {error.strerror or error}. Choose another folder."
        ) from error
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
    return counts
