from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsarchive.ingest.reextract import Difference, foresee, reextract
from newsarchive.ingest.store.rereading import Change, Stored, find_articles
from newsarchive.terminal import on_one_line


class Command(BaseCommand):
    help = (
        "Read stored articles anew with the present extractor. Shows first what would come, go and stay, and asks. "
        "What editors decided stays."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="number or source of an article")
        parser.add_argument("--all", action="store_true", help="every article of the archive")
        parser.add_argument(
            "--dry-run", action="store_true", help="show what would change, and change nothing"
        )
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(
        self, *, articles: list[str], all: bool, dry_run: bool, yes: bool, verbosity: int, **options: Any
    ) -> None:
        if bool(articles) == all:
            raise CommandError("Name articles by number or source, or give --all.")
        named, missing = find_articles(articles)
        if missing:
            raise CommandError(
                f"There is no article {missing[0]!r}: give its number or its source, as its page in the admin has them."
            )
        ids = None if all else named
        self._summarise(foresee(ids, report=self._show if verbosity > 1 else None))
        if dry_run:
            return
        if not yes and not self._is_wanted():
            self.stdout.write("Nothing was changed.")
            return
        failures = reextract(ids)
        for failure in failures:
            self.stderr.write(on_one_line(f"{failure.source}: {failure.reason}"))
        self.stdout.write(
            "Written." if not failures else f"Written, but for {len(failures)}, which stay as they were."
        )
        if failures:
            raise CommandError(f"{len(failures)} could not be read: for the reasons given above.")

    def _is_wanted(self) -> bool:
        try:
            return input("Write this? [y/N] ").strip().casefold() in {"y", "yes"}
        except EOFError:
            raise CommandError("Nobody is here to be asked: give --yes, or --dry-run.") from None

    def _show(self, stored: Stored, change: Change) -> None:
        self.stdout.write(on_one_line(f"{stored.article.pk} {stored.article.source}"))
        for sign, items in (("+", change.come), ("-", change.go), ("!", change.kept)):
            for item in items:
                self.stdout.write(f"  {sign} {item.sort}: {item.words}")

    def _summarise(self, difference: Difference) -> None:
        for sort in ("person", "work", "claim"):
            line = f"{sort}s: {difference.come[sort]} come, {difference.go[sort]} go, {difference.stay[sort]} stay"
            if difference.kept[sort]:
                line = f"{line}, {difference.kept[sort]} no longer read stay by decision"
            self.stdout.write(line)
        for failure in difference.failures:
            self.stderr.write(on_one_line(f"{failure.source}: {failure.reason}"))
        self.stdout.write(f"{len(difference.changed)} of {difference.articles} articles change.")
