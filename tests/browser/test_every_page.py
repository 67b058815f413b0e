"""Every page of the desk, found by its addresses, over an archive of the seeds: read by axe-core in light and dark, and
fitting a narrow screen."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db.models.functions import Length
from django.test import Client
from django.urls import get_resolver

from newsarchive import curation, models
from newsarchive.models import Article, Claim, Disagreement, IngestItem, Outlet, Person, SavedFilter, Work
from newsarchive.vocabulary import Outcome, PersonKind, WorkKind
from tests.browser.test_first_visit import ingest_seeds

pytestmark = [pytest.mark.long, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Answer a form or a script, and show nothing.
NO_PAGES = {"logout", "autocomplete", "jsi18n", "view_on_site", "review-names"}
# The list of models beside every page is read on the front page alone: it takes as long as all the rest.
BESIDE = "#nav-sidebar"
# Django's own signs at the filter of a list of choices; their words stand in its placeholder, too.
STOCK = ".selector-filter .help-tooltip"
NARROW = 390
# Of rows and choices that repeat each other the first few are read.
SHORTEN = """document.querySelectorAll(
  "#result_list tbody tr:nth-child(n+5), #changelist-filter li:nth-child(n+4), .history .act:nth-child(n+5)"
).forEach((one) => one.remove())"""
# Preloading is for rules on style sheets alone, and takes longer than all others.
RUN = """([beside, options]) => axe.run(
  {exclude: beside}, {preload: false, resultTypes: ["violations"], ...options}
).then((results) => results.violations)"""


@pytest.fixture
def archive(live_server, editor):
    """The seeds, with something of everything that editors do, and rows that may be deleted."""
    ingest_seeds()
    person, other = Person.objects.order_by("-article_count")[:2]
    claims = list(Claim.objects.order_by("pk")[:3])
    curation.accept_claims(claims[:1], by=editor)
    curation.reject_claims(claims[1:2], by=editor, reason="It says the contrary.")
    curation.judge(models.Judgement(person_a=person, person_b=other), verdict="unsure", reason="", by=editor)
    dispute = Disagreement.objects.open().first()
    curation.settle(dispute, preferred=dispute.claims.first(), by=editor, reason="The label’s own word.")
    for row in (Article.objects.first(), person, claims[0], dispute):
        curation.write_note(row, text="Ask the label.\n\nTwice.", by=editor)
    SavedFilter.objects.create(user=editor, name="Waiting", list="claim", query="review=waiting")
    run = models.IngestRun.objects.get()
    IngestItem.objects.create(run=run, source="lost.txt", outcome=Outcome.FAILED, reason="It is empty.")
    # nothing stands on these, so that they may be deleted
    Outlet.objects.create(name="The Silent Gazette")
    Person.objects.create(name="Nobody Yet", kind=PersonKind.PERSON, curated=True)
    Work.objects.create(title="Unwritten", kind=WorkKind.SONG, curated=True)


def routes(patterns=None, prefix=""):
    """Yield the name and the route of every page below /admin/."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern.url_patterns, route)
        elif route.startswith("admin/") and pattern.name and pattern.name not in NO_PAGES:
            yield pattern.name, f"/{route}"


def addresses(name, route):
    """Return the addresses that the route has in this archive: none where there is no such row."""
    if "(?P<app_label>" in route:
        return ["/admin/newsarchive/", "/admin/auth/"]
    if "(" in route:  # what answers to any other address
        return []
    known = [*apps.get_app_config("newsarchive").get_models(), User, Group]
    model = next((one for one in known if f"/{one._meta.model_name}/" in route), Article)
    rows = model._default_manager.order_by("pk")
    if model is Article:  # the shortest text is as good as the longest, and sooner read
        rows = rows.order_by(Length("text"))
    if name.endswith("_delete"):
        rows = [row for row in rows if is_deletable(model, row)]
    for row in rows[:1]:
        pk = str(row.cid if model is models.Act else row.pk)
        claim = Claim.objects.filter(citations__article=row.pk).first()
        route = route.replace("<int:claim>", str(claim.pk if claim else 0))
        return [re.sub(r"<[^>]+>", pk, route)]
    return [] if "<" in route else [route]


def is_deletable(model, row):
    model_admin = admin.site.get_model_admin(model)
    return not hasattr(model_admin, "is_deletable") or model_admin.is_deletable(row)


def pages(user):
    """Return the address of every page that is shown when it is asked for, by its name."""
    client = Client()
    client.force_login(user)
    found = {}
    for name, route in routes():
        for address in addresses(name, route):
            answer = client.get(address)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                found[address] = name
    return found


def problems_of(page, axe, where):
    """Yield what is wrong with the page as it is open, in words; it is left dark and narrow."""
    page.evaluate(SHORTEN)
    page.evaluate(axe.axe_script)
    beside = [[STOCK]] if where == "/admin/" else [[STOCK], [BESIDE]]
    found = [("light", page.evaluate(RUN, [beside, {}]))]
    page.emulate_media(color_scheme="dark")
    # Colours that still change to their dark ones would be measured half-way.
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    found.append(("dark", page.evaluate(RUN, [beside, {"runOnly": ["color-contrast"]}])))
    for scheme, violations in found:
        for violation in violations:
            for node in violation["nodes"]:
                yield f"{where} {scheme}: {violation['id']} {node['target']} {node['html'][:120]}"
    page.set_viewport_size({"width": NARROW, "height": 844})
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > NARROW:
        yield f"{where} is {width} wide"


def look(page, axe, complaints, where):
    """Return what is wrong with the page as it is open, and make the window light and wide again."""
    already = len(complaints)
    found = list(problems_of(page, axe, where))
    # Styles that axe itself writes into the page are not the page's doing.
    del complaints[already:]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def test_everybody_can_use_every_page_of_the_desk(desk, archive, editor, complaints):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    wrong = []
    found = pages(editor)
    for address in found:
        desk.goto(address)
        wrong += look(desk, axe, complaints, address)

    # What is shown in answer to a form, and to those who are not signed in.
    desk.goto("/admin/newsarchive/claim/")
    desk.locator("#action-toggle").check()
    desk.get_by_label("Action:").select_option("reject_selected")
    desk.get_by_role("button", name="Run").or_(desk.get_by_role("button", name="Go")).click()
    desk.locator(".chosen-rows").wait_for()
    wrong += look(desk, axe, complaints, "an action that is to be confirmed")
    desk.goto("/admin/newsarchive/claim/add/")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.locator(".errornote").wait_for()
    wrong += look(desk, axe, complaints, "a form with errors")
    desk.goto("/admin/newsarchive/article/?q=nothingofthekind")
    wrong += look(desk, axe, complaints, "a list without rows")
    desk.locator("#logout-form button").click()
    wrong += look(desk, axe, complaints, "after logging out")
    desk.goto("/admin/login/")
    wrong += look(desk, axe, complaints, "logging in")

    names = set(found.values())
    kinds = ("changelist", "change", "add", "delete", "history")
    assert {kind for kind in kinds for name in names if name.endswith(f"_{kind}")} == set(kinds)
    assert names >= {
        "index",
        "review-article",
        "review-correct-claim",
        "duplicates",
        "link-person",
        "identity-work",
    }
    assert names >= {"dismiss-person", "saved-filters", "password_change"}
    assert wrong == [], "\n".join(wrong)
