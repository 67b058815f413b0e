"""Persons and works are stored alike: what differs between the two."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newsarchive.bookkeeping import refresh_persons, refresh_works
from newsarchive.bulk import insert, insert_each
from newsarchive.ingest.link import (
    link_persons,
    link_works,
    person_key,
    work_key,
)
from newsarchive.ingest.linkable import Apart, Known, Linkable, Linking
from newsarchive.models import Person, PersonAlias, Work, WorkAlias
from newsarchive.names import name_key, title_key
from newsarchive.naming import Usage, choose_aliases, choose_kind, choose_name
from newsarchive.vocabulary import Origin, PersonKind, SubjectType, WorkKind


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

    @property
    def home(self) -> str:
        """The column of appearances that tells whose they are without any merge."""
        return f"home_{self.subject.value}"

    def create(self, entities: list[list[Usage]]) -> list[int]:
        """Make an entity of one article for each list of usages, named by them; return their ids in the same order."""
        if self.subject == SubjectType.PERSON:
            return _create_persons(entities)
        return _create_works(entities)


def _create_persons(entities: list[list[Usage]]) -> list[int]:
    persons = [
        Person(
            name=choose_name(usages, name_key), kind=choose_kind(usages, PersonKind.values), article_count=1
        )
        for usages in entities
    ]
    insert(persons)
    insert_each(
        PersonAlias(person=person, name=name, kind=kind, origin=Origin.MACHINE)
        for person, usages in zip(persons, entities, strict=True)
        for name, kind in choose_aliases(usages, person.name, name_key).items()
    )
    return [person.pk for person in persons]


def _create_works(entities: list[list[Usage]]) -> list[int]:
    works = [
        Work(
            title=choose_name(usages, title_key, prefer_capitals=True),
            kind=choose_kind(usages, WorkKind.values, untold=WorkKind.OTHER),
            article_count=1,
        )
        for usages in entities
    ]
    insert(works)
    insert_each(
        WorkAlias(work=work, title=title, kind=kind, origin=Origin.MACHINE)
        for work, usages in zip(works, entities, strict=True)
        for title, kind in choose_aliases(usages, work.title, title_key).items()
    )
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
