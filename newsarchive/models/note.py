from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.expressions import RawSQL

from newsarchive.models.article import Article, Outlet
from newsarchive.models.claim import Claim
from newsarchive.models.disagreement import Disagreement
from newsarchive.models.person import Person
from newsarchive.models.work import Work

# What a note can be on: the column that points there.
ABOUT: dict[str, type[models.Model]] = {
    "article": Article,
    "person": Person,
    "work": Work,
    "claim": Claim,
    "disagreement": Disagreement,
    "outlet": Outlet,
}
_EARLIER_VERSIONS = (
    "WITH RECURSIVE earlier(id) AS (SELECT replaces_id FROM newsarchive_article WHERE id = %s "
    "UNION SELECT article.replaces_id FROM newsarchive_article article JOIN earlier ON article.id = earlier.id) "
    "SELECT id FROM earlier WHERE id IS NOT NULL"
)


def kind_of(row: models.Model) -> str:
    """Return which column of a note points to such a row. Raises KeyError if there are no notes on such."""
    return {model: kind for kind, model in ABOUT.items()}[type(row)]


def _one_of_all() -> models.Q:
    condition = models.Q()
    for kind in ABOUT:
        condition |= models.Q(**{f"{one}__isnull": one != kind for one in ABOUT})
    return condition


class NoteQuerySet(models.QuerySet["Note"]):
    def standing(self) -> Self:
        """Leave out those that were removed."""
        return self.filter(removed=False)

    def on(self, row: models.Model) -> Self:
        """On a row, and what is shown there: notes on earlier versions of an article, on persons and works that were
        merged into one, on disagreements about these."""
        kind = kind_of(row)
        condition = models.Q(**{kind: row.pk})
        match row:
            case Article():
                condition |= models.Q(article__in=RawSQL(_EARLIER_VERSIONS, [row.pk]))
            case Person() | Work():
                condition |= models.Q(**{f"{kind}__merged_into": row.pk})
            case Disagreement():
                subject = "subject_person" if row.subject_person_id is not None else "subject_work"
                condition |= models.Q(
                    **{f"disagreement__{subject}__merged_into": getattr(row, f"{subject}_id")},
                    disagreement__predicate=row.predicate,
                )
        return self.filter(condition)

    def for_list(self) -> Self:
        ends = [f"{side}_{kind}" for side in ("subject", "object") for kind in ("person", "work")]
        related = [f"claim__{end}" for end in ends] + [f"disagreement__{end}" for end in ends[:2]]
        rows = self.select_related("by", *ABOUT, *related)
        return rows.defer("article__text", "article__layout")

    def oldest_first(self) -> list["Note"]:
        """Return the notes, each with what tells where it stands: joined for these alone, as few rows have any."""
        ids = list(self.values_list("pk", flat=True))
        return list(Note.objects.filter(pk__in=ids).for_list().order_by("pk")) if ids else []


class Note(models.Model):
    """What an editor wrote down about something of the archive, for other editors: never shown to readers.

    A removed one stays as a row, so that the history can bring it back whatever became of the archive since.
    """

    text = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="notes",
        editable=False,
        verbose_name="author",
    )
    written = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(null=True, editable=False)
    removed = models.BooleanField(default=False, editable=False)

    # what it is on: machines keep what has a note
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, null=True, related_name="notes", editable=False
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="notes", editable=False
    )
    work = models.ForeignKey(Work, on_delete=models.PROTECT, null=True, related_name="notes", editable=False)
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, related_name="notes", editable=False
    )
    disagreement = models.ForeignKey(
        Disagreement, on_delete=models.PROTECT, null=True, related_name="notes", editable=False
    )
    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, related_name="notes", editable=False
    )
    home_claim = models.BigIntegerField(
        null=True,
        editable=False,
        help_text="The claim that it was written on, while a merge makes that one with another.",
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        permissions = [("manage_notes", "Can change and remove anybody's notes")]
        indexes = [models.Index(fields=["by", "-id"], name="note_of_author")]
        constraints = [
            models.CheckConstraint(
                condition=_one_of_all(),
                name="note_on_one_row",
                violation_error_message="A note is on one thing.",
            ),
        ]

    def __str__(self) -> str:
        words = " ".join(self.text.split())
        return words if len(words) <= 80 else f"{words[:80].rsplit(' ', 1)[0]}…"

    @property
    def kind(self) -> str:
        """What sort of thing it is on: "article", "person" …"""
        return next(kind for kind in ABOUT if getattr(self, f"{kind}_id") is not None)

    @property
    def about(self) -> models.Model:
        """What it is on."""
        row: models.Model = getattr(self, self.kind)
        return row
