"""The curator's desk, one module a model; imported here because autodiscovery sees only the package."""

from newsarchive.admin import appearance, article, claim, disagreement, ingest_run, judgement, person, work

__all__ = ["appearance", "article", "claim", "disagreement", "ingest_run", "judgement", "person", "work"]
