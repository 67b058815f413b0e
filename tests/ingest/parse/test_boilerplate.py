import pytest

from newsarchive.ingest.parse.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "ADVERTISEMENT", "Sponsored Content", "Story continues below advertisement",
        "ALSO READ: IU announces H.E.R. world tour with 18 cities…", "READ MORE", "Read more: Something else", "RELATED: More of it",
        "Leave a Reply", "Leave a comment", "12 comments", "Your email address will not be published.",
        "You must be logged in to post a comment.", "Name *", "Post Comment",
        "Save my name, email, and website in this browser for the next time I comment.",
        "Stay informed about the harbour on: Instagram , Threads , Facebook", "Stay tuned for more!",
        "Watch the clip of Salt Road with the Corran Players here:", "Follow us on Twitter", "Follow The Daily on Instagram",
        "Facebook Twitter WhatsApp", "Facebook | X | Email", "Share this article", "Share", "Tweet", "Subscribe to our newsletter",
        "Sign up for our weekly newsletter.", "Get the latest news in your inbox", "Join our WhatsApp channel", "Click here to read the rest",
        "© 2024 The Daily", "Copyright 2024 The Daily", "The Daily. All Rights Reserved.", "We use cookies to improve this site.",
        "By continuing to use this site you agree to our terms.", "Terms | Privacy | Contact", "3 min read", "Photo: Jane Doe", "Tags: IU, V",
        "You may also like", "(With inputs from agencies)", "- Advertisement -", "This article was originally published on The Daily.",
    ],
)  # fmt: skip
def test_words_of_the_page_are_boilerplate(line):
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "IU is back with a new song.", "A Title Of Some Length", "The advertisement was filmed in December.",
        "Watch out, said the director, and the cubes came.", "More than 30 million people watched it.",
        "More from the band is expected on Friday.", "By using a drone, the director filmed the roofs.", "For all the talk, nothing came of it.",
        "Copyright of the song belongs to the label.", "Follow the money, he said.", "Related artists sang on the album.",
        "The singer shared a photo on Instagram and Facebook.", "X marks the spot.", "Read it, and you will see.",
        "Two comments by the director made fans laugh.", "a" * 5000, "",
    ],
)  # fmt: skip
def test_words_of_the_article_are_not(line):
    assert not is_boilerplate(line)


def test_what_follows_the_comment_form_is_the_readers(article, words):
    document = article(
        ".txt", f"{'A sentence of the article. ' * 10}\n\nLeave a Reply\n\njinny: I read it was April.\n"
    )

    assert words(document, "boilerplate") == ["Leave a Reply", "jinny: I read it was April."]


def test_a_link_to_the_comments_at_the_top_hides_nothing_below(article, words):
    document = article(".txt", f"A Title\n\nLeave a comment\n\n{'A sentence of the article. ' * 10}")

    assert words(document, "boilerplate") == ["Leave a comment"]


def test_a_title_under_a_teasers_label_belongs_to_it(article, words):
    document = article(
        ".txt", "A sentence.\n\nALSO READ:\n\nAnother Title Altogether\n\nA sentence of the article."
    )

    assert words(document, "boilerplate") == ["ALSO READ:", "Another Title Altogether"]
