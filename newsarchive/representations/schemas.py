"""What each column of a row is, as JSON Schema: types, allowed values, and its meaning in words."""

from typing import Any

from newsarchive.models import Claim
from newsarchive.representations.rows import GONE
from newsarchive.vocabulary import (
    AliasKind,
    DisagreementStatus,
    Modality,
    PersonKind,
    Predicate,
    Rank,
    ReviewStatus,
    WorkKind,
)

Schema = dict[str, Any]

LARGEST_ID = 2**63 - 1


def text(meaning: str) -> Schema:
    return {"type": "string", "description": meaning}


def choice(meaning: str, values: list[str]) -> Schema:
    return {"type": "string", "enum": values, "description": meaning}


def identity(meaning: str) -> Schema:
    return {"type": "integer", "minimum": 1, "maximum": LARGEST_ID, "description": meaning}


def day(meaning: str) -> Schema:
    return {"type": "string", "format": "date", "description": meaning}


def rows(of: str, meaning: str) -> Schema:
    return {"type": "array", "items": _reference(of), "description": meaning}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _number(meaning: str, least: int = 0) -> Schema:
    return {"type": "integer", "minimum": least, "description": meaning}


def _or_null(schema: Schema) -> Schema:
    return schema | {"type": [schema["type"], "null"]}


def _row(columns: Schema) -> Schema:
    """Return the schema of an object that has these columns, each of them, and no others."""
    return {
        "type": "object",
        "properties": columns,
        "required": list(columns),
        "additionalProperties": False,
    }


_PAGE = {"type": "string", "format": "uri", "description": "The address of its page."}
_SUBJECT: Schema = {
    "subject_type": choice("What it is said of.", ["person", "work"]),
    "subject_id": identity("Its number among persons or works."),
    "subject": text("Its name or title."),
}
_COUNTS: Schema = {
    "article_count": _number("In how many articles it appears."),
    "claim_count": _number("How many claims are about it."),
}
_BOUND = Claim._meta.get_field("bound")

ARTICLE: Schema = {
    "id": identity("Its number, the same for ever."),
    "page": _PAGE,
    "headline": text("Its headline; without one, the words it begins with."),
    "byline": text("Who wrote it, as printed."),
    "dateline": text("Where it was written, as printed."),
    "published": _or_null(day("The day of publication; null where it is not known.")),
    "published_from": text("How that day was found."),
    "outlet": text("Who published it."),
    "url": text("Where it stood on the web."),
    "language": text("Its language, as a tag such as en or de-AT."),
    "source": text("The document that it was read from."),
    "withdrawn": {
        "type": "boolean",
        "description": "Whether its outlet took it back: it is no source any more.",
    },
    "claim_count": _number("How many claims it makes."),
}
PERSON: Schema = {
    "id": identity("Its number, the same for ever; that of a merged one leads to the other."),
    "page": _PAGE,
    "name": text("Its name."),
    "kind": choice("What it is.", PersonKind.values),
    "aliases": {"type": "array", "items": {"type": "string"}, "description": "Its other names."},
    **_COUNTS,
}
WORK: Schema = {
    "id": PERSON["id"],
    "page": _PAGE,
    "title": text("Its title."),
    "kind": choice("What it is.", WorkKind.values),
    "aliases": {"type": "array", "items": {"type": "string"}, "description": "Its other titles."},
    **_COUNTS,
}
CLAIM: Schema = {
    "id": identity("Its number, the same for ever."),
    "page": _PAGE,
    **_SUBJECT,
    "predicate": choice("The property.", Predicate.values),
    "value": text(
        "The value: a date (2024, 2024-01, 2024-01-24, 2024-01-24T18:00; 199X for a decade, XXXX-04-11 without a year,"
        " [2025-03-04,2025-04-03] for two readings), a number with its unit, words, or a name."
    ),
    "number": {"type": ["number", "null"], "description": "The number of a quantity."},
    "upper": {"type": ["number", "null"], "description": "The greatest number, where a range is given."},
    "unit": text("The unit of a quantity."),
    "bound": choice("How the number is meant; empty for exactly.", ["", *dict(_BOUND.choices or ())]),
    "qualifier": text("What it holds for, such as a country or an edition."),
    "negated": {"type": "boolean", "description": "Whether it says that this is not so."},
    "object_type": choice("What its value is, where that has a page.", ["", "person", "work"]),
    "object_id": _or_null(identity("Its number among persons or works.")),
    "shown": text("The value as a reader is told it."),
    "status": choice("Whether an editor has accepted it.", [ReviewStatus.UNREVIEWED, ReviewStatus.ACCEPTED]),
    "rank": choice("What editors hold of it.", Rank.values),
    "disputed": {"type": "boolean", "description": "Whether sources disagree about it now."},
    "article_count": _number("How many articles say so."),
    "origin_count": _number("How many of them say so in words of their own."),
    "first_published": _or_null(day("The day of the earliest of them.")),
    "last_published": _or_null(day("The day of the latest of them.")),
}
DISAGREEMENT: Schema = {
    "id": identity("Its number, the same for ever."),
    "page": _PAGE,
    **_SUBJECT,
    "predicate": choice("The property that sources disagree about.", Predicate.values),
    "status": choice("How it stands.", DisagreementStatus.values),
    "reason": text("Why it was settled so."),
    "preferred": _or_null(identity("The claim that an editor preferred.")),
    "values": {"type": "array", "items": {"type": "string"}, "description": "What the sources say."},
    "article_count": _number("How many articles take part."),
}
_CITATION: Schema = {
    "article": identity("The number of the article."),
    "page": _PAGE | {"description": "The address of these words on the article's page."},
    "published": _or_null(day("The day of its publication.")),
    "quote": text("The words of the article that say so: its text from start to end."),
    "start": _number("Their place in the article's text, in characters (code points)."),
    "end": _number("Where they end, exclusive.", least=1),
    "value_start": _or_null(_number("Where in the text the value itself begins.")),
    "value_end": _or_null(_number("Where the value ends, exclusive.")),
    "modality": choice("In what manner the article says so.", Modality.values),
    "speaker": {"type": ["string", "null"], "description": "Whose words they are."},
    "speaker_id": _or_null(identity("The number of that person.")),
    "confidence": {"type": ["number", "null"], "description": "How sure the reading is, from 0 to 1."},
    "status": choice("Whether an editor has accepted it.", [ReviewStatus.UNREVIEWED, ReviewStatus.ACCEPTED]),
}
_ENTITY: Schema = {
    "type": choice("What it is.", ["person", "work"]),
    "id": identity("Its number among persons or works."),
    "name": text("Its name or title."),
    "page": _PAGE,
}
_MENTION: Schema = {
    "surface": text("The words that name it."),
    "start": _number("Their place in the article's text, in characters (code points)."),
    "end": _number("Where they end, exclusive.", least=1),
    **_ENTITY,
}
_ENTITY_PAGE: Schema = {
    "alias_kinds": {
        "type": "object",
        "additionalProperties": {"type": "string", "enum": AliasKind.values},
        "description": "Of which kind each alias is.",
    },
    "facts": rows("ClaimGroup", "What is said of it, by property."),
    "roles": rows("ClaimGroup", "What is said of others that it is the value of, by property."),
    "articles": rows("Article", "The newest articles in which it appears."),
    "together": rows("Companion", "Who and what appears in the most of its newest articles."),
    "all_claims": _PAGE | {"description": "Where all its claims are to be had."},
    "all_articles": _PAGE | {"description": "Where all its articles are to be had."},
}
_CITATIONS: Schema = {"citations": rows("Citation", "The words that say so.")}
_NUMBERED_CITATIONS: Schema = {
    "citations": rows("NumberedCitation", "The words that say so, the first of them.")
}


def _differences() -> Schema:
    """Return the schema of a comparison; of an article without another to compare, only the first columns are told."""
    pieces: Schema = {"type": "array", "items": {"type": "array", "items": {"type": "string"}}}
    field = _row(
        {
            "label": text("What it is."),
            "before": text("As it was, in words."),
            "after": text("As it became, in words."),
        }
    )
    schema = _row(
        {
            "id": identity("The number of the article."),
            "page": _PAGE,
            "with": _or_null(identity("The number of the article that it is compared with.")),
            "words_gone": _number("How many words only the other one has."),
            "words_new": _number("How many words only this one has."),
            "is_by_lines": {"type": "boolean", "description": "Whether long texts were compared by lines."},
            "fields": {"type": "array", "items": field, "description": "What else was changed."},
            "paragraphs": {
                "type": "array",
                "items": pieces,
                "description": 'Each in pieces: ["", "gone" or "new", words].',
            },
            "claims_gone": rows("Claim", "What only the other one claims."),
            "claims_new": rows("Claim", "What only this one claims."),
        }
    )
    return schema | {"required": ["id", "page", "with"]}


def _search_page() -> Schema:
    met = {
        "type": choice("What it is.", ["person", "work"]),
        "meant": text("Which of its names is like what was asked for."),
    }
    matches: Schema = {"type": "array", "items": {"oneOf": [_row(PERSON | met), _row(WORK | met)]}}
    piece = _row(
        {
            "text": text("Words of the article."),
            "is_match": {"type": "boolean", "description": "Whether they were asked for."},
        }
    )
    snippet: Schema = {"type": "array", "items": piece, "description": "Where the words stand in the text."}
    found: Schema = {name: rows(component, f"The {name} found.") for name, component in LISTED.items()}
    found["articles"] = {"type": "array", "items": _row(ARTICLE | {"snippet": snippet})}
    told = _row({"label": text("The operator, in words."), "value": text("What it asks for.")})
    told_first: Schema = {
        "query": text("What was asked for."),
        "understood": {"type": "array", "items": told, "description": "The operators in it."},
        "problems": {
            "type": "array",
            "items": {"type": "string"},
            "description": "What was not understood, and what to write instead.",
        },
        "best": matches | {"description": "Who or what is called so."},
        "did_you_mean": matches | {"description": "Who or what is called nearly so."},
        "counts": {
            "type": "object",
            "additionalProperties": {"anyOf": [_reference("Count"), {"type": "null"}]},
            "description": "How many were found, by list; null where counting took too long.",
        },
        "next_page": text("The parameter page that more rows are asked for with; empty on the last."),
    }
    return _row(told_first | found) | {"required": list(told_first)}


# The rows of lists, by the lists' names.
LISTED = {
    "articles": "Article",
    "persons": "Person",
    "works": "Work",
    "claims": "Claim",
    "disagreements": "Disagreement",
}

COMPONENTS: dict[str, Schema] = {
    "Article": _row(ARTICLE),
    "Person": _row(PERSON),
    "Work": _row(WORK),
    "Claim": _row(CLAIM),
    "Disagreement": _row(DISAGREEMENT),
    "Citation": _row(_CITATION),
    "NumberedCitation": _row(_CITATION | {"number": _number("That of the article on the page.", least=1)}),
    "CitedClaim": _row(CLAIM | _CITATIONS),
    "ClaimGroup": _row(
        {
            "predicate": choice("The property.", Predicate.values),
            "label": text("What the page calls it."),
            "claims": {
                "type": "array",
                "items": _row(CLAIM | _NUMBERED_CITATIONS),
                "description": "Preferred ones first, then the most cited.",
            },
            "more": _number("How many claims with this property are not among these."),
        }
    ),
    "Entity": _row(_ENTITY),
    "Mention": _row(_MENTION),
    "Companion": _row(_ENTITY | {"articles": _number("In how many of these articles.", least=1)}),
    "Count": _row(
        {
            "number": _number("How many there are."),
            "is_more": {"type": "boolean", "description": "Whether there are more: nobody counted on."},
        }
    ),
    "ArticlePage": _row(
        ARTICLE
        | {
            "text": text("Its text, as offsets of quotes and mentions count it."),
            "withdrawal": text("Why it was withdrawn, and where its outlet says so; empty if it was not."),
            "digest": text("SHA-256 over the text and what the article says of itself."),
            "replaces": _or_null(identity("The number of its earlier version.")),
            "replaced_by": _or_null(identity("The number of its later version.")),
            "copies": {
                "type": "array",
                "items": _row(
                    ARTICLE
                    | {
                        "as": text("In what it is a copy."),
                        "likeness": {
                            "type": "number",
                            "description": "The share of their words, three by three, that both have: up to 1.",
                        },
                    }
                ),
                "description": "Articles with the same text, or nearly that: together they are one origin.",
            },
            "mentions": rows("Mention", "Where it names persons and works."),
            "claims": rows("CitedClaim", "What it says, in the order of its text."),
        }
    ),
    "PersonPage": _row(PERSON | _ENTITY_PAGE),
    "WorkPage": _row(WORK | _ENTITY_PAGE),
    "ClaimPage": _row(
        CLAIM
        | {"reason": text("Why editors hold that of it.")}
        | _CITATIONS
        | {
            "next_page": text(
                "The parameter page that more citations are asked for with; empty on the last."
            ),
            "former": {
                "type": "array",
                "items": _row(_CITATION | {"gone": choice("Why they count no longer.", list(GONE))}),
                "description": "Words that said so, and count no longer.",
            },
            "others": rows("Claim", "What else is said of the same property."),
        }
    ),
    "DisagreementPage": _row(
        DISAGREEMENT | {"claims": rows("CitedClaim", "The values, the most cited first.")}
    ),
    "FrontPage": _row(
        {
            "totals": _row({name: _reference("Count") for name in LISTED}),
            "disagreements": {
                "type": "array",
                "items": _row(DISAGREEMENT | {"claims": rows("Claim", "Its most cited values.")}),
                "description": "What sources disagree about now.",
            },
            "articles": rows("Article", "The newest articles."),
            "persons": rows("Entity", "The most covered persons."),
            "works": rows("Entity", "The most covered works."),
        }
    ),
    "Differences": _differences(),
    "SearchPage": _search_page(),
    "Reference": {
        "type": "object",
        "properties": {name: {"type": "string"} for name in ("id", "type", "title", "URL")},
        "required": ["id", "type", "title", "URL"],
        "description": "An article as citation managers read it: CSL-JSON.",
    },
    "Problem": _row(
        {
            "type": text("Always about:blank: the status tells all."),
            "title": text("What the status is called."),
            "status": {"type": "integer", "description": "That of the answer."},
            "detail": text("What it means here."),
        }
    )
    | {"description": "Why there is no such answer, as RFC 9457 has it."},
    "Health": _row(
        {
            "status": choice("Whether the archive can be read as it should.", ["ok", "failing"]),
            "database": choice("Whether the database answers.", ["readable", "unreadable"]),
            "migrations": choice(
                "Whether its tables are those of this version.", ["applied", "missing", "unknown"]
            ),
            "last_run": {
                "type": ["object", "null"],
                "properties": {
                    "started": {"type": "string", "format": "date-time"},
                    "finished": {"type": ["string", "null"], "format": "date-time"},
                    "state": choice("What became of it.", ["finished", "not finished"]),
                },
                "required": ["started", "finished", "state"],
                "additionalProperties": False,
                "description": "The last run of ingest; null before the first.",
            },
        }
    ),
}
