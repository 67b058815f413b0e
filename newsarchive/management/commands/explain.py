import json
from io import StringIO
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from rich.console import Console
from rich.text import Text

from newsarchive.ingest.document import ClaimReading, Document, EntityReading, Reading, SourceFile, Span
from newsarchive.ingest.explanation import Explanation, as_json, explain
from newsarchive.ingest.read import read
from newsarchive.ingest.store.stored_documents import stored_document
from newsarchive.ingest.workers import ReadError, read_document, reading
from newsarchive.vocabulary import Modality, PersonKind

_COLOURS = {
    PersonKind.PERSON: "bold cyan",
    PersonKind.GROUP: "bold blue",
    PersonKind.ORGANISATION: "bold green",
    PersonKind.CHARACTER: "bold yellow",
}
_WORK_COLOUR = "bold magenta"
_QUIET = "dim"


class Command(BaseCommand):
    help = (
        "Show what is read in a document, and why: the text with its persons and works numbered, their names, every claim "
        "with the rule and the words that it was read by, and dates that stay in doubt. Nothing is stored."
    )
    requires_system_checks = []  # a file is explained without a database

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "document",
            metavar="DOCUMENT",
            help="a file (path.jsonl#N for line N), - for standard input, or the id or source of a stored article",
        )
        parser.add_argument("--json", action="store_true", help="print it for programs, as JSON")

    def handle(self, document: str, json: bool, no_color: bool, force_color: bool, **options: Any) -> None:
        found = explain(*_read(document))
        if json:
            self.stdout.write(_dumped(found))
            return
        is_terminal = self.stdout.isatty()
        is_coloured = force_color or (is_terminal and not no_color)
        out = StringIO()
        console = Console(
            file=out,
            force_terminal=is_coloured,
            no_color=not is_coloured,
            highlight=False,
            soft_wrap=not is_terminal,
            width=get_terminal_size().columns,
        )
        _show(console, found)
        self.stdout.write(out.getvalue(), ending="")


def _dumped(explanation: Explanation) -> str:
    return json.dumps(as_json(explanation), ensure_ascii=False, indent=2)


# finding the document


def _read(name: str) -> tuple[Document, Reading]:
    """Return the document of that name and what is read in it. Raises CommandError if there is none or it is unreadable."""
    path, mark, number = name.rpartition("#")
    is_line = bool(mark) and number.isdecimal() and Path(path).is_file()
    if name == "-" or Path(name).is_file() or is_line:
        return _read_file(name, path if is_line else name)
    if Path(name).is_dir():
        raise CommandError(f"{name} is a folder: name one of its files.")
    if "/" in name and Path(name).is_absolute():
        raise CommandError(f"There is no file {name}.")
    return _read_stored(name)


def _read_file(name: str, path: str) -> tuple[Document, Reading]:
    inputs = list(read([path]))
    if name != path:
        inputs = [found for found in inputs if found.source == f"{Path(path).name}#{name.rpartition('#')[2]}"]
    if not inputs:
        raise CommandError(f"{path} has no such line with an article.")
    if len(inputs) > 1:
        raise CommandError(f"{path} holds {len(inputs)} articles: name one of them, such as {path}#1.")
    (found,) = inputs
    if not isinstance(found, SourceFile):
        raise CommandError(f"{name}: {found.reason}")
    result = read_document(found)
    if isinstance(result, ReadError):
        raise CommandError(f"{name}: {result}")
    document, read_in_it, _ = result
    return document, read_in_it


def _read_stored(name: str) -> tuple[Document, Reading]:
    # An unknown name is more often a misspelt file than an article; no database is made to find out.
    unknown = f"There is no file {name}, and no stored article with this id or source."
    database = str(connection.settings_dict["NAME"])
    is_file = connection.vendor == "sqlite" and "memory" not in database
    if is_file and not Path(database).exists():
        raise CommandError(f"There is no file {name}, and no archive yet to look for such an article in.")
    try:
        stored = stored_document(name)
    except DatabaseError as error:
        raise CommandError(f"There is no file {name}, and the archive cannot be asked: {error}") from None
    if stored is None:
        raise CommandError(unknown)
    document, known, facts = stored
    return document, reading(document, known, facts)


# showing it


def _show(console: Console, explanation: Explanation) -> None:
    document, read_in_it = explanation.document, explanation.reading
    console.print(Text(document.headline or "(no headline)", style="bold"))
    published = document.published.isoformat() if document.published else "no date"
    origin = f" ({document.published_from})" if document.published_from else ""
    told = [document.outlet, document.byline, document.dateline, f"{published}{origin}"]
    language = document.language or "language not known"
    console.print(Text(" · ".join([*filter(None, told), language]), style=_QUIET))
    console.print()
    console.print(_coloured(document, read_in_it.entities))
    _heading(console, f"Entities ({len(read_in_it.entities)})")
    for number, entity in enumerate(read_in_it.entities, start=1):
        console.print(_entity(number, entity, document))
    _heading(console, f"Claims ({len(read_in_it.claims)})")
    for claim in read_in_it.claims:
        _show_claim(console, claim, explanation)
    _heading(console, f"Dates in doubt ({len(explanation.doubts)})")
    for doubt in explanation.doubts:
        line = Text(f"“{document.text[slice(*doubt.span)]}” at {_place(doubt.span)}: {doubt.why}")
        line.append(f" ({' or '.join(doubt.values)})" if doubt.values else "", style=_QUIET)
        console.print(line)
    if not read_in_it.entities and not read_in_it.claims:
        console.print(
            Text(f"Nothing was read in it (language: {document.language or 'not known'}).", style=_QUIET)
        )


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Text(words, style="bold underline"))


def _coloured(document: Document, entities: tuple[EntityReading, ...]) -> Text:
    """Return the text with each mention in the colour of its kind and its number behind it, and boilerplate dimmed."""
    mentions = [
        (span, number, entity) for number, entity in enumerate(entities, start=1) for span in entity.mentions
    ]
    shown = Text()
    position = 0
    for span, number, entity in sorted(mentions, key=lambda mention: mention[0]):
        if span.start < position:
            continue
        shown.append_text(_plain(document, position, span.start))
        shown.append(document.text[slice(*span)], style=_colour(entity))
        shown.append(f"[{number}]", style=_QUIET)
        position = span.end
    shown.append_text(_plain(document, position, len(document.text)))
    return shown


def _plain(document: Document, start: int, end: int) -> Text:
    words = Text(document.text[start:end])
    for span in document.layout.boilerplate:
        if span.start < end and start < span.end:
            words.stylize(_QUIET, max(span.start, start) - start, min(span.end, end) - start)
    return words


def _colour(entity: EntityReading) -> str:
    return _COLOURS[entity.kind] if isinstance(entity.kind, PersonKind) else _WORK_COLOUR


def _entity(number: int, entity: EntityReading, document: Document) -> Text:
    line = Text(f"{number:>3} ")
    line.append(entity.name, style=_colour(entity))
    line.append(f" {entity.likely_kind.label}, likely" if entity.likely_kind else f" {entity.kind.label}")
    others = [f"{name.text} ({name.kind.label})" for name in entity.names[1:]]
    line.append(f", also {', '.join(others)}" if others else "")
    places = ", ".join(_place(span) for span in entity.mentions)
    line.append(
        f" · {len(entity.mentions)} mention{'s' if len(entity.mentions) > 1 else ''}: {places}", style=_QUIET
    )
    return line


def _show_claim(console: Console, claim: ClaimReading, explanation: Explanation) -> None:
    document, entities = explanation.document, explanation.reading.entities
    subject = entities[claim.subject]
    line = Text("• ")
    line.append(f"{subject.name}[{claim.subject + 1}]", style=_colour(subject))
    line.append(f" · {'not ' if claim.negated else ''}{claim.predicate.label} · ")
    if claim.object is not None:
        line.append(
            f"{entities[claim.object].name}[{claim.object + 1}]", style=_colour(entities[claim.object])
        )
    else:
        line.append(str(claim.value), style="bold")
    line.append(f" ({claim.qualifier})" if claim.qualifier else "")
    console.print(line)
    said = [] if claim.modality is Modality.ASSERTED else [claim.modality.label]
    if claim.speaker is not None:
        said.append(f"says {entities[claim.speaker].name}[{claim.speaker + 1}]")
    said += (
        [f"read by: {claim.rule}", f"trigger: {claim.trigger}"]
        if claim.trigger
        else [f"read by: {claim.rule}"]
    )
    said.append(f"confidence {claim.confidence:.0%}")
    console.print(Text(f"  {' · '.join(said)}", style=_QUIET))
    quote = Text(f"  “{document.text[slice(*claim.evidence)]}” at {_place(claim.evidence)}")
    if claim.value_span is not None:
        start = claim.value_span.start - claim.evidence.start + 3
        quote.stylize("underline", start, start + claim.value_span.end - claim.value_span.start)
    console.print(quote)


def _place(span: Span) -> str:
    return f"{span.start}–{span.end}"
