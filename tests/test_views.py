import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsarchive import paging, search
from newsarchive.models import Article, Claim, Person, Work
from newsarchive.views import lists
from tests.factories import (
    make_appearance,
    make_article,
    make_citation,
    make_cited_claim,
    make_claim,
    make_disagreement,
    make_mention,
    make_person,
    make_work,
    reject,
)

pytestmark = pytest.mark.django_db

LISTS = ["article-list", "person-list", "work-list", "claim-list", "disagreement-list"]
LINKED_DATA = '<script type="application/ld+json">'
SEARCH_BOX = '<script src="/static/newsarchive/search.js" defer>'
HOSTILE = "<script>alert('x')</script> & \"quoted\""


def get(client, address, status=200):
    """Return the page's text, as a reader has it: without tags, white space as single spaces."""
    response = client.get(address)
    assert response.status_code == status
    words = unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))
    return " ".join(words.split())


def source(client, address):
    return client.get(address).content.decode()


def count_queries(client, address):
    client.get(address)  # what is loaded once, as templates are, is not counted
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def make_rows(first, last):
    """Make so many articles, each with a person, a work, claims of both and a disagreement, all joined to one another."""
    star, song = Person.objects.first() or make_person("Star"), Work.objects.first() or make_work("Song")
    outlet = f"Outlet {first}"
    for number in range(first, last):
        article = make_article(f"Star sang Song {number}. Then Ada {number} left.", outlet=outlet)
        person, work = (
            make_person(f"Ada {number}", aliases=["A", "B"]),
            make_work(f"Work {number}", aliases=["C"]),
        )
        for entity in (star, song, person, work):
            make_appearance(article, entity)
        make_mention(article.appearances.get(person=star), "Star")
        for claim in (
            make_claim(song, "release_date", f"{1900 + number}"),
            make_claim(star, "statement", f"Words {number}."),
            make_claim(work, "performer", star),
            make_claim(person, "birth_date", f"{1900 + number}"),
        ):
            make_citation(claim, article, f"Star sang Song {number}", speaker=person)
        make_disagreement(make_cited_claim(person, "death_date", "2000", article=article))
    claims = Claim.objects.filter(subject_work=song, predicate="release_date")
    disagreement = make_disagreement(*claims) if first == 0 else song.disagreements.get()
    claims.update(disagreement=disagreement)


@pytest.mark.parametrize("name", ["front", *LISTS])
def test_an_empty_archive_says_how_to_fill_it(client, name):
    text = get(client, reverse(name))

    assert "Nothing here yet." in text
    assert "manage.py ingest PATH" in text


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_is_empty_in_an_archive_that_is_not_says_so(client, name):
    make_article(is_current=False)

    assert "Nothing here yet" not in get(client, reverse(name))


def test_the_number_of_queries_does_not_depend_on_the_number_of_rows(client, monkeypatch):
    monkeypatch.setattr(
        lists, "COUNTING_SECONDS", 60
    )  # what is counted does not depend on the machine's speed
    addresses = [
        *map(reverse, ["front", "how", *LISTS]),
        "/articles/?q=star&person=1",
        "/articles/?q=star&order=relevance",
        "/claims/?q=star&modality=asserted&origins=2&outlet=1&order=said",
        "/persons/?work=1&disputed=yes&order=name",
        "/articles/1/",
        "/persons/1/",
        "/works/1/",
        "/claims/1/",
        "/disagreements/2/",
    ]

    make_rows(0, 3)
    few = {address: count_queries(client, address) for address in addresses}
    make_rows(3, 60)
    many = {address: count_queries(client, address) for address in addresses}

    assert many == few
    if connection.vendor == "sqlite":  # elsewhere each time box takes statements of its own
        assert max(few.values()) <= 18


def test_lists_fetch_no_text(client):
    make_rows(0, 3)

    for address in (
        "/",
        "/articles/",
        "/articles/?person=1",
        "/persons/1/",
        "/works/1/",
        "/claims/1/",
        "/disagreements/1/",
    ):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        assert not [
            query["sql"] for query in queries if '."text"' in query["sql"] or '."layout"' in query["sql"]
        ]


def test_a_page_of_a_full_list_is_small(client):
    make_rows(0, 60)

    sizes = {name: len(client.get(reverse(name)).content) for name in ["front", *LISTS]}

    assert max(sizes.values()) < 60_000, sizes


@pytest.mark.sqlite
def test_no_column_that_a_list_reads_lies_behind_the_text():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pragma_table_xinfo('newsarchive_article') ORDER BY cid")
        columns = [name for (name,) in cursor.fetchall()]

    assert columns[-2:] == ["text", "layout"]


@pytest.mark.parametrize("name", ["front", *LISTS])
def test_public_pages_are_the_same_for_everybody(client, name):
    response = client.get(reverse(name))

    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")
    assert response.headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert " style=" not in response.content.decode()
    assert "<script" not in response.content.decode().replace(LINKED_DATA, "").replace(SEARCH_BOX, "")


def test_the_desk_and_what_is_not_there_have_the_same_policy(client):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    for address in (reverse("admin:login"), reverse("admin:index"), "/nothing/", "/nothing.json"):
        assert client.get(address).headers["Content-Security-Policy"] == policy, address


def test_an_unchanged_page_is_not_sent_again(client):
    first = client.get("/")

    assert client.get("/", headers={"if-none-match": first.headers["ETag"]}).status_code == 304


# Front page


def test_the_front_page_shows_contradicting_values_with_their_quotes(client):
    song = make_work("Love Wins All")
    january = make_claim(song, "release_date", "2024-01-24")
    december = make_claim(song, "release_date", "2023-12")
    make_citation(
        january,
        make_article("It came out on January 24.", published=date(2024, 1, 25), outlet="The Daily Example"),
        "came out on January 24",
        value_words="January 24",
    )
    make_citation(december, make_article("It came out in December."), "in December", value_words="December")
    make_disagreement(january, december)

    page, text = source(client, "/"), get(client, "/")

    assert "Love Wins All : sources disagree about the release date" in text
    assert "24 January 2024 1 article" in text
    assert "December 2023 1 article" in text
    assert "came out on <mark>January 24</mark>" in page
    assert "The Daily Example · 25 January 2024" in text
    assert f"/articles/1/#c{january.citations.get().pk}" in page
    assert "date not known" in text


def test_the_front_page_leaves_settled_disagreements_out(client):
    make_disagreement(make_cited_claim(make_work("Boats"), "duration", 5), status="settled")

    assert "sources disagree about" not in get(client, "/")
    assert "No sources disagree at the moment." in get(client, "/")


def test_the_front_page_shows_the_best_quote_of_a_value(client):
    claim = make_claim(make_work(), "duration", 5)
    article = make_article("A short song. It lasts five minutes. Five it is.")
    make_citation(claim, article, "A short song", confidence=0.9)
    make_citation(claim, article, "Five it is", value_words="Five", confidence=0.5)
    make_citation(claim, article, "It lasts five minutes", value_words="five minutes", confidence=0.8)
    make_disagreement(claim)

    page = source(client, "/")

    assert "It lasts <mark>five minutes</mark>" in page
    assert "A short song</" not in page


# Articles


def test_the_list_of_articles_is_paged_by_key(client):
    for number in range(60):
        make_article(
            f"Text {number}.", headline=f"Headline {number}", published=date(2024, 1, 1) + timedelta(number)
        )

    first = source(client, "/articles/?q=text")
    older = unescape(re.search(r'rel="next" href="([^"]+)"', first).group(1))
    second = source(client, f"/articles/{older}")
    newer = unescape(re.search(r'rel="prev" href="([^"]+)"', second).group(1))

    assert "Headline 59<" in first and "Headline 10<" in first and "Headline 9<" not in first
    assert "Headline 9<" in second and "Headline 10<" not in second
    assert "q=text" in older
    assert "Headline 59<" in source(client, f"/articles/{newer}")


def test_a_bad_page_is_the_first(client):
    make_article(headline="Boats")

    assert "Boats" in get(client, "/articles/?page=nonsense")


def test_replaced_articles_are_not_listed(client):
    old = make_article("Old.", headline="Old headline", is_current=False)
    new = make_article("New.", headline="New headline", replaces=old)

    assert "Old headline" not in get(client, "/articles/")
    assert "read the later version" in get(client, old.get_absolute_url())
    assert "The earlier version" in get(client, new.get_absolute_url())


def test_a_search_shows_the_words_found(client):
    make_article("There were boats on the water.", headline="Harbour")

    assert "There were <mark>boats</mark> on the water." in source(client, "/articles/?q=boats")


def test_a_search_by_relevance_says_what_it_compares(client):
    make_article("boats boats boats", headline="Often")
    make_article("boats and other words", headline="Seldom", published=date(2024, 5, 1))

    text = get(client, "/articles/?q=boats&order=relevance")

    assert text.index("Often") < text.index("Seldom")
    assert "the 2 best matches among the newest" in text


def test_an_empty_result_says_what_to_loosen(client):
    make_article("boats")

    text = get(client, "/articles/?q=trams")

    assert "Nothing in the archive answers to all of this." in text
    assert "search for fewer words" in text


def test_an_empty_result_offers_the_filters_whose_absence_finds_something(client):
    outlet = make_article("boats", outlet="Harbour Post").outlet
    make_article("boats", published=date(2024, 1, 1))
    make_article("trams", published=date(2024, 1, 1), outlet="Tram Times")

    page = source(client, f"/articles/?q=boats&outlet={outlet.pk}&published_after=2020-01-01")
    offers = re.findall(r'<li><a href="([^"]+)">without ([^<]+): <b>', page)

    assert [(unescape(address), label) for address, label in offers] == [
        ("?q=boats&published_after=2020-01-01", "Outlet"),
        (f"?q=boats&outlet={outlet.pk}", "Published from"),
    ]
    assert "without Outlet: Harbour Post 1 found" in get(
        client, f"/articles/?q=boats&outlet={outlet.pk}&published_after=2020-01-01"
    )


def test_choices_are_counted_in_time_or_not_at_all(client, monkeypatch):
    make_article()
    make_person("Ada")
    assert '<option value="group">group (0)</option>' in source(client, "/persons/")

    monkeypatch.setattr(lists, "COUNTING_SECONDS", 0)
    page = source(client, "/persons/?q=nobody")

    assert '<option value="group">group</option>' in page
    assert "Take away the filter above." in page


@pytest.mark.parametrize(
    "query",
    [
        '"', "AND", "a OR", "NEAR(a b)", "*", "^a", "a:b", "-a", "(((", "🚢", "%00", "a%00b", "%ff", "x" * 10_000,
        "a&person=x&work=999999999999999999999999&outlet=-1&published_after=x&order=x&page=%00",
    ],
)  # fmt: skip
def test_nothing_in_an_address_is_an_error(client, query):
    make_article("a boat")

    for rows in ("articles", "persons", "works", "claims", "disagreements"):
        address = f"/{rows}/?q={query}&kind={query}&predicate={query}&status={query}&modality={query}&disputed={query}"
        assert client.get(address).status_code == 200


def test_a_bad_value_is_told_beside_its_field(client):
    make_article("boats", headline="Boats")

    text = get(client, "/articles/?published_after=soon&q=boats")

    assert "Enter a valid date." in text
    assert "Boats" in text


def test_counts_beyond_the_limit_are_not_counted(client, monkeypatch):
    monkeypatch.setattr(paging, "COUNT_LIMIT", 2)
    for _ in range(3):
        make_article()

    assert "more than 2 articles" in get(client, "/articles/")


def test_an_article_shows_its_text_with_claims_and_mentions(client):
    ada, boats = make_person("Ada Lind"), make_work("Paper Boats")
    article = make_article(
        "Headline here\n\nAda Lind sang Paper Boats.\n\nAdvertisement",
        headline="Headline here",
        byline="By Ben",
        outlet="The Daily Example",
        published=date(2024, 1, 24),
        url="https://news.example/boats",
        language="en",
        layout={"blocks": [[0, 13], [15, 41], [43, 56]], "headings": [[0, 13]], "boilerplate": [[43, 56]]},
    )
    make_mention(make_appearance(article, ada))
    claim = make_claim(boats, "performer", ada)
    citation = make_citation(claim, article, "sang Paper Boats", modality="reported", speaker=ada)

    page, text = source(client, article.get_absolute_url()), get(client, article.get_absolute_url())

    assert page.count("Headline here") == 4  # title, linked data, h1, how to cite it
    assert '<a href="/persons/1/">Ada Lind</a>' in page
    assert (
        f'<mark class="cited" id="c{citation.pk}"><span id="q{citation.pk}"></span>sang Paper Boats'
        f'<sup><a class="number" href="#n{citation.pk}"' in page
    )
    assert f'aria-label="Claim 1" id="n{citation.pk}"' in page
    assert "Paper Boats · performer Ada Lind reported, said by Ada Lind" in text
    assert '<p class="boilerplate">Advertisement' in page
    assert '<li id="claim-1">' in page
    assert f'href="#c{citation.pk}"' in page
    assert f'href="{claim.get_absolute_url()}"' in page
    assert "(reported), said by Ada Lind" in text
    for shown in ("The Daily Example", "By Ben", "24 January 2024", "https://news.example/boats"):
        assert shown in text


def test_an_article_without_a_date_or_headline_says_so(client):
    article = make_article(" date 2024-01-24 It was a windy day.")

    text = get(client, article.get_absolute_url())

    assert "date not known" in text
    assert text.startswith("It was a windy day. · News archive")


def test_rejected_claims_and_citations_are_not_shown(client):
    article = make_article("Ada was born in 1990. She was born in 1991.")
    ada = make_person("Ada")
    rejected = make_claim(ada, "birth_date", "1990")
    make_citation(rejected, article, "born in 1990")
    reject(rejected)
    kept = make_claim(ada, "birth_date", "1991")
    make_citation(kept, article, "born in 1991")
    make_citation(kept, article, "Ada was born", status="rejected")

    assert get(client, rejected.get_absolute_url(), status=404)
    for address in (article, ada, kept):
        page = source(client, address.get_absolute_url())
        assert rejected.get_absolute_url() not in page
    assert source(client, article.get_absolute_url()).count('class="cited"') == 1
    assert rejected.get_absolute_url() not in source(client, "/claims/")
    assert "Ada was born</p>" not in source(client, kept.get_absolute_url())


def test_hostile_words_are_words_everywhere(client):
    article = make_article(f"Before. {HOSTILE} After.", headline=HOSTILE, outlet=HOSTILE[:50], byline=HOSTILE)
    person, work = (
        make_person(HOSTILE, aliases=[f"A {HOSTILE}"]),
        make_work(HOSTILE, aliases=[f"A {HOSTILE}"]),
    )
    make_mention(make_appearance(article, person))
    make_appearance(article, work)
    first = make_claim(work, "publisher", HOSTILE)
    make_citation(first, article, HOSTILE, value_words="alert")
    make_disagreement(
        first,
        make_cited_claim(work, "publisher", "Another", article=article),
        status="settled",
        reason=HOSTILE,
    )
    make_cited_claim(work, "performer", person, article=article)

    for address in [
        "/", "/articles/?q=alert", "/articles/?person=1", "/persons/", "/works/", "/claims/", "/disagreements/",
        "/articles/1/", "/persons/1/", "/works/1/", "/claims/1/", "/claims/3/", "/disagreements/1/",
        f"/articles/?q={HOSTILE}", f"/articles/?outlet={HOSTILE}&page={HOSTILE}",
        "/search/?q=alert", f"/search/?q={quote(HOSTILE)}", f"/search/?q={quote('outlet:' + HOSTILE)}",
    ]:  # fmt: skip
        page = source(client, address)
        assert "<script" not in page.replace(LINKED_DATA, "").replace(SEARCH_BOX, ""), address


# Persons and works


def test_a_work_shows_names_facts_and_sources(client):
    song = make_work("Love Wins All", kind="song", aliases=[("Love Wins", "former")])
    ada, ben = make_person("Ada Lind"), make_person("Ben Berg")
    article = make_article(
        "Ada sang it, not Ben. 21 million views. Five or six minutes.", headline="Of the song"
    )
    make_appearance(article, song)
    sung = make_claim(song, "performer", ada, rank="preferred", status="accepted")
    citation = make_citation(sung, article, "Ada sang it")
    make_citation(make_claim(song, "performer", ben, negated=True), article, "not Ben")
    make_citation(make_claim(song, "figure", 21_000_000, unit="views"), article, "21 million views")
    sides = [make_claim(song, "duration", minutes) for minutes in (5, 6)]
    for side in sides:
        make_citation(side, article, "Five or six minutes")
    disagreement = make_disagreement(*sides)

    page, text = source(client, song.get_absolute_url()), get(client, song.get_absolute_url())

    assert "former name or title Love Wins" in text
    assert "performer Ada Lind preferred 1 article source [1]" in text
    assert "not Ben Berg" in text
    assert "21,000,000 views" in text
    assert f'href="/articles/1/#c{citation.pk}"' in page
    assert page.count(f'href="{disagreement.get_absolute_url()}">disputed</a>') == 2
    assert "Of the song" in text


def test_a_person_shows_its_roles_and_who_appears_with_it(client):
    ada, boats = make_person("Ada Lind"), make_work("Paper Boats")
    article = make_article("Paper Boats by Ada Lind and Ben Berg.")
    for entity in (ada, boats, make_person("Ben Berg")):
        make_appearance(article, entity)
    make_citation(make_claim(boats, "performer", ada), article, "Paper Boats by Ada Lind")

    text = get(client, ada.get_absolute_url())

    assert "performed Paper Boats 1 article source [1]" in text
    assert "Appears together with Ben Berg 1 article Paper Boats 1 article" in text


def test_a_person_with_many_articles_links_to_the_list(client):
    ada = make_person("Ada")
    for _ in range(15):
        make_appearance(make_article(), ada)

    page = source(client, ada.get_absolute_url())

    assert '<a href="/articles/?person=1">All 15 articles</a>' in page
    assert page.count('class="headline"') == 12


def test_many_values_of_one_property_link_to_the_list(client):
    ada = make_person("Ada")
    article = make_article()
    for number in range(15):
        make_cited_claim(ada, "statement", f"Word {number}.", article=article)

    assert '<a href="/claims/?person=1&amp;predicate=statement">3 more</a>' in source(
        client, ada.get_absolute_url()
    )


@pytest.mark.parametrize(("make", "address"), [(make_person, "/persons/"), (make_work, "/works/")])
def test_what_was_merged_leads_to_the_survivor_for_good(client, make, address):
    survivor = make("Ada")
    middle = make("Ada B", merged_into=survivor)
    merged = make("Ada C", merged_into=middle)

    response = client.get(merged.get_absolute_url())

    assert response.status_code == 301
    assert response.headers["Location"] == survivor.get_absolute_url()
    assert "Ada C" not in get(client, address)


# Claims and disagreements


def test_a_claim_shows_all_its_words_and_what_else_is_said(client):
    song = make_work("Boats")
    article = make_article(
        "It lasts five minutes, she said.", published=date(2024, 1, 24), headline="Of time"
    )
    claim = make_claim(song, "duration", 5, bound="about")
    make_citation(
        claim,
        article,
        "five minutes, she said",
        value_words="five",
        modality="planned",
        speaker=make_person("Ada"),
    )
    make_cited_claim(song, "duration", 6, article=article)
    make_cited_claim(make_work("Trams"), "duration", 7, article=article)

    page, text = source(client, claim.get_absolute_url()), get(client, claim.get_absolute_url())

    assert "Boats duration about 5 minutes" in text
    assert "<mark>five</mark> minutes, she said" in page
    assert "Of time 24 January 2024 · planned · said by Ada" in text
    assert "6 minutes" in text
    assert "7 minutes" not in text


def test_a_claim_that_no_article_makes_any_more_says_so(client):
    claim = make_claim(make_person(), "birth_date", "1990")

    assert "No article says so any more." in get(client, claim.get_absolute_url())


def test_the_words_of_a_claim_are_paged(client):
    claim = make_claim(make_person("Ada"), "birth_date", "1990")
    for number in range(51):
        article = make_article(f"Ada was born in 1990, says {number}.")
        make_citation(claim, article, article.text)

    first = source(client, claim.get_absolute_url())
    older = unescape(re.search(r'rel="next" href="([^"]+)"', first).group(1))

    assert "says 50." in first and "says 0." not in first
    assert "says 0." in source(client, claim.get_absolute_url() + older)


def test_a_disagreement_shows_values_and_quotes_by_article(client):
    song = make_work("Boats")
    sides = [make_claim(song, "duration", minutes) for minutes in (5, 6)]
    late = make_article("Six minutes.", published=date(2024, 2, 1), headline="Late")
    early = make_article("Five minutes.", published=date(2024, 1, 1), headline="Early")
    make_citation(sides[0], early, "Five minutes", value_words="Five")
    make_citation(sides[1], late, "Six minutes", value_words="Six")
    disagreement = make_disagreement(*sides, status="settled", preferred=sides[1], reason="It was timed.")

    page, text = source(client, disagreement.get_absolute_url()), get(client, disagreement.get_absolute_url())

    assert "Settled for 6 minutes : It was timed." in text
    assert "<mark>Five</mark> minutes" in page
    table = text[text.index("What each article says") :]
    assert table.index("Early") < table.index("Late")
    assert 'data-label="5 minutes"' in page


def test_open_disagreements_are_listed_before_settled_ones(client):
    make_disagreement(
        make_cited_claim(make_work("Settled thing"), "duration", 5), status="settled", article_count=9
    )
    make_disagreement(make_cited_claim(make_work("Open thing"), "duration", 5))
    make_disagreement(make_cited_claim(make_work("Closed thing"), "duration", 5), status="closed")

    text = get(client, "/disagreements/")

    assert text.index("Open thing") < text.index("Settled thing")
    assert "Closed thing" not in text


@pytest.mark.parametrize("rows", ["articles", "persons", "works", "claims", "disagreements", "nothing"])
def test_what_is_not_there_is_said_kindly(client, rows):
    assert "There is no such page" in get(client, f"/{rows}/99999999999999999999/", status=404)


def test_an_error_page_needs_nothing(client, monkeypatch):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr(search, "terms", fail)
    client.raise_request_exception = False

    assert "Something went wrong here" in get(client, "/articles/?q=boats", status=500)


def test_only_reading_is_possible(client):
    assert client.post("/articles/").status_code == 405
    assert Article.objects.count() == 0


def test_an_article_in_another_language_says_why_nothing_was_read(client):
    article = make_article("Das Boot fährt heute nicht.", language="de-AT")

    page, text = source(client, article.get_absolute_url()), get(client, article.get_absolute_url())

    assert '<div class="text" lang="de-AT">' in page
    assert "No claims were read from it: it is not in English." in text
    assert "German" in text


def test_a_reader_is_told_what_a_claim_holds_for_and_which_readings_a_date_has(client):
    work = make_work("Paper Boats")
    article = make_article("Paper Boats is out in Japan on 5 March 2025, and on 03/04/2025.")
    here = make_cited_claim(work, "release_date", "2025-03-05", article=article, qualifier="Japan")
    both = make_cited_claim(work, "release_date", "[2025-03-04,2025-04-03]", article=article)

    assert "5 March 2025 (Japan)" in get(client, here.get_absolute_url())
    page = get(client, both.get_absolute_url())
    assert "4 March 2025 or 3 April 2025" in page
    assert "day and month not told apart" in page
    assert "5 March 2025 (Japan)" in get(client, work.get_absolute_url())


def test_what_grows_is_told_newest_first(client):
    work = make_work("Paper Boats")
    for number, day in (
        (2_000_000, date(2025, 3, 1)),
        (9_000_000, date(2025, 5, 1)),
        (5_000_000, date(2025, 4, 1)),
    ):
        article = make_article(f"It was streamed {number} times.", published=day)
        make_cited_claim(work, "figure", number, unit="streams", article=article)

    page = get(client, work.get_absolute_url())

    places = [page.index(f"{number:,} streams") for number in (9_000_000, 5_000_000, 2_000_000)]
    assert places == sorted(places)


def test_a_number_leads_to_the_quote_and_the_quote_to_the_text(client):
    song, article = make_work("Boats"), make_article("Boats lasts five minutes, or six.")
    sides = [make_claim(song, "duration", minutes) for minutes in (5, 6)]
    citations = [make_citation(side, article, "five minutes, or six") for side in sides]
    make_disagreement(*sides)

    page = source(client, song.get_absolute_url())

    for citation in citations:
        assert f'<a href="#q{citation.pk}"' in page
        assert f'<span id="q{citation.pk}"></span>' in page
    assert page.count("<blockquote>") == 1
    assert f'href="{article.get_absolute_url()}#c{citations[0].pk}"' in page
    assert '<ul class="disputed">' in page


def test_the_timeline_says_in_tables_what_it_draws(client):
    song = make_work("Boats")
    for month in (1, 3):
        article = make_article(f"Boats in {month}.", published=date(2024, month, 10))
        make_appearance(article, song)
    make_citation(make_claim(song, "release_date", "2024-02-03"), article, "Boats")

    page, text = source(client, song.get_absolute_url()), get(client, song.get_absolute_url())

    assert page.count('class="bar"') == 2
    assert page.count("<circle") == 1
    assert "1 3 February 2024 release date" in text
    assert "January 2024 1 March 2024 1" in text
