"""All that an archive holds of persons, works, claims and disagreements, with ids: for telling that it is as it was."""

from newsarchive.models import (
    Appearance,
    Citation,
    Claim,
    ClaimPart,
    Disagreement,
    Judgement,
    Merge,
    Person,
    PersonAlias,
    Work,
    WorkAlias,
)

_KEPT_BY_THE_MACHINE = {"id", "created", "changed"}


def dump():
    """Return every row of these tables but machine-made aliases' ids and timestamps; closed disagreements are none."""
    held = {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Person, Work, Appearance, Citation, Claim, ClaimPart, Judgement, Merge)
    }
    disagreements = Disagreement.objects.exclude(status="closed", preferred=None, held=False)
    held["Disagreement"] = list(disagreements.order_by("pk").values())
    for model in (PersonAlias, WorkAlias):
        rows = [
            {name: value for name, value in row.items() if name not in _KEPT_BY_THE_MACHINE}
            for row in model.objects.values()
        ]
        held[model.__name__] = sorted(rows, key=str)
    closed = set(Disagreement.objects.filter(status="closed", preferred=None).values_list("pk", flat=True))
    for row in held["Claim"]:
        if row["disagreement_id"] in closed:
            row["disagreement_id"] = None
    return held


def changes(before, after):
    """Return what differs: (table, rows that only the first has, rows that only the second has)."""
    found = []
    for table in before:
        gone = [row for row in before[table] if row not in after[table]]
        come = [row for row in after[table] if row not in before[table]]
        if gone or come:
            found.append((table, gone, come))
    return found


def fields_changed(before, after):
    """Return the changes in few words: the columns that differ, by table and id."""
    return [
        (table, old["id"], {key: (old[key], new.get(key)) for key in old if old[key] != new.get(key)})
        for table in before
        for old in before[table]
        if "id" in old
        for new in [next((row for row in after[table] if row["id"] == old["id"]), {})]
        if new != old
    ]
