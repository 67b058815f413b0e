"""What can be learned from annotated corpora: the only list of it. Needs scikit-learn, which reading documents does not."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from newsarchive.ingest.extract.names import training as names
from newsarchive.ingest.extract.relations import training as claims
from newsarchive.ingest.learned import LogLinear

# From folders with gold.json to models, each by the name of its file.
Learner: TypeAlias = Callable[[list[Path]], dict[str, LogLinear]]


class Learners(NamedTuple):
    """How one thing is learned: from nothing, or further from the models that are there."""

    anew: Learner
    further: Learner


LEARNERS = {
    "names": Learners(names.learn, names.learn_further),
    "claims": Learners(claims.learn, claims.learn_further),
}
