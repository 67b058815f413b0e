import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from newsarchive.models.nullable import one_of
from newsarchive.models.person import Person
from newsarchive.models.work import Work

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
# How the ids of persons and of works are written; groups and organisations count as persons here.
_FORMS = {
    ("wikidata", "person"): (r"Q[1-9]\d{0,9}", "Q and digits, such as Q42"),
    ("wikidata", "work"): (r"Q[1-9]\d{0,9}", "Q and digits, such as Q42"),
    ("musicbrainz", "person"): (_UUID, "32 hexadecimal digits in five groups"),
    ("musicbrainz", "work"): (_UUID, "32 hexadecimal digits in five groups"),
    ("imdb", "person"): (r"(?:nm|co)\d{7,8}", "nm (or co, of a company) and seven or eight digits"),
    ("imdb", "work"): (r"tt\d{7,8}", "tt and seven or eight digits"),
}
_ADDRESSES = {
    ("wikidata", "Q"): "https://www.wikidata.org/wiki/{}",
    ("imdb", "nm"): "https://www.imdb.com/name/{}/",
    ("imdb", "co"): "https://www.imdb.com/company/{}/",
    ("imdb", "tt"): "https://www.imdb.com/title/{}/",
}
# MusicBrainz has works by several sorts; its search knows an id of any.
_MUSICBRAINZ = {
    "person": "https://musicbrainz.org/artist/{}",
    "song": "https://musicbrainz.org/recording/{}",
    "album": "https://musicbrainz.org/release-group/{}",
    "work": "https://musicbrainz.org/work/{}",
}


class Scheme(models.TextChoices):
    """Who gives the ids."""

    WIKIDATA = "wikidata", "Wikidata"
    MUSICBRAINZ = "musicbrainz", "MusicBrainz"
    IMDB = "imdb", "IMDb"


class ExternalId(models.Model):
    """What a person or work is called in another collection. It stays with whom it was given to, merged or not."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="external_ids", editable=False
    )
    work = models.ForeignKey(
        Work, on_delete=models.PROTECT, null=True, blank=True, related_name="external_ids", editable=False
    )
    scheme = models.CharField(max_length=20, choices=Scheme)
    value = models.CharField("id", max_length=200)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        verbose_name = "external id"
        ordering = ["scheme", "value"]
        constraints = [
            models.CheckConstraint(
                condition=one_of("person", "work"),
                name="external_id_of_person_or_work",
                violation_error_message="An external id is of a person or of a work.",
            ),
            models.UniqueConstraint(
                fields=["scheme", "value"],
                name="external_id_once",
                violation_error_message="Another has this id already: the two may be one.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    @property
    def type(self) -> str:
        return "person" if self.person_id is not None or self.person is not None else "work"

    @property
    def url(self) -> str:
        """The page of that collection."""
        if self.scheme == Scheme.MUSICBRAINZ:
            kind = self.work.kind if self.work is not None else "person"
            return _MUSICBRAINZ.get(kind, _MUSICBRAINZ["work"]).format(self.value)
        letters = re.match(r"[A-Za-z]*", self.value)
        return _ADDRESSES[self.scheme, letters[0] if letters else ""].format(self.value)

    def clean(self) -> None:
        """Take the id out of an address that was pasted, and check its form."""
        form = _FORMS.get((self.scheme, self.type))
        if form is None:
            return
        pattern, told = form
        written = self.value.strip()
        found = re.search(rf"(?:^|/)({pattern})(?=$|[/?#])", written, re.IGNORECASE)
        if found is None:
            raise ValidationError(
                {"value": f"A {self.type}'s id of {self.get_scheme_display()} is written as {told}."}
            )
        self.value = found[1].upper() if self.scheme == Scheme.WIKIDATA else found[1].lower()
