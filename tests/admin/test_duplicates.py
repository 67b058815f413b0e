"""The queue of likely duplicates: paged by key, in few queries, each pair answered once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsarchive.curation import duplicates, identity
from newsarchive.models import Candidate, Judgement, Merge, Person
from newsarchive.vocabulary import Verdict
from tests.factories import make_judgement, make_person, make_work

pytestmark = pytest.mark.django_db

URL = "/admin/identity/duplicates/"


def candidate(a, b, score=0.8):
    column = "person" if isinstance(a, Person) else "work"
    reasons = ["“A” and “B”: names that sound alike", "both: person"]
    return Candidate.objects.create(**{f"{column}_a": a, f"{column}_b": b}, score=score, reasons=reasons)


def fill(count):
    for number in range(count):
        score = 0.7 + number % 7 / 100
        candidate(make_person(f"Ada {number}"), make_person(f"Adda {number}"), score)
        candidate(make_work(f"Tide {number}"), make_work(f"Tides {number}"), score)
        make_judgement(
            make_person(f"Bo {number}"), make_person(f"Boo {number}"), score=score, reason="Alike."
        )


def test_the_queue_shows_scores_and_reasons_the_likeliest_first(desk):
    candidate(make_person("Ada Lind"), make_person("Ada Lindh"), 0.75)
    candidate(make_work("Tide"), make_work("Tides"), 0.9)

    page = desk.get(URL)

    assert [row.type for row, _ in page.context["questions"]] == ["work", "person"]
    text = page.content.decode()
    assert "0.90" in text and "names that sound alike" in text and "Ada Lind / Ada Lindh" in text


def test_pages_by_key_show_every_question_once():
    fill(12)
    seen, after = [], ""
    while True:
        rows, after = duplicates.questions(after, size=5)
        seen += rows
        if not after:
            break

    assert len({row.token for row in seen}) == len(seen) == 36
    assert [row.score for row in seen] == sorted((row.score for row in seen), reverse=True)


@pytest.mark.parametrize(
    "token", ["", "x", "0.5~", "~c1", "0.5~c", "nan~c1", "1e400~c1", "0.5~c" + "9" * 30, "0.5~x²"]
)
def test_a_token_that_is_none_does_no_harm(desk, token):
    fill(1)

    assert desk.get(URL, {"after": token, "pair": token}).status_code == 200


def test_a_page_takes_the_same_queries_whatever_its_rows(desk):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(URL).status_code == 200
        return len(captured)

    fill(1)
    queries()
    few = queries()
    fill(12)
    # merged ones too
    Person.objects.filter(name="Boo 0").update(merged_into=Person.objects.filter(name="Ada 0").first())

    assert queries() == few <= 12


def test_not_the_same_is_remembered_and_leads_to_the_next(desk):
    fill(2)
    first, second = [row for row, _ in desk.get(URL).context["questions"]][:2]

    answer = desk.post(
        URL, {"answer": "different", "pair": first.token, "next": second.token, "reason": "Two lives."}
    )

    assert answer.url == f"{URL}?pair={second.token}"
    judgement = Judgement.objects.get(verdict=Verdict.DIFFERENT)
    assert judgement.reason == "Two lives."
    page = desk.get(answer.url)
    assert page.context["shown"].token == second.token
    assert first.token not in {row.token for row, _ in page.context["questions"]}


def test_an_answer_to_what_waits_no_more_is_told_and_changes_nothing(desk):
    row = candidate(make_person("Ada Lind"), make_person("Ada Lindh"))
    data = {"answer": "different", "pair": f"c{row.pk}"}
    desk.post(URL, data)
    before = Judgement.objects.values().get()

    page = desk.post(URL, data, follow=True)

    assert "waits no more" in page.content.decode()
    assert Judgement.objects.values().get() == before


def test_merging_leads_over_the_preview_back_to_the_queue(desk):
    a, b = make_person("Ada Lind"), make_person("Ada Lindh")
    candidate(a, b)

    url = desk.get(URL).context["merge_url"]
    preview = desk.get(url)
    assert "What follows" in preview.content.decode()
    assert Merge.objects.count() == 0
    answer = desk.post(
        reverse("merge-person"),
        {"id": [a.pk, b.pk], "kept": a.pk, "merge": "yes", "reason": "One.", "queue": "yes"},
    )

    assert answer.url == URL
    assert Merge.objects.count() == 1
    assert "No pair waits" in desk.get(URL).content.decode()


def test_of_one_who_was_merged_the_question_is_answered_for_good(desk, editor):
    bo, boo, third = make_person("Bo Lind"), make_person("Boo Lind"), make_person("Bob Lind")
    make_judgement(boo, third, score=0.8, reason="Alike.")
    identity.merge([boo], kept=bo, by=editor, reason="One.")
    (question,), _ = duplicates.questions()
    assert {question.first, question.second} == {bo, third}

    duplicates.dismiss(question, by=editor)

    assert duplicates.questions() == ([], "")


def test_who_may_only_look_is_offered_no_answer(window):
    row = candidate(make_person("Ada Lind"), make_person("Ada Lindh"))

    page = window.get(URL).content.decode()

    assert (
        "Not the same" not in page.split("<dialog")[0] and "show what follows" not in page.split("<dialog")[0]
    )
    assert window.post(URL, {"answer": "different", "pair": f"c{row.pk}"}).status_code == 403
    assert not Judgement.objects.exists()


def test_what_an_editor_is_unsure_of_is_not_asked_for_again():
    make_judgement(make_person("Ada Lind"), make_person("Ada Lindh"), origin="editor", score=0.9)

    assert duplicates.questions() == ([], "")
