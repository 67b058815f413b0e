"""The archive's controlled words: kinds, predicates, statuses. The only list of each; imports no settings."""

from dataclasses import dataclass

from django.db.models import TextChoices


class PersonKind(TextChoices):
    PERSON = "person", "person"
    GROUP = "group", "group"
    CHARACTER = "character", "character"
    ORGANISATION = "organisation", "organisation"


class WorkKind(TextChoices):
    SONG = "song", "song"
    ALBUM = "album", "album"
    FILM = "film", "film"
    SERIES = "series", "series"
    SHOW = "show", "show"
    TOUR = "tour", "tour"
    BOOK = "book", "book"
    GAME = "game", "game"
    OTHER = "other", "other work"


class AliasKind(TextChoices):
    NAME = "name", "name as printed"
    LEGAL = "legal", "legal name"
    STAGE = "stage", "stage name"
    SPELLING = "spelling", "spelling variant"
    SHORT = "short", "short form"
    FORMER = "former", "former name or title"
    TRANSLATED = "translated", "translated title"


class Origin(TextChoices):
    """Who made a row: the machine may renew what it made, and never touches what an editor made."""

    MACHINE = "machine", "read by machine"
    EDITOR = "editor", "made by an editor"


class ReviewStatus(TextChoices):
    UNREVIEWED = "unreviewed", "unreviewed"
    ACCEPTED = "accepted", "accepted"
    REJECTED = "rejected", "rejected"


class Rank(TextChoices):
    PREFERRED = "preferred", "preferred"
    NORMAL = "normal", "normal"
    DEPRECATED = "deprecated", "deprecated"


class Modality(TextChoices):
    """In what manner a source makes its claim."""

    ASSERTED = "asserted", "asserted"
    PLANNED = "planned", "planned"
    REPORTED = "reported", "reported"
    RUMOURED = "rumoured", "rumoured"
    DENIED = "denied", "denied"
    CORRECTED = "corrected", "corrected"


class DateOrder(TextChoices):
    """How an outlet writes a date in figures: 03/04/2025 is in April, or in March."""

    DAY_FIRST = "dmy", "day first: 31/12/2025"
    MONTH_FIRST = "mdy", "month first: 12/31/2025"


class DisagreementStatus(TextChoices):
    OPEN = "open", "open"
    EXPLAINED = "explained", "explained: a plan that changed, or a mistake that was corrected"
    SETTLED = "settled", "settled"
    CLOSED = "closed", "closed: the sources agree now"


class Verdict(TextChoices):
    """What somebody holds of two persons or two works."""

    SAME = "same", "the same"
    DIFFERENT = "different", "not the same"
    UNSURE = "unsure", "unsure"


class Outcome(TextChoices):
    """What became of one input of an ingest run."""

    NEW = "new", "new"
    UNCHANGED = "unchanged", "unchanged"
    REPLACED = "replaced", "replaced an earlier text"
    FAILED = "failed", "failed"


class SubjectType(TextChoices):
    PERSON = "person", "person"
    WORK = "work", "work"
    EITHER = "either", "person or work"


class ValueType(TextChoices):
    DATE = "date", "date"
    QUANTITY = "quantity", "quantity"
    PERSON = "person", "person"
    WORK = "work", "work"
    TEXT = "text", "text"


@dataclass(frozen=True)
class Definition:
    """What a predicate means: whom it is said of, what its values are, and how other vocabularies call it.

    single_valued: two different values contradict each other.
    changes: the value may rightly differ from one time to another, so that sources of different days do not disagree.
    unit: the unit of a quantity, or "" where the text names it.
    """

    label: str
    subject: SubjectType
    value: ValueType
    single_valued: bool = False
    changes: bool = False
    unit: str = ""
    schema_org: str = ""
    wikidata: str = ""


class Predicate(TextChoices):
    RELEASE_DATE = "release_date", "release date"
    START_DATE = "start_date", "start date"
    END_DATE = "end_date", "end date"
    FILMING_DATE = "filming_date", "filming date"
    DURATION = "duration", "duration"
    NUMBER_OF_STOPS = "number_of_stops", "number of stops"
    NUMBER_OF_EPISODES = "number_of_episodes", "number of episodes"
    DIRECTOR = "director", "director"
    PERFORMER = "performer", "performer"
    CAST_MEMBER = "cast_member", "cast member"
    WRITER = "writer", "writer"
    PRODUCER = "producer", "producer"
    PUBLISHER = "publisher", "publisher"
    FORMER_TITLE = "former_title", "former title"
    PART_OF = "part_of", "part of"
    VIDEO_OF = "video_of", "video of"
    SEQUEL_OF = "sequel_of", "sequel of"
    BASED_ON = "based_on", "based on"
    ACHIEVEMENT = "achievement", "achievement"
    FIGURE = "figure", "figure"
    ALSO_KNOWN_AS = "also_known_as", "also known as"
    MEMBER_OF = "member_of", "member of"
    PLAYS = "plays", "plays"
    BIRTH_DATE = "birth_date", "birth date"
    DEATH_DATE = "death_date", "death date"
    ENLISTMENT_DATE = "enlistment_date", "enlistment date"
    DISCHARGE_DATE = "discharge_date", "discharge date"
    STATEMENT = "statement", "statement"

    @property
    def definition(self) -> Definition:
        return _DEFINITIONS[self]

    @property
    def value_type(self) -> ValueType:
        return self.definition.value

    @property
    def single_valued(self) -> bool:
        return self.definition.single_valued


PREDICATE_LABELS: dict[str, str] = dict(Predicate.choices)


def _of_work(
    label: str,
    value: ValueType,
    schema_org: str = "",
    wikidata: str = "",
    *,
    single_valued: bool = False,
    changes: bool = False,
    unit: str = "",
) -> Definition:
    return Definition(label, SubjectType.WORK, value, single_valued, changes, unit, schema_org, wikidata)


def _of_person(
    label: str,
    value: ValueType,
    schema_org: str = "",
    wikidata: str = "",
    *,
    single_valued: bool = False,
    changes: bool = False,
) -> Definition:
    return Definition(label, SubjectType.PERSON, value, single_valued, changes, "", schema_org, wikidata)


_DATE, _QUANTITY, _PERSON, _WORK, _TEXT = (
    ValueType.DATE,
    ValueType.QUANTITY,
    ValueType.PERSON,
    ValueType.WORK,
    ValueType.TEXT,
)

_DEFINITIONS: dict[Predicate, Definition] = {
    Predicate.RELEASE_DATE: _of_work("release date", _DATE, "datePublished", "P577", single_valued=True),
    Predicate.START_DATE: _of_work("start date", _DATE, "startDate", "P580", single_valued=True),
    Predicate.END_DATE: _of_work("end date", _DATE, "endDate", "P582", single_valued=True),
    Predicate.FILMING_DATE: _of_work("filming date", _DATE, "", "P3893", single_valued=True),
    Predicate.DURATION: _of_work(
        "duration", _QUANTITY, "duration", "P2047", single_valued=True, unit="minutes"
    ),
    Predicate.NUMBER_OF_STOPS: _of_work("number of stops", _QUANTITY, single_valued=True, unit="stops"),
    Predicate.NUMBER_OF_EPISODES: _of_work(
        "number of episodes", _QUANTITY, "numberOfEpisodes", "P1113", single_valued=True, unit="episodes"
    ),
    Predicate.DIRECTOR: _of_work("director", _PERSON, "director", "P57", single_valued=True),
    Predicate.PERFORMER: _of_work("performer", _PERSON, "byArtist", "P175"),
    Predicate.CAST_MEMBER: _of_work("cast member", _PERSON, "actor", "P161"),
    Predicate.WRITER: _of_work("writer", _PERSON, "author", "P50"),
    Predicate.PRODUCER: _of_work("producer", _PERSON, "producer", "P162"),
    Predicate.PUBLISHER: _of_work("publisher", _TEXT, "publisher", "P123", single_valued=True),
    Predicate.FORMER_TITLE: _of_work("former title", _TEXT, "alternateName", "P1476"),
    Predicate.PART_OF: _of_work("part of", _WORK, "isPartOf", "P361", single_valued=True),
    # Said by editors; no rule reads them.
    Predicate.VIDEO_OF: _of_work("video of", _WORK, "isBasedOn", "P144"),
    Predicate.SEQUEL_OF: _of_work("sequel of", _WORK, "", "P155"),
    Predicate.BASED_ON: _of_work("based on", _WORK, "isBasedOn", "P144"),
    Predicate.ACHIEVEMENT: Definition(
        "achievement", SubjectType.EITHER, _TEXT, schema_org="award", wikidata="P166"
    ),
    Predicate.FIGURE: _of_work("figure", _QUANTITY, changes=True),
    Predicate.ALSO_KNOWN_AS: _of_person("also known as", _TEXT, "alternateName", "P4970"),
    Predicate.MEMBER_OF: _of_person("member of", _PERSON, "memberOf", "P463", changes=True),
    Predicate.PLAYS: _of_person("plays", _TEXT, "characterName", "P453"),
    Predicate.BIRTH_DATE: _of_person("birth date", _DATE, "birthDate", "P569", single_valued=True),
    Predicate.DEATH_DATE: _of_person("death date", _DATE, "deathDate", "P570", single_valued=True),
    Predicate.ENLISTMENT_DATE: _of_person("enlistment date", _DATE, single_valued=True),
    Predicate.DISCHARGE_DATE: _of_person("discharge date", _DATE, single_valued=True),
    Predicate.STATEMENT: _of_person("statement", _TEXT),
}
