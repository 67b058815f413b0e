"""What can be learned from annotated corpora: the only list of it. Needs scikit-learn, which reading documents does not."""

from collections.abc import Callable
from pathlib import Path

from newsarchive.ingest.extract.names import training as names
from newsarchive.ingest.extract.relations import training as claims
from newsarchive.ingest.learned import LogLinear

# What is learned → a function from folders with gold.json to models, each by the name of its file.
LEARNERS: dict[str, Callable[[list[Path]], dict[str, LogLinear]]] = {
    "names": names.learn,
    "claims": claims.learn,
}
