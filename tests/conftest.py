import pytest
from django.db import connections


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """Test on an SQLite file: write-ahead logging and the threads of a live server behave otherwise in memory."""
    database = connections["default"].settings_dict
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "archive.sqlite3")


@pytest.fixture(scope="session")
def no_static_files(tmp_path_factory):
    """An empty folder."""
    return tmp_path_factory.mktemp("static")


@pytest.fixture(autouse=True)
def plain_static_files(settings, no_static_files):
    """Serve static files from where they are, under their plain names, whether or not this checkout has collected them."""
    settings.STATIC_ROOT = no_static_files
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def fast_passwords(settings):
    """Hash passwords in no time: what protects them is Django's, and not tested here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
