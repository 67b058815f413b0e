"""Count what a piece of work does, where time would tell of the machine."""

import sys
from collections.abc import Callable
from types import FrameType


def steps(work: Callable[[], None]) -> int:
    """Return how many functions the work calls, those written in C included."""
    count = 0

    def see(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
