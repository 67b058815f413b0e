"""The settings, as other environments make them: each read by a Python of its own."""

import json
import logging
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from newsarchive import databases
from newsarchive.archive_file import reading_from
from newsarchive.static_files import HashedStaticFiles, collect_changed

DEPLOYED = {
    "HTTPS": "1",
    "SECRET_KEY": "x1" * 40 + "&%?$abcdefg",
    "ALLOWED_HOSTS": "archive.example,.news.example",
}
READ_BY_SETTINGS = {"DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "DEBUG", "HTTPS", "LOG_FORMAT"}
SET_BY_TESTS = {"DJANGO_ALLOW_ASYNC_UNSAFE"}  # for the browser's, and an error where a site is deployed


def run_python(*arguments, environment, cwd):
    inherited = {name: os.environ[name] for name in os.environ.keys() - READ_BY_SETTINGS - SET_BY_TESTS}
    return subprocess.run(
        [sys.executable, *arguments],
        env=inherited | environment,
        cwd=cwd,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def settings_under(tmp_path):
    """Return the values of settings under an environment, in a process that was started somewhere else."""

    def read(expression, **environment):
        code = f"import json; from django.conf import settings as s; print(json.dumps({expression}))"
        environment = {"DJANGO_SETTINGS_MODULE": "newsarchive.settings", "SECRET_KEY": "k", **environment}
        environment["PYTHONPATH"] = str(settings.BASE_DIR)
        run = run_python("-c", code, environment=environment, cwd=tmp_path)
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout)

    return read


def test_a_deployer_is_warned_of_nothing(tmp_path):
    run = run_python(
        str(settings.BASE_DIR / "manage.py"),
        "check",
        "--deploy",
        "--fail-level=WARNING",
        environment=DEPLOYED,
        cwd=tmp_path,
    )

    assert run.returncode == 0, run.stderr


def test_the_check_that_warns_a_deployer_does_warn(tmp_path):
    run = run_python(
        str(settings.BASE_DIR / "manage.py"),
        "check",
        "--deploy",
        "--fail-level=WARNING",
        environment=DEPLOYED | {"HTTPS": "0"},
        cwd=tmp_path,
    )

    assert run.returncode == 1
    assert "security.W008" in run.stderr


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("", str(settings.BASE_DIR / "archive.sqlite3")),
        ("sqlite:///other.sqlite3", str(settings.BASE_DIR / "other.sqlite3")),
        ("sqlite:////srv/archive.sqlite3", "/srv/archive.sqlite3"),
        ("sqlite://:memory:", ":memory:"),
        ("postgres://localhost/archive", "archive"),
    ],
)
def test_the_database_is_the_same_wherever_a_command_is_run(settings_under, url, name):
    assert settings_under("s.DATABASES['default']['NAME']", DATABASE_URL=url) == name


def test_only_an_sqlite_file_gets_the_options_of_sqlite(settings_under):
    options = settings_under("s.DATABASES['default']['OPTIONS']", DATABASE_URL="postgres://localhost/archive")

    assert "lock_timeout=20s" in options["options"]
    assert "init_command" not in options
    assert "init_command" in settings_under(
        "list(s.DATABASES['default']['OPTIONS'])", DATABASE_URL="sqlite:///a.sqlite3"
    )


@pytest.mark.parametrize(
    ("url", "missing", "words"),
    [
        ("postgres://localhost/archive", {"psycopg"}, r"pip install -e '\.\[postgres\]'"),
        ("mysql://localhost/archive", set(), "kept by SQLite or PostgreSQL, not by mysql"),
    ],
)
def test_a_database_that_cannot_be_used_is_told(monkeypatch, url, missing, words):
    monkeypatch.setattr(databases, "find_spec", lambda name: None if name in missing else name)

    with pytest.raises(ImproperlyConfigured, match=words):
        databases.database_at(url, settings.BASE_DIR)


def test_only_this_machine_may_ask_unless_hosts_are_named(settings_under):
    assert settings_under("s.ALLOWED_HOSTS") == ["localhost", "127.0.0.1", "[::1]"]


def test_origins_under_https_are_those_of_the_hosts(settings_under):
    assert settings_under("s.CSRF_TRUSTED_ORIGINS", **DEPLOYED) == [
        "https://archive.example",
        "https://*.news.example",
    ]


def test_cookies_travel_by_https_alone_when_the_site_does(settings_under):
    expression = "[s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT]"

    assert settings_under(expression, **DEPLOYED) == [True, True, True]
    assert settings_under(expression) == [False, False, False]


@pytest.mark.parametrize(("word", "meaning"), [("1", True), ("true", True), ("0", False), ("", False)])
def test_debug_is_off_unless_asked_for(settings_under, word, meaning):
    assert settings_under("s.DEBUG", DEBUG=word) is meaning


def test_a_secret_key_is_made_once_and_kept_from_others():
    from newsarchive.settings import _kept_secret_key

    path = settings.BASE_DIR / ".secret-key"

    assert len(_kept_secret_key(path)) == 50
    assert _kept_secret_key(path) == _kept_secret_key(path)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("page_size", 16384),
        ("journal_mode", "wal"),
        ("synchronous", 1),
        ("foreign_keys", 1),
        ("temp_store", 2),
    ],
)
def test_the_sqlite_file_is_tuned_from_its_first_byte(pragma, value):
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def rights_in(folder):
    return {path.name: oct(path.stat().st_mode & 0o777) for path in folder.iterdir()}


@pytest.mark.sqlite
@pytest.mark.django_db
def test_a_new_archive_is_for_its_own_account_alone(tmp_path):
    with reading_from(tmp_path / "archive.sqlite3"), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE account (password text)")

        assert rights_in(tmp_path) == {
            "archive.sqlite3": "0o600",
            "archive.sqlite3-wal": "0o600",
            "archive.sqlite3-shm": "0o600",
        }


@pytest.mark.sqlite
@pytest.mark.django_db
def test_an_archive_that_was_opened_to_others_stays_so(tmp_path):
    path = tmp_path / "archive.sqlite3"
    path.touch()
    path.chmod(0o664)
    with reading_from(path), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE account (password text)")

        assert set(rights_in(tmp_path).values()) == {"0o664"}


def test_a_database_in_memory_works(tmp_path):
    run = run_python(
        str(settings.BASE_DIR / "manage.py"),
        "migrate",
        "--verbosity=0",
        environment={"DATABASE_URL": "sqlite://:memory:"},
        cwd=tmp_path,
    )

    assert (run.returncode, run.stderr) == (0, "")


def test_pages_stand_without_collected_static_files(tmp_path):
    with override_settings(STATIC_ROOT=tmp_path):
        assert HashedStaticFiles().url("admin/css/base.css") == "/static/admin/css/base.css"


def test_collected_static_files_are_named_by_content_and_compressed(tmp_path):
    storage = {"staticfiles": {"BACKEND": "newsarchive.static_files.HashedStaticFiles"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES={**settings.STORAGES, **storage}):
        call_command("collectstatic", interactive=False, verbosity=0)
        url = staticfiles_storage.url("admin/css/base.css")

    name = url.removeprefix("/static/")
    assert name != "admin/css/base.css"
    assert {path.name for path in (tmp_path / name).parent.glob("base.*")} == {
        (tmp_path / f"{name}{suffix}").name for suffix in ("", ".gz", ".br")
    }


def test_static_files_are_collected_again_only_once_they_have_changed(tmp_path):
    sources, collected = tmp_path / "sources", tmp_path / "collected"
    sources.mkdir()
    sheet = sources / "sheet.css"
    sheet.write_text("p { margin: 0 }", encoding="utf-8")
    storage = {"staticfiles": {"BACKEND": "newsarchive.static_files.HashedStaticFiles"}}
    with override_settings(
        STATIC_ROOT=collected,
        STATICFILES_DIRS=[sources],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
        STORAGES={**settings.STORAGES, **storage},
    ):
        assert collect_changed()
        assert not collect_changed()
        before = staticfiles_storage.url("sheet.css")
        sheet.write_text("p { margin: 1em }", encoding="utf-8")
        assert collect_changed()
        after = staticfiles_storage.url("sheet.css")

    assert before != after
    assert (collected / after.removeprefix("/static/")).read_text(encoding="utf-8") == "p { margin: 1em }"


def test_a_failing_page_is_logged_with_debug_off():
    assert settings.DEBUG is False
    assert logging.getLogger("django.request").isEnabledFor(logging.ERROR)
    assert not logging.getLogger("django.request").isEnabledFor(logging.WARNING)
    assert "stderr" in {handler.name for handler in logging.getLogger().handlers}
