"""Say rightly what an article says: another subject, predicate, value or quote than was read, or a claim that was missed.

What a claim says is never rewritten, as another statement is another claim: the sources move to the claim that is right,
and the misreading stays on record as rejected, so that the next reading does not bring it back.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from newsarchive.curation.citations import cite, reject_citations
from newsarchive.curation.claims import accept_claims, add_claim, reject_claims
from newsarchive.ingest.document import Span
from newsarchive.models import Article, Citation, Claim, Person, Work
from newsarchive.recording import act
from newsarchive.values import DateValue, QuantityValue, Value
from newsarchive.vocabulary import Modality, Predicate, ReviewStatus, SubjectType, ValueType


@dataclass(frozen=True)
class Statement:
    """What a claim says. value: a person or work where the predicate has such values, else a date, quantity or text."""

    subject: Person | Work
    predicate: Predicate
    value: Person | Work | Value
    negated: bool = False
    qualifier: str = ""

    def check(self) -> None:
        """Raise ValidationError if the predicate is not said of such a subject, or has no such values."""
        wanted = self.predicate.definition.subject
        if wanted != SubjectType.EITHER and wanted != _kind(self.subject):
            raise ValidationError(f"A {self.predicate.label} is said of a {wanted.value}.")
        given = _kind(self.value) if isinstance(self.value, Person | Work) else self.value.type
        if self.predicate.value_type.value != given:
            raise ValidationError(f"A {self.predicate.label} is a {self.predicate.value_type.value}.")
        if self.value == self.subject:
            raise ValidationError("The value is the subject itself.")

    @property
    def value_key(self) -> str:
        if isinstance(self.value, Person | Work):
            return f"{_kind(self.value)}:{self.value.pk}"
        return self.value.key


@dataclass(frozen=True)
class Quotation:
    """Words of an article, and where in them the value stands; how the article says it."""

    article: Article
    quote: Span
    value: Span | None = None
    modality: Modality = Modality.ASSERTED
    speaker: Person | None = None


def state(statement: Statement, *, by: User, quotation: Quotation | None = None) -> Claim:
    """Make the claim, or find it, and accept it; without a quotation it stands on the editor's own knowledge.

    Raises ValidationError where the statement cannot be made, or where its value does not stand in the quotation.
    """
    statement.check()
    with act(by, what="stated"):
        claim = _claim(statement, by)
        if quotation is not None:
            _cite(claim, quotation, by)
        accept_claims([claim], by=by)
        claim.refresh_from_db()
    return claim


def correct(
    claim: Claim,
    statement: Statement,
    *,
    by: User,
    article: Article | None = None,
    quotation: Quotation | None = None,
) -> Claim:
    """Say what was meant where a claim was read; return the claim that is right, which is accepted.

    article: the only one where it was misread; None: all that were read so. quotation: the words of that article that
    say it; without it, those quoted by the claim are quoted again. The misreading is rejected.
    """
    statement.check()
    with act(by, what="corrected"):
        claim = Claim.objects.select_for_update(of=("self",)).for_list().get(pk=claim.pk)
        right = _claim(statement, by)
        misread = claim.citations.exclude(status=ReviewStatus.REJECTED).select_related("article", "speaker")
        if article is not None:
            misread = misread.filter(article=article)
        misreadings = list(misread.order_by("id"))
        quoted = [] if quotation is None else [quotation]
        for citation in misreadings:
            if quotation is None or citation.article_id != quotation.article.pk:
                quoted.append(_as_quoted(citation, claim, right))
        for one in quoted:
            _cite(right, one, by)
        accept_claims([right], by=by)
        if right.pk != claim.pk:
            reason = f"Corrected: {right}"[:500]
            if article is None:
                reject_claims([claim], by=by, reason=reason)
            else:
                reject_citations(misreadings, by=by, reason=reason)
        elif quotation is not None:
            span = (quotation.quote.start, quotation.quote.end)
            others = [
                one
                for one in misreadings
                if one.article_id == quotation.article.pk and (one.start, one.end) != span
            ]
            reject_citations(others, by=by, reason="Quoted by other words.")
        right.refresh_from_db()
    return right


def _claim(statement: Statement, by: User) -> Claim:
    identity = {
        f"subject_{_kind(statement.subject)}": statement.subject,
        "predicate": statement.predicate,
        "value_key": statement.value_key,
        "negated": statement.negated,
        "qualifier": statement.qualifier,
    }
    found = Claim.objects.for_list().filter(**identity).first()
    if found is not None:
        return found
    claim = Claim(**identity, value=str(statement.value), status=ReviewStatus.ACCEPTED)
    match statement.value:
        case Person() | Work():
            setattr(claim, f"object_{_kind(statement.value)}", statement.value)
        case DateValue():
            claim.date = statement.value.iso
        case QuantityValue():
            claim.number, claim.upper = statement.value.number, statement.value.upper
            claim.unit, claim.bound = statement.value.unit, statement.value.bound
    return add_claim(claim, by=by)


def _cite(claim: Claim, quotation: Quotation, by: User) -> None:
    """Let the claim quote the words; a citation of the same words that was rejected is accepted."""
    span, value, text = quotation.quote, quotation.value, quotation.article.text
    if value is not None and not span.start <= value.start < value.end <= span.end:
        raise ValidationError("The words of the value do not stand in the quote.")
    row = Citation.objects.filter(
        claim=claim, article=quotation.article, start=span.start, end=span.end
    ).first()
    citation = row or Citation(claim=claim, article=quotation.article, start=span.start, end=span.end)
    citation.claim, citation.article = claim, quotation.article
    citation.quote = text[span.start : span.end]
    if value is not None:
        citation.value_start, citation.value_end = value.start, value.end
        citation.value = text[value.start : value.end]
    elif row is None:
        citation.value = claim.shown_value
    citation.modality, citation.speaker = quotation.modality, quotation.speaker
    citation.reason = ""
    cite(citation, by=by)


def _as_quoted(citation: Citation, claim: Claim, right: Claim) -> Quotation:
    """Return what a citation quotes, with the place of the value where that is the same or stands in the quote."""
    is_kept = right.value_key == claim.value_key and citation.value_in_quote
    value: Span | None = None
    if is_kept and citation.value_start is not None and citation.value_end is not None:
        value = Span(citation.value_start, citation.value_end)
    else:
        value = find_value(citation.quote, citation.start, [right.shown_value])
    return Quotation(
        citation.article,
        Span(citation.start, citation.end),
        value,
        Modality(citation.modality),
        citation.speaker,
    )


def find_value(quote: str, start: int, words: Iterable[str]) -> Span | None:
    """Return where the first of the words that a quote has stands in the text; start: of the quote."""
    for one in words:
        place = quote.find(one) if one else -1
        if place >= 0:
            return Span(start + place, start + place + len(one))
    return None


def _kind(entity: Person | Work) -> str:
    return ValueType.PERSON.value if isinstance(entity, Person) else ValueType.WORK.value
