from django.db import models

from newsarchive.models.entity import Alias, Entity
from newsarchive.models.folded import FoldedField
from newsarchive.names import title_key
from newsarchive.vocabulary import WorkKind


class Work(Entity):
    """Something made that articles speak of: a song, a film, a tour, a book …"""

    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=WorkKind, default=WorkKind.OTHER)
    title_key = FoldedField(of="title", fold=title_key, max_length=300)

    class Meta(Entity.Meta):
        indexes = [*Entity.Meta.indexes, models.Index(fields=["title_key"], name="work_title_key")]
        constraints = [
            *Entity.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="work_has_title",
                violation_error_message="A work needs a title.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class WorkAlias(Alias):
    """Another title of a work."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="aliases")
    title = models.CharField(max_length=300)
    title_key = FoldedField(of="title", fold=title_key, max_length=300)

    class Meta(Alias.Meta):
        ordering = ["title"]
        indexes = [models.Index(fields=["title_key"], name="work_alias_title_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["work", "title"],
                name="work_alias_once",
                violation_error_message="This work already has this alias.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
