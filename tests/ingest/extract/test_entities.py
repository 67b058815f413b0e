from newsarchive.ingest.document import Name, Span
from newsarchive.ingest.extract.entities import entities
from newsarchive.ingest.extract.names.named import PersonNames, WorkNames
from newsarchive.vocabulary import PersonKind


def test_no_two_entities_share_a_place_of_the_text():
    work = WorkNames(titles=["Buck", "Buck"], mentions={Span(0, 4), Span(30, 34)})
    person = PersonNames(PersonKind.PERSON, [Name("Gil Gerard")], {Span(10, 20), Span(30, 34)})
    found = entities([work], [person])
    assert [sorted(entity.mentions) for entity in found] == [[Span(0, 4), Span(30, 34)], [Span(10, 20)]]


def test_an_entity_named_only_inside_another_s_name_is_none():
    trust = PersonNames(PersonKind.ORGANISATION, [Name("Harbour Aid Trust")], {Span(0, 17)})
    group = PersonNames(PersonKind.GROUP, [Name("Harbour Aid")], {Span(0, 11)})
    assert [entity.names[0].text for entity in entities([], [trust, group])] == ["Harbour Aid Trust"]
