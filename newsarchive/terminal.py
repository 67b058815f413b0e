"""Write what documents and their names say to a terminal, which takes some characters for orders."""

import unicodedata

# Controls, what turns the direction of writing (and other invisible characters), lone surrogates, ends of lines.
_ORDERS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def on_one_line(words: str) -> str:
    """Return the words with every character escaped that a terminal would obey, so that they are one line of text."""
    if words.isprintable():
        return words
    return "".join(
        character.encode("unicode_escape").decode()
        if unicodedata.category(character) in _ORDERS
        else character
        for character in words
    )
