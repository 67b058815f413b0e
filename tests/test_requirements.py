"""The pinned versions are those of what pyproject.toml asks for."""

import re
import tomllib

import pytest
from django.conf import settings

LOCK = (settings.BASE_DIR / ".requirements" / "lock.txt").read_text(encoding="utf-8")


@pytest.fixture
def pins():
    """The versions of each package, by its name: more than one where Pythons differ."""
    found = {}
    for name, version in re.findall(r"^([a-z0-9-]+)(?:\[[a-z,-]+\])?==([^\s;]+)", LOCK, re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


def test_every_dependency_is_pinned_within_its_range(pins):
    requirements = pytest.importorskip("packaging.requirements")
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    for line in project["dependencies"]:
        asked = requirements.Requirement(line)
        versions = pins[asked.name.lower().replace("_", "-")]
        assert all(asked.specifier.contains(version) for version in versions), line


def test_every_pin_is_known_by_its_hashes():
    pinned = re.split(r"^(?=[a-z0-9])", re.sub(r"^#.*\n", "", LOCK, flags=re.MULTILINE), flags=re.MULTILINE)

    assert len(pinned) > 20
    for pin in filter(str.strip, pinned):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", pin), pin
    assert "://" not in LOCK  # it names packages, not where they come from
