"""Values in words, for templates."""

from datetime import date

from django import template
from django.utils.html import format_html

from newsarchive.marking import around
from newsarchive.models import Citation, Claim, Disagreement
from newsarchive.paging import Count
from newsarchive.vocabulary import WorkKind
from newsarchive.wording import (
    claim_in_words,
    count_in_words,
    date_in_words,
    language_in_words,
    property_in_words,
    value_in_words,
)

register = template.Library()

_QUOTATION_MARKS = set('"“”„‟«»‘‹›「」『』')


@register.filter
def in_words(claim: Claim) -> str:
    return claim_in_words(claim)


@register.filter
def value_words(claim: Claim) -> str:
    return value_in_words(claim)


@register.filter
def date_words(value: date | str | None) -> str:
    return date_in_words(value)


@register.filter
def language_words(tag: str) -> str:
    return language_in_words(tag)


@register.filter
def property_words(predicate: str) -> str:
    return property_in_words(predicate)


@register.filter
def percent(share: float) -> str:
    """Return a share from 0 to 1 as a percentage."""
    return f"{share:.0%}"


@register.filter
def number_words(value: int | Count) -> str:
    """Return a number with separators; a count that was not finished as "more than" what was counted."""
    if isinstance(value, Count):
        return f"{'more than ' if value.is_more else ''}{value.number:,}"
    return f"{value:,}"


@register.filter
def counted(value: int | Count, noun: str) -> str:
    """Return a number, or a count that may not have been finished, with its noun: "1 article", "more than 1,000 articles"."""
    number, is_more = (value.number, value.is_more) if isinstance(value, Count) else (value, False)
    return f"{'more than ' if is_more else ''}{count_in_words(number, noun)}"


@register.filter
def subject_marked(row: Claim | Disagreement) -> str:
    """Return whom a claim or disagreement is about, a work's title marked as such."""
    return format_html("<cite>{}</cite>", row.subject) if row.subject_work_id else str(row.subject)


@register.filter
def subject_kind(row: Claim | Disagreement) -> str:
    """Return of which kind the work is that a claim or disagreement is about, as other works may have its title; "" of
    persons, and of works of no known kind."""
    work = row.subject_work
    return work.get_kind_display() if work is not None and work.kind != WorkKind.OTHER else ""


@register.filter
def value_marked(claim: Claim) -> str:
    """Return a claim's value with its negation and what it holds for, a work's title marked as such."""
    words = value_in_words(claim)
    value = format_html("<cite>{}</cite>", words) if claim.object_work_id else words
    if claim.qualifier:
        value = format_html('{} <span class="qualifier">({})</span>', value, claim.qualifier)
    return format_html('<strong class="not">not</strong> {}', value) if claim.negated else value


@register.filter
def has_own_marks(quote: str) -> bool:
    """Tell whether a quote begins or ends with a quotation mark: then none is put around it."""
    words = quote.strip()
    return words[:1] in _QUOTATION_MARKS or words[-1:] in _QUOTATION_MARKS


@register.filter
def quote_marked(citation: Citation) -> str:
    """Return a citation's quote, the words of the value marked in it."""
    before, value, after = around(
        citation.quote, citation.start, citation.end, citation.value_start, citation.value_end
    )
    return format_html("{}<mark>{}</mark>{}", before, value, after) if value else before
