import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from newsarchive.ingest.pipeline import Report, SecondReport, ingest
from newsarchive.ingest.read import SUFFIXES
from newsarchive.ingest.workers import ClusterError, Crew
from newsarchive.management.arguments import positive
from newsarchive.terminal import on_one_line
from newsarchive.vocabulary import Outcome

USAGE_ERROR = 2
CLUSTER_ERROR = 4
INTERRUPTED = 130  # what a shell reports for a command that Ctrl-C ended


class Command(BaseCommand):
    help = (
        "Read news documents into the archive: files, folders with all they hold, or - for standard input "
        f"({', '.join(SUFFIXES)}, each also with .gz). Running it again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="*", metavar="PATH", help="A file, a folder, or - for standard input."
        )
        parser.add_argument("--dry-run", action="store_true", help="Do everything, but store nothing.")
        parser.add_argument(
            "--retry-failed",
            action="store_true",
            help="Read again every input whose latest outcome is a failure.",
        )
        readers = parser.add_mutually_exclusive_group()
        readers.add_argument(
            "--workers",
            type=positive("processes"),
            default=os.cpu_count() or 1,
            help="How many processes parse and extract (default: one for each processor, %(default)s).",
        )
        readers.add_argument(
            "--scheduler",
            metavar="tcp://HOST:PORT",
            help="Let the workers of this Dask scheduler parse and extract, instead of processes on this machine.",
        )

    def handle(
        self,
        *,
        paths: list[str],
        dry_run: bool,
        retry_failed: bool,
        workers: int,
        scheduler: str | None,
        **options: Any,
    ) -> None:
        if not paths and not retry_failed:
            raise CommandError(
                "Name what to ingest: files, folders, or - for standard input; or give --retry-failed.",
                returncode=USAGE_ERROR,
            )
        _check_is_migrated()
        kept = (
            "nothing was stored" if dry_run else "what was stored stays; run the same command again to go on"
        )
        try:
            crew = _cluster(scheduler) if scheduler else None
            with _progress() as (report, second_report):
                summary = ingest(
                    [str(path) for path in paths],
                    workers=workers,
                    crew=crew,
                    dry_run=dry_run,
                    retry_failed=retry_failed,
                    progress=report,
                    second_progress=second_report,
                )
        except KeyboardInterrupt:
            raise CommandError(f"Interrupted: {kept}.", returncode=INTERRUPTED) from None
        except ClusterError as error:
            raise CommandError(f"{error} {kept[0].upper()}{kept[1:]}.", returncode=CLUSTER_ERROR) from error
        self.stdout.write(str(summary))
        if summary.copies:
            self.stdout.write(f"Among them {summary.copies_in_words}: named in the list of inputs.")
        if summary.left_over and not dry_run:
            readings = "second reading" if summary.left_over == 1 else "second readings"
            self.stdout.write(
                f"{summary.left_over:,} {readings} that an earlier run had left came to their turn as well."
            )
        for failure in summary.failures:
            self.stdout.write(on_one_line(f"{failure.source}: {failure.reason}"))
        if dry_run:
            self.stdout.write("Dry run: nothing was stored.")
        if summary.failures:
            advice = "" if dry_run else "; manage.py ingest --retry-failed reads them again"
            raise CommandError(f"{len(summary.failures)} failed{advice}.")


def _cluster(scheduler: str) -> Crew:
    """Return who reads documents on the cluster. Raises ClusterError."""
    try:
        from newsarchive.ingest.cluster import cluster  # an extra: not everybody has it installed
    except ModuleNotFoundError as error:
        raise CommandError(
            f"--scheduler needs Dask, and there is no module {error.name}: pip install -e '.[dask]'.",
            returncode=USAGE_ERROR,
        ) from error
    return cluster(scheduler)


def _check_is_migrated() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("The database is not up to date: run manage.py migrate first.")


@contextmanager
def _progress() -> Iterator[tuple[Report | None, SecondReport | None]]:
    """Show on a terminal how many inputs are done, and which one was the last; then how many second readings."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None, None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} done, {task.fields[failed]:,} failed"),
        BarColumn(bar_width=20),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None, failed=0)
        failed = 0

        def report(source: str, outcome: Outcome) -> None:
            nonlocal failed
            failed += outcome == Outcome.FAILED
            bar.update(task, advance=1, description=on_one_line(source[-60:]), failed=failed)

        def report_second(done: int, total: int) -> None:
            bar.update(task, description=f"reading again by known names: {done:,} of {total:,}")

        yield report, report_second
