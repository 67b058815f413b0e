"""Show a citation's quote in its sentence, with the words of the value marked."""

import re

from django.db.models import F, IntegerField, QuerySet, Value
from django.db.models.functions import Greatest, Substr
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsarchive.marking import around
from newsarchive.models import Citation

# Characters read on either side of a quote to find where its sentence begins and ends.
CONTEXT = 300

_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s+|\s*\n+\s*")
_CLOSED = re.compile(r"[.!?…][\"”’)\]]*$")


def with_context(citations: QuerySet[Citation]) -> QuerySet[Citation]:
    """Add to citations the words around their quotes (.context), and fetch no article's whole text."""
    first = Greatest(F("start") - CONTEXT, Value(0), output_field=IntegerField())
    return (
        citations.select_related("article__outlet")
        .defer("article__text", "article__layout")
        .annotate(context=Substr("article__text", first + 1, F("end") + CONTEXT - first))
    )


def quote_in_sentence(citation: Citation) -> SafeString:
    """Return the sentence with the quote as <mark> and the value in it as <strong>; the citation comes with_context()."""
    context: str = citation.context  # type: ignore[attr-defined]  # by with_context()
    offset = max(citation.start - CONTEXT, 0)
    before = _sentence_before(context[: citation.start - offset])
    after = "" if _CLOSED.search(citation.quote) else _sentence_after(context[citation.end - offset :])
    quote = around(citation.quote, citation.start, citation.end, citation.value_start, citation.value_end)
    if quote[1]:
        return format_html("<q>{}<mark>{}<strong>{}</strong>{}</mark>{}</q>", before, *quote, after)
    return format_html("<q>{}<mark>{}</mark>{}</q>", before, citation.quote, after)


def _sentence_before(text: str) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    if ends:
        return text[ends[-1] :]
    return text if len(text) < CONTEXT else f"… {text.partition(' ')[2]}"


def _sentence_after(text: str) -> str:
    end = _SENTENCE_END.search(text)
    if end:
        return text[: end.end()].rstrip()
    return text if len(text) < CONTEXT else f"{text.rpartition(' ')[0]} …"
