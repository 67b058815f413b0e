"""Versions of an article in the admin: what changed, whose quotes are gone, and what an outlet withdrew."""

import pytest
from django.urls import reverse

from newsarchive import curation
from newsarchive.models import Act, Article, Claim, Withdrawal
from tests.ingest.store.readings import Story, ingest, person, released, song

pytestmark = pytest.mark.django_db


def story(iso):
    return Story(
        f"IU sings Holssi, out {iso}.",
        entities=(person("IU"), song("Holssi")),
        claims=(released("Holssi", iso, f"out {iso}"),),
    )


@pytest.fixture
def versions(editor):
    """An article whose accepted claim its later text does not make any more: the earlier and the later."""
    first = ingest(story("2024-04-23"), "a.txt")
    curation.accept_claims(Claim.objects.all(), by=editor)
    second = ingest(story("2024-05-01"), "a.txt")
    return Article.objects.get(pk=first.article_id), Article.objects.get(pk=second.article_id)


def page(client, article):
    return client.get(reverse("admin:newsarchive_article_change", args=[article.pk])).content.decode()


def test_the_page_shows_what_changed_and_whose_quotes_are_gone(desk, versions):
    earlier, later = versions
    words = page(desk, later)

    assert "<del>" in words
    assert "<ins>" in words
    assert "1 quote gone" in words
    assert "Quote gone: the latest text does not say this any more." in page(desk, earlier)
    assert "A later text replaced this one" in page(desk, earlier)


def test_the_desk_counts_decided_claims_whose_quote_is_gone_until_they_are_kept(desk, versions):
    queue = "Decided claims whose quote is gone"
    counts = {one["label"]: one for one in desk.get(reverse("admin:index")).context["queues"]}
    assert counts[queue]["count"] == "1"
    [claim] = desk.get(counts[queue]["url"]).context["cl"].result_list

    chosen = {"action": "keep_selected", "_selected_action": [claim.pk], "select_across": "1"}
    url = reverse("admin:newsarchive_claim_changelist")
    shown = desk.post(url, chosen)
    assert (list(shown.context["rows"]), shown.context["count"]) == ([claim], 1)
    assert "Keep 1 claim" in shown.content.decode()
    assert Claim.objects.quote_gone().exists()
    desk.post(url, {**chosen, "confirmed": "yes"})

    assert not Claim.objects.quote_gone().exists()
    assert Act.objects.order_by("-pk").first().what == "kept without its quote"
    assert "None of the chosen ones is concerned." in desk.post(url, chosen, follow=True).content.decode()
    citation = reverse("admin:newsarchive_citation_decide", args=[claim.citations.first().pk])
    assert desk.post(citation, {"decision": "keep"}).status_code == 404


def test_an_editor_marks_an_article_as_withdrawn_and_takes_that_back(desk, client, versions):
    later = versions[1]
    url = reverse("admin:newsarchive_article_withdraw", args=[later.pk])

    desk.post(url, {"decision": "withdraw", "reason": ""})
    assert not Withdrawal.objects.exists()
    desk.post(url, {"decision": "withdraw", "reason": "A notice on its page."})

    assert "A notice on its page." in page(desk, later)
    public = client.get(later.get_absolute_url()).content.decode()
    assert "The outlet withdrew this article." in public
    assert "A notice on its page." in public
    claim = later.citations.get().claim
    assert claim.article_count == 0
    assert "Words that count no longer" in client.get(claim.get_absolute_url()).content.decode()
    assert 'class="tag warn">withdrawn' in client.get(reverse("article-list")).content.decode()
    desk.post(url, {"decision": "reinstate"})
    assert not Withdrawal.objects.exists()


def test_who_may_only_look_cannot_withdraw(window, versions):
    url = reverse("admin:newsarchive_article_withdraw", args=[versions[1].pk])

    assert window.post(url, {"decision": "withdraw", "reason": "No."}).status_code == 403
    assert "Mark as withdrawn" not in page(window, versions[1])
    assert window.get(url).status_code == 405
