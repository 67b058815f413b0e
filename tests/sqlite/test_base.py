"""Writers of an SQLite file have their turns one after the other."""

import threading
import time

import pytest
from django.db import OperationalError, connection, transaction

from newsarchive.models import Outlet

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")

WAITS = 8


@pytest.mark.django_db(transaction=True)
def test_who_waits_to_write_comes_before_one_that_writes_again_and_again():
    """As an editor's save comes before the rest of an ingest: after the transaction that runs, or at most one more."""
    begun, done = [], threading.Event()

    def write_on():
        while not done.is_set():
            with transaction.atomic():
                begun.append(time.monotonic())
                Outlet.objects.create(name=f"Outlet {len(begun)}")
                time.sleep(0.15)
        connection.close()

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        passed = []
        for _ in range(WAITS):
            before = len(begun)
            while len(begun) == before:
                time.sleep(0.001)
            seen = len(begun)  # one is at work now
            with transaction.atomic():
                passed.append(len(begun) - seen)
    finally:
        done.set()
        writer.join()

    assert max(passed) <= 1


@pytest.mark.django_db(transaction=True)
def test_one_who_gives_up_leaves_the_line():
    """A writer that waits in vain does not keep the next one from writing once the lock is free."""
    holds, free = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            Outlet.objects.create(name="Held")
            holds.set()
            free.wait()
        connection.close()

    writer = threading.Thread(target=hold)
    writer.start()
    holds.wait()
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout=50")
        with pytest.raises(OperationalError, match="locked"), transaction.atomic():
            pass
    finally:
        free.set()
        writer.join()
        connection.close()

    with transaction.atomic():
        assert Outlet.objects.filter(name="Held").exists()
