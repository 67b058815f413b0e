from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from newsarchive import throttling
from newsarchive.throttling import FAILURES_OF_ADDRESS, FAILURES_OF_NAME, WAIT, is_throttled, note_failure

pytestmark = pytest.mark.django_db

WAITING = "Too many attempts to log in have failed."


@pytest.fixture
def editor():
    return User.objects.create_superuser("editor", password="right")


def log_in(password, *, name="editor", address="192.0.2.1"):
    return Client().post(
        "/admin/login/", {"username": name, "password": password, "next": "/admin/"}, REMOTE_ADDR=address
    )


def test_whoever_fails_too_often_has_to_wait_even_with_the_right_password(editor):
    for _ in range(FAILURES_OF_ADDRESS):
        assert WAITING not in log_in("wrong").content.decode()

    refused = log_in("right")

    assert refused.status_code == 200
    assert WAITING in refused.content.decode()
    assert log_in("right", address="192.0.2.2").status_code == 302


def test_a_password_is_not_even_tried_while_waiting(editor, monkeypatch):
    for _ in range(FAILURES_OF_ADDRESS):
        note_failure("192.0.2.1", "editor")

    def fail(*args, **kwargs):
        raise AssertionError

    monkeypatch.setattr("django.contrib.auth.forms.authenticate", fail)

    assert WAITING in log_in("right").content.decode()


def test_waiting_ends(editor, monkeypatch):
    for _ in range(FAILURES_OF_ADDRESS):
        note_failure("192.0.2.1", "editor")
    later = timezone.now() + WAIT + timedelta(seconds=1)
    monkeypatch.setattr(throttling.timezone, "now", lambda: later)

    assert log_in("right").status_code == 302
    note_failure("192.0.2.1", "editor")
    assert not is_throttled("192.0.2.1", "editor")


def test_one_name_is_not_guessed_at_from_many_addresses(editor):
    for number in range(FAILURES_OF_NAME):
        note_failure(f"198.51.100.{number}", "Editor")

    assert is_throttled("192.0.2.77", "editor")
    assert not is_throttled("192.0.2.77", "somebody-else")


def test_the_addresses_of_one_household_count_as_one():
    for number in range(FAILURES_OF_ADDRESS):
        note_failure(f"2001:db8:1:2::{number}", f"name{number}")

    assert is_throttled("2001:db8:1:2:ffff::1", "other")
    assert not is_throttled("2001:db8:1:3::1", "other")


def test_nobody_can_work_out_the_keys_of_counts_without_the_secret(editor, settings):
    note_failure("192.0.2.1", "editor")
    keys = set(Session.objects.values_list("session_key", flat=True))
    assert not any("192.0.2.1" in key or "editor" in key for key in keys)

    settings.SECRET_KEY = "another archive's secret"
    note_failure("192.0.2.1", "editor")
    assert Session.objects.count() == 2 * len(keys)


def test_counts_cannot_be_used_as_sessions_and_are_swept_away(editor):
    note_failure("192.0.2.1", "editor")

    # even to somebody who knew them
    for key in Session.objects.values_list("session_key", flat=True):
        client = Client()
        client.cookies["sessionid"] = key
        assert client.get("/admin/").status_code == 302
    assert is_throttled("192.0.2.1", "editor") is False

    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    call_command("clearsessions")
    assert not Session.objects.exists()


def test_logging_in_as_it_should_be_counts_nothing(editor):
    for _ in range(FAILURES_OF_ADDRESS + 2):
        assert log_in("right").status_code == 302

    assert not is_throttled("192.0.2.1", "editor")


def test_a_session_is_kept_from_scripts_and_other_sites(editor):
    response = log_in("right")
    session, token = response.cookies["sessionid"], Client().get("/admin/login/").cookies["csrftoken"]

    for cookie in (session, token):
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
