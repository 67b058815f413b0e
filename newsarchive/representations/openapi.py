"""The site described for programs, as OpenAPI 3.1: made from its filters and rows as they are."""

from collections.abc import Iterable, Mapping
from typing import Any

import django_filters

from newsarchive.filters import ArchiveFilter
from newsarchive.filters.fields import QUERY_LENGTH, DayFilter, QueryFilter
from newsarchive.representations.schemas import COMPONENTS, LISTED, Schema, choice, day, identity, text
from newsarchive.representations.streams import CONTENT_TYPES

VERSION = "1"

# What each form of a list is, beside its page.
FORMS = {
    "csv": "a table for spreadsheets, complete",
    "json": "one JSON object, complete",
    "jsonl": "a JSON object a line, complete",
    "atom": "a feed of what came into the list last",
}
REFERENCES = {
    "bib": ("application/x-bibtex", "BibTeX"),
    "ris": ("application/x-research-info-systems", "RIS"),
    "csl": ("application/vnd.citationstyles.csl+json", "CSL-JSON"),
}
_PAGE_TOKEN: Schema = {
    "name": "page",
    "in": "query",
    "description": "Where a page begins, as the page before it says; any other value gives the first one.",
    "schema": {"type": "string"},
}


def describe(site: str, filters: Mapping[str, type[ArchiveFilter]]) -> dict[str, Any]:
    """Return the description. site: scheme and host; filters: those of the lists, by the lists' names."""
    paths: dict[str, Any] = {
        "/": _get("The front page", "front", _html()),
        "/index.json": _get("The front page, as JSON", "front-json", _json("FrontPage")),
    }
    for name, filterset in filters.items():
        paths |= _list(name, parameters_of(filterset)) | _detail(name)
    for form, (content_type, called) in REFERENCES.items():
        schema = {"type": "array", "items": _reference("Reference")} if form == "csl" else {"type": "string"}
        paths[f"/articles/{{id}}.{form}"] = _get(
            f"An article to be cited, as {called}", f"article-{form}", {content_type: {"schema": schema}}, _ID
        )
    paths |= _differences() | _search()
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "News archive",
            "version": VERSION,
            "description": "Articles, persons, works, claims and disagreements of a news archive, to be read by programs."
            f" The same in words: {site}/api/",
        },
        "servers": [{"url": site}],
        "paths": paths | _others(),
        "components": {"schemas": COMPONENTS},
    }


def parameters_of(filterset: type[ArchiveFilter]) -> list[Schema]:
    """Return the filters of a list as parameters of its address."""
    return [
        {"name": name, "in": "query", "description": str(found.label), "schema": _value(found)}
        for name, found in filterset().filters.items()
    ]


def _value(found: django_filters.Filter) -> Schema:
    match found:
        case QueryFilter():
            return text("Words; all must occur.") | {"maxLength": QUERY_LENGTH}
        case DayFilter():
            return day("A day: YYYY-MM-DD.")
        case django_filters.ModelChoiceFilter():
            return identity("A number, as the rows and addresses have it.")
    return choice("One of these.", [str(value) for value, _ in found.field.choices if value])


def _list(name: str, parameters: list[Schema]) -> dict[str, Any]:
    rows: Schema = {
        "type": "object",
        "properties": {name: {"type": "array", "items": _reference(LISTED[name])}},
    }
    forms: dict[str, Any] = {
        suffix: {CONTENT_TYPES[suffix].partition(";")[0]: {"schema": {"type": "string"}}} for suffix in FORMS
    }
    forms["json"] = {
        "application/json": {"schema": rows | {"required": [name], "additionalProperties": False}}
    }
    page = _get(f"The {name}, a page of them", f"{name}-page", _html(), [*parameters, _PAGE_TOKEN])
    return {f"/{name}/": page} | {
        f"/{name}.{suffix}": _get(
            f"The {name}: {FORMS[suffix]}", f"{name}-{suffix}", content, parameters, is_kept=suffix == "atom"
        )
        for suffix, content in forms.items()
    }


def _detail(name: str) -> dict[str, Any]:
    singular = LISTED[name].lower()
    parameters = [*_ID, _PAGE_TOKEN] if name == "claims" else _ID
    return {
        f"/{name}/{{id}}/": _get(f"The page of a {singular}", f"{singular}-page", _html(), parameters),
        f"/{name}/{{id}}.json": _get(
            f"The page of a {singular}, as JSON", f"{singular}-json", _json(f"{LISTED[name]}Page"), parameters
        ),
    }


def _differences() -> dict[str, Any]:
    other: Schema = {
        "name": "with",
        "in": "query",
        "description": "The number of the article to compare with; without one, the earlier version.",
        "schema": {"type": "string"},
    }
    address, parameters = "/articles/{id}/differences", [*_ID, other]
    return {
        f"{address}/": _get("What two articles differ in", "differences-page", _html(), parameters),
        f"{address}.json": _get(
            "What two articles differ in, as JSON", "differences-json", _json("Differences"), parameters
        ),
    }


def _search() -> dict[str, Any]:
    query: Schema = {
        "name": "q",
        "in": "query",
        "description": "Words, “phrases”, beginnings*, -words, and operators such as outlet:, person:, before:, after:.",
        "schema": {"type": "string"},
    }
    chosen: Schema = {
        "name": "in",
        "in": "query",
        "description": "One list alone; any other value gives the best of all.",
        "schema": {"type": "string"},
    }
    suggested = {"application/x-suggestions+json": {"schema": {"type": "array"}}}
    return {
        "/search/": _get("Search over everything", "search-page", _html(), [query, chosen, _PAGE_TOKEN]),
        "/search.json": _get(
            "Search over everything, as JSON",
            "search-json",
            _json("SearchPage"),
            [query, chosen, _PAGE_TOKEN],
        ),
        "/search/suggestions.json": _get(
            "What may be meant by what was typed so far, as browsers read it",
            "suggestions",
            suggested,
            [query],
        ),
    }


def _others() -> dict[str, Any]:
    xml = {"application/xml": {"schema": {"type": "string"}}}
    part = [
        {"name": "rows", "in": "path", "required": True, "schema": choice("A list.", list(LISTED))},
        {
            "name": "number",
            "in": "path",
            "required": True,
            "schema": {"type": "integer", "minimum": 0, "description": "From 0."},
        },
    ]
    health = _get("How the archive is, for those who run it", "health", _json("Health"), is_kept=False)
    health["get"]["responses"]["503"] = {"description": "It is not well.", "content": _json("Health")}
    return {
        "/how/": _get("How the archive works", "how", _html()),
        "/api/": _get("This description in words", "api", _html()),
        "/openapi.json": _get(
            "This description", "openapi", {"application/json": {"schema": {"type": "object"}}}
        ),
        "/health/": health,
        "/robots.txt": _get(
            "What robots leave alone", "robots", {"text/plain": {"schema": {"type": "string"}}}
        ),
        "/sitemap.xml": _get("The parts of the map of all pages", "sitemap", xml),
        "/sitemap-{rows}-{number}.xml": _get("A part of that map", "sitemap-part", xml, part),
        "/opensearch.xml": _get(
            "How browsers search here",
            "opensearch",
            {"application/opensearchdescription+xml": {"schema": {"type": "string"}}},
        ),
    }


def _get(
    summary: str,
    name: str,
    content: dict[str, Any],
    parameters: Iterable[Schema] = (),
    *,
    is_kept: bool = True,
) -> dict[str, Any]:
    """Return the one operation of an address. is_kept: its answers always carry an ETag."""
    parameters = list(parameters)
    answer: dict[str, Any] = {"description": "What was asked for.", "content": content}
    responses: dict[str, Any] = {"200": answer, "304": {"description": "It has not changed."}}
    if is_kept:
        tag = {"type": "string", "description": "To be sent as If-None-Match when it is asked for again."}
        answer["headers"] = {"ETag": {"required": True, "schema": tag}}
    if any(parameter["in"] == "path" for parameter in parameters):
        responses["301"] = {"description": "It was merged into another, whose address follows."}
        is_page = "text/html" in content
        told = _html() if is_page else {"application/problem+json": {"schema": _reference("Problem")}}
        responses["404"] = {"description": "There is none.", "content": told}
    return {
        "get": {"summary": summary, "operationId": name, "parameters": parameters, "responses": responses}
    }


def _html() -> dict[str, Any]:
    return {"text/html": {"schema": {"type": "string"}}}


def _json(component: str) -> dict[str, Any]:
    return {"application/json": {"schema": _reference(component)}}


def _reference(component: str) -> Schema:
    return {"$ref": f"#/components/schemas/{component}"}


_ID = [{"name": "id", "in": "path", "required": True, "schema": identity("Its number.")}]
