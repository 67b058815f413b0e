from collections.abc import Iterable
from typing import Any, Self

from django.db import models

from newsarchive.batches import batches
from newsarchive.models.article import Article
from newsarchive.models.nullable import index_where_set, one_of
from newsarchive.models.person import Person
from newsarchive.models.work import Work
from newsarchive.names import surnames
from newsarchive.vocabulary import PersonKind

_NAME_LENGTH = 200
_BATCH = 500


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def current(self) -> Self:
        """Leave out those in replaced articles, and those of names that an editor dismissed."""
        return self.filter(article__is_current=True, dismissed=False)


class Appearance(models.Model):
    """A person or work as one article presents it: what linking joins to the persons and works of the archive.

    Moving an appearance to another person or work moves its mentions and its claims' evidence with it. Linking decides
    whose it is at home; where an editor merged that one into another, the appearance is shown at the other.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="appearances", db_index=False)
    position = models.PositiveIntegerField(
        help_text="Its place among the entities read from the article, from 0."
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="appearances", db_index=False
    )
    work = models.ForeignKey(
        Work, on_delete=models.PROTECT, null=True, blank=True, related_name="appearances", db_index=False
    )
    home_person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="home_appearances",
        editable=False,
        db_index=False,
        help_text="Whose appearance it is without any merge, where that is another person.",
    )
    home_work = models.ForeignKey(
        Work,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="home_appearances",
        editable=False,
        db_index=False,
        help_text="Whose appearance it is without any merge, where that is another work.",
    )
    name = models.CharField(max_length=300, help_text="The name that the article mainly uses.")
    kind = models.CharField(max_length=20, help_text="The kind as this article tells it.")
    likely_kind = models.CharField(
        max_length=20,
        blank=True,
        default="",
        editable=False,
        help_text="Of a work whose kind this article does not tell: the kind that it makes likely.",
    )
    names = models.JSONField(
        default=list, help_text="Every name that the article uses: a list of [name, kind of alias]."
    )
    published = models.DateField(null=True, blank=True, help_text="Copied from the article.")
    sort_date = models.DateField(help_text="Copied from the article.")
    pinned = models.BooleanField(
        default=False, help_text="An editor chose whose appearance this is: the machine leaves it there."
    )
    dismissed = models.BooleanField(
        default=False,
        editable=False,
        help_text="An editor said that this name names none: it counts for nothing.",
    )

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        indexes = [
            index_where_set("appearance_person_newest", "person", "-sort_date", "-article"),
            index_where_set("appearance_work_newest", "work", "-sort_date", "-article"),
            # Linking asks whether any article tells another kind of a work.
            index_where_set("appearance_work_kind", "work", "kind"),
            # The few that stand elsewhere than at home.
            index_where_set("appearance_home_person", "home_person"),
            index_where_set("appearance_home_work", "home_work"),
            # The few that linking must look at one by one.
            models.Index(
                fields=["person", "work"], name="appearance_pinned", condition=models.Q(pinned=True)
            ),
            models.Index(
                fields=["person", "work"], name="appearance_dismissed", condition=models.Q(dismissed=True)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=one_of("person", "work"),
                name="appearance_of_person_or_work",
                violation_error_message="An appearance is of a person or of a work.",
            ),
            models.UniqueConstraint(fields=["article", "position"], name="appearance_position_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **options: Any) -> None:
        super().save(*args, **options)
        CharacterSurname.objects.renew([self])

    @property
    def entity(self) -> Person | Work:
        entity = self.person or self.work
        assert entity is not None  # by appearance_of_person_or_work
        return entity


class CharacterSurnameQuerySet(models.QuerySet["CharacterSurname"]):
    def called(self, names: Iterable[str]) -> Self:
        """Return those that are one of the surnames, folded."""
        return self.filter(surname__in={name[:_NAME_LENGTH] for name in names})

    def renew(self, appearances: Iterable[Appearance]) -> None:
        """Note the surnames of stored appearances anew; bulk operations on appearances leave that to their callers."""
        for batch in batches(appearances, _BATCH):
            self.filter(appearance__in=[one.pk for one in batch]).delete()
            surnames = [(one, surname) for one in batch for surname in CharacterSurname.of(one)]
            rows = [CharacterSurname(appearance=one, surname=surname) for one, surname in surnames]
            CharacterSurname.objects.bulk_create(rows)


class CharacterSurname(models.Model):
    """The last word of a name by which an article calls a character: by it, linking finds who may be the same one."""

    appearance = models.ForeignKey(Appearance, on_delete=models.CASCADE, related_name="surnames")
    surname = models.CharField(max_length=_NAME_LENGTH, help_text="Folded.")

    objects = CharacterSurnameQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["surname", "appearance"], name="character_surname_once")
        ]

    def __str__(self) -> str:
        return self.surname

    @staticmethod
    def of(appearance: Appearance) -> list[str]:
        """Return the surnames of an appearance in their order; none if it is not a character's."""
        if appearance.kind != PersonKind.CHARACTER:
            return []
        return sorted({surname[:_NAME_LENGTH] for surname in surnames(name for name, _ in appearance.names)})


class MentionQuerySet(models.QuerySet["Mention"]):
    def of_article(self, article: Article) -> "list[Mention]":
        """Return the mentions in an article in text order, with whom and what they name: each is loaded but once."""
        appearances = Appearance.objects.filter(article=article).select_related("person", "work")
        by_pk = {appearance.pk: appearance for appearance in appearances}
        found: list[Mention] = list(self.filter(article=article).order_by("start"))
        for mention in found:
            mention.appearance = by_pk[mention.appearance_id]
        return found


class Mention(models.Model):
    """A span of an article's text that names a person or a work."""

    appearance = models.ForeignKey(Appearance, on_delete=models.CASCADE, related_name="mentions")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions", db_index=False)
    surface = models.CharField(max_length=300, help_text="The words as printed.")
    start = models.PositiveIntegerField(help_text="In characters of the article's text.")
    end = models.PositiveIntegerField(help_text="Exclusive.")

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "start"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="mention_span_not_empty",
                violation_error_message="A mention's end lies behind its start.",
            ),
            models.UniqueConstraint(fields=["article", "start", "end"], name="mention_span_once"),
        ]

    def __str__(self) -> str:
        return self.surface
