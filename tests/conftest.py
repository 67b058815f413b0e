import signal
from unittest import TestCase

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections
from django.test import TransactionTestCase, override_settings

# A shell lets what it runs in the background ignore Ctrl-C, and so would every command that a test starts and interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser):
    parser.addoption("--kills", type=int, default=1, help="how often each operation of tests/crash is killed")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    long = {item.path for item in items if item.get_closest_marker("long")}
    items.sort(key=lambda item: item.path not in long)
    if connection.vendor != "sqlite":
        # The others would do the very same again as on SQLite, where they are run anyway.
        config.hook.pytest_deselected(items=[item for item in items if not asks_for_the_database(item)])
        items[:] = filter(asks_for_the_database, items)
        skip = pytest.mark.skip(reason="about SQLite itself")
        for item in items:
            if item.get_closest_marker("sqlite"):
                item.add_marker(skip)


def asks_for_the_database(item):
    """Tell whether the test asks for the database by a marker, a fixture or its class."""
    fixtures = {"db", "transactional_db", "live_server", "django_db_setup"}
    is_case = item.cls is not None and issubclass(item.cls, TransactionTestCase)
    return is_case or bool(item.get_closest_marker("django_db")) or not fixtures.isdisjoint(item.fixturenames)


@pytest.fixture(scope="session", autouse=True)
def settings_of_tests(tmp_path_factory):
    """Set what is the same for every test, before a live server starts.

    Static files are served from where they are, under their plain names, whether or not this checkout has collected
    them; passwords are hashed in no time, as what protects them is Django's and not tested here.
    """
    with override_settings(
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        STORAGES={
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, django_db_modify_db_settings_parallel_suffix):
    """Test on a database of each process's own; on an SQLite file: write-ahead logging and the threads of a live server
    behave otherwise in memory."""
    database = connections["default"].settings_dict
    if database["ENGINE"] == "newsarchive.sqlite":
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "archive.sqlite3")


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Let no test see what the process counted for another one's archive."""
    cache.clear()


# Of tables that hold rows, as those of a test's module may, the next number is the next one, as SQLite has it.
_EMPTY_TABLES_FROM_ONE = """
DO $$
DECLARE one record; is_empty boolean;
BEGIN
  FOR one IN
    SELECT schemaname, sequencename, regexp_replace(sequencename, '_id_seq$', '') AS tablename
    FROM pg_sequences WHERE last_value IS NOT NULL AND sequencename LIKE 'newsarchive_%'
  LOOP
    EXECUTE format('SELECT NOT EXISTS (SELECT 1 FROM %I.%I)', one.schemaname, one.tablename) INTO is_empty;
    IF is_empty THEN
      PERFORM setval(format('%I.%I', one.schemaname, one.sequencename)::regclass, 1, false);
    END IF;
  END LOOP;
END $$
"""


@pytest.fixture(autouse=True)
def numbered_from_one(request, nothing_remembered):
    """Give the first row of each table the number 1, whatever tests that commit have left."""
    asked = [name for name in ("transactional_db", "db") if name in request.fixturenames]
    if request.node.get_closest_marker("django_db"):
        asked.append("db")
    if asked and not (request.cls and issubclass(request.cls, TestCase)):
        request.getfixturevalue(asked[0])
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("UPDATE sqlite_sequence SET seq = 0")
            else:
                cursor.execute(_EMPTY_TABLES_FROM_ONE)
