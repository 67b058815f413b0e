"""Learning from annotated documents."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from newsarchive.ingest import learned
from newsarchive.ingest.extract.names.network import network as names_network
from newsarchive.ingest.extract.names.network import training as names_training
from newsarchive.ingest.extract.relations.network import network as claims_network
from newsarchive.ingest.extract.relations.network import training as claims_training
from newsarchive.ingest.extract.relations.network.inputs import LONGEST
from newsarchive.ingest.learned import model

CORPORA = Path(__file__).parents[1] / "corpora"


def test_a_few_documents_move_the_weights_that_are_there(tmp_path, monkeypatch):
    # what is compiled is compiled once
    monkeypatch.setattr(claims_training, "LENGTHS", (LONGEST,))
    monkeypatch.setattr(names_training, "LENGTHS", (1024,))
    out = StringIO()

    call_command("train", str(CORPORA / "book-prize"), "--further", into=tmp_path, stdout=out)

    assert {path.name for path in tmp_path.iterdir()} == {
        path.name for path in Path(learned.__file__).parent.iterdir() if path.suffix in {".json", ".npz"}
    }
    written = {path.stem: json.loads(path.read_text()) for path in tmp_path.glob("*.json")}
    assert "claims_network.npz: " in out.getvalue() and "names_network.npz: " in out.getvalue()
    assert "claims.json: " in out.getvalue() and "learned from 1 corpus" in out.getvalue()
    for name, data in written.items():
        before = model(name)
        assert tuple(data["classes"]) == before.classes
        shared = [feature for feature in before.weights if feature in data["weights"]]
        assert len(shared) > 0.9 * len(before.weights)
        moved = [feature for feature in shared if tuple(data["weights"][feature]) != before.weights[feature]]
        assert 0 < len(moved) < 0.5 * len(shared)
    for before, name in ((claims_network(), "claims_network"), (names_network(), "names_network")):
        further = type(before).load(tmp_path / f"{name}.npz")
        assert further.vocabulary == before.vocabulary
        moves = [abs(further.weights[part] - weights).max() for part, weights in before.weights.items()]
        assert 0 < max(moves) < 0.1


def test_a_folder_without_annotations_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"holds no gold\.json"):
        call_command("train", str(tmp_path))


def test_documents_that_name_nothing_teach_nothing(tmp_path):
    (tmp_path / "wire.txt").write_text("It rained all day.\n")
    gold = {"articles": {"wire.txt": {}}, "persons": [], "works": [], "claims": []}
    (tmp_path / "gold.json").write_text(json.dumps(gold))

    with pytest.raises(CommandError, match="Nothing was learned: there is nothing to learn from"):
        call_command("train", str(tmp_path), "--only", "claims", "--further", into=tmp_path / "models")
