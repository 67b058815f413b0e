from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsarchive.admin.review import FRAGMENT, REASONS
from newsarchive.admin.review_queue import next_article
from newsarchive.curation.versions import version_of
from newsarchive.models import Act, Appearance, Citation, Claim, Mention, Person, Presence, Work
from newsarchive.presence import STAY, note_presence
from newsarchive.vocabulary import Origin, Predicate, Rank, ReviewStatus
from tests.factories import (
    make_appearance,
    make_article,
    make_citation,
    make_claim,
    make_disagreement,
    make_mention,
    make_person,
    make_work,
)

pytestmark = pytest.mark.django_db

TEXT = "“Paper Boats” 🚢 came out on May 1, 2020. Ada Lind sang it. Bo Hale directed the film of it in Oslo."


@pytest.fixture
def song():
    return make_work("Paper Boats", kind="song")


@pytest.fixture
def singer():
    return make_person("Ada Lind")


@pytest.fixture
def article(song, singer):
    article = make_article(TEXT, published=date(2020, 5, 2), headline="A song")
    make_mention(make_appearance(article, song), "Paper Boats")
    make_mention(make_appearance(article, singer), "Ada Lind")
    return article


@pytest.fixture
def released(article, song):
    claim = make_claim(song, Predicate.RELEASE_DATE, "2020-05-01", origin=Origin.MACHINE)
    make_citation(claim, article, "came out on May 1, 2020", value_words="May 1, 2020", origin=Origin.MACHINE)
    return claim


@pytest.fixture
def sung(article, song, singer):
    claim = make_claim(song, Predicate.PERFORMER, singer, origin=Origin.MACHINE)
    make_citation(claim, article, "Ada Lind sang it", value_words="Ada Lind", origin=Origin.MACHINE)
    return claim


def url(article):
    return reverse("review-article", args=[article.pk])


def send(client, article, do, *, claim=None, follow=False, **fields):
    if claim is not None:
        fields.setdefault("version", version_of(Claim.objects.get(pk=claim.pk)))
    return client.post(url(article), {"do": do, **fields}, follow=follow)


def test_claims_stand_in_text_order_beside_their_marked_words(desk, article, sung, released):
    page = desk.get(url(article))

    assert [card.claim for card in page.context["cards"]] == [released, sung]
    html = page.content.decode()
    assert f'<mark class="is-unreviewed" data-claim="{released.pk}"' in html
    assert "came out on <strong>May 1, 2020</strong>" in html
    assert 'title="Ada Lind (person)"' in html


def test_accepting_leads_to_the_next_claim_that_waits(desk, editor, article, released, sung):
    response = send(desk, article, f"accept:{released.pk}", claim=released)

    assert response["Location"] == f"{url(article)}#claim-{sung.pk}"
    released.refresh_from_db()
    assert (released.status, released.decided_by) == (ReviewStatus.ACCEPTED, editor)


def test_rejecting_by_number_takes_the_reason_of_that_number(desk, article, released):
    send(desk, article, f"reject:{released.pk}:3", claim=released)

    released.refresh_from_db()
    assert (released.status, released.reason) == (ReviewStatus.REJECTED, REASONS[2])


def test_rejecting_for_a_reason_typed_in(desk, article, released):
    send(desk, article, f"reject:{released.pk}", claim=released, reason="It is a quiz question.")

    released.refresh_from_db()
    assert released.reason == "It is a quiz question."


def test_rejecting_without_a_reason_writes_nothing_and_says_so(desk, article, released):
    response = send(desk, article, f"reject:{released.pk}", claim=released, follow=True)

    released.refresh_from_db()
    assert released.status == ReviewStatus.UNREVIEWED
    assert "Say why" in response.content.decode()


def test_a_misreading_concerns_this_article_alone(desk, article, released):
    other = make_article("It came out on May 1, 2020.", published=date(2020, 5, 3))
    elsewhere = make_citation(released, other, "May 1, 2020")

    assert "also in 1 other article" in desk.get(url(article)).content.decode()
    send(desk, article, f"misread:{released.pk}", claim=released)

    released.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (released.status, released.article_count) == (ReviewStatus.UNREVIEWED, 1)
    assert elsewhere.status == ReviewStatus.UNREVIEWED
    assert article.citations.get().status == ReviewStatus.REJECTED


def test_all_the_rest_are_accepted_at_once_and_the_page_is_done(desk, article, released, sung):
    send(desk, article, f"reject:{released.pk}:1", claim=released)
    seen = desk.get(url(article)).context["seen"]

    response = send(desk, article, "rest", seen=seen, follow=True)

    sung.refresh_from_db()
    released.refresh_from_db()
    assert (sung.status, released.status) == (ReviewStatus.ACCEPTED, ReviewStatus.REJECTED)
    assert "All reviewed." in response.content.decode()


def test_the_last_decision_is_undone_and_then_the_one_before(desk, article, released, sung):
    send(desk, article, f"accept:{released.pk}", claim=released)
    send(desk, article, f"reject:{sung.pk}:1", claim=sung)

    first = send(desk, article, "undo")
    sung.refresh_from_db()
    assert (sung.status, sung.reason) == (ReviewStatus.UNREVIEWED, "")
    assert first["Location"].endswith(f"#claim-{sung.pk}")

    send(desk, article, "undo")
    released.refresh_from_db()
    assert released.status == ReviewStatus.UNREVIEWED

    assert "Nothing of yours" in send(desk, article, "undo", follow=True).content.decode()


def test_a_claim_that_somebody_decided_meanwhile_is_left_and_the_page_says_what_changed(
    desk, window, editor, article, released
):
    version = version_of(released)
    send(desk, article, f"reject:{released.pk}:1", claim=released)

    response = send(desk, article, f"accept:{released.pk}", version=version, follow=True)

    released.refresh_from_db()
    assert released.status == ReviewStatus.REJECTED
    html = response.content.decode()
    assert "it is rejected, by editor" in html and "Nothing was written" in html


def test_a_disputed_claim_names_the_other_values(desk, article, released, song):
    other = make_claim(song, Predicate.RELEASE_DATE, "2020-06-02")
    make_citation(other, make_article("It came out on June 2, 2020."), "June 2, 2020")
    make_disagreement(released, other)

    html = desk.get(url(article)).content.decode()

    assert "Sources disagree" in html and "2 June 2020" in html


def test_the_queue_brings_disputed_claims_first_then_those_of_many_origins(song, singer):
    def article_with(predicate, value, count):
        claim = make_claim(song, predicate, value)
        articles = [make_article(f"{predicate} {value} {number}.") for number in range(count)]
        for one in articles:
            make_citation(claim, one, one.text)
        Claim.objects.filter(pk=claim.pk).update(origin_count=count)
        return claim, articles

    _, few = article_with(Predicate.FORMER_TITLE, "Boats", 1)
    _, many = article_with(Predicate.ACHIEVEMENT, "First place", 3)
    disputed, [contested] = article_with(Predicate.RELEASE_DATE, "2020-05-01", 1)
    make_disagreement(disputed)

    assert next_article() == contested
    following = next_article([contested.pk])
    assert following in many
    assert next_article([contested.pk, following.pk]) == few[0]
    assert next_article([contested.pk, following.pk, few[0].pk]) is None


def test_the_queue_leads_on_and_back_and_ends_calmly(desk, article, released):
    assert desk.get(reverse("review"))["Location"] == url(article)
    desk.get(url(article))
    done = desk.get(reverse("review")).content.decode()
    assert "1 claim that you passed over still waits." in done
    assert f'href="{reverse("duplicates")}"' in done
    assert desk.get(f"{reverse('review')}?again")["Location"] == url(article)

    send(desk, article, f"accept:{released.pk}", claim=released)
    assert "All reviewed." in desk.get(f"{reverse('review')}?again").content.decode()


def correct(client, article, claim, **fields):
    page = reverse("review-correct-claim", args=[article.pk, claim.pk])
    form = client.get(page).context["panel"]["form"]
    given = {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}
    given |= {"version": version_of(Claim.objects.get(pk=claim.pk)), **fields}
    return client.post(page, {name: value for name, value in given.items() if value not in ("", False)})


def test_correcting_the_value_makes_the_right_claim_and_rejects_the_misreading(desk, article, released, song):
    response = correct(desk, article, released, value="2020-05")

    assert response.status_code == 302
    right = Claim.objects.get(date="2020-05")
    assert (right.status, right.origin, right.subject) == (ReviewStatus.ACCEPTED, Origin.EDITOR, song)
    assert right.citations.get().quote == "came out on May 1, 2020"
    released.refresh_from_db()
    assert (released.status, released.reason) == (ReviewStatus.REJECTED, f"Corrected: {right}")


def test_a_correction_is_for_this_article_unless_all_are_meant(desk, article, released):
    other = make_article("It came out on May 1, 2020.", published=date(2020, 5, 3))
    make_citation(released, other, "May 1, 2020")

    correct(desk, article, released, value="2020-05")
    released.refresh_from_db()
    assert (released.status, released.article_count) == (ReviewStatus.UNREVIEWED, 1)

    correct(desk, other, released, value="2020-05")
    assert Claim.objects.get(date="2020-05").article_count == 2


def test_correcting_the_quote_keeps_the_claim(desk, article, released):
    correct(desk, article, released, quote="out on May 1, 2020", start=TEXT.index("out on"))

    released.refresh_from_db()
    assert released.status == ReviewStatus.ACCEPTED
    standing = article.citations.standing().get()
    assert article.text[standing.start : standing.end] == standing.quote == "out on May 1, 2020"
    assert standing.value_in_quote


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"quote": "May 1, 2021"}, "do not stand in the article"),
        ({"value": "in spring"}, "2024-01-24"),
        ({"subject": "Nobody"}, "is called “Nobody”"),
        ({"predicate": "birth_date"}, "is said of a person"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(desk, article, released, fields, message):
    response = correct(desk, article, released, **fields)

    assert response.status_code == 422
    assert message in response.content.decode()
    assert Claim.objects.count() == 1


def test_a_missed_claim_is_added_from_words_of_the_text(desk, article, song):
    response = desk.post(
        reverse("review-add-claim", args=[article.pk]),
        {
            "subject": f"Paper Boats #w{song.pk}",
            "predicate": Predicate.PERFORMER,
            "value": "Ada Lind",
            "quote": "Ada Lind sang it",
            "modality": "asserted",
        },
    )

    assert response.status_code == 302
    claim = Claim.objects.get()
    citation = claim.citations.get()
    assert (claim.status, claim.article_count, citation.value) == (ReviewStatus.ACCEPTED, 1, "Ada Lind")
    assert citation.subject_appearance.work == song


def test_a_missed_name_is_a_new_person_or_one_of_the_archive(desk, article, singer):
    page = reverse("review-add-name", args=[article.pk])

    desk.post(page, {"quote": "Bo Hale", "kind": "person:person"})
    bo = Person.objects.get(name="Bo Hale")
    assert (bo.curated, bo.article_count) == (True, 1)
    assert Appearance.objects.get(person=bo).pinned

    desk.post(page, {"quote": "it", "start": TEXT.index("it."), "entity": f"Ada Lind #p{singer.pk}"})
    assert Mention.objects.get(surface="it").appearance.person == singer


def test_undoing_a_correction_leaves_nothing_of_it(desk, article, released):
    correct(desk, article, released, value="2020-05")

    send(desk, article, "undo")

    released.refresh_from_db()
    assert released.status == ReviewStatus.UNREVIEWED
    assert list(Claim.objects.all()) == [released]


def test_a_name_that_several_bear_is_asked_for_by_number(desk, article, song):
    twin = make_work("Paper Boats", kind="film")

    response = desk.post(
        reverse("review-add-claim", args=[article.pk]),
        {
            "subject": "Paper Boats",
            "predicate": "performer",
            "value": "Ada Lind",
            "quote": "it",
            "modality": "asserted",
        },
    )

    html = response.content.decode()
    assert f"Paper Boats #w{song.pk}" in html and f"Paper Boats #w{twin.pk}" in html


def test_names_are_completed_while_they_are_typed(desk, article):
    found = desk.get(reverse("review-names"), {"q": "pap", "of": "work"}).json()["names"]

    assert [name["label"] for name in found] == ["Paper Boats"]
    assert desk.get(reverse("review-names"), {"q": "pap", "of": "person"}).json()["names"] == []


def test_the_viewer_sees_the_page_and_decides_nothing(window, article, released):
    html = window.get(url(article)).content.decode()

    assert "came out on" in html and 'value="accept:' not in html
    assert send(window, article, f"accept:{released.pk}", claim=released).status_code == 403
    assert window.post(reverse("review-add-claim", args=[article.pk]), {}).status_code == 403


def test_each_action_needs_its_own_permission(desk, client, article, released):
    user = User.objects.create_user("half", is_staff=True)
    names = ["view_claim", "view_article", "change_claim"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)

    assert send(client, article, f"accept:{released.pk}", claim=released).status_code == 302
    assert send(client, article, "undo").status_code == 403
    assert send(client, article, f"misread:{released.pk}", claim=released).status_code == 403
    released.refresh_from_db()
    assert released.status == ReviewStatus.ACCEPTED


def test_the_page_takes_as_many_queries_for_many_claims_as_for_few(desk, article, released, sung, song):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            desk.get(url(article))
        return len(captured)

    queries()
    few = queries()
    for number in range(20):
        note_presence(article, User.objects.create_user(f"colleague {number}"))
        claim = make_claim(song, Predicate.ACHIEVEMENT, f"Prize {number}")
        make_citation(claim, article, "sang it")
        make_disagreement(make_claim(make_work(f"Work {number}"), Predicate.PERFORMER, make_person()))

    assert queries() == few <= 12


def test_a_second_editor_on_the_article_is_told_while_reading_and_deciding(
    desk, window, editor, viewer, article, released
):
    words = f"{editor} has this article open since"
    assert "has this article open" not in desk.get(url(article)).content.decode()
    assert "has this article open" not in desk.get(url(article)).content.decode()

    assert words in window.get(url(article)).content.decode()
    decided = desk.post(
        url(article),
        {"do": f"accept:{released.pk}", "version": version_of(released)},
        headers={FRAGMENT: "1"},
    )
    assert f"{viewer} has this article open since" in decided.content.decode()
    stock = reverse("admin:newsarchive_article_change", args=[article.pk])
    assert words in window.get(stock).content.decode()

    Presence.objects.update(seen=timezone.now() - STAY - timedelta(minutes=1))
    assert "has this article open" not in window.get(url(article)).content.decode()


def test_deciding_takes_no_more_queries_for_many_claims(desk, article, released, sung, song):
    def queries(claim):
        with CaptureQueriesContext(connection) as captured:
            send(desk, article, f"accept:{claim.pk}", claim=claim)
        return len(captured)

    few = queries(released)
    for number in range(20):
        make_citation(make_claim(song, Predicate.ACHIEVEMENT, f"Prize {number}"), article, "sang it")

    assert queries(sung) <= few


def test_an_ambiguous_date_is_read_by_choosing(desk, song):
    article = make_article("“Paper Boats” came out on 03/04/2025.", published=date(2025, 5, 1))
    claim = make_claim(song, Predicate.RELEASE_DATE, "[2025-03-04,2025-04-03]", origin=Origin.MACHINE)
    make_citation(claim, article, "came out on 03/04/2025", value_words="03/04/2025")

    assert "3 April 2025" in desk.get(url(article)).content.decode()
    send(desk, article, f"read:{claim.pk}:2025-04-03", claim=claim)

    assert Claim.objects.get(date="2025-04-03").status == ReviewStatus.ACCEPTED


def test_linking_without_a_source_is_marked_as_own_knowledge(desk, client, song):
    album = make_work("Harbour", kind="album")

    desk.post(reverse("link-work", args=[song.pk]), {"property": "part_of", "other": f"Harbour #w{album.pk}"})

    claim = Claim.objects.get()
    assert (claim.object, claim.is_own_knowledge, claim.rank) == (album, True, Rank.NORMAL)
    assert "own knowledge" in client.get(song.get_absolute_url()).content.decode()
    assert "own knowledge" in client.get(claim.get_absolute_url()).content.decode()
    assert "Harbour" in desk.get(reverse("link-work", args=[song.pk])).content.decode()


@pytest.mark.parametrize("source", [{}, {"quote": "Ada Lind sang it"}])
def test_a_link_is_undone_from_its_message_and_may_be_made_again(desk, article, song, singer, source):
    page = reverse("link-person", args=[singer.pk])
    fields = {
        "property": "-performer",
        "other": "Paper Boats",
        **({"article": article.pk, **source} if source else {}),
    }

    made = desk.post(page, fields, follow=True).content.decode()
    act = Act.objects.get()
    undo = reverse("admin:newsarchive_act_undo", args=[act.cid])
    assert f'action="{undo}"' in made
    undone = desk.post(undo, {"next": page}, follow=True).content.decode()

    assert "Undone" in undone and "None yet." in undone
    assert (Claim.objects.count(), Citation.objects.count()) == (0, 0)
    song.refresh_from_db()
    assert song.claim_count == 0
    desk.post(page, fields)
    assert Claim.objects.get().object == singer


def test_undoing_a_link_that_a_source_gave_already_leaves_what_was_read(desk, article, song, singer, sung):
    desk.post(reverse("link-person", args=[singer.pk]), {"property": "-performer", "other": "Paper Boats"})
    sung.refresh_from_db()
    assert sung.status == ReviewStatus.ACCEPTED

    desk.post(reverse("admin:newsarchive_act_undo", args=[Act.objects.get().cid]))

    sung.refresh_from_db()
    assert (sung.status, sung.citations.count()) == (ReviewStatus.UNREVIEWED, 1)


def test_linking_from_the_other_end_with_a_source(desk, article, song, singer):
    desk.post(
        reverse("link-person", args=[singer.pk]),
        {
            "property": "-performer",
            "other": "Paper Boats",
            "article": article.pk,
            "quote": "Ada Lind sang it",
        },
    )

    claim = Claim.objects.get()
    assert (claim.subject, claim.object, claim.article_count) == (song, singer, 1)
    assert not claim.is_own_knowledge


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"quote": "Ada Lind sang it"}, "give both, or neither"),
        ({"other": "Paper Boats"}, "is the subject itself"),
    ],
)
def test_a_link_that_cannot_be_is_refused_with_a_reason(desk, article, song, fields, message):
    make_work("Harbour", kind="album")

    response = desk.post(
        reverse("link-work", args=[song.pk]), {"property": "part_of", "other": "Harbour", **fields}
    )

    assert message in response.content.decode()
    assert Work.objects.count() == 2 and not Claim.objects.exists()
