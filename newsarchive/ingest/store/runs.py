"""Keep the record of every input of every run."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from newsarchive.ingest.document import EXTRACTOR_VERSION
from newsarchive.models import IngestItem, IngestRun
from newsarchive.vocabulary import Outcome

# SQLite's own advice is 100 to 1,000.
_ANALYSED_ENTRIES = 400


def start_run(paths: Iterable[str]) -> IngestRun:
    """Open a run over the paths as they were asked for."""
    return IngestRun.objects.create(paths=list(paths), extractor_version=EXTRACTOR_VERSION)


def record(
    run: IngestRun,
    *,
    source: str,
    location: str,
    digest: str,
    outcome: Outcome,
    reason: str = "",
    article_id: int | None = None,
) -> None:
    """Keep what became of one input; store() does this itself for what it stores."""
    IngestItem.objects.create(
        run=run,
        source=source[:500],
        location=location[:1000],
        digest=digest,
        outcome=outcome,
        reason=reason,
        article_id=article_id,
        extractor_version=run.extractor_version,
    )


def finish_run(run: IngestRun) -> None:
    """Close the run: a run without an end was killed."""
    run.finished = timezone.now()
    run.save(update_fields=["finished"])


def refresh_statistics() -> None:
    """Let SQLite count again what the archive holds, where that has changed much since it was last counted.

    Without these statistics it guesses which of two indexes leaves fewer rows, and guesses wrongly in a large archive.
    The limit lets it look at so many entries of an index and no more: a large archive takes no longer than a small one.
    """
    if connection.vendor != "sqlite":
        return  # PostgreSQL sees to it by itself
    # It reads before it writes: by itself it fails at once where another writer is under way.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {_ANALYSED_ENTRIES}")
        cursor.execute("PRAGMA optimize")


def failed_inputs() -> list[tuple[str, str]]:
    """Return the source and location of each input whose latest item failed, in order of their locations; what cannot
    be read again, because it came on standard input, is left out."""
    latest = (
        IngestItem.objects.exclude(location="").values("location").annotate(latest=Max("id")).values("latest")
    )
    return list(
        IngestItem.objects.filter(id__in=latest, outcome=Outcome.FAILED)
        .order_by("location")
        .values_list("source", "location")
    )
