"""A small archive that has a row of every model, as large as asked for."""

from datetime import date, timedelta

from django.urls import reverse

from newsarchive.models import IngestItem, IngestRun, Note, Original
from newsarchive.vocabulary import AliasKind, Origin, Outcome, PersonKind, Predicate, WorkKind
from tests.factories import (
    make_appearance,
    make_article,
    make_citation,
    make_claim,
    make_disagreement,
    make_judgement,
    make_mention,
    make_outlet,
    make_person,
    make_person_alias,
    make_work,
    make_work_alias,
)


def fill(count, *, first=0):
    """Make rows of every model, numbered from first, each tied to rows of its own."""
    for number in range(first, first + count):
        day = date(2024, 1, 1) + timedelta(days=number)
        person = make_person(f"Ada Lind {number}", kind=PersonKind.PERSON)
        make_person_alias(person, f"A. Lind {number}", kind=AliasKind.SPELLING, origin=Origin.MACHINE)
        twin = make_person(f"Ada Lindh {number}")
        make_judgement(person, twin, score=0.8)
        work = make_work(f"Paper Boats {number}", kind=WorkKind.SONG)
        make_work_alias(work, f"Boats {number}")
        original = Original.objects.create(digest=f"{number:064}", suffix=".txt", compressed=b"x")
        article = make_article(
            f"Ada Lind {number} sang. “Paper Boats {number}” came out on May {number % 28 + 1}.",
            published=day if number % 3 else None,
            sort_date=day,
            outlet=make_outlet(f"Outlet {number}"),
            original=original,
            headline=f"Headline {number}",
        )
        make_mention(make_appearance(article, person), f"Ada Lind {number}")
        make_appearance(article, work)
        claims = [
            make_claim(
                work, Predicate.RELEASE_DATE, f"2024-0{month}-0{number % 9 + 1}", origin=Origin.MACHINE
            )
            for month in (4, 5)
        ]
        for claim in claims:
            make_citation(claim, article, article.text, value_words=f"May {number % 28 + 1}", speaker=person)
        performer = make_claim(work, Predicate.PERFORMER, person)
        make_citation(performer, article, f"“Paper Boats {number}”")
        make_disagreement(*claims)
        Note.objects.create(text=f"Is Ada Lind {number} a stage name?", person=person)
        run = IngestRun.objects.create(paths=["seeds"])
        for outcome in (Outcome.NEW, Outcome.FAILED):
            IngestItem.objects.create(
                run=run,
                source=f"{number}-{outcome}.txt",
                location=f"/{number}-{outcome}",
                outcome=outcome,
                article=article if outcome == Outcome.NEW else None,
            )


def history_of(client, row):
    """Return what the row's history page tells, newest first: "label: old → new"."""
    page = client.get(reverse(f"admin:newsarchive_{row._meta.model_name}_history", args=[row.pk]))
    return [
        f"{change.label}: {change.old} → {change.new}"
        for entry in page.context["entries"]
        for change in entry.changes
    ]
