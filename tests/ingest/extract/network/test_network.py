"""What is stored of a network."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from newsarchive.ingest.extract.names.network import network as names_network
from newsarchive.ingest.extract.network import Network, numbers
from newsarchive.ingest.extract.relations.network import network as claims_network

CORPORA = Path(__file__).parents[3] / "corpora"


@pytest.mark.parametrize("network", [names_network(), claims_network()], ids=["names", "claims"])
def test_a_network_is_the_same_once_it_was_written_and_read(network: Network, tmp_path: Path) -> None:
    network.save(tmp_path / "network.npz")

    read = type(network).load(tmp_path / "network.npz")

    assert read.vocabulary == network.vocabulary
    assert read.weights.keys() == network.weights.keys()
    assert all(np.array_equal(read.weights[name], weights) for name, weights in network.weights.items())


@pytest.mark.parametrize("network", [names_network(), claims_network()], ids=["names", "claims"])
def test_it_knows_words_of_the_language_and_no_names(network: Network) -> None:
    names, lower = set(), set()
    for gold in CORPORA.glob("*/gold.json"):
        annotated = json.loads(gold.read_text(encoding="utf-8"))
        for person in annotated["persons"]:
            if person["kind"] == "person":
                names |= set(re.findall(r"[^\W\d_]{2,}", person["name"].lower()))
        for text in gold.parent.iterdir():
            if text != gold:
                lower |= set(re.findall(r"(?<!\w)[a-z][\w-]*", text.read_text(encoding="utf-8")))

    known = set(network.vocabulary["words"])

    assert len(known) > 3000
    assert len((known & names) - lower) < 5  # words, if none of these articles has them


def test_what_is_not_known_has_no_number() -> None:
    assert numbers({"song": 1, "film": 2}, ["film", "opera", "song"]) == [2, 1]
