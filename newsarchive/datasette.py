"""What Datasette is to know of the database file: which column names a row, where to search, what is nobody's business."""

from typing import Any

from django.apps import apps
from django.db import models

from newsarchive.models import (
    Act,
    Article,
    Citation,
    Claim,
    Disagreement,
    IngestItem,
    IngestRun,
    Mention,
    Outlet,
    Person,
    PersonAlias,
    Work,
    WorkAlias,
)

# The column that stands for a row wherever another one points to it.
_LABELS: dict[type[models.Model], str] = {
    Outlet: "name",
    Article: "headline",
    Person: "name",
    PersonAlias: "name",
    Work: "title",
    WorkAlias: "title",
    Mention: "surface",
    Claim: "value",
    Citation: "quote",
    Disagreement: "predicate",
    IngestRun: "started",
    IngestItem: "source",
    Act: "reason",
}
_SEARCHED = {Article: "article_search", Claim: "claim_search", Person: "person_search", Work: "work_search"}


def metadata(database: str) -> dict[str, Any]:
    """Return the metadata of the database, by the name that Datasette gives it: the file's without its suffix.

    Tables that no reader has a use for are hidden; those of accounts and sessions are closed, and so are queries in SQL,
    which would open them again.
    """
    tables: dict[str, Any] = {}
    for model in apps.get_models(include_auto_created=True):
        table = tables.setdefault(model._meta.db_table, {})
        if model in _LABELS:
            table |= {"label_column": _LABELS[model], "description": _meaning(model)}
        elif model._meta.app_label == "newsarchive":
            table["hidden"] = True
        else:
            table |= {"hidden": True, "allow": False}
        if model in _SEARCHED:
            table |= {"fts_table": _SEARCHED[model], "fts_pk": "id"}
    tables["django_migrations"] = {"hidden": True}
    return {
        "title": "News archive",
        "description": "Articles, what they say of persons and works, and the exact words that say so.",
        "databases": {database: {"allow_sql": False, "tables": tables}},
    }


def _meaning(model: type[models.Model]) -> str:
    """Return the first line of what the model's source says of it."""
    return (model.__doc__ or "").strip().partition("\n")[0]
