"""Learn the weights of the features of names from annotated corpora."""

from pathlib import Path

from newsarchive.ingest.extract.names import kinds
from newsarchive.ingest.extract.names.decision import first_look, second_features
from newsarchive.ingest.extract.names.examples import Annotated, annotated
from newsarchive.ingest.extract.names.network import NAME as NETWORK
from newsarchive.ingest.extract.names.network import network
from newsarchive.ingest.extract.names.network.training import fit as fit_network
from newsarchive.ingest.extract.names.network.training import fit_further as fit_network_further
from newsarchive.ingest.learned import LogLinear, Model, model
from newsarchive.ingest.learned.training import Example, fit, fit_further

# A feature seen in fewer corpora than this tells of their subject, not of language.
_CORPORA_AT_LEAST = 2
_PENALTY = 1.0
_KIND_PENALTY = 4.0
# Few documents shall move few weights far. What the shipped models learned further was judged on real reports left out.
_FURTHER_PENALTY = 15.0
_PARTS = 2

Pages = dict[str, list[Annotated]]


def learn(corpora: list[Path]) -> dict[str, Model]:
    """Return the models "names_alone" (a candidate by itself), "names" (with what its neighbours seem to be),
    "names_network" and "work_kinds".

    corpora: folders of documents with gold.json.
    """
    pages = _pages(corpora)
    return {
        "names_alone": _fit(_examples(pages)),
        "names": _fit(_examples(pages, _seen_by_others(pages))),
        "work_kinds": _fit(_kind_examples(pages), _KIND_PENALTY),
        NETWORK: fit_network(pages),
    }


def learn_further(corpora: list[Path]) -> dict[str, Model]:
    """Return the present models as `learn` names them, moved to where these corpora are more likely.

    The present models are not to have learned from these corpora yet: the second look trusts what the first one sees.
    """
    pages = _pages(corpora)
    seen = {name: _seen_by(model("names_alone"), listed) for name, listed in pages.items()}
    examples = {
        "names_alone": _examples(pages),
        "names": _examples(pages, seen),
        "work_kinds": _kind_examples(pages),
    }
    moved = {
        name: fit_further(told, model(name), penalty=_FURTHER_PENALTY, corpora_at_least=_CORPORA_AT_LEAST)
        for name, told in examples.items()
    }
    return {**moved, NETWORK: fit_network_further(pages, network())}


def _pages(corpora: list[Path]) -> Pages:
    return {f"{number} {corpus.name}": annotated(corpus) for number, corpus in enumerate(corpora)}


def _seen_by_others(pages: Pages) -> dict[str, list[dict[str, set[str]]]]:
    """Return for each corpus what its candidates' neighbours seem to be to a model that has not learned from it.

    So the second look learns how far the first can be trusted on texts never seen.
    """
    names = sorted(pages)
    found = {}
    for part in range(_PARTS):
        unseen = names[part::_PARTS]
        others = {name: pages[name] for name in names if name not in unseen} or pages
        fitted = _fit(_examples(others))
        for name in unseen:
            found[name] = _seen_by(fitted, pages[name])
    return found


def _seen_by(alone: LogLinear, pages: list[Annotated]) -> list[dict[str, set[str]]]:
    """Return for each page what its candidates' neighbours seem to be to a model of candidates by themselves."""
    return [second_features(page.given, first_look(page.given, alone)) for page in pages]


def _examples(pages: Pages, more: dict[str, list[dict[str, set[str]]]] | None = None) -> list[Example]:
    return [
        Example(
            frozenset(form.features | (more[corpus][number][key] if more else set())),
            page.labels[key],
            corpus,
        )
        for corpus, listed in pages.items()
        for number, page in enumerate(listed)
        for key, form in page.given.forms.items()
    ]


def _kind_examples(pages: Pages) -> list[Example]:
    found = []
    for corpus, listed in pages.items():
        for page in listed:
            words = page.given.words
            surroundings, spoken_of = page.given.surroundings, kinds.subject(words)
            for key, right in page.kinds.items():
                form = page.given.forms[key]
                told = kinds.features(form, form.places, words, surroundings, spoken_of)
                found += [
                    Example(frozenset(features), kinds.YES if kind is right else kinds.NO, corpus)
                    for kind, features in told.items()
                ]
    return found


def _fit(examples: list[Example], penalty: float = _PENALTY) -> LogLinear:
    return fit(examples, penalty=penalty, corpora_at_least=_CORPORA_AT_LEAST)
