"""Let the database try something for so long, and no longer: for what a page shows if it is quickly had."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from django.db import OperationalError, connection, transaction

_CANCELLED = "57014"  # PostgreSQL's code for what a time limit broke off
_STEPS = (
    1_000  # of SQLite's virtual machine from one look at the clock to the next: far less than a millisecond
)

Answer = TypeVar("Answer")


class TimeOverError(Exception):
    """The time is over; what was asked for is not known."""


class TimeBox:
    """Time that several queries share, from now on."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def ask(self, question: Callable[[], Answer]) -> Answer | None:
        """Return the answer of a function that asks the database; None if the time is over before it has one."""
        try:
            with self.open():
                return question()
        except TimeOverError:
            return None

    @contextmanager
    def open(self) -> Iterator[None]:
        """Break off the queries in the block when the time is over. Raises TimeOverError, also if it is over already."""
        remaining = self._end - monotonic()
        if remaining <= 0.001:  # PostgreSQL takes 0 milliseconds for no limit
            raise TimeOverError
        if connection.vendor == "sqlite":
            with self._watched():
                yield
        else:
            with self._limited(remaining):
                yield

    @contextmanager
    def _limited(self, remaining: float) -> Iterator[None]:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SHOW statement_timeout")
                (usual,) = cursor.fetchone()
                cursor.execute(
                    "SELECT set_config('statement_timeout', %s, true)", [f"{remaining * 1_000:.0f}"]
                )
                yield
                # for what else the transaction around this one does
                cursor.execute("SELECT set_config('statement_timeout', %s, true)", [usual])
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") == _CANCELLED:
                raise TimeOverError from error
            raise

    @contextmanager
    def _watched(self) -> Iterator[None]:
        connection.ensure_connection()
        database = connection.connection
        database.set_progress_handler(lambda: monotonic() > self._end, _STEPS)
        try:
            yield
        except OperationalError as error:
            if "interrupted" in str(error):
                raise TimeOverError from error
            raise
        finally:
            database.set_progress_handler(None, 0)
