"""Let the database try something for so long, and no longer: for what a page shows if it is quickly had."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from django.db import OperationalError, connection, transaction

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
        if remaining <= 0:
            raise TimeOverError
        if connection.vendor == "sqlite":
            with self._watched():
                yield
        else:
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(f"SET LOCAL statement_timeout = {max(1, int(remaining * 1_000))}")
                    yield
            except OperationalError as error:
                raise TimeOverError from error

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
