"""What a candidate's neighbours make of it."""

import numpy as np
import pytest

from newsarchive.ingest.document import Document
from newsarchive.ingest.extract.extraction import cut_up
from newsarchive.ingest.extract.names.decision import decide, find_candidates
from newsarchive.ingest.extract.names.network import NameNetwork
from newsarchive.ingest.extract.names.network.inputs import CLASSES
from newsarchive.ingest.learned import LogLinear

_CLASSES = ("character", "group", "none", "organisation", "person", "work")


def _sure_of(**classes: str) -> LogLinear:
    """Return a model that is sure of the class of each form, and knows nothing else."""
    weights = {
        f"form {key}": tuple(9.0 * (one == label) for one in _CLASSES) for key, label in classes.items()
    }
    return LogLinear(_CLASSES, (0.0, 0.0, 1.0, 0.0, 0.0, 0.0), weights)


class _KnowsNothing(NameNetwork):
    """A network to which all classes are alike."""

    def log_probabilities(self, words, forms):
        return np.full((len(forms), len(CLASSES)), -np.log(len(CLASSES)))


def _labels(text: str, model: LogLinear) -> dict[str, str]:
    page = Document(text=text)
    given = find_candidates(page, *cut_up(page))
    for key, form in given.forms.items():
        form.features = {f"form {key.replace(' ', '_')}"}
    return {one.form.key: one.label for one in decide(given, model, model, _KnowsNothing({}, {}))}


@pytest.mark.parametrize(
    ("text", "model", "part", "expected"),
    [
        ("Thimble Street Records paid. It was Thimble Street who paid.", {"thimble_street_records": "organisation", "thimble_street": "person"}, "thimble street", "organisation"),
        ("Oona and Brendt sang. Then came Oona alone.", {"oona_and_brendt": "group", "oona": "person"}, "oona", "person"),
    ],
    ids=["a house by the beginning of its name", "one of a duo"],
)  # fmt: skip
def test_a_part_of_a_name_is_what_the_whole_is_but_one_of_two_is_not_both(text, model, part, expected):
    assert _labels(text, _sure_of(**model))[part] == expected
