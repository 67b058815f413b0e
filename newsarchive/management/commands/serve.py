from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsarchive.management.arguments import positive
from newsarchive.serving import PROCESSES, ServingError, address_of, listen, serve
from newsarchive.static_files import collect_changed


class Command(BaseCommand):
    help = "Serve the site by waitress, for many readers at a time. Run migrate before."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to serve on (default: %(default)s)")
        parser.add_argument(
            "--port",
            type=int,
            default=8000,
            help="port to serve on; 0 is any free one (default: %(default)s)",
        )
        parser.add_argument(
            "--processes",
            type=positive("processes"),
            default=PROCESSES,
            help="processes that answer requests, each takes about 100 MB of memory (default: %(default)s)",
        )

    def handle(self, *, host: str, port: int, processes: int, **options: Any) -> None:
        try:
            collect_changed()
        except OSError as error:
            self.stderr.write(
                f"Static files cannot be collected ({error}): those collected before are served. "
                f"Run manage.py collectstatic as who may write {settings.STATIC_ROOT}."
            )
        try:
            with listen(host, port) as listener:
                serve(listener, lambda: self.announce(address_of(listener)), processes)
        except ServingError as error:
            raise CommandError(str(error)) from error

    def announce(self, address: str) -> None:
        self.stdout.write(f"The archive is served at {address}/; Ctrl-C ends it.")
        self.stdout.flush()
