"""Forms of claims and citations: what an editor types, checked and brought into the columns."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from newsarchive import curation
from newsarchive.models import Citation, Claim
from newsarchive.values import read_value
from newsarchive.vocabulary import Predicate, ReviewStatus, SubjectType, ValueType


class ClaimForm(forms.ModelForm):
    """Decides on a claim that is there: what it says stays as it is, as another statement is another claim."""

    class Meta:
        model = Claim
        fields = ["status", "rank", "reason"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if {"status", "rank", "reason"} <= cleaned.keys():
            decision = {name: cleaned[name] for name in ("status", "rank", "reason")}
            curation.check_decision(self.instance, **decision)
        return cleaned


class NewClaimForm(ClaimForm):
    """Makes a claim by hand."""

    class Meta:
        model = Claim
        fields = [
            "subject_person",
            "subject_work",
            "predicate",
            "negated",
            "object_person",
            "object_work",
            "value",
            "bound",
            "qualifier",
            "status",
            "rank",
            "reason",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].initial = ReviewStatus.ACCEPTED
        self.fields["value"] = forms.CharField(
            required=False,
            widget=forms.Textarea({"rows": 2, "class": "vLargeTextField"}),
            help_text="A date as YYYY, YYYY-MM or YYYY-MM-DD, a number or a range with its unit, or words. "
            "Leave it empty where the value is a person or a work.",
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("predicate"):
            return cleaned
        predicate = Predicate(cleaned["predicate"])
        self._check_subject(predicate)
        match predicate.value_type:
            case ValueType.PERSON | ValueType.WORK as kind:
                self._take_object(kind)
            case _:
                self._take_value(predicate)
        return cleaned

    def _check_subject(self, predicate: Predicate) -> None:
        wanted = predicate.definition.subject
        unwanted = {SubjectType.PERSON: "work", SubjectType.WORK: "person"}.get(wanted)
        if unwanted and self.cleaned_data.get(f"subject_{unwanted}"):
            self.add_error(f"subject_{unwanted}", f"A {predicate.label} is said of a {wanted}.")

    def _take_object(self, kind: ValueType) -> None:
        chosen = self.cleaned_data.get(f"object_{kind}")
        for other in ("person", "work"):
            if other != kind and self.cleaned_data.get(f"object_{other}"):
                self.add_error(f"object_{other}", f"The value is a {kind}.")
        if chosen is None:
            self.add_error(f"object_{kind}", f"Choose a {kind}.")
        else:
            self.cleaned_data["value"] = str(chosen)
            self.instance.value_key = f"{kind}:{chosen.pk}"

    def _take_value(self, predicate: Predicate) -> None:
        for other in ("person", "work"):
            if self.cleaned_data.get(f"object_{other}"):
                self.add_error(f"object_{other}", f"The value is a {predicate.value_type}: leave this empty.")
        try:
            value = read_value(
                predicate.value_type,
                self.cleaned_data.get("value", ""),
                unit=predicate.definition.unit,
                bound=self.cleaned_data.get("bound", ""),
            )
        except ValueError as error:
            self.add_error("value", str(error))
            return
        self.cleaned_data["value"] = str(value)
        self.instance.value_key = value.key
        match value.type:
            case ValueType.DATE:
                self.instance.date = str(value)
            case ValueType.QUANTITY:
                self.instance.number, self.instance.unit = value.number, value.unit  # type: ignore[union-attr]
                self.instance.upper = value.upper  # type: ignore[union-attr]

    def _get_validation_exclusions(self) -> set[str]:
        """Check the constraints on the columns that clean() fills, too: a claim that exists already."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # not in the stubs
        return excluded - {"value_key"}


class CitationForm(forms.ModelForm):
    """Chooses the words of an article that make a claim: typed, and found in the article's text."""

    start = forms.IntegerField(
        required=False,
        min_value=0,
        help_text="In characters; needed only where the words stand in several places.",
    )
    value = forms.CharField(
        required=False,
        label="Words of the value",
        help_text="Those words of the quote that say the value; may be empty.",
    )

    class Meta:
        model = Citation
        fields = ["claim", "article", "start", "quote", "value", "modality", "speaker"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "quote" in self.fields:
            self.fields["quote"].help_text = "Letter by letter as in the article."
            self.fields["quote"].widget.attrs["rows"] = 3

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        article, quote = cleaned.get("article"), cleaned.get("quote", "").replace("\r\n", "\n")
        if article is None or not quote:
            return cleaned
        cleaned["quote"] = quote
        try:
            span = curation.find_quote(article.text, quote, cleaned.get("start"))
        except ValidationError as error:
            self.add_error("quote", error)
            return cleaned
        cleaned["start"], self.instance.end = span.start, span.end
        # A claim's own page leaves the claim out of what Django checks for being there only once.
        claim = cleaned.get("claim")
        same = Citation.objects.filter(article=article, start=span.start, end=span.end)
        if claim is not None and claim.pk and same.filter(claim=claim).exists():
            self.add_error("quote", "This claim already cites these words.")
        if cleaned.get("value"):
            place = quote.find(cleaned["value"])
            if place < 0:
                self.add_error("value", "These words do not stand in the quote.")
                return cleaned
            self.instance.value_start = span.start + place
            self.instance.value_end = self.instance.value_start + len(cleaned["value"])
        return cleaned


class CorrectionForm(forms.ModelForm):
    """Decides on a citation that is there, and corrects how its source says it."""

    class Meta:
        model = Citation
        fields = ["status", "reason", "modality", "speaker"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("status") == ReviewStatus.REJECTED and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Say why the citation is rejected.")
        return cleaned
