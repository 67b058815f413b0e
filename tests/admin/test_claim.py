import pytest
from auditlog.models import LogEntry
from django.urls import reverse

from newsarchive import curation
from newsarchive.bookkeeping import Property, update_disagreements
from newsarchive.models import Citation, Claim, Disagreement
from newsarchive.vocabulary import Origin, Predicate, Rank, ReviewStatus
from tests.admin.archive import history_of
from tests.factories import make_article, make_citation, make_claim, make_person, make_work

pytestmark = pytest.mark.django_db

TEXT = "Nobody knew. Paper Boats, a song by Ada Lind, came out on May 1, 2020. Fans sang it."
QUOTE = "came out on May 1, 2020"


@pytest.fixture
def work():
    return make_work("Paper Boats")


@pytest.fixture
def claim(work):
    claim = make_claim(work, Predicate.RELEASE_DATE, "2020-05-01", origin=Origin.MACHINE)
    make_citation(claim, make_article(TEXT), QUOTE, value_words="May 1, 2020", rule="dates.came_out")
    return claim


def change_url(row):
    return reverse(f"admin:newsarchive_{row._meta.model_name}_change", args=[row.pk])


def decide_url(row):
    return reverse(f"admin:newsarchive_{row._meta.model_name}_decide", args=[row.pk])


def list_url(model):
    return reverse(f"admin:newsarchive_{model._meta.model_name}_changelist")


def form_of(claim, **fields):
    """Return what a browser sends for the claim's page, with no new citation."""
    management = {"citations-TOTAL_FORMS": 0, "citations-INITIAL_FORMS": 0}
    return {"status": claim.status, "rank": claim.rank, "reason": claim.reason, **management, **fields}


def new_claim(**fields):
    """Return what a browser sends for a new claim about a release date, without sources."""
    empty = dict.fromkeys(
        [
            "subject_person",
            "subject_work",
            "object_person",
            "object_work",
            "value",
            "bound",
            "qualifier",
            "reason",
        ],
        "",
    )
    decision = {"status": "accepted", "rank": "normal", "predicate": "release_date"}
    management = {"citations-TOTAL_FORMS": 0, "citations-INITIAL_FORMS": 0}
    return {**empty, **decision, **management, **fields}


def new_citation(cited, quote, **fields):
    """Return what a browser sends for one new citation."""
    values = {
        "article": cited.pk,
        "quote": quote,
        "start": "",
        "value": "",
        "modality": "asserted",
        "speaker": "",
    }
    rows = {f"citations-0-{name}": value for name, value in {**values, **fields}.items()}
    return {"citations-TOTAL_FORMS": 1, "citations-INITIAL_FORMS": 0, **rows}


def errors_of(response):
    """Return every message about a wrong field, of the form and of the citations."""
    messages = [text for errors in response.context["adminform"].errors.values() for text in errors]
    for inline in response.context["inline_admin_formsets"]:
        messages += [
            text for form in inline.formset.forms for errors in form.errors.values() for text in errors
        ]
    return " ".join(messages)


def test_a_button_accepts_and_leads_back(desk, editor, claim):
    back = "/admin/newsarchive/article/1/change/#claim-1"

    response = desk.post(decide_url(claim), {"decision": "accept", "next": back})

    claim.refresh_from_db()
    assert (response.status_code, response["Location"]) == (302, back)
    assert (claim.status, claim.decided_by) == (ReviewStatus.ACCEPTED, editor)


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", ""])
def test_a_button_never_leads_to_another_site(desk, claim, back):
    response = desk.post(decide_url(claim), {"decision": "accept", "next": back})

    assert response["Location"] == change_url(claim)


def test_a_button_rejects_with_a_reason_only(desk, claim):
    response = desk.post(decide_url(claim), {"decision": "reject", "reason": ""}, follow=True)
    claim.refresh_from_db()
    assert claim.status == ReviewStatus.UNREVIEWED
    assert "Say why" in response.content.decode()

    desk.post(decide_url(claim), {"decision": "reject", "reason": "Another song."})
    claim.refresh_from_db()
    assert (claim.status, claim.reason) == (ReviewStatus.REJECTED, "Another song.")


def test_a_button_withdraws(desk, claim):
    desk.post(decide_url(claim), {"decision": "accept"})
    desk.post(decide_url(claim), {"decision": "reset"})

    claim.refresh_from_db()
    assert (claim.status, claim.decided_by) == (ReviewStatus.UNREVIEWED, None)


def test_buttons_take_posts_of_known_decisions_only(desk, claim):
    assert desk.get(decide_url(claim)).status_code == 405
    assert desk.post(decide_url(claim), {"decision": "burn"}).status_code == 404
    assert (
        desk.post(decide_url(claim).replace(str(claim.pk), "999"), {"decision": "accept"}).status_code == 404
    )


def test_a_misread_citation_is_rejected_alone(desk, claim):
    citation = claim.citations.get()

    desk.post(decide_url(citation), {"decision": "reject", "reason": "It is about the album."})

    citation.refresh_from_db()
    claim.refresh_from_db()
    assert (citation.status, citation.reason) == (ReviewStatus.REJECTED, "It is about the album.")
    assert (claim.status, claim.article_count) == (ReviewStatus.UNREVIEWED, 0)


def test_an_action_shows_how_many_and_which_before_it_acts(desk, claim):
    other = make_claim(make_work("Glass Rain"), Predicate.RELEASE_DATE, "2021")
    chosen = {"action": "reject_selected", "_selected_action": [claim.pk, other.pk]}

    page = desk.post(list_url(Claim), chosen).content.decode()
    assert "2 claims" in page
    assert str(claim) in page and str(other) in page
    assert not Claim.objects.filter(status=ReviewStatus.REJECTED).exists()

    refused = desk.post(list_url(Claim), {**chosen, "confirmed": "yes", "reason": ""})
    assert "Say why" in refused.content.decode()
    assert not Claim.objects.filter(status=ReviewStatus.REJECTED).exists()

    done = desk.post(list_url(Claim), {**chosen, "confirmed": "yes", "reason": "Not so."}, follow=True)
    assert "2 claims rejected." in done.content.decode()
    assert set(Claim.objects.values_list("status", "reason")) == {("rejected", "Not so.")}


@pytest.mark.parametrize("action", ["accept_selected", "reset_selected"])
def test_actions_accept_and_withdraw(desk, claim, action):
    chosen = {"action": action, "_selected_action": [claim.pk], "confirmed": "yes"}

    desk.post(list_url(Claim), chosen)

    claim.refresh_from_db()
    assert claim.status == ("accepted" if action == "accept_selected" else "unreviewed")


def test_an_action_refuses_more_than_one_transaction_should_hold(desk, claim, monkeypatch):
    monkeypatch.setattr("newsarchive.admin.decisions.ACTION_CAP", 0)

    response = desk.post(
        list_url(Claim), {"action": "accept_selected", "_selected_action": [claim.pk]}, follow=True
    )

    assert "too many" in response.content.decode()


def test_the_history_tells_old_and_new(desk, claim):
    desk.post(decide_url(claim), {"decision": "accept"})
    desk.post(change_url(claim), form_of(claim, status="rejected", reason="Another song."))

    assert history_of(desk, claim) == [
        "status: accepted → rejected",
        "reason:  → Another song.",
        "status: unreviewed → accepted",
    ]


def test_editing_the_form_goes_by_the_same_rules(desk, editor, claim):
    refused = desk.post(change_url(claim), form_of(claim, rank="deprecated"))
    assert "Say why" in str(refused.context["adminform"].form.non_field_errors())

    desk.post(change_url(claim), form_of(claim, rank="deprecated", reason="An older plan."))
    claim.refresh_from_db()
    assert (claim.rank, claim.reason, claim.decided_by) == (Rank.DEPRECATED, "An older plan.", editor)


def test_saving_a_form_as_it_is_changes_and_logs_nothing(desk, claim):
    desk.post(decide_url(claim), {"decision": "accept"})
    claim.refresh_from_db()
    before = Claim.objects.filter(pk=claim.pk).values().get(), Citation.objects.values().get()
    entries = LogEntry.objects.count()

    response = desk.post(change_url(claim), form_of(claim))

    assert response.status_code == 302
    assert (Claim.objects.filter(pk=claim.pk).values().get(), Citation.objects.values().get()) == before
    assert LogEntry.objects.count() == entries


def test_what_a_claim_says_cannot_be_edited(desk, claim):
    desk.post(change_url(claim), form_of(claim, value="1999", predicate="duration", status="accepted"))

    claim.refresh_from_db()
    assert (claim.value, claim.predicate, claim.status) == ("2020-05-01", "release_date", "accepted")


def test_the_quote_stands_in_its_sentence_with_the_value_marked(desk, claim):
    page = desk.get(change_url(claim)).content.decode()

    assert (
        "<q>Paper Boats, a song by Ada Lind, "
        "<mark>came out on <strong>May 1, 2020</strong></mark>.</q>" in page
    )
    assert "does not stand in this quote" not in page
    assert "dates.came_out" in page


def test_the_date_that_a_file_opens_with_is_no_word_of_the_sentence(desk, work):
    article = make_article(
        text=" date 2020-04-30 On Friday they said it: Paper Boats came out on May 1, 2020."
    )
    claim = make_claim(work, Predicate.RELEASE_DATE, "2020-05-01")
    citation = make_citation(claim, article, "Paper Boats came out on May 1, 2020", value_words="May 1, 2020")

    page = desk.get(change_url(citation)).content.decode()

    assert "<q>On Friday they said it: <mark>Paper Boats came out on" in page


def test_a_value_that_is_not_in_its_quote_is_flagged(desk, work):
    claim = make_claim(work, Predicate.DURATION, 5)
    make_citation(claim, make_article(TEXT), QUOTE)

    assert "does not stand in this quote" in desk.get(change_url(claim)).content.decode()
    assert "does not stand in this quote" in desk.get(change_url(claim.citations.get())).content.decode()


def test_quotes_are_escaped(desk, work):
    claim = make_claim(work, Predicate.RELEASE_DATE, "2020")
    make_citation(claim, make_article("<script>alert(1)</script> in 2020"), "<script>alert(1)</script>")

    page = desk.get(change_url(claim)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_claim_is_made_by_hand_with_a_citation_found_in_the_text(desk, editor, work):
    article = make_article(TEXT)

    response = desk.post(
        reverse("admin:newsarchive_claim_add"),
        {
            **new_claim(subject_work=work.pk, value="2020-05-01"),
            **new_citation(article, QUOTE, value="May 1, 2020"),
        },
    )

    assert response.status_code == 302, errors_of(response)
    claim, citation = Claim.objects.get(), Citation.objects.get()
    assert (claim.date, claim.value_key, claim.origin, claim.status) == (
        "2020-05-01",
        "2020-05-01",
        "editor",
        "accepted",
    )
    assert claim.decided_by == editor
    assert claim.article_count == 1
    assert article.text[citation.start : citation.end] == QUOTE == citation.quote
    assert article.text[citation.value_start : citation.value_end] == "May 1, 2020"
    assert (citation.status, citation.origin) == ("accepted", "editor")


def test_a_claim_by_hand_takes_part_in_disagreements(desk, claim, work):
    article = make_article("Paper Boats came out on June 2, 2020.")

    desk.post(
        reverse("admin:newsarchive_claim_add"),
        {
            **new_claim(subject_work=work.pk, value="2020-06-02"),
            **new_citation(article, "came out on June 2, 2020"),
        },
    )

    assert Disagreement.objects.get().value_count == 2


def test_a_claim_is_made_without_a_source(desk, work):
    ada = make_person("Ada Lind")

    response = desk.post(
        reverse("admin:newsarchive_claim_add"),
        new_claim(subject_work=work.pk, predicate="performer", object_person=ada.pk),
    )

    assert response.status_code == 302, errors_of(response)
    claim = Claim.objects.get()
    assert (claim.object, claim.value, claim.value_key) == (ada, "Ada Lind", f"person:{ada.pk}")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"value": "May 2020"}, "Give a date as"),
        ({"value": ""}, "Give a date as"),
        ({"predicate": "duration", "value": "long"}, "Give a number"),
        ({"predicate": "publisher", "value": " "}, "Give the value in words"),
        ({"predicate": "performer"}, "Choose a person"),
        ({"predicate": "birth_date", "value": "1990"}, "is said of a person"),
        ({"predicate": ""}, "This field is required"),
        ({"value": "2020", "status": "rejected"}, "Say why"),
        ({"value": "2020-05-01"}, "This claim exists already"),
        ({"value": "2021", "subject_work": ""}, "choose one subject"),
    ],
)
def test_a_claim_that_makes_no_sense_is_not_made(desk, claim, work, fields, message):
    response = desk.post(
        reverse("admin:newsarchive_claim_add"), new_claim(**{"subject_work": work.pk, **fields})
    )

    assert message in errors_of(response)
    assert Claim.objects.count() == 1


def test_a_quantity_is_read_with_its_unit(desk, work):
    response = desk.post(
        reverse("admin:newsarchive_claim_add"),
        new_claim(subject_work=work.pk, predicate="figure", value="1.5 million views", bound="min"),
    )

    assert response.status_code == 302, errors_of(response)
    claim = Claim.objects.get()
    assert (claim.number, claim.unit, claim.bound, claim.value) == (
        1_500_000,
        "views",
        "min",
        "1500000 views",
    )


@pytest.mark.parametrize(
    ("quote", "fields", "message"),
    [
        ("came out on June 1", {}, "do not stand in"),
        ("a", {}, "places: give the start"),
        (QUOTE, {"start": 3}, "do not stand at character 3"),
        (QUOTE, {"value": "June"}, "do not stand in the quote"),
        (QUOTE, {"article": ""}, "This field is required"),
    ],
)
def test_a_citation_whose_words_are_not_found_is_refused(desk, claim, quote, fields, message):
    article = make_article(TEXT)

    response = desk.post(change_url(claim), {**form_of(claim), **new_citation(article, quote, **fields)})

    assert message in errors_of(response)
    assert Citation.objects.count() == 1


def test_words_that_are_cited_already_are_refused(desk, claim):
    article = claim.citations.get().article

    response = desk.post(change_url(claim), {**form_of(claim), **new_citation(article, QUOTE)})

    assert "already cites these words" in errors_of(response)
    assert Citation.objects.count() == 1


def test_a_start_tells_which_of_several_places_is_meant(desk, claim):
    article = make_article("It came out. Yes, it came out.")

    desk.post(change_url(claim), {**form_of(claim), **new_citation(article, "it came out", start=18)})

    assert article.citations.get().start == 18


def test_a_citation_is_corrected_on_its_page_and_its_evidence_is_not(desk, editor, claim):
    citation, ada = claim.citations.get(), make_person("Ada Lind")
    form = {"status": "unreviewed", "reason": "", "modality": "reported", "speaker": ada.pk}

    desk.post(change_url(citation), {**form, "quote": "nothing", "start": 0, "rule": "mine"})

    citation.refresh_from_db()
    assert (citation.quote, citation.rule) == (QUOTE, "dates.came_out")
    assert (citation.modality, citation.speaker, citation.status) == ("reported", ada, "accepted")


def test_only_a_claim_of_an_editor_without_evidence_can_be_deleted(desk, claim, work):
    by_hand = make_claim(work, Predicate.PUBLISHER, "Example Records", origin=Origin.EDITOR)
    delete = "admin:newsarchive_claim_delete"

    assert desk.post(reverse(delete, args=[claim.pk]), {"post": "yes"}).status_code == 403
    assert desk.post(reverse(delete, args=[by_hand.pk]), {"post": "yes"}).status_code == 302
    assert list(Claim.objects.all()) == [claim]
    assert "deletelink" not in desk.get(change_url(claim)).content.decode()


def test_the_viewer_decides_nothing(window, claim):
    page = window.get(change_url(claim)).content.decode()
    assert 'name="decision"' not in page and "_save" not in page

    assert window.post(decide_url(claim), {"decision": "accept"}).status_code == 403
    assert window.post(decide_url(claim.citations.get()), {"decision": "accept"}).status_code == 403
    assert window.post(change_url(claim), form_of(claim, status="accepted")).status_code == 403
    chosen = {"action": "accept_selected", "_selected_action": [claim.pk], "confirmed": "yes"}
    window.post(list_url(Claim), chosen)
    claim.refresh_from_db()
    assert claim.status == ReviewStatus.UNREVIEWED


def test_a_disputed_claim_leads_to_its_disagreement(desk, claim, work):
    other = make_claim(work, Predicate.RELEASE_DATE, "2020-06-02")
    make_citation(other, make_article("It came out on June 2."), "June 2")
    update_disagreements({Property.of(other)})

    page = desk.get(change_url(claim)).content.decode()

    assert change_url(Disagreement.objects.get()) in page


def test_claims_and_articles_are_chosen_by_typing_too(desk, claim):
    article = claim.citations.get().article
    query = {"app_label": "newsarchive", "model_name": "citation"}

    def found(field, term):
        response = desk.get(reverse("admin:autocomplete"), {**query, "field_name": field, "term": term})
        return [result["text"] for result in response.json()["results"]]

    assert found("claim", "Paper Bo") == [str(claim)]
    assert found("article", "nobody kn") == [f"{article} (no date, {article.source})"]
    assert found("claim", "Glass") == found("article", "nobody knew them") == []


def test_filters_leave_out_what_they_do_not_ask_for(desk, editor, claim, work):
    decided = make_claim(work, Predicate.PUBLISHER, "Example Records", status=ReviewStatus.ACCEPTED)

    def found(**query):
        return set(desk.get(list_url(Claim), query).context["cl"].queryset)

    assert found(review="waiting") == {claim}
    assert found(review="accepted") == {decided}
    assert found(review="rejected") == set()
    assert found(sourced="no") == {decided}
    assert found(disputed="open") == set()
    assert found(predicate__exact="publisher") == {decided}

    curation.decide_claims([decided], by=editor, rank=Rank.DEPRECATED, reason="An older contract.")

    assert found(rank__exact="normal") == {claim}
    assert found(rank__exact="deprecated") == {decided}
    assert found(rank__exact="preferred") == set()


def test_an_editor_chooses_what_a_date_in_figures_means(desk, work):
    text = "Paper Boats came out on 03/04/2025, they say."
    claim = make_claim(work, Predicate.RELEASE_DATE, "[2025-03-04,2025-04-03]", origin=Origin.MACHINE)
    make_citation(claim, make_article(text), text, value_words="03/04/2025")
    assert claim in desk.get(list_url(Claim), {"date": "ambiguous"}).context["cl"].queryset

    page = desk.get(change_url(claim)).content.decode()
    assert "Day and month cannot be told apart" in page
    assert ">4 March 2025</button>" in page

    read = reverse("admin:newsarchive_claim_read", args=[claim.pk])
    response = desk.post(read, {"reading": "2025-04-03"}, follow=True)

    chosen = Claim.objects.get(date="2025-04-03")
    assert response.redirect_chain[-1][0] == change_url(chosen)
    assert chosen.status == ReviewStatus.ACCEPTED
    assert "cannot be told apart" not in response.content.decode()
    assert desk.post(read, {"reading": "2025-05-05"}, follow=True).status_code == 200
    assert Claim.objects.count() == 2


def test_a_viewer_cannot_choose_a_reading(window, work):
    claim = make_claim(work, Predicate.RELEASE_DATE, "[2025-03-04,2025-04-03]")

    read = reverse("admin:newsarchive_claim_read", args=[claim.pk])

    assert window.post(read, {"reading": "2025-04-03"}).status_code == 403


def test_a_claim_made_by_hand_can_hold_for_a_country_and_for_a_range(desk, work):
    desk.post(reverse("admin:newsarchive_claim_add"), new_claim(subject_work=work.pk, value="2020-05-01"))
    given = new_claim(subject_work=work.pk, value="2020-05-01", qualifier="Japan")
    desk.post(reverse("admin:newsarchive_claim_add"), given)
    length = new_claim(subject_work=work.pk, predicate="duration", value="60-70 minutes")
    desk.post(reverse("admin:newsarchive_claim_add"), length)

    assert set(work.claims.values_list("qualifier", "value", "upper")) == {
        ("", "2020-05-01", None),
        ("Japan", "2020-05-01", None),
        ("", "60–70 minutes", 70),
    }


def test_a_citation_says_in_words_how_it_was_read(desk):
    claim = make_claim(make_work("Paper Boats"), "director", make_person("Ada Lind"))
    article = make_article("Paper Boats was directed by Ada Lind in May.")
    quote = "Paper Boats was directed by Ada Lind"
    citation = make_citation(
        claim,
        article,
        quote,
        value_words="Ada Lind",
        rule="directed by",
        trigger="directed by",
        confidence=0.93,
    )

    for page in (change_url(claim), change_url(citation), change_url(article)):
        shown = desk.get(page).content.decode()

        assert 'read by: directed by · trigger: <u class="trigger">directed by</u> · confidence 93%' in shown
    sentence = desk.get(change_url(citation)).content.decode()
    assert (
        '<mark>Paper Boats was <u class="trigger">directed by</u> <strong>Ada Lind</strong></mark>'
        in sentence
    )


def test_the_trigger_is_marked_outside_the_value_where_it_stands_in_both(desk):
    text = "“I said no,” Ada Lind said."
    claim = make_claim(make_person("Ada Lind"), "statement", "I said no")
    citation = make_citation(
        claim,
        make_article(text),
        text[:-1],
        value_words="I said no",
        rule="quotation",
        trigger="said",
        confidence=1,
    )

    shown = desk.get(change_url(citation)).content.decode()

    assert '“<strong>I said no</strong>,” Ada Lind <u class="trigger">said</u>' in shown
