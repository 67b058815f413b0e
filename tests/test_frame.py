"""The frame of the checkout: what stands where."""

import subprocess
import tomllib
from pathlib import PurePosixPath

import pytest
from django.conf import settings

TOP_LEVEL = {"manage.py", "pyproject.toml", "README.md", "newsarchive", "seeds", "tests"}
NAMES_WITHOUT_A_SUBJECT = {"utils", "helpers", "common", "misc", "core"}
LONGEST_MODULE = 450  # lines


@pytest.fixture(scope="module")
def tracked():
    """Every file that git tracks, relative to the top of the checkout."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listing = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True)
    if listing.returncode:
        pytest.skip(f"not a git checkout: {listing.stderr.strip()}")
    return [PurePosixPath(name) for name in listing.stdout.split("\0") if name]


def test_the_top_level_holds_what_it_may_hold_and_nothing_else(tracked):
    assert {path.parts[0] for path in tracked if not path.parts[0].startswith(".")} == TOP_LEVEL


def test_every_module_is_named_for_its_subject(tracked):
    assert [path for path in tracked if NAMES_WITHOUT_A_SUBJECT & {*path.parts[:-1], path.stem}] == []


def test_no_module_has_outgrown_its_file(tracked):
    modules = [
        path for path in tracked if path.match("newsarchive/**/*.py") and "migrations" not in path.parts
    ]
    lengths = {path: (settings.BASE_DIR / path).read_bytes().count(b"\n") for path in modules}

    assert lengths
    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_folder_of_tests_is_a_package(tracked):
    folders = {path.parent for path in tracked if path.parts[0] == "tests" and path.suffix == ".py"}

    assert {folder for folder in folders if folder / "__init__.py" not in tracked} == set()


def test_everything_that_is_not_code_is_installed_with_the_package(tracked):
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["newsarchive"]
    package = settings.BASE_DIR / "newsarchive"
    # In setuptools' patterns a closing ** stands for files as well, in pathlib's for folders alone.
    installed = {file for pattern in patterns for file in package.glob(pattern.replace("**", "**/*"))}
    others = [path for path in tracked if path.parts[0] == "newsarchive" and path.suffix != ".py"]

    left_out = [path for path in others if settings.BASE_DIR / path not in installed]

    assert left_out == []


def test_the_licence_is_named():
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["project"]["license"] == "MIT"
    assert "MIT" in (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
