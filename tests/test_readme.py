"""What the README promises, done as it is printed."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.management import get_commands

README = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
RUN, TEST, *_ = re.findall(r"^```sh\n(.*)\n```$", README, re.MULTILINE)
READ_BY_SETTINGS = {"DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "DEBUG", "HTTPS", "LOG_FORMAT"}


def test_the_two_commands_stand_on_the_first_screen():
    first_screen = "\n".join(README.splitlines()[:30])

    assert RUN in first_screen
    assert TEST in first_screen
    assert RUN.endswith("manage.py quickstart")
    assert TEST.endswith("pytest")


def test_the_checks_run_the_very_line_that_is_printed():
    assert TEST in (settings.BASE_DIR / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_file_that_it_names_exists():
    names = set(re.findall(r"`(\w[\w./-]*/|\w[\w./-]*\.(?:py|json|toml))`", README))

    assert names
    assert {name for name in names if not (settings.BASE_DIR / name).exists()} == set()


def test_every_command_is_described():
    own = {name for name, app in get_commands().items() if app == "newsarchive"}

    assert {name for name in own if f"manage.py {name}" not in README} == set()


def test_every_setting_is_described():
    source = (settings.BASE_DIR / "newsarchive" / "settings.py").read_text(encoding="utf-8")
    names = set(re.findall(r"""(?:_flag\(|environ\.get\()"(\w+)\"""", source))

    assert names == READ_BY_SETTINGS
    assert {name for name in names if f"| `{name}` |" not in README} == set()


@pytest.fixture
def checkout(tmp_path):
    """A copy of what git tracks, as it stands here: what a clone after the next commit would hold."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listing = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True)
    if listing.returncode:
        pytest.skip(f"not a git checkout: {listing.stderr.strip()}")
    copy = tmp_path / "newsarchive"
    for name in filter(None, listing.stdout.split("\0")):
        if (settings.BASE_DIR / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(settings.BASE_DIR / name, copy / name)
    return copy


@pytest.mark.long
def test_one_line_makes_and_serves_an_archive_on_a_fresh_machine(checkout, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = tmp_path / "log"
    with log.open("wb") as output:
        run = subprocess.Popen(
            ["bash", "-c", f"{RUN} --port {port}"],
            cwd=checkout,
            env={name: value for name, value in os.environ.items() if name not in READ_BY_SETTINGS},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            front_page = wait_for(f"http://127.0.0.1:{port}/", run, log)
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGINT)
            run.wait(timeout=240)

    said = log.read_text(encoding="utf-8")
    assert re.search(r"love wins all", front_page, re.IGNORECASE)
    assert re.search(r"password \w+-\w+-\w+-\w+\n", said)
    assert f"http://127.0.0.1:{port}/disagreements/" in said
    assert said.endswith("\nStopped.\n")


def wait_for(address, run: subprocess.Popen, log: Path) -> str:
    """Return the page at the address, once it is served; fail if the run ends before, or takes ten minutes."""
    deadline = time.monotonic() + 600
    while time.monotonic() < deadline:
        if run.poll() is not None:
            said = log.read_text(encoding="utf-8")
            if "after connection broken" in said:
                pytest.skip("pip reaches no packages from here")
            pytest.fail(f"ended before it served:\n{said}")
        try:
            with urlopen(address, timeout=240) as page:
                return page.read().decode()
        except URLError:
            time.sleep(0.5)
    pytest.fail(f"did not serve in time:\n{log.read_text(encoding='utf-8')}")
