"""The whole way, from documents to an export: how much of what they say is found, and that nothing depends on the order.

Corpora beyond seeds/ are folders with documents and their gold.json: seeds and dev/* in the folder that
NEWSARCHIVE_CORPORA names, or else in the folder shared beside the checkout.
"""

import json
import os
import random
import shutil
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from tests.scoring import FILES, read_export, score, score_disagreements

SEEDS = settings.BASE_DIR / "seeds"
GOLD = settings.BASE_DIR / "tests" / "gold" / "seeds.json"
CORPORA = Path(os.environ.get("NEWSARCHIVE_CORPORA") or settings.BASE_DIR.parent / "shared")


@dataclass(frozen=True)
class Floors:
    """The least F1 of persons, works and claims, the least recall of disagreements, and the most beside the gold ones."""

    persons: float
    works: float
    claims: float
    disagreements: float
    extra_disagreements: int | None = None


SEEDS_FLOORS = Floors(persons=0.95, works=0.92, claims=0.91, disagreements=1.0, extra_disagreements=0)
SAME_SUBJECT_FLOORS = Floors(persons=0.87, works=0.88, claims=0.80, disagreements=1.0, extra_disagreements=2)
OTHER_SUBJECTS_FLOORS = Floors(persons=0.95, works=0.88, claims=0.88, disagreements=1.0)

pytestmark = pytest.mark.django_db


def ingest(*paths):
    """Ingest the paths in one run and return its line of totals."""
    stdout = StringIO()
    call_command("ingest", *map(str, paths), stdout=stdout)
    return stdout.getvalue()


def export(folder):
    call_command("export", str(folder), stdout=StringIO())
    return read_export(folder)


def verify():
    """Raise CommandError if anything in the archive is not as it must be."""
    call_command("verify", stdout=StringIO())


def check(gold, export, floors):
    scores = score(gold, export)
    report = "\n".join(f"{name}: {found}" for name, found in scores.items())

    assert scores["published"].f1 == 1.0, report
    assert scores["persons"].f1 >= floors.persons, report
    assert scores["works"].f1 >= floors.works, report
    assert scores["claims"].f1 >= floors.claims, report
    assert scores["disagreements"].recall >= floors.disagreements, report
    if floors.extra_disagreements is not None:
        assert len(scores["disagreements"].extra) <= floors.extra_disagreements, report


def test_the_seeds_are_read_as_well_as_ever(tmp_path):
    ingest(SEEDS)

    check(json.loads(GOLD.read_text(encoding="utf-8")), export(tmp_path), SEEDS_FLOORS)
    verify()


def corpora():
    folders = [(CORPORA / "seeds", SAME_SUBJECT_FLOORS)]
    folders += [(folder, OTHER_SUBJECTS_FLOORS) for folder in sorted(CORPORA.glob("dev/*"))]
    found = [pytest.param(*row, id=row[0].name) for row in folders if (row[0] / "gold.json").is_file()]
    missing = pytest.mark.skipif(True, reason=f"no further corpora in {CORPORA}: set NEWSARCHIVE_CORPORA")
    return found or [pytest.param(None, None, id="none", marks=missing)]


@pytest.mark.parametrize(("corpus", "floors"), corpora())
def test_articles_beyond_the_seeds_are_read_as_well_as_ever(corpus, floors, tmp_path):
    gold = json.loads((corpus / "gold.json").read_text(encoding="utf-8"))
    documents = tmp_path / "documents"
    for source in gold["articles"]:
        (documents / source).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(corpus / source, documents / source)

    ingest(documents)

    check(gold, export(tmp_path / "export"), floors)
    verify()


@pytest.mark.skipif(
    not list(CORPORA.glob("dev/*/gold.json")),
    reason=f"no further corpora in {CORPORA}: set NEWSARCHIVE_CORPORA",
)
def test_articles_on_several_subjects_disagree_in_one_archive_as_in_archives_of_their_own(tmp_path):
    """Among them are an album and a series of one title."""
    golds = {}
    for folder, path in [(SEEDS, GOLD), *((path.parent, path) for path in CORPORA.glob("dev/*/gold.json"))]:
        golds[folder.name] = json.loads(path.read_text(encoding="utf-8"))
        (tmp_path / "documents" / folder.name).mkdir(parents=True)
        for source in golds[folder.name]["articles"]:
            shutil.copy(folder / source, tmp_path / "documents" / folder.name)

    ingest(tmp_path / "documents")

    exported = export(tmp_path / "export")
    scores = {name: score_disagreements(gold, exported) for name, gold in golds.items()}
    assert not any(found.missed for found in scores.values()), scores
    assert len(exported["disagreements"]) <= sum(len(gold["disagreements"]) for gold in golds.values()), (
        scores
    )
    verify()


def test_a_second_run_changes_nothing(tmp_path):
    ingest(SEEDS)
    export(tmp_path / "first")

    totals = ingest(SEEDS)
    export(tmp_path / "second")

    assert "0 new, 5 unchanged" in totals
    for name in FILES:
        first, second = (tmp_path / run / f"{name}.jsonl" for run in ("first", "second"))
        assert first.read_bytes() == second.read_bytes(), name
    verify()


def shuffled(paths):
    return random.Random(5).sample(paths, len(paths))


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param(lambda paths: [paths[::-1]], id="reversed"),
        pytest.param(lambda paths: [shuffled(paths)], id="shuffled"),
        pytest.param(lambda paths: [[path] for path in paths], id="one a run"),
        pytest.param(lambda paths: [[path] for path in paths[::-1]], id="one a run, reversed"),
        pytest.param(lambda paths: [paths[2:4], paths, [paths[0]]], id="some of them twice"),
    ],
)
def test_the_order_of_the_documents_does_not_matter(runs, tmp_path):
    paths = sorted(SEEDS.glob("*.txt"))
    with transaction.atomic():
        ingest(*paths)
        expected = without_ids(export(tmp_path / "in order"))
        transaction.set_rollback(True)

    for run in runs(paths):
        ingest(*run)

    found = without_ids(export(tmp_path / "otherwise"))
    assert expected["articles"]
    for name in FILES:
        assert found[name] == expected[name], name
    verify()


def without_ids(exported):
    """Return the rows of an export, sorted, without their ids, which count the rows as they came."""
    return {
        name: sorted(json.dumps(_lasting(row), sort_keys=True) for row in rows)
        for name, rows in exported.items()
    }


def _lasting(value):
    if isinstance(value, dict):
        return {key: _lasting(part) for key, part in value.items() if key not in {"id", "claim"}}
    if isinstance(value, list):
        return [_lasting(part) for part in value]
    return value
