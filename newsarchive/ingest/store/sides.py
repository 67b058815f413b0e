"""Persons and works are stored alike: what differs between the two."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newsarchive.bookkeeping import refresh_persons, refresh_works
from newsarchive.ingest.link import (
    Apart,
    Known,
    Linkable,
    Linking,
    link_persons,
    link_works,
    person_key,
    work_key,
)
from newsarchive.models import Person, PersonAlias, Work, WorkAlias
from newsarchive.vocabulary import SubjectType


@dataclass(frozen=True)
class Side:
    """Persons or works: their models, the names of their columns, and how they are linked."""

    subject: SubjectType
    model: type[Person] | type[Work]
    alias_model: type[PersonAlias] | type[WorkAlias]
    name: str
    key: str
    name_length: int
    key_of: Callable[[str], str]
    link: Callable[[Iterable[Linkable], Iterable[Known], Apart], Linking]
    refresh: Callable[[Iterable[int]], None]

    @property
    def column(self) -> str:
        """The column of appearances, aliases and, after "subject_" or "object_", of claims."""
        return self.subject.value

    def create(self, rows: Iterable[tuple[str, str]]) -> list[int]:
        """Make an entity for each pair of a name and a kind; return their ids in the same order."""
        if self.subject == SubjectType.PERSON:
            persons = Person.objects.bulk_create(Person(name=name, kind=kind) for name, kind in rows)
            return [person.pk for person in persons]
        works = Work.objects.bulk_create(Work(title=title, kind=kind) for title, kind in rows)
        return [work.pk for work in works]


PERSONS = Side(
    SubjectType.PERSON,
    Person,
    PersonAlias,
    "name",
    "name_key",
    200,
    person_key,
    link_persons,
    refresh_persons,
)
WORKS = Side(
    SubjectType.WORK, Work, WorkAlias, "title", "title_key", 300, work_key, link_works, refresh_works
)
SIDES = (PERSONS, WORKS)
