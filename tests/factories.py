"""Rows for tests: each function makes the least valid row, nothing random; keywords override what it chooses.

Stored counts and copied dates are brought up to date for the rows that a factory touches, as the archive keeps them.
"""

import hashlib
from datetime import date

from newsarchive.models import (
    Appearance,
    Article,
    Citation,
    Claim,
    Disagreement,
    Judgement,
    Mention,
    Outlet,
    Person,
    PersonAlias,
    Work,
    WorkAlias,
)
from newsarchive.values import DateValue, QuantityValue, TextValue
from newsarchive.vocabulary import (
    AliasKind,
    DisagreementStatus,
    Origin,
    PersonKind,
    Predicate,
    Rank,
    ReviewStatus,
    Verdict,
    WorkKind,
)

ARRIVAL = date(2024, 3, 1)


def make_outlet(name="The Daily Example", **fields):
    return Outlet.objects.create(name=name, **fields)


def make_article(text="Nothing happened today.", *, published=None, outlet=None, **fields):
    """Make an article; its source is numbered by the rows there are, its digest taken over source and text.

    outlet: an Outlet, or the name of one, made if there is none. layout: spans, or left out for none.
    """
    if isinstance(outlet, str):
        outlet = Outlet.objects.get_or_create(name=outlet)[0]
    source = fields.pop("source", f"article-{Article.objects.count() + 1}.txt")
    digest = hashlib.sha256(f"{source}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
    return Article.objects.create(
        **{
            "source": source,
            "text": text,
            "published": published,
            "sort_date": published or ARRIVAL,
            "outlet": outlet,
            "digest": digest,
            **fields,
        }
    )


def make_person(name="Ada Lind", *, kind=PersonKind.PERSON, aliases=(), **fields):
    """Make a person; aliases: names, or pairs of a name and its AliasKind."""
    person = Person.objects.create(name=name, kind=kind, **fields)
    for alias in aliases:
        text, alias_kind = (alias, AliasKind.NAME) if isinstance(alias, str) else alias
        make_person_alias(person, text, kind=alias_kind)
    return person


def make_person_alias(person, name="A. Lind", *, kind=AliasKind.NAME, **fields):
    return PersonAlias.objects.create(person=person, name=name, kind=kind, **fields)


def make_work(title="Paper Boats", *, kind=WorkKind.OTHER, aliases=(), **fields):
    """Make a work; aliases: titles, or pairs of a title and its AliasKind."""
    work = Work.objects.create(title=title, kind=kind, **fields)
    for alias in aliases:
        text, alias_kind = (alias, AliasKind.NAME) if isinstance(alias, str) else alias
        make_work_alias(work, text, kind=alias_kind)
    return work


def make_work_alias(work, title="The Paper Boats", *, kind=AliasKind.NAME, **fields):
    return WorkAlias.objects.create(work=work, title=title, kind=kind, **fields)


def make_appearance(article, entity, **fields):
    """Make the appearance of a person or work in an article, in the next free position."""
    column = _column(entity)
    appearance = Appearance.objects.create(
        **{
            "article": article,
            column: entity,
            "position": article.appearances.count(),
            "name": str(entity),
            "kind": entity.kind,
            "names": [[str(entity), AliasKind.NAME.value]],
            "published": article.published,
            "sort_date": article.sort_date,
            **fields,
        }
    )
    entity.article_count = (
        Appearance.objects.current().filter(**{column: entity}).values("article").distinct().count()
    )
    entity.save(update_fields=["article_count"])
    return appearance


def make_mention(appearance, surface=None, *, nth=0):
    """Make the mention at the nth place (from 0) where the surface, or else the appearance's name, stands in the text."""
    surface = surface or appearance.name
    start, end = find_span(appearance.article.text, surface, nth=nth)
    return Mention.objects.create(
        appearance=appearance, article=appearance.article, surface=surface, start=start, end=end
    )


def make_claim(subject, predicate=Predicate.STATEMENT, value="It went well.", *, unit="", bound="", **fields):
    """Make a claim without evidence. value: a date as ISO text, a number, words, or a person or work."""
    predicate = Predicate(predicate)
    columns = {f"subject_{_column(subject)}": subject, "predicate": predicate}
    if isinstance(value, Person | Work):
        columns |= {f"object_{_column(value)}": value, "value": str(value)}
        columns["value_key"] = f"{_column(value)}:{value.pk}"
    else:
        match predicate.value_type:
            case "date":
                typed = DateValue(value)
                columns["date"] = value
            case "quantity":
                typed = QuantityValue(float(value), unit or predicate.definition.unit, bound)
                columns |= {"number": typed.number, "unit": typed.unit, "bound": bound}
            case _:
                typed = TextValue(str(value))
        columns |= {"value": str(typed), "value_key": typed.key}
    return Claim.objects.create(**{**columns, **fields})


def make_citation(claim, article, quote, *, value_words="", nth=0, **fields):
    """Make a citation of the nth place (from 0) where the quote stands in the article's text.

    value_words: the words of the quote that carry the value. Raises ValueError where the words do not stand there.
    """
    start, end = find_span(article.text, quote, nth=nth)
    if value_words:
        value_start, value_end = find_span(quote, value_words)
        fields = {"value_start": start + value_start, "value_end": start + value_end, **fields}
    citation = Citation.objects.create(
        **{
            "claim": claim,
            "article": article,
            "start": start,
            "end": end,
            "quote": quote,
            "value": value_words or claim.value,
            **fields,
        }
    )
    _count_evidence(claim)
    article.claim_count = article.citations.standing().values("claim").distinct().count()
    article.save(update_fields=["claim_count"])
    return citation


def make_cited_claim(
    subject, predicate=Predicate.STATEMENT, value="It went well.", *, article=None, **fields
):
    """Make a claim that one article makes: the article's whole text is the quote."""
    claim = make_claim(subject, predicate, value, **fields)
    article = article or make_article()
    make_citation(claim, article, article.text)
    return claim


def make_disagreement(*claims, status=DisagreementStatus.OPEN, **fields):
    """Make the disagreement of claims about one property."""
    first = claims[0]
    disagreement = Disagreement.objects.create(
        **{
            "subject_person": first.subject_person,
            "subject_work": first.subject_work,
            "predicate": first.predicate,
            "status": status,
            "reason": "The later report is nearer to the source." if status == "settled" else "",
            "value_count": len(claims),
            "article_count": Article.objects.filter(citations__claim__in=claims).distinct().count(),
            **fields,
        }
    )
    for claim in claims:
        claim.disagreement = disagreement
        claim.save(update_fields=["disagreement"])
    return disagreement


def make_judgement(a, b, *, verdict=Verdict.UNSURE, origin=Origin.MACHINE, **fields):
    """Make a judgement on two persons or two works; the machine may only ask."""
    a, b = sorted((a, b), key=lambda entity: entity.pk)
    column = _column(a)
    return Judgement.objects.create(
        **{f"{column}_a": a, f"{column}_b": b, "verdict": verdict, "origin": origin, **fields}
    )


def reject(claim, reason="A misreading."):
    claim.status, claim.rank, claim.reason = ReviewStatus.REJECTED, Rank.NORMAL, reason
    claim.save()
    return claim


def find_span(text, words, *, nth=0):
    """Return start and end (exclusive) of the nth place, from 0, of the words in the text; ValueError if there is none."""
    start = -1
    for _ in range(nth + 1):
        start = text.find(words, start + 1)
        if start < 0:
            raise ValueError(f"{words!r} does not stand in {text[:80]!r} (place {nth})")
    return start, start + len(words)


def _column(entity):
    return "person" if isinstance(entity, Person) else "work"


def _count_evidence(claim):
    standing = claim.citations.standing()
    dates = sorted(
        published for published in standing.values_list("article__published", flat=True) if published
    )
    claim.article_count = standing.values("article").distinct().count()
    claim.origin_count = len(
        {passage or str(pk) for passage, pk in standing.values_list("passage", "article")}
    )
    claim.first_published = dates[0] if dates else None
    claim.last_published = dates[-1] if dates else None
    claim.save(update_fields=["article_count", "origin_count", "first_published", "last_published"])
    subject = claim.subject
    subject.claim_count = subject.claims.standing().count()
    subject.save(update_fields=["claim_count"])
