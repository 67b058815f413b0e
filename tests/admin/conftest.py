import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client


class Desk(Client):
    """Sends along what a form's page had of the rows that it is about, as a browser does."""

    def post(self, path, data=None, *args, **kwargs):
        if path.endswith("/change/") and isinstance(data, dict) and "version" not in data:
            page = self.get(path)
            data = {**data, "version": (page.context or {}).get("version", "")}
        if isinstance(data, dict) and "confirmed" in data and "seen" not in data:
            page = super().post(path, {name: value for name, value in data.items() if name != "confirmed"})
            data = {**data, "seen": (page.context or {}).get("seen", "")}
        return super().post(path, data, *args, **kwargs)


@pytest.fixture
def editor(db):
    """Somebody who may do everything."""
    return User.objects.create_superuser("editor", password="secret")


@pytest.fixture
def viewer(db):
    """Somebody who may look at everything and change nothing."""
    user = User.objects.create_user("viewer", password="secret", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    return user


@pytest.fixture
def desk(editor):
    """The admin, as the editor uses it."""
    client = Desk()
    client.force_login(editor)
    return client


@pytest.fixture
def window(viewer):
    """The admin, as the viewer sees it."""
    client = Desk()
    client.force_login(viewer)
    return client
