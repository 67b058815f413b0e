from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from newsarchive.models.folded import FoldedField
from newsarchive.names import name_key
from newsarchive.vocabulary import AliasKind, Origin, PersonKind


class PersonQuerySet(models.QuerySet["Person"]):
    def unmerged(self) -> Self:
        """Leave out persons that were merged into another, and what an editor said to be none."""
        return self.filter(merged_into=None, dismissed=False)

    def most_covered_first(self) -> Self:
        return self.order_by("-article_count", "-id")


class Person(models.Model):
    """Somebody that articles speak of: a person, a group, a character or an organisation."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=PersonKind, default=PersonKind.PERSON)
    name_key = FoldedField(of="name", fold=name_key, max_length=200)
    curated = models.BooleanField(
        default=False, help_text="An editor set the name or the kind: the machine leaves both alone."
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    joined_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="joined",
        editable=False,
        help_text="The person that it is by its names; merged_into heeds editors' merges too.",
    )
    dismissed = models.BooleanField(
        default=False, editable=False, help_text="An editor said that it is no person."
    )
    created = models.DateTimeField(auto_now_add=True)

    # kept by the archive
    article_count = models.PositiveIntegerField(default=0, editable=False)
    claim_count = models.PositiveIntegerField(default=0, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-article_count", "-id"], name="person_most_covered"),
            models.Index(fields=["kind", "-article_count", "-id"], name="person_kind_most_covered"),
            models.Index(
                fields=["-article_count", "-id"],
                condition=models.Q(merged_into__isnull=False),
                name="person_merged",
            ),
            models.Index(fields=["name_key"], name="person_name_key"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="person_has_name",
                violation_error_message="A person needs a name.",
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")),
                name="person_not_merged_into_itself",
                violation_error_message="A person cannot be merged into itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person-detail", args=[self.pk])

    def survivor(self) -> "Person":
        """Return the person that this one was merged into, or that one in its turn; itself if it was not merged."""
        found, met = self, {self.pk}
        while found.merged_into is not None and found.merged_into_id not in met:
            found = found.merged_into
            met.add(found.pk)
        return found


class PersonAlias(models.Model):
    """Another name of a person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=AliasKind, default=AliasKind.NAME)
    language = models.CharField(max_length=20, blank=True)
    name_key = FoldedField(of="name", fold=name_key, max_length=200)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.EDITOR, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        verbose_name = "alias"
        verbose_name_plural = "aliases"
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
