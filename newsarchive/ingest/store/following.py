"""Move evidence to the claims of those whom the appearances it speaks of belong to now, and decisions with it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from newsarchive.ingest.store.decisions import combine
from newsarchive.ingest.store.parts import Identity, Part, Shown, combined, parts_at_home
from newsarchive.ingest.store.touched import Touched
from newsarchive.models import Citation, Claim, ClaimPart, Disagreement, Note
from newsarchive.vocabulary import ReviewStatus


def follow(claim_ids: Iterable[int], touched: Touched) -> None:
    """Bring the claims' citations to the claims of the subjects and objects that their appearances are shown at now.

    A claim all of whose evidence goes one way goes with it; where that claim exists, the two become one, and what was
    decided on either holds, but each remembers what it is at home (ClaimPart) and takes that along when they part. A
    claim whose evidence parts, and which remembers nothing, leaves its decisions to all parts; so does one that was
    decided anew while it was one.
    """
    claims = Claim.objects.order_by("pk").in_bulk(list(claim_ids))
    touched.claims |= claims.keys()
    for claim in claims.values():
        touched.note(claim)
    while True:
        parts = parts_at_home(claims)
        shown = Shown.of([part.home for part in parts])
        groups: dict[Identity, list[Part]] = defaultdict(list)
        for part in parts:
            groups[shown.identity(part.home)].append(part)
        outside = _present(groups.keys(), claims)
        if not outside:
            break
        claims |= outside
    if all(
        len({part.of.pk for part in members}) == 1 and Identity.of(members[0].of) == identity
        for identity, members in groups.items()
    ) and len(groups) == len(claims):
        _remember(groups, {identity: members[0].of.pk for identity, members in groups.items()}, shown)
        return
    # Claims that become one, or part, are counted anew in every article that makes them.
    touched.articles |= {one.article_id for part in parts for one in part.citations}
    rows = _write(groups, claims, shown)
    for row in rows.values():
        touched.claims.add(row.pk)
        touched.note(row)
    _straighten_disagreements(rows)


def _present(wanted: Collection[Identity], claims: Mapping[int, Claim]) -> dict[int, Claim]:
    """Return the claims beside these that are one of the wanted ones already."""
    rows = (
        Claim.objects.order_by("pk")
        .exclude(pk__in=claims)
        .filter(
            predicate__in={identity.predicate for identity in wanted},
            value_key__in={identity.value_key for identity in wanted},
        )
    )
    return {claim.pk: claim for claim in rows if Identity.of(claim) in wanted}


def _in_order(identity: Identity, members: list[Part]) -> list[Part]:
    """Return the parts of a claim, one a home, the one that is at home where it is shown first."""
    at: dict[Identity, Part] = {}

    def age(part: Part) -> tuple[bool, bool, int]:
        return (Identity.of(part.of) != identity, part.decision.number is None, part.decision.number or 0)

    for part in sorted(members, key=age):
        if (present := at.get(part.home)) is None:
            at[part.home] = part
        else:
            combine(present.decision, part.decision)
            present.citations += part.citations
    return sorted(at.values(), key=lambda part: part.home != identity)


def _write(
    groups: Mapping[Identity, list[Part]], claims: dict[int, Claim], shown: Shown
) -> dict[Identity, Claim]:
    """Let each group of parts be the claim that it is now; return the claims."""
    ordered = {identity: _in_order(identity, members) for identity, members in groups.items()}
    holders = _holders(ordered, claims)
    changing = [
        pk for pk in claims if pk not in holders.values() or Identity.of(claims[pk]) != _at(holders, pk)
    ]
    # Columns that are to be unique must not meet on the way.
    for pk in changing:
        Claim.objects.filter(pk=pk).update(value_key=f"moving {pk}")
    rows: dict[Identity, Claim] = {}
    for identity, parts in ordered.items():
        decision = combined([part.decision for part in parts])
        rows[identity] = _row(holders[identity], identity, decision, parts[0])
    for identity, parts in ordered.items():
        _bring(rows[identity], parts)
    _remember(ordered, {identity: row.pk for identity, row in rows.items()}, shown)
    _remove_emptied(claims, rows, groups)
    _bring_notes_home([row.pk for row in rows.values()])
    for row in rows.values():
        row.refresh_from_db()
    return rows


def _at(holders: Mapping[Identity, int | None], pk: int) -> Identity:
    return next(identity for identity, holder in holders.items() if holder == pk)


def _holders(
    ordered: Mapping[Identity, list[Part]], claims: Mapping[int, Claim]
) -> dict[Identity, int | None]:
    """Return the id of each claim: the one that it has had by itself, else that of the row which it comes from; None
    for a new one."""
    holders: dict[Identity, int | None] = {}
    for choose in (_own_number, _any_number, _former_row):
        for identity, parts in ordered.items():
            if holders.get(identity) is None:
                taken = {pk for pk in holders.values() if pk is not None}
                holders[identity] = choose(identity, parts, taken)
    return holders


def _own_number(identity: Identity, parts: list[Part], taken: set[int]) -> int | None:
    number = parts[0].decision.number
    return number if parts[0].home == identity and number not in taken else None


def _any_number(identity: Identity, parts: list[Part], taken: set[int]) -> int | None:
    numbers = [part.decision.number for part in parts]
    return next((pk for pk in numbers if pk is not None and pk not in taken), None)


def _former_row(identity: Identity, parts: list[Part], taken: set[int]) -> int | None:
    former = sorted({part.of.pk for part in parts} - taken)
    same = [pk for part in parts if (pk := part.of.pk) in former and Identity.of(part.of) == identity]
    return next(iter([*same, *former]), None)


def _row(pk: int | None, identity: Identity, decision: ClaimPart, first: Part) -> Claim:
    """Return the claim of an identity, made or changed to be it, with what is decided on it."""
    row = Claim.objects.filter(pk=pk).first() if pk is not None else None
    if row is None:
        row = Claim(pk=pk)
        for column in (
            "predicate",
            "negated",
            "qualifier",
            "value",
            "date",
            "number",
            "upper",
            "unit",
            "bound",
        ):
            setattr(row, column, getattr(first.of, column))
    row.subject_person_id, row.subject_work_id = identity.subject_person, identity.subject_work
    row.object_person_id, row.object_work_id = identity.object_person, identity.object_work
    row.value_key = identity.value_key
    row.status, row.rank, row.reason = decision.status, decision.rank, decision.reason
    row.decided_by_id, row.decided_at = decision.decided_by_id, decision.decided_at
    row.origin = decision.origin
    is_new = row._state.adding
    own = first.decision.disagreement if first.home == identity else None
    if is_new and Disagreement.objects.filter(pk=own or 0).exists():
        row.disagreement_id = own
    row.save()
    if is_new and first.decision.since is not None and row.pk == first.decision.number:
        Claim.objects.filter(pk=row.pk).update(created=first.decision.since)
    return row


def _bring(row: Claim, parts: list[Part]) -> None:
    """Bring the evidence to its claim; of two citations of the same words by the same appearances, one."""
    best: dict[tuple[int | None, ...], Citation] = {}
    citations = [one for part in parts for one in part.citations]
    for one in citations:
        place = (one.article_id, one.start, one.end, one.subject_appearance_id, one.object_appearance_id)
        if place not in best or _weight(one) > _weight(best[place]):
            best[place] = one
    kept = {one.pk for one in best.values()}
    Citation.objects.filter(pk__in=[one.pk for one in citations if one.pk not in kept]).delete()
    Citation.objects.filter(pk__in=kept).update(claim=row)


def _weight(citation: Citation) -> tuple[bool, bool, float, str, str]:
    """Order citations of the same words: which one is kept."""
    decided = citation.status != ReviewStatus.UNREVIEWED
    return (decided, citation.origin == "editor", citation.confidence or 0.0, citation.rule, citation.trigger)


def _remember(groups: Mapping[Identity, list[Part]], holders: Mapping[Identity, int], shown: Shown) -> None:
    """Keep what claims are at home, where that is not plain from themselves."""
    ClaimPart.objects.filter(claim__in=holders.values()).delete()
    rows = []
    for identity, parts in groups.items():
        is_plain = len(parts) == 1 and parts[0].home == identity
        if is_plain and not (parts[0].is_kept and shown.is_crowded(identity)):
            continue
        for part in parts:
            row = part.decision
            row.pk, row.claim_id = None, holders[identity]
            row._state.adding = True
            row.subject_person_id, row.subject_work_id = part.home.subject_person, part.home.subject_work
            row.object_person_id, row.object_work_id = part.home.object_person, part.home.object_work
            rows.append(row)
    ClaimPart.objects.bulk_create(rows)


def _remove_emptied(
    claims: Mapping[int, Claim], rows: Mapping[Identity, Claim], groups: Mapping[Identity, list[Part]]
) -> None:
    """Delete claims whose evidence and decisions went to others."""
    standing = {row.pk for row in rows.values()}
    for pk in sorted(claims.keys() - standing):
        went = [
            (len(part.citations), identity)
            for identity, parts in groups.items()
            for part in parts
            if part.of.pk == pk
        ]
        heir = rows[max(went, key=lambda one: (one[0], str(one[1])))[1]]
        Disagreement.objects.filter(preferred=pk).update(preferred=heir)
        Note.objects.filter(claim=pk, home_claim=None).update(home_claim=pk)
        Note.objects.filter(claim=pk).update(claim=heir)
        Claim.objects.filter(pk=pk).delete()


def _bring_notes_home(claims: list[int]) -> None:
    """Bring notes back to the claims that they were written on, where these are by themselves again."""
    for pk in Note.objects.filter(home_claim__in=claims).values_list("home_claim", flat=True).distinct():
        Note.objects.filter(home_claim=pk).update(claim=pk, home_claim=None)


def _straighten_disagreements(rows: Mapping[Identity, Claim]) -> None:
    """Let no claim take part in a disagreement about something else; a settled one goes with what was preferred."""
    ids = [row.pk for row in rows.values()]
    for row in Disagreement.objects.filter(preferred__in=ids).select_related("preferred").order_by("pk"):
        _prefer_own(row)
    claims = Claim.objects.filter(pk__in=ids, disagreement__isnull=False)
    for claim in claims.select_related("disagreement").order_by("pk"):
        about = claim.disagreement
        assert about is not None  # by the filter
        if (about.subject_person_id, about.subject_work_id) == (
            claim.subject_person_id,
            claim.subject_work_id,
        ):
            continue
        own = Disagreement.objects.filter(
            subject_person=claim.subject_person_id,
            subject_work=claim.subject_work_id,
            predicate=claim.predicate,
        )
        if about.preferred_id == claim.pk and not own.exists():
            about.subject_person_id, about.subject_work_id = claim.subject_person_id, claim.subject_work_id
            about.save(update_fields=["subject_person", "subject_work"])
            Claim.objects.filter(disagreement=about).exclude(pk=claim.pk).update(disagreement=None)
        else:
            Claim.objects.filter(pk=claim.pk).update(disagreement=own.first())


def _prefer_own(row: Disagreement) -> None:
    """Where a settled disagreement prefers a claim that went to another subject, prefer the same about its own."""
    preferred = row.preferred
    if preferred is None or (row.subject_person_id, row.subject_work_id) == (
        preferred.subject_person_id,
        preferred.subject_work_id,
    ):
        return
    same = Claim.objects.filter(
        subject_person=row.subject_person_id,
        subject_work=row.subject_work_id,
        predicate=preferred.predicate,
        value_key=preferred.value_key,
        negated=preferred.negated,
        qualifier=preferred.qualifier,
    ).first()
    if same is not None:
        Disagreement.objects.filter(pk=row.pk).update(preferred=same)
