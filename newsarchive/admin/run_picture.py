"""How far a run of ingest had come when: its pace as a picture, from a few of its inputs however many there are."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, Subquery

from newsarchive.models import IngestItem, IngestRun
from newsarchive.vocabulary import Outcome

# Inputs that are looked at, evenly spaced, and failures that are marked: more would not be told apart.
_POINTS = 60
_MARKS = 100

WIDTH, HEIGHT = 640, 120


@dataclass(frozen=True)
class Picture:
    """A curve of inputs over time, in a box of WIDTH by HEIGHT; the origin is at the top left. failures: where along the
    time inputs failed, as far as they are marked; inputs: how many there are, about, if several runs went on at once."""

    inputs: int
    took: timedelta
    curve: list[tuple[float, float]]
    failures: list[float]

    @property
    def points(self) -> str:
        """The curve as SVG has it."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.curve)

    @property
    def area(self) -> str:
        """What is under the curve, as SVG has it."""
        return f"0,{HEIGHT} {self.points} {self.curve[-1][0]:.1f},{HEIGHT}"

    @property
    def pace(self) -> float:
        """Inputs per second."""
        return self.inputs / self.took.total_seconds()

    @property
    def duration(self) -> str:
        """How long it took, as 1:02:03 (hours, minutes, seconds)."""
        return str(timedelta(seconds=round(self.took.total_seconds())))


def picture_of(run: IngestRun) -> Picture | None:
    """Return the picture of a run, up to its end or its last input; None while there is too little to be shown."""
    # each end by itself, as its index has it: both in one statement are sought through all items of the run
    items = IngestItem.objects.filter(run=OuterRef("pk"))
    ends = [
        Subquery(items.filter(outcome=outcome).order_by(by).values("id")[:1])
        for outcome in Outcome
        for by in ("id", "-id")
    ]
    ids = [pk for pk in IngestRun.objects.values_list(*ends).get(pk=run.pk) if pk is not None]
    if not ids:
        return None
    first, last = min(ids), max(ids)
    wanted = {first + (last - first) * step // _POINTS for step in range(_POINTS + 1)}
    # by their ids alone: told the run, too, SQLite would look through all its items
    rows = IngestItem.objects.filter(pk__in=wanted).order_by("pk").values_list("pk", "created", "run")
    seen = [(pk, created) for pk, created, own in rows if own == run.pk]
    took = max(run.finished or seen[-1][1], seen[-1][1]) - run.started
    inputs = last - first + 1
    if inputs < 2 or took <= timedelta(0):
        return None

    def across(moment: datetime) -> float:
        return WIDTH * max(0.0, (moment - run.started) / took)

    curve = [(0.0, float(HEIGHT))]
    curve += [(across(created), HEIGHT * (1 - (pk - first + 1) / inputs)) for pk, created in seen]
    failed = run.items.filter(outcome=Outcome.FAILED).order_by("pk").values_list("created", flat=True)
    return Picture(inputs, took, curve, [across(created) for created in failed[:_MARKS]])
