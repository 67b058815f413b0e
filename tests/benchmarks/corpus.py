"""A news archive that was never written, of any size: what each article says depends on (seed, n, i) alone.

An article of about 2,500 characters speaks of three persons and two works and makes six claims. Who is spoken of, and the
words, follow Zipf's law; facts belong to the works and persons, so that many articles make the same claim, and of some of
them a part of the articles gives another value.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import NamedTuple

from newsarchive.vocabulary import Predicate
from tests.benchmarks import vocabulary as pool

FIRST_DAY = date(2005, 1, 1)
DAYS = 7_300
OUTLETS = 200
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Span(NamedTuple):
    start: int
    end: int


class Entity(NamedTuple):
    """A person or work, by its number in its pool."""

    type: str
    number: int

    @property
    def name(self) -> str:
        return pool.person_name(self.number) if self.type == "person" else pool.work_title(self.number)

    @property
    def kind(self) -> str:
        if self.type == "person":
            return "person"
        return "series" if self.number % 2 else "film"


@dataclass
class Said:
    """A claim as an article makes it. subject, object, speaker: its entities; value: a date, a number or words."""

    subject: Entity
    predicate: Predicate
    quote: Span
    value_span: Span | None
    value: date | int | str | None = None
    object: Entity | None = None
    speaker: Entity | None = None


@dataclass
class Article:
    """One article: what a document says of itself, and what is to be read in its text. Spans are characters of the text."""

    number: int
    outlet: int
    headline: str
    byline: str
    published: date | None
    day: date
    text: str = ""
    paragraphs: list[Span] = field(default_factory=list)  # the headline first
    mentions: dict[Entity, list[Span]] = field(default_factory=dict)
    claims: list[Said] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"https://outlet{self.outlet}.example/{self.day:%Y/%m}/{self.number}"

    @property
    def outlet_name(self) -> str:
        return f"The {pool.invented('outlets', OUTLETS, (2,))[self.outlet].capitalize()} Courier"

    def as_document(self) -> bytes:
        """Return the article as a line of JSON for `manage.py ingest`."""
        record = {
            "headline": self.headline,
            "byline": self.byline,
            "publisher": self.outlet_name,
            "url": self.url,
            "published": self.published.isoformat() if self.published else "",
            "language": "en",
            "text": self.text,
        }
        return json.dumps(record).encode() + b"\n"


@dataclass(frozen=True)
class Corpus:
    """n articles; persons and works: how many there are to speak of."""

    n: int
    seed: int = 1
    persons: int = 50_000
    works: int = 20_000

    def __iter__(self) -> Iterator[Article]:
        return self.articles(0, self.n)

    def articles(self, start: int, end: int) -> Iterator[Article]:
        return map(self.article, range(start, end))

    def article(self, number: int) -> Article:
        rng = random.Random(f"{self.seed}:{self.n}:{number}")
        at = rng.random() if rng.random() < 0.05 else number / self.n  # some come late
        day = FIRST_DAY + timedelta(days=int(at * DAYS))
        article = Article(
            number,
            outlet=pool.draw(rng, self._outlets),
            headline=" ".join(rng.choices(pool.running_words(), k=rng.randint(5, 10))).capitalize(),
            byline=pool.person_name(self.persons + rng.randrange(1_000)),
            published=day if rng.random() > 0.01 else None,
            day=day,
        )
        _Writer(self, article, rng).write()
        return article

    def person(self, rng: random.Random) -> Entity:
        return Entity("person", pool.draw(rng, self._person_weights))

    def film(self, rng: random.Random) -> Entity:
        return Entity("work", 2 * pool.draw(rng, self._work_weights))

    def series(self, rng: random.Random) -> Entity:
        return Entity("work", 2 * pool.draw(rng, self._work_weights) + 1)

    @cached_property
    def facts(self) -> "Facts":
        return Facts(self)

    @cached_property
    def _person_weights(self) -> list[float]:
        return pool.spread(self.persons, 30)

    @cached_property
    def _work_weights(self) -> list[float]:
        return pool.spread(self.works // 2, 30)

    @cached_property
    def _outlets(self) -> list[float]:
        return pool.spread(OUTLETS, 3)


class Facts:
    """What is so in this world, and what some say instead."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.of_work = lru_cache(maxsize=None)(self._of_work)

    def _of_work(self, number: int) -> tuple[list[Entity], date, int]:
        """Return who made it (the director of a film, the cast of a series), when it came out, and its episodes."""
        rng = random.Random(f"{self._corpus.seed}:work:{number}")
        people = [self._corpus.person(rng) for _ in range(6 if number % 2 else 1)]
        return people, FIRST_DAY + timedelta(days=rng.randrange(DAYS)), rng.randrange(4, 40)

    def released(self, number: int, rng: random.Random) -> date:
        _, day, _ = self.of_work(number)
        return day + timedelta(days=1 + number % 3) if number % 20 == 6 and rng.random() < 0.15 else day

    def episodes(self, number: int, rng: random.Random) -> int:
        _, _, count = self.of_work(number)
        return count + 1 if number % 20 == 7 and rng.random() < 0.15 else count

    def born(self, number: int, rng: random.Random) -> date:
        day = date(1940, 1, 1) + timedelta(days=number * 7_919 % 21_000)
        return day + timedelta(days=1) if number % 25 == 11 and rng.random() < 0.15 else day


class _Writer:
    """Writes an article's text from left to right, and notes where what stands."""

    def __init__(self, corpus: Corpus, article: Article, rng: random.Random) -> None:
        self.corpus, self.article, self.rng = corpus, article, rng
        self._parts: list[str] = []
        self._words: list[str] = []
        self._length = 0

    def write(self) -> None:
        self._add(f"{self.article.headline}\n\n")
        self.article.paragraphs.append(Span(0, len(self.article.headline)))
        sentences = [
            self._film,
            self._series,
            self._speech,
            self._birth if self.rng.random() < 0.5 else self._speech,
        ]
        for paragraph, sentence in enumerate(sentences):
            if paragraph:
                self._add("\n\n")
            start = self._length
            sentence()
            for _ in range(self.rng.randint(4, 7)):
                self._add(" ")
                self._add(f"{self._some(9, 17).capitalize()}.")
            self.article.paragraphs.append(Span(start, self._length))
        self.article.text = "".join(self._parts)

    def _film(self) -> None:
        film = self.corpus.film(self.rng)
        director = self.corpus.facts.of_work(film.number)[0][0]
        start = self._add("The film “")
        self._name(film)
        self._add("”, directed by ")
        named = self._name(director)
        self._claim(film, Predicate.DIRECTOR, Span(start, named.end), named, thing=director)
        day = self.corpus.facts.released(film.number, self.rng)
        self._add(", was released on ")
        at = self._add(_day(day))
        value = Span(at, self._length)
        self._claim(film, Predicate.RELEASE_DATE, Span(start, value.end), value, value=day)
        self._add(f", {self._some(6, 12)}.")

    def _series(self) -> None:
        series = self.corpus.series(self.rng)
        player = self.rng.choice(self.corpus.facts.of_work(series.number)[0])
        start = self._add("The series “")
        self._name(series)
        self._add("” stars ")
        named = self._name(player)
        self._claim(series, Predicate.CAST_MEMBER, Span(start, named.end), named, thing=player)
        count = self.corpus.facts.episodes(series.number, self.rng)
        self._add(", and ")
        quoted = self._add("it has ")
        value = Span(self._add(f"{count} episodes"), self._length)
        self._claim(series, Predicate.NUMBER_OF_EPISODES, Span(quoted, value.end), value, value=count)
        self._add(f", {self._some(6, 12)}.")

    def _speech(self) -> None:
        speaker = self._somebody()
        words = self._some(8, 16)
        start = self._add("“")
        value = Span(self._add(words.capitalize()), self._length)
        self._add(",” said ")
        named = self._name(speaker)
        self._claim(
            speaker,
            Predicate.STATEMENT,
            Span(start, named.end),
            value,
            value=words.capitalize(),
            speaker=speaker,
        )
        self._add(".")

    def _birth(self) -> None:
        somebody = self._somebody()
        day = self.corpus.facts.born(somebody.number, self.rng)
        start = self._name(somebody).start
        self._add(", born on ")
        value = Span(self._add(_day(day)), self._length)
        self._claim(somebody, Predicate.BIRTH_DATE, Span(start, value.end), value, value=day)
        self._add(f", was there {self._some(5, 10)}.")

    def _somebody(self) -> Entity:
        """Return who speaks in this article, or is told of."""
        known = {one for one in self.article.mentions if one.type == "person"}
        one = self.corpus.person(self.rng)
        if len(known) > 2:
            one = self.article.claims[-1].subject
        return one

    def _claim(
        self,
        subject: Entity,
        predicate: Predicate,
        quote: Span,
        value_span: Span,
        *,
        value: date | int | str | None = None,
        thing: Entity | None = None,
        speaker: Entity | None = None,
    ) -> None:
        said = Said(subject, predicate, quote, value_span, value, thing, speaker)
        self.article.claims.append(said)

    def _name(self, entity: Entity) -> Span:
        start = self._add(entity.name)
        span = Span(start, self._length)
        self.article.mentions.setdefault(entity, []).append(span)
        return span

    def _some(self, least: int, most: int) -> str:
        """Return so many words, or one of the numbers between."""
        count = self.rng.randint(least, most)
        if len(self._words) < count:
            self._words = self.rng.choices(pool.running_words(), k=450)
        taken, self._words = self._words[:count], self._words[count:]
        return " ".join(taken)

    def _add(self, text: str) -> int:
        """Write on; return where it begins."""
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
