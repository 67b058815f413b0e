from newsarchive.ingest.document import Document
from newsarchive.ingest.extract.sentences import sentences


def test_the_date_that_a_file_opens_with_stands_in_no_sentence():
    text = " date 2024-01-24 It rained on Monday. It snowed on 2 May."
    assert [text[sentence.start : sentence.end].strip() for sentence in sentences(Document(text=text))] == [
        "It rained on Monday.",
        "It snowed on 2 May.",
    ]


def test_a_sentence_may_follow_without_a_space_where_markup_was_taken_off():
    text = "The tour begins in March.The band then rests. “It is over.”Nobody said so. See Amazon.com or U.S. laws."
    assert [text[sentence.start : sentence.end] for sentence in sentences(Document(text=text))] == [
        "The tour begins in March.",
        "The band then rests.",
        "“It is over.”",
        "Nobody said so.",
        "See Amazon.com or U.S. laws.",
    ]
