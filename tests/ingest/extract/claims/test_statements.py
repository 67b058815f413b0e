import pytest

from tests.ingest.extract.reading import claims, names, read

INTRO = "Film director Ingrid Solberg and actor Peter Novak met the press in Oslo. "


def said(text):
    """Return who said what in the text."""
    return {(who, words) for who, predicate, words in claims(text) if predicate == "statement"}


@pytest.mark.parametrize(
    ("words", "speaker", "quoted"),
    [
        ("“The rain was real,” said Ingrid Solberg.", "Ingrid Solberg", "The rain was real"),
        ("“The rain was real,” Ingrid Solberg said.", "Ingrid Solberg", "The rain was real"),
        ('"The rain was real," said director Ingrid Solberg.', "Ingrid Solberg", "The rain was real"),
        ("‘The rain was real,’ Ingrid Solberg told the Harbour Post.", "Ingrid Solberg", "The rain was real"),
        ("“The rain was real,” Ingrid Solberg, 52, a teacher at the film school, told reporters.", "Ingrid Solberg", "The rain was real"),
        ("“Was the rain real?” Peter Novak asked.", "Peter Novak", "Was the rain real?"),
        ("“The rain was real,” Ingrid Solberg tells me over tea.", "Ingrid Solberg", "The rain was real"),
        ("Ingrid Solberg said: “The rain was real.”", "Ingrid Solberg", "The rain was real"),
        ("Ingrid Solberg told Peter Novak, “The rain was real.”", "Ingrid Solberg", "The rain was real"),
        ("In a statement Ingrid Solberg said: “The rain was real.”", "Ingrid Solberg", "The rain was real"),
        ("Peter Novak wrote on Instagram: “See you all in May.”", "Peter Novak", "See you all in May"),
        ("As Peter Novak put it, “the rain was the star of the film”.", "Peter Novak", "the rain was the star of the film"),
        ("According to Peter Novak, “the rain was the star of the film”.", "Peter Novak", "the rain was the star of the film"),
        ("Ingrid Solberg called the weather “the best actor on the set”.", "Ingrid Solberg", "the best actor on the set"),
        ("Peter Novak smiled, adding: “I never learned to swim.”", "Peter Novak", "I never learned to swim"),
        ("“I never learned to swim.” – Peter Novak", "Peter Novak", "I never learned to swim"),
        ("The Harbour Post quoted Peter Novak as saying: “I never learned to swim.”", "Peter Novak", "I never learned to swim"),
        ("»I never learned to swim«, said Peter Novak.", "Peter Novak", "I never learned to swim"),
        ("« I never learned to swim », said Peter Novak.", "Peter Novak", "I never learned to swim"),
        ("„I never learned to swim“, said Peter Novak.", "Peter Novak", "I never learned to swim"),
    ],
)  # fmt: skip
def test_the_words_around_a_quotation_tell_its_speaker(words, speaker, quoted):
    assert said(INTRO + words) == {(speaker, quoted)}


def test_an_interrupted_quotation_is_two_statements_of_one_speaker():
    found = said(INTRO + "“The rain was real,” Ingrid Solberg said, “but the thunder was a lorry.”")

    assert found == {
        ("Ingrid Solberg", "The rain was real"),
        ("Ingrid Solberg", "but the thunder was a lorry"),
    }


def test_what_follows_an_attributed_quotation_in_its_paragraph_goes_on():
    found = said(INTRO + "“The rain was real,” said Peter Novak. “We were wet for a week.”")

    assert ("Peter Novak", "We were wet for a week") in found


def test_a_pronoun_means_whom_the_sentence_before_speaks_of():
    text = (
        "“The rain was real,” said Ingrid Solberg.\n\nPeter Novak denied that he had been asked to swim. "
        "“I had a raft,” he said."
    )

    assert ("Peter Novak", "I had a raft") in said(text)


def test_a_pronoun_does_not_mean_a_person_of_another_gender():
    text = "Emma Clarke shot the film with her cousin, John Doyle. “We never slept,” she said."

    assert said(text) == {("Emma Clarke", "We never slept")}


def test_nobody_names_himself_in_his_own_words():
    text = "Peter Novak hired Colm Hegarty in May. “We owe Peter half of the film,” he said."

    assert said(text) == {("Colm Hegarty", "We owe Peter half of the film")}


def test_a_company_and_its_spokesman_speak():
    text = (
        "The record label Blue Door Records cancelled the tour. “We are sorry for the fans,” the label said."
    )
    other = "The record label Blue Door Records cancelled the tour. “We are sorry,” said a spokesman for Blue Door Records."

    official = "The record label Blue Door Records cancelled the tour. “We are sorry,” a Blue Door Records official said."

    assert {who for who, _ in said(text)} == {"Blue Door Records"}
    assert {who for who, _ in said(official)} == {"Blue Door Records"}
    assert {who for who, _ in said(other)} == {"Blue Door Records"}


def test_words_that_a_sentence_only_uses_are_no_statement():
    text = (
        INTRO
        + "Peter Novak drives a “vintage” car. The song “Blue Harbour” was played, and it felt like “home”."
    )

    assert said(text) == set()


def test_a_speaker_whose_name_nobody_made_out_is_not_replaced_by_another():
    text = "“The rain was real,” said Ingrid Solberg. “It was not,” someone in the room said."

    assert ("Ingrid Solberg", "It was not") not in said(text)


def test_paragraphs_that_each_open_with_a_mark_are_one_speech():
    text = (
        "Ingrid Solberg said: “The rain was real.\n\n“It came from the north, and it stayed for nine days.\n\n"
        "“On the tenth we went home.”\n\nThe film opens in May."
    )

    found = said(text)

    assert ("Ingrid Solberg", "It came from the north, and it stayed for nine days") in found
    assert ("Ingrid Solberg", "On the tenth we went home") in found


def test_the_lines_of_a_transcript_belong_to_whom_their_initials_mean():
    text = (
        "Ingrid Solberg on rain\n\nThe director Ingrid Solberg speaks about her film.\n\nQ: Was the rain real?\n\n"
        "IS: Every drop of it was real.\n\nQ: And the thunder?\n\nIS: That was a lorry on a bridge.\n\nQ: Thank you.\n\n"
        "IS: You are welcome to an umbrella."
    )

    found = said(text)

    assert ("Ingrid Solberg", "That was a lorry on a bridge.") in found
    assert {who for who, _ in found} == {"Ingrid Solberg"}


def test_a_statement_quotes_the_words_with_their_attribution():
    text = INTRO + "“The rain was real,” said Ingrid Solberg."

    statement = next(claim for claim in read(text).claims if claim.predicate == "statement")

    assert text[slice(*statement.evidence)] == "“The rain was real,” said Ingrid Solberg"
    assert text[slice(*statement.value_span)] == "The rain was real"
    assert statement.trigger == "said"


def test_a_subject_whose_name_nobody_made_out_is_not_replaced_by_another():
    text = "Peter Novak left early. Xavvi is more direct. “I never learned to swim,” he said."

    assert ("Peter Novak", "I never learned to swim") not in said(text)


def test_quoted_answers_of_a_transcript_belong_to_whom_their_initials_mean():
    text = (
        'Max Roe spoke to the illustrator Ada Lind.\n\nMR: "Were you nervous about the film?"\n\nAL: "No. I was nervous about the sea."\n\n'
        'MR: "And the film itself, how was it?"\n\nAL: "It was long and it was very cold."\n'
    )

    said = {
        value
        for speaker, predicate, value in claims(text)
        if (speaker, predicate) == ("Ada Lind", "statement")
    }

    assert said == {"No. I was nervous about the sea.", "It was long and it was very cold."}
    assert "AL" not in names(text)
