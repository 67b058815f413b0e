"""How the archive is, for those who run it: quickly told, and nothing that a stranger may not know."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from newsarchive.models import IngestRun


@dataclass(frozen=True)
class Health:
    """is_migrated: None where it cannot be told; started, finished: of the last run of ingest, None without one."""

    is_readable: bool
    is_migrated: bool | None = None
    started: datetime | None = None
    finished: datetime | None = None

    @property
    def is_good(self) -> bool:
        return self.is_readable and bool(self.is_migrated)


def examine() -> Health:
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        return Health(is_readable=False)
    if not _wanted() <= applied.keys():
        return Health(is_readable=True, is_migrated=False)
    try:
        run = IngestRun.objects.values_list("started", "finished").order_by("-id").first()
    except DatabaseError:
        return Health(is_readable=False, is_migrated=True)
    return Health(True, True, *(run or (None, None)))


@cache
def _wanted() -> frozenset[tuple[str, str]]:
    """Return the last migrations of each app, as this version of the program has them."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())
