"""Examples to learn claims from: what the annotations say of each pair of a document."""

import json
from pathlib import Path

import pytest

from newsarchive.ingest.extract.names import training as names
from newsarchive.ingest.extract.relations.examples import examples
from newsarchive.ingest.extract.relations.training import annotated, read
from newsarchive.ingest.learned import LogLinear, model, using
from newsarchive.ingest.learned.training import Example

TEXT = (
    'The film "Salt Road", directed by Maren Oduya, opens in London on 4 April 2025. '
    'Maren Oduya told reporters that the film took two years. "Salt Road" stars Piet Hallam.\n'
)


def _annotated(folder: Path) -> list[Example]:
    return [example for group, judged in annotated(folder) for example in examples(judged, group)]


def corpus(folder: Path) -> Path:
    folder.mkdir()
    (folder / "wire.txt").write_text(TEXT)
    gold = {
        "articles": {"wire.txt": {}},
        "persons": [
            {"name": name, "kind": "person", "aliases": [], "articles": ["wire.txt"]}
            for name in ("Maren Oduya", "Piet Hallam")
        ],
        "works": [{"title": "Salt Road", "kind": "film", "aliases": [], "articles": ["wire.txt"]}],
        "claims": [
            {
                "article": "wire.txt",
                "subject": "Salt Road",
                "predicate": predicate,
                "value": value,
                "quote": quote,
                "optional": optional,
            }
            for predicate, value, quote, optional in (
                ("director", "Maren Oduya", "directed by Maren Oduya", False),
                ("release_date", "2025-04-04", "opens in London on 4 April 2025", False),
                ("cast_member", "Piet Hallam", '"Salt Road" stars Piet Hallam', True),
            )
        ],
    }
    (folder / "gold.json").write_text(json.dumps(gold))
    return folder


def test_annotated_claims_are_right_and_all_other_pairs_wrong(tmp_path: Path) -> None:
    told = _annotated(corpus(tmp_path / "film"))

    right = {example.about.split(" | ")[0] for example in told if example.label == "yes"}
    assert any("director Maren Oduya" in about for about in right)
    assert any("release_date 2025-04-04" in about for about in right)
    assert all("director" in about or "release_date" in about for about in right)
    assert sum(example.label == "no" for example in told) > len(right)


def test_optional_claims_teach_nothing(tmp_path: Path) -> None:
    told = _annotated(corpus(tmp_path / "film"))

    assert not any("cast_member Piet Hallam (named) | " in e.about and "[S]W" in e.about for e in told)


def test_the_names_that_reading_finds_are_learned_from_as_well_but_never_by_models_that_know_the_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned_from: list[list[str]] = []

    def learn(folders: list[Path]) -> dict[str, LogLinear]:
        learned_from.append([folder.name for folder in folders])
        return {}

    monkeypatch.setattr(names, "learn", learn)
    told = [
        example
        for group, judged in read([corpus(tmp_path / "one"), corpus(tmp_path / "two")])
        for example in examples(judged, group)
    ]

    assert learned_from == [["two"], ["one"]]
    assert {example.group for example in told if example.label == "yes"} == {"one", "two"}


def test_other_models_are_in_place_only_for_as_long_as_asked() -> None:
    stored, other = model("names"), LogLinear(("a", "b"), (0.0, 0.0), {})

    with using({"names": other}):
        assert model("names") is other
        assert model("claims") is not other
    assert model("names") is stored
