import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from newsarchive.accounts import EDITOR, make_editor
from newsarchive.models import Article, Disagreement
from newsarchive.serving import ServingError, address_of, listen, serve
from newsarchive.static_files import collect_changed


class Command(BaseCommand):
    help = (
        "Make the archive, ingest seeds/ if it is empty, make an editor's account, and serve the site. "
        "Run again, it only does what is still to be done."
    )
    # The database may not exist yet, which the checks that look into it would report.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to serve on (default: %(default)s)")
        parser.add_argument(
            "--port",
            type=int,
            default=8000,
            help="port to serve on; 0 is any free one (default: %(default)s)",
        )
        parser.add_argument("--no-serve", action="store_true", help="make everything ready, and end")

    def handle(self, *, host: str, port: int, no_serve: bool, **options: Any) -> None:
        try:
            if no_serve:
                self.make_ready()
                return
            # Bound before anything is made: a port that is taken is told at once.
            with listen(host, port) as listener:
                self.make_ready()
                serve(listener, lambda: self.show_where_to_click(address_of(listener)))
            self.stdout.write("\nStopped.")
        except ServingError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            self.stdout.write("\nStopped.")
            sys.exit(130)

    def make_ready(self) -> None:
        self.migrate()
        self.ingest_seeds()
        self.make_account()
        self.collect_static_files()

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        name = connection.settings_dict["NAME"]
        if not pending:
            self.tell("Database", f"{name} is up to date")
            return
        self.tell("Database", f"{name}: {pending} migrations to apply …")
        call_command("migrate", interactive=False, verbosity=0)

    def ingest_seeds(self) -> None:
        if count := Article.objects.count():
            self.tell("Articles", f"{count} in the archive")
            return
        self.tell("Articles", "the archive is empty: reading seeds/ …")
        call_command("ingest", str(settings.BASE_DIR / "seeds"), stdout=self.stdout, stderr=self.stderr)

    def make_account(self) -> None:
        password = make_editor()
        if password is None:
            self.tell("Account", f"{EDITOR} (a new password: manage.py changepassword {EDITOR})")
            return
        self.tell("Account", f"{EDITOR}, password {self.style.SUCCESS(password)}")
        self.tell("", f"shown this once; to set another: manage.py changepassword {EDITOR}")

    def collect_static_files(self) -> None:
        self.tell("Static files", "collected and compressed" if collect_changed() else "up to date")

    def show_where_to_click(self, address: str) -> None:
        self.stdout.write(f"\nThe archive is served; Ctrl-C ends it.\n  front page    {address}/")
        disagreement = Disagreement.objects.open().for_list().order_by("-article_count", "-id").first()
        if disagreement:
            self.stdout.write(f"  disagreement  {address}{disagreement.get_absolute_url()}  {disagreement}")
        self.stdout.write(f"  admin         {address}{reverse('admin:index')}  as {EDITOR}")
        self.stdout.flush()
        # The server's threads have connections of their own.
        connection.close()

    def tell(self, subject: str, message: str) -> None:
        self.stdout.write(f"{subject:14}{message}")
        # At once, also into a file or a pipe: the next step may take a while.
        self.stdout.flush()
