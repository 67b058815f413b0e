"""Who gets in where: every address of the site, asked for in both ways by everybody from nobody to the administrator.

The addresses are those of the URL configuration; what is expected of them is a table by kinds of pages. An address that
falls under no kind fails the test, so that nobody adds one without saying who may see it and who may send it a form.
"""

import re
from enum import IntEnum

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from newsarchive import curation, models
from newsarchive.curation import dismissal, identity
from newsarchive.models import Act, Claim, Person
from newsarchive.models.note import ABOUT
from newsarchive.roles import Role
from tests.admin.archive import fill
from tests.factories import make_appearance, make_article, make_person

pytestmark = pytest.mark.django_db


class Least(IntEnum):
    """The least that somebody must be to be let in."""

    ANYBODY = 0
    STAFF = 1
    VIEWER = 2
    EDITOR = 3
    CHIEF = 4
    ADMINISTRATOR = 5
    NOBODY = 6


ANYBODY, STAFF, VIEWER, EDITOR, CHIEF, ADMINISTRATOR, NOBODY = Least

# Pages of the admin by their names: who may look, and who may send a form.
PAGES = {
    "index": (STAFF, STAFF),
    "login": (ANYBODY, ANYBODY),
    "logout": (NOBODY, ANYBODY),
    "password_change": (STAFF, STAFF),
    "password_change_done": (STAFF, NOBODY),
    "jsi18n": (STAFF, NOBODY),
    "app_list": (VIEWER, VIEWER),
    "autocomplete": (VIEWER, NOBODY),
    "view_on_site": (STAFF, STAFF),
    "duplicates": (VIEWER, EDITOR),
    "review": (VIEWER, NOBODY),
    "review-names": (VIEWER, NOBODY),
    "review-article": (VIEWER, EDITOR),
    "review-add-claim": (EDITOR, EDITOR),
    "review-correct-claim": (EDITOR, EDITOR),
    "review-add-name": (EDITOR, EDITOR),
    "link-person": (EDITOR, EDITOR),
    "link-work": (EDITOR, EDITOR),
    "identity-person": (VIEWER, CHIEF),
    "identity-work": (VIEWER, CHIEF),
    "merge-person": (CHIEF, CHIEF),
    "merge-work": (CHIEF, CHIEF),
    "undo-merge": (NOBODY, CHIEF),
    "article_withdraw": (NOBODY, EDITOR),
    "dismiss-person": (CHIEF, CHIEF),
    "dismiss-work": (CHIEF, CHIEF),
    "withdraw-dismissal": (NOBODY, CHIEF),
    "split-mentions": (CHIEF, CHIEF),
    "saved-filters": (EDITOR, NOBODY),
    "save-filter": (NOBODY, EDITOR),
    "change-filter": (NOBODY, NOBODY),  # but by whose it is
    "guide": (NOBODY, EDITOR),
    "note-on-article": (NOBODY, EDITOR),
    "note-on-person": (NOBODY, EDITOR),
    "note-on-work": (NOBODY, EDITOR),
    "note-on-claim": (NOBODY, EDITOR),
    "note-on-disagreement": (NOBODY, EDITOR),
    "note-on-outlet": (NOBODY, EDITOR),
    "note-remove": (NOBODY, CHIEF),  # of somebody else's note
    "act_undo": (NOBODY, CHIEF),  # of somebody else's act
    "claim_read": (NOBODY, EDITOR),
    "claim_decide": (NOBODY, EDITOR),
    "citation_decide": (NOBODY, EDITOR),
    "disagreement_settle": (NOBODY, CHIEF),
    "disagreement_reopen": (NOBODY, CHIEF),
    "user_password_change": (ADMINISTRATOR, ADMINISTRATOR),
}
# Models with the stock pages of the admin: who may look, add, change, and delete a row on which nothing stands.
MODELS = {
    "act": (VIEWER, NOBODY, NOBODY, NOBODY),
    "appearance": (VIEWER, NOBODY, EDITOR, NOBODY),
    "mention": (VIEWER, NOBODY, NOBODY, NOBODY),
    "outlet": (VIEWER, EDITOR, EDITOR, NOBODY),
    "original": (VIEWER, NOBODY, NOBODY, NOBODY),
    "article": (VIEWER, NOBODY, EDITOR, NOBODY),
    "claim": (VIEWER, EDITOR, EDITOR, NOBODY),
    "citation": (VIEWER, EDITOR, EDITOR, NOBODY),
    "disagreement": (VIEWER, NOBODY, CHIEF, NOBODY),
    "ingestrun": (VIEWER, NOBODY, NOBODY, NOBODY),
    "ingestitem": (VIEWER, NOBODY, NOBODY, NOBODY),
    "note": (VIEWER, NOBODY, CHIEF, NOBODY),
    "judgement": (VIEWER, EDITOR, EDITOR, NOBODY),
    "person": (VIEWER, EDITOR, EDITOR, NOBODY),
    "work": (VIEWER, EDITOR, EDITOR, NOBODY),
    "group": (ADMINISTRATOR, NOBODY, ADMINISTRATOR, NOBODY),
    "user": (ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR),
}
# What has to be sent for a page to answer at all: in its address, or as a form.
ASKED = {
    "autocomplete": "?app_label=newsarchive&model_name=claim&field_name=subject_person&term=a",
}
SENT = {
    "duplicates": {"answer": "different", "pair": "j1"},
    "review-article": {"do": "accept:1"},
    "claim_decide": {"decision": "accept"},
    **{f"note-on-{kind}": {"text": "Look again."} for kind in ABOUT},
    "save-filter": {"filter_name": "Mine", "query": ""},
    "citation_decide": {"decision": "accept"},
}


def expected(name, route):
    """Return the least that somebody must be to look at a page, and to send it a form; KeyError if nobody said so."""
    if not route.startswith("admin/"):
        return (ANYBODY, NOBODY)  # the public pages
    if not name:  # the way from a row's address to its page; and what is no page
        return (NOBODY, NOBODY) if "<url>" in route else (STAFF, STAFF)
    name = name.removeprefix("newsarchive_").removeprefix("auth_")
    if name in PAGES:
        return PAGES[name]
    model, _, page = name.rpartition("_")
    look, add, change, delete = MODELS[model]
    return {
        "changelist": (look, look),
        "history": (look, look),
        "add": (add, add),
        "change": (look, look if model == "act" else change),
        "delete": (delete, delete),
    }[page]


def walk(patterns, prefix=""):
    """Yield the name, "" if it has none, and the route of every address."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern).removeprefix("^")
        if hasattr(pattern, "url_patterns"):
            yield from walk(pattern.url_patterns, route)
        else:
            yield pattern.name or "", route


def filled_in(route, rows):
    """Return the address with the ids of rows that there are: of the kind that the route names."""
    parts = re.split(r"[/.\\]", route)
    row = next(
        (rows[part.removesuffix("s")] for part in parts if part.removesuffix("s") in rows), rows["article"]
    )
    key = row.cid if isinstance(row, Act) else row.pk
    if "note-on" not in route and parts[-2:-1] == ["remove"]:
        key = rows["note"].pk
    route = re.sub(r"\(\?P<\w+>\.\*\)", "no-such-page", route)
    route = route.replace(r"(?P<pk>\d{1,18})", str(key))
    route = re.sub(r"\(\?P<\w+>(\w+)[^)]*\)", r"\1", route)
    route = route.replace("<int:claim>", str(rows["claim"].pk)).replace(
        "<str:rows>-<int:number>", "articles-0"
    )
    route = route.replace("<path:content_type_id>", str(ContentType.objects.get_for_model(models.Article).pk))
    route = route.replace("<slug:name>", "claim")
    route = re.sub(r"<(\w+:)?\w+>", str(key), route)
    return "/" + route.replace("\\", "").removesuffix("$")


@pytest.fixture
def rows():
    fill(1)
    somebody = User.objects.create_user("somebody")
    claim = Claim.objects.first()
    curation.accept_claims([claim], by=somebody)
    act = Act.objects.get()
    first, second, third = (make_person(name) for name in ("Ana Ruiz", "Anita", "The Sun"))
    text = "Ana Ruiz met Anita under The Sun."
    article = make_article(text)
    for one in (first, second, third):
        make_appearance(article, one)
    curation.write_note(article, text="Look again.", by=somebody)
    merge = identity.merge([second], kept=first, by=somebody, reason="One.")
    dismissed = dismissal.dismiss(third, by=somebody, reason="None.")
    found = {
        model._meta.model_name: model.objects.order_by("pk").first()
        for name in models.__all__
        for model in [getattr(models, name)]
    }
    found |= {"act": act, "merge": merge, "dismissed": dismissed, "claim": claim}
    return found | {
        "user": somebody,
        "group": Group.objects.first(),
        "person": Person.objects.get(name="Ada Lind 0"),
    }


def everybody():
    """Return a client for each from nobody to the administrator, by what they are."""
    clients = {ANYBODY: Client()}
    for who in (STAFF, VIEWER, EDITOR, CHIEF, ADMINISTRATOR):
        user = User.objects.create_user(who.name.lower(), is_staff=True)
        if who != STAFF:
            user.groups.add(Group.objects.get(name=Role[who.name].value))
        clients[who] = Client()
        clients[who].force_login(user)
    return clients


def is_let_in(client, method, url, sent):
    """Tell whether an address answers: it neither refuses, nor asks to sign in, nor is there none for such a request."""
    with transaction.atomic():
        answer = client.get(url) if method == "get" else client.post(url, sent)
        transaction.set_rollback(True)
    is_sent_away = answer.status_code == 302 and "/login/" in answer.url
    return answer.status_code < 400 and not is_sent_away


def test_every_address_lets_in_those_who_may_and_nobody_else(rows):
    clients = everybody()
    wrong = []
    for name, route in walk(get_resolver().url_patterns):
        try:
            least = expected(name, route)
        except KeyError:
            wrong.append(f"{route} ({name}): nobody said who may see it")
            continue
        kind = name.removeprefix("newsarchive_")
        url = filled_in(route, rows) + ASKED.get(kind, "")
        for method, needed in zip(("get", "post"), least, strict=True):
            if kind == "logout":  # which leaves nobody signed in
                continue
            asked = {who: client for who, client in clients.items() if who < needed}
            # Of those who are let in, who may do the least and who may do the most: pages take long to make.
            asked |= {who: clients[who] for who in (needed, ADMINISTRATOR) if NOBODY > who >= needed}
            for who, client in asked.items():
                if is_let_in(client, method, url, SENT.get(kind, {})) != (who >= needed):
                    wrong.append(
                        f"{method} {url} ({name}): {who.name.lower()} {'may' if who < needed else 'may not'}"
                    )

    assert not wrong, "\n".join(wrong)


def test_looking_changes_nothing(rows):
    before = (Act.objects.count(), list(Claim.objects.values()), list(Person.objects.values()))
    client = Client()
    client.force_login(User.objects.create_superuser("root"))

    for name, route in walk(get_resolver().url_patterns):
        if name != "logout":
            client.get(filled_in(route, rows) + ASKED.get(name, ""))

    assert (Act.objects.count(), list(Claim.objects.values()), list(Person.objects.values())) == before


def test_signing_out_is_for_everybody_and_takes_a_form():
    client = Client()
    client.force_login(User.objects.create_user("viewer", is_staff=True))

    assert client.get("/admin/logout/").status_code == 405
    assert client.post("/admin/logout/").status_code == 200
    assert client.get("/admin/").status_code == 302
