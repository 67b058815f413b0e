import json
import logging
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import RequestFactory

from newsarchive.ingest.pipeline import ingest
from newsarchive.logs import JsonFormatter


def event(message, *args, **extra):
    record = logging.LogRecord(
        "newsarchive", logging.WARNING, __file__, 1, message, args, extra.pop("exc_info", None)
    )
    for name, value in extra.items():
        setattr(record, name, value)
    line = JsonFormatter().format(record)
    assert "\n" not in line
    assert line.isascii()
    return json.loads(line)


def test_an_event_is_one_line_of_json():
    found = event("Read %s", "a.txt")

    assert (found["level"], found["logger"], found["message"]) == ("WARNING", "newsarchive", "Read a.txt")
    assert found["time"].endswith("+00:00")


@pytest.mark.parametrize("words", ['\n{"level": "INFO"}', "\u2028", "\ud800", "\x1b[2J", "\u202e"])
def test_nothing_in_an_event_looks_like_another(words):
    assert event("From %s", words)["message"] == f"From {words}"


def test_an_event_of_a_request_names_it_with_its_error():
    try:
        raise ValueError("what went wrong")
    except ValueError:
        failure = sys.exc_info()
    found = event("Failed", request=RequestFactory().get("/claims/?q=x"), status_code=500, exc_info=failure)

    assert (found["request"], found["status"]) == ("GET /claims/", 500)
    assert "what went wrong" in found["error"]


@pytest.mark.django_db
def test_a_run_of_ingest_is_told_with_its_figures(tmp_path, caplog):
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "b.txt").write_text("")
    with caplog.at_level(logging.INFO, "newsarchive"):
        ingest([str(tmp_path)])

    began, failed, ended = [json.loads(JsonFormatter().format(record)) for record in caplog.records]
    assert began["details"]["paths"] == [str(tmp_path)]
    assert failed["message"] == "b.txt failed: empty: there is nothing to read"
    assert ended["details"] | {"run": 1, "seconds": 0} == {
        "new": 1,
        "unchanged": 0,
        "replaced": 0,
        "failed": 1,
        "run": 1,
        "seconds": 0,
    }


@pytest.mark.parametrize(("form", "is_json"), [("json", True), ("", False)])
def test_the_environment_chooses_the_form(tmp_path, form, is_json):
    code = "import django, logging; django.setup(); logging.getLogger('newsarchive').warning('Here')"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "newsarchive.settings",
            "PYTHONPATH": str(settings.BASE_DIR),
            "SECRET_KEY": "k",
            "LOG_FORMAT": form,
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stderr.startswith('{"time":') is is_json
    assert "Here" in run.stderr
