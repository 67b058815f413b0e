import sqlite3
import threading
from contextlib import closing

import pytest
from django.db import connection

from newsarchive.ingest.store import refresh_statistics

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]


def test_statistics_wait_for_whoever_else_is_writing():
    # another connection than Django's own, which no other thread may use
    name = connection.settings_dict["NAME"]
    with closing(sqlite3.connect(name, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        ends = threading.Timer(0.5, other.execute, ["COMMIT"])
        ends.start()
        refresh_statistics()
        assert not other.in_transaction
        ends.join()
