"""Say what persons and works are called, and whether two of them are the same."""

from django.contrib.auth.models import User
from django.db.models import Q

from newsarchive.bookkeeping import refresh_persons, refresh_works
from newsarchive.curation.identity import pair_of, tell_apart
from newsarchive.curation.trail import change
from newsarchive.ingest.store import relink, side_of
from newsarchive.models import ExternalId, Judgement, Person, PersonAlias, Work, WorkAlias
from newsarchive.recording import act, unrecorded
from newsarchive.vocabulary import Origin, Verdict


def name_person(person: Person, *, name: str, kind: str, by: User) -> Person:
    """Give a person its name and kind, which the machine leaves alone from then on; the old name becomes an alias if read."""
    with act(by, what="named"):
        person = Person.objects.select_for_update().get(pk=person.pk)
        if change(person, by, name=name, kind=kind):
            person.curated = True
            person.save(update_fields=["curated", "name_key"])
            with unrecorded():
                refresh_persons([person.pk])
            person.refresh_from_db()
    return person


def name_work(work: Work, *, title: str, kind: str, by: User) -> Work:
    """Give a work its title and kind, which the machine leaves alone from then on; the old title becomes an alias if read."""
    with act(by, what="named"):
        work = Work.objects.select_for_update().get(pk=work.pk)
        if change(work, by, title=title, kind=kind):
            work.curated = True
            work.save(update_fields=["curated", "title_key"])
            with unrecorded():
                refresh_works([work.pk])
            work.refresh_from_db()
    return work


def keep_alias(alias: PersonAlias | WorkAlias, *, by: User) -> None:
    """Save an alias as an editor's; one of the same words that is there already becomes it."""
    with act(by, what="gave an alias"):
        same: PersonAlias | WorkAlias | None
        if isinstance(alias, PersonAlias):
            same = (
                PersonAlias.objects.filter(person=alias.person, name=alias.name).exclude(pk=alias.pk).first()
            )
        else:
            same = WorkAlias.objects.filter(work=alias.work, title=alias.title).exclude(pk=alias.pk).first()
        if same is not None:
            same.kind, same.language = alias.kind, alias.language
            if alias.pk is not None:
                alias.delete()
            alias = same
        alias.origin, alias.made_by = Origin.EDITOR, by
        alias.save()


def keep_external_id(row: ExternalId, *, by: User) -> ExternalId:
    """Save what a person or work is called in another collection.

    Raises ValidationError if it is not written as ids of that collection are, or if another has it.
    """
    row.full_clean()
    with act(by, what="gave an external id"):
        row.made_by = by
        row.save()
    return row


def external_ids_of(entity: Person | Work) -> list[ExternalId]:
    """Return the ids of an entity, with those of the ones that are merged into it."""
    column = "person" if isinstance(entity, Person) else "work"
    theirs = Q(**{column: entity}) | Q(**{f"{column}__merged_into": entity})
    return list(ExternalId.objects.filter(theirs).select_related("work").order_by("scheme", "value"))


def judge(judgement: Judgement, *, verdict: str, reason: str, by: User) -> Judgement:
    """Say whether two are the same; an editor's word, unsure too, is never asked for again by the machine.

    judgement: a row of the archive, or a new one of two. "Not the same" is tell_apart(), wherever it is said; a merge
    keeps its verdict. Raises ValidationError where tell_apart() does.
    """
    first, second = pair_of(judgement)
    if verdict == Verdict.DIFFERENT:
        return tell_apart(first, second, by=by, reason=reason)
    with act(by, what="judged", reason=reason):
        if judgement._state.adding:
            judgement.verdict, judgement.origin, judgement.reason = verdict, Origin.EDITOR, reason
            judgement.judged_by = by
            judgement.save()
            return judgement
        judgement = Judgement.objects.for_list().select_for_update(of=("self",)).get(pk=judgement.pk)
        was = judgement.verdict
        if change(judgement, by, origin=Origin.EDITOR, verdict=verdict, reason=reason):
            judgement.judged_by = by
            judgement.save(update_fields=["judged_by", "changed"])
            if was == Verdict.DIFFERENT:
                with unrecorded():
                    relink(side_of(first), [first.pk, second.pk])
    return judgement
