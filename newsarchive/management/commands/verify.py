from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsarchive import verify
from newsarchive.models import Article, Citation, Claim, Mention


class Command(BaseCommand):
    help = (
        "Prove that every quote stands in its text and that everything derived is up to date; exit 1 if not."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--renew",
            action="store_true",
            help="first renew counts, names, disagreements and the search index from what stands in the articles",
        )

    def handle(self, renew: bool, **options: Any) -> str:
        if renew:
            verify.renew()
        count = 0
        for problem in verify.verify():
            self.stdout.write(str(problem))
            count += 1
        if count:
            raise CommandError(f"{count} problem{'s' if count > 1 else ''} found.")
        counted = ((Article, "articles"), (Mention, "mentions"), (Claim, "claims"), (Citation, "citations"))
        rows = ", ".join(f"{model._default_manager.count()} {name}" for model, name in counted)
        return f"{rows}: no problems."
