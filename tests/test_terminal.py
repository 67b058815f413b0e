import pytest

from newsarchive.terminal import on_one_line


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Žižek – “plain”.txt", "Žižek – “plain”.txt"),
        ("bad\x1b[31mname\x1b]0;owned\x07.txt", "bad\\x1b[31mname\\x1b]0;owned\\x07.txt"),
        ("two\nlines: ok.txt", "two\\nlines: ok.txt"),
        ("gpj.\u202etxt", "gpj.\\u202etxt"),
    ],
)
def test_nothing_that_a_terminal_would_obey_is_written(words, written):
    assert on_one_line(words) == written
