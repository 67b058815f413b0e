from django.db import models

from newsarchive.models.entity import Alias, Entity
from newsarchive.models.folded import FoldedField
from newsarchive.names import name_key
from newsarchive.vocabulary import PersonKind


class Person(Entity):
    """Somebody that articles speak of: a person, a group, a character or an organisation."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=PersonKind, default=PersonKind.PERSON)
    name_key = FoldedField(of="name", fold=name_key, max_length=200)

    class Meta(Entity.Meta):
        indexes = [*Entity.Meta.indexes, models.Index(fields=["name_key"], name="person_name_key")]
        constraints = [
            *Entity.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="person_has_name",
                violation_error_message="A person needs a name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PersonAlias(Alias):
    """Another name of a person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    name_key = FoldedField(of="name", fold=name_key, max_length=200)

    class Meta(Alias.Meta):
        ordering = ["name"]
        indexes = [models.Index(fields=["name_key"], name="person_alias_name_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"],
                name="person_alias_once",
                violation_error_message="This person already has this alias.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
