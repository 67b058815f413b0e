"""Questions about many spans at once, answered without looking at each."""

from bisect import bisect_right
from collections.abc import Iterable

from newsarchive.ingest.document import Span


class SpanSet:
    """Spans of a text, of which those inside others are left out; asks in logarithmic time which stretch they touch."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[Span] = []
        for span in sorted(spans, key=lambda s: (s.start, -s.end)):
            if not self._spans or span.end > self._spans[-1].end:
                self._spans.append(span)
        self._starts = [span.start for span in self._spans]

    def touches(self, start: int, end: int) -> bool:
        """Whether any of the spans overlaps start to end (exclusive)."""
        position = bisect_right(self._starts, end - 1)
        return position > 0 and self._spans[position - 1].end > start

    def covers_more(self, span: Span) -> bool:
        """Whether one of the spans holds this one and more."""
        position = bisect_right(self._starts, span.start)
        return (
            position > 0 and self._spans[position - 1].end >= span.end and self._spans[position - 1] != span
        )
