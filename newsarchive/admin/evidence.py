"""Show a citation's quote in its sentence, with the words of the value and those that it was read by marked."""

import re
from itertools import pairwise

from django.db.models import F, IntegerField, QuerySet, Value
from django.db.models.functions import Greatest, Substr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from newsarchive.leading_date import without_leading_date
from newsarchive.models import Citation

# Characters read on either side of a quote to find where its sentence begins and ends.
CONTEXT = 300

_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s+|\s*\n+\s*")
# Whether words belong to the value, and whether to the trigger.
_MARKS = {
    (False, False): "{}",
    (True, False): "<strong>{}</strong>",
    (False, True): '<u class="trigger">{}</u>',
    (True, True): '<strong><u class="trigger">{}</u></strong>',
}
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
    """Return the sentence with the quote as <mark>, the value in it as <strong> and the trigger as <u>; the citation comes
    with_context()."""
    context: str = citation.context  # type: ignore[attr-defined]  # by with_context()
    offset = max(citation.start - CONTEXT, 0)
    spoken = context[: citation.start - offset]
    before = _sentence_before(spoken if offset else without_leading_date(spoken))
    after = "" if _CLOSED.search(citation.quote) else _sentence_after(context[citation.end - offset :])
    return format_html("<q>{}<mark>{}</mark>{}</q>", before, marked_quote(citation), after)


def marked_quote(citation: Citation) -> SafeString:
    """Return the quote with the value in it as <strong> and the words that it was read by as <u>."""
    quote = citation.quote
    value = _inside(quote, citation.start, citation.value_start, citation.value_end)
    trigger = _trigger(quote, citation.trigger, value)
    cuts = sorted({0, len(quote), *value, *trigger})
    pieces = (
        (
            _MARKS[value[0] <= start < value[1], trigger[0] <= start < trigger[1]],
            quote[start:end],
        )
        for start, end in pairwise(cuts)
    )
    return format_html_join("", "{}", ((format_html(mark, words),) for mark, words in pieces))


def _inside(quote: str, start: int, value_start: int | None, value_end: int | None) -> tuple[int, int]:
    """Return where the value stands in the quote, (0, 0) if it does not."""
    if value_start is None or value_end is None or not start <= value_start < value_end <= start + len(quote):
        return 0, 0
    return value_start - start, value_end - start


def _trigger(quote: str, trigger: str, value: tuple[int, int]) -> tuple[int, int]:
    """Return where the trigger stands in the quote, outside the value if it can; (0, 0) if it does not, or is all of it."""
    if not trigger or trigger == quote:
        return 0, 0
    words = re.compile(rf"(?<!\w){re.escape(trigger)}(?!\w)")
    found = [match.span() for match in words.finditer(quote)]
    apart = [span for span in found if span[1] <= value[0] or value[1] <= span[0]]
    return next(iter([*apart, *found]), (0, 0))


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
