import pytest


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Serve static files under their own names: the hashed ones exist only after collectstatic."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
