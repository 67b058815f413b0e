"""A real Chromium, driven by Playwright against Django's live server.

`page` opens addresses of the live server ("/articles/"), and a test fails where a page asks for anything from elsewhere
or writes an error into the console. `check_accessibility(page)` runs axe-core.
"""

import os
import shutil

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from tests.browser.demo import make_demo

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with pytest.MonkeyPatch.context() as monkeypatch, playwright.sync_playwright() as started:
        # Playwright's own event loop runs in this thread; the ORM is not used from inside it.
        monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        path = _chromium(started)
        if path is None:
            pytest.skip("no Chromium is found: install one, or name it in CHROMIUM")
        chromium = started.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser, live_server):
    """A browser window of its own for each test; addresses are those of the live server."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def complaints():
    """What pages of the test asked for elsewhere, or wrote into the console: errors."""
    return []


@pytest.fixture
def page(context, live_server, complaints):
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((live_server.url, "data:")) else complaints.append(request.url)
        ),
    )
    yield page
    assert complaints == []


@pytest.fixture
def check_accessibility(complaints):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()

    def check(page, *rules):
        """Fail with what axe-core finds wrong on the page as it is; rules: no others than these."""
        already = len(complaints)
        # Preloading is for rules on style sheets alone, and takes longer than all others.
        options = {
            "preload": False,
            "resultTypes": ["violations"],
            **({"runOnly": list(rules)} if rules else {}),
        }
        results = axe.run(page, options=options)
        # Styles that axe itself writes into the page are not the page's doing.
        del complaints[already:]
        assert results.violations_count == 0, results.generate_report()

    return check


@pytest.fixture
def demo(live_server):
    """The story of one song in five articles, with claims made by hand."""
    return make_demo()


def _chromium(playwright):
    named = os.environ.get("CHROMIUM")
    found = named or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    own = playwright.chromium.executable_path
    return found or (own if os.path.exists(own) else None)  # noqa: PTH110 - a path that Playwright gives


@pytest.fixture
def editor(live_server):
    return User.objects.create_superuser("editor", password="secret")


def let_in(context, live_server, user):
    """Give the browser's window the session of somebody who has logged in."""
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])


@pytest.fixture
def desk(page, context, live_server, editor):
    """A page on which the editor has logged in."""
    let_in(context, live_server, editor)
    return page
