"""A browser finds nothing on any page that the content security policy forbids, and nothing that anybody wrote is run."""

from urllib.parse import quote

import pytest

from newsarchive.models import Article, Claim, Disagreement, Person, Work
from tests.factories import (
    make_appearance,
    make_article,
    make_citation,
    make_claim,
    make_disagreement,
    make_mention,
    make_outlet,
    make_person,
    make_work,
)
from tests.public.addresses import addresses
from tests.public.hostile import SCRIPT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Before anything of the page: what is forbidden is told to the document, whether or not it is written into the console.
LISTEN = """window.forbidden = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.forbidden.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
window.alert = () => window.forbidden.push("alert");"""


@pytest.fixture
def hostile(live_server):
    """One of everything, with scripts for words wherever somebody may write some."""
    text = f"{SCRIPT} sang {SCRIPT} on 24 January. \" onmouseover=alert(3) x='"
    outlet = make_outlet(SCRIPT[:200])
    fields = {"headline": SCRIPT, "byline": SCRIPT, "outlet": outlet, "url": f"https://a.example/?{SCRIPT}"}
    make_article(f"Then. {text}", source="one.txt", is_current=False, **fields)
    article = make_article(text, source="one.txt", replaces=Article.objects.get(), **fields)
    person, work = make_person(SCRIPT, aliases=["' onload=alert(4)"]), make_work(SCRIPT, aliases=["]]>"])
    for nth, entity in enumerate((person, work)):
        make_mention(make_appearance(article, entity), SCRIPT, nth=nth)
    claims = [make_claim(work, "publisher", words) for words in (SCRIPT, "' autofocus onfocus=alert(5)")]
    for claim in (*claims, make_claim(work, "performer", person)):
        make_citation(claim, article, text, speaker=person)
    make_disagreement(*claims, status="settled", reason=SCRIPT, preferred=claims[0])


def forbidden(page):
    return page.evaluate("window.forbidden")


def test_no_public_page_asks_for_what_is_forbidden_nor_runs_what_somebody_wrote(page, hostile):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.add_init_script(LISTEN)
    rows = [model.objects.latest("pk") for model in (Article, Person, Work, Claim, Disagreement)]
    asked = [address for address in addresses() if address.endswith("/") and address != "/health/"]
    asked += [row.get_absolute_url() for row in rows]
    asked.append(f"{rows[0].get_absolute_url()}differences/")
    asked += [f"/search/?q={quote(SCRIPT)}", f"/articles/?q={quote(SCRIPT)}&outlet={quote(SCRIPT)}"]
    wrong = []
    for address in asked:
        page.goto(address)
        page.locator("h1").wait_for()
        wrong += [(address, one) for one in forbidden(page)]
        assert page.title() != "owned", address
    page.goto("/")
    page.get_by_role("combobox").press_sequentially(SCRIPT[:8])
    page.get_by_role("option").first.wait_for()
    wrong += [("suggestions", one) for one in forbidden(page)]

    assert len(asked) > 20
    assert (wrong, dialogs) == ([], [])


def test_what_a_page_would_run_inline_is_forbidden(context, hostile):
    """The listener hears: a script that gets into a page after all is stopped by the policy."""
    page = context.new_page()
    page.add_init_script(LISTEN)
    page.goto("/")

    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'alert(1)'}))"
    )

    for _ in range(200):
        if forbidden(page):
            break
        page.wait_for_timeout(50)
    assert forbidden(page)[0].startswith("script-src-elem inline")
