"""Types of command-line arguments that several commands take."""

from argparse import ArgumentTypeError
from collections.abc import Callable


def positive(noun: str) -> Callable[[str], int]:
    """Return what reads a number from 1 on. noun: what is counted, for the message."""

    def read(words: str) -> int:
        if not (words.isascii() and words.isdecimal()) or int(words) == 0:
            raise ArgumentTypeError(f"{words} is not a number of {noun}: give one from 1 on")
        return int(words)

    return read
