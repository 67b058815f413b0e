"""Every public address there is, from the URL configuration, with the numbers of rows put in."""

import re
from itertools import product

from django.urls import get_resolver

from newsarchive.models import Article, Claim, Disagreement, Person, Work
from newsarchive.views.catalogue import CATALOGUE

MODELS = {
    "articles": Article,
    "persons": Person,
    "works": Work,
    "claims": Claim,
    "disagreements": Disagreement,
}
GROUP = re.compile(r"\(\?P<(\w+)>([^()]*)\)|<(?:\w+:)?(\w+)>")
PAGE = "/"  # addresses of pages for readers end so


def routes():
    """Return the routes outside the admin, as the URL configuration has them, without marks of their ends."""
    patterns = [str(pattern.pattern) for pattern in get_resolver().url_patterns]
    return [
        "/" + re.sub(r"^\^|\$$", "", route).replace(r"\.", ".")
        for route in patterns
        if not route.startswith("admin/")
    ]


def templates():
    """Return each route with its choices spelt out and its parameters as {id}, {rows} and {number}."""
    found = []
    for route in routes():
        choices = [alternatives(match) for match in GROUP.finditer(route)]
        for chosen in product(*choices):
            values = iter(chosen)
            found.append(GROUP.sub(lambda match, values=values: next(values), route))
    return found


def addresses():
    """Return each address with the number of the first row of its kind."""
    found = []
    for template in templates():
        model = MODELS.get(template.split("/")[1])
        pk = str(model.objects.order_by("pk").first().pk) if "{id}" in template else ""
        template = template.replace("{id}", pk).replace("{number}", "0")
        found += [template.replace("{rows}", rows) for rows in (MODELS if "{rows}" in template else [""])]
    return found


def filtered():
    """Return the address of each list under each of its filters, one by one and all together."""
    found = []
    for name, view in CATALOGUE.items():
        values = {name: value_of(field) for name, field in view.filterset_class().filters.items()}
        states = [f"{filter_name}={value}" for filter_name, value in values.items()]
        found += [f"/{name}/?{state}" for state in [*states, "&".join(states), "page=x"]]
    return found


def in_form(address, suffix):
    """Return the address of a list in another form."""
    return address.replace("/?", f".{suffix}?")


def alternatives(match):
    """Return what may stand in a place of a route."""
    name, pattern = match[1] or match[3], match[2] or ""
    if name == "pk":
        return ["{id}"]
    if re.fullmatch(r"[\w|]+", pattern):
        return pattern.split("|")
    assert name in {"rows", "number"}, f"{name}: say here what stands in such a place"
    return [f"{{{name}}}"]


def value_of(field):
    """Return a value that the filter can have."""
    kind = type(field).__name__
    if kind == "QueryFilter":
        return "ada"
    if kind == "DayFilter":
        return "2024-01-02"
    if hasattr(field.field, "queryset"):
        return field.field.queryset.order_by("pk").values_list("pk", flat=True).first() or 1
    return next(value for value, _ in field.field.choices if value)
