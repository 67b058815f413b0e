from newsarchive.ingest.parse.text_writer import Mark, TextWriter


def test_blocks_are_parted_and_white_space_is_one_space():
    writer = TextWriter()
    writer.begin_block(is_heading=True)
    writer.write(" A \n title ")
    writer.begin_block()
    writer.begin_block()
    writer.write("Some ")
    writer.write(" words\x00")
    writer.end_block()
    writer.write("loose")

    text, layout = writer.finish()

    assert text == "A title\n\nSome words\n\nloose"
    assert [text[start:end] for start, end in layout.blocks] == ["A title", "Some words", "loose"]
    assert [text[start:end] for start, end in layout.headings] == ["A title"]


def test_a_mark_covers_words_and_not_the_space_around_them():
    writer = TextWriter()
    writer.begin_block()
    writer.write("The")
    start = writer.position
    writer.write(" Kettle ")
    writer.mark(Mark.EMPHASIS, since=start)
    writer.write("song")

    text, layout = writer.finish()

    assert text == "The Kettle song"
    assert [text[start:end] for start, end in layout.emphases] == ["Kettle"]


def test_a_mark_without_words_or_across_blocks_leaves_no_trace():
    writer = TextWriter()
    start = writer.position
    writer.write("One")
    writer.begin_block()
    writer.write("Two")
    writer.mark(Mark.LINK, since=start)
    writer.mark(Mark.LINK, since=writer.position)

    text, layout = writer.finish()

    assert (text, layout.links) == ("One\n\nTwo", ())


def test_a_line_break_stays_inside_its_block():
    writer = TextWriter()
    writer.break_line()
    writer.write("One ")
    writer.break_line()
    writer.break_line()
    writer.write(" Two")
    writer.break_line()

    text, layout = writer.finish()

    assert (text, len(layout.blocks)) == ("One \nTwo", 1)


def test_a_block_that_is_left_out_leaves_no_trace():
    writer = TextWriter(leave_out=str.isupper)
    for words in ("One", "TWO", "Three"):
        writer.begin_block()
        start = writer.position
        writer.write(words)
        writer.mark(Mark.LINK, since=start)

    text, layout = writer.finish()

    assert text == "One\n\nThree"
    assert [text[start:end] for start, end in layout.links] == ["One", "Three"]
