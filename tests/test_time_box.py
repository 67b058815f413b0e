from time import monotonic

import pytest
from django.db import DatabaseError, connection, transaction

from newsarchive.time_box import TimeBox, TimeOverError

pytestmark = pytest.mark.django_db

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def test_what_takes_too_long_is_broken_off_and_the_connection_goes_on():
    start = monotonic()

    with pytest.raises(TimeOverError), TimeBox(0.05).open():
        run(ENDLESS)

    assert monotonic() - start < 5
    assert run("SELECT 1") == 1


def test_time_is_shared_by_all_blocks_of_a_box():
    box = TimeBox(0.05)
    with pytest.raises(TimeOverError), box.open():
        run(ENDLESS)

    with pytest.raises(TimeOverError), box.open():
        pytest.fail("the block is not entered")


def test_a_question_whose_time_is_over_has_no_answer():
    box = TimeBox(0.05)

    assert box.ask(lambda: run("SELECT 3")) == 3
    assert box.ask(lambda: run(ENDLESS)) is None
    assert box.ask(lambda: pytest.fail("it is not asked")) is None
    with pytest.raises(DatabaseError):
        TimeBox(60).ask(lambda: run("SELECT nothing FROM nowhere"))


def test_what_is_quick_and_what_fails_otherwise_is_left_alone():
    with TimeBox(60).open():
        assert run("SELECT 2") == 2

    with pytest.raises(DatabaseError, match="no_such_rows"), transaction.atomic(), TimeBox(60).open():
        run("SELECT * FROM no_such_rows")
