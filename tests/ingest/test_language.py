import re

import pytest

from newsarchive.ingest.document import Span
from newsarchive.ingest.language import find_language, is_english

ENGLISH = (
    "The ferry company said on Monday that the new boats would be ready by the end of the summer. It had promised them "
    "for May, but the engines that came from the yard were too heavy for the piers of the two smaller islands, and the "
    "harbour master refused to let them land there with passengers on board."
)
GERMAN = (
    "Die Reederei teilte am Montag mit, dass die neuen Schiffe bis zum Ende des Sommers fertig werden. Versprochen waren "
    "sie für den Mai, doch die Motoren aus der Werft waren zu schwer für die Anleger der beiden kleineren Inseln."
)
KOREAN = (
    "해운 회사는 월요일에 새 배가 여름이 끝나기 전에 준비될 것이라고 밝혔다. 원래는 5월에 약속했지만 조선소에서 온 엔진이 너무 "
    "무거워서 작은 섬의 부두에는 댈 수 없었다. 항만 책임자는 승객을 태운 채 접안하는 것을 거부했다."
)


def language_of(text, hint=""):
    return find_language(text, [Span(*match.span()) for match in re.finditer(r"\S[^\n]*", text)], hint)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (KOREAN, "ko"),
        ("La compañía dijo el lunes que los barcos nuevos estarán listos antes del final del verano.", "es"),
        ("Компания сообщила в понедельник, что новые суда будут готовы к концу лета.", "ru"),
        ("会社は月曜日、新しい船が夏の終わりまでに完成すると発表した。", "ja"),
        ("Rederiet sa på måndagen att de nya båtarna blir klara innan sommaren är slut.", "sv"),
    ],
)
def test_the_text_tells_its_language(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["Tour dates announced", "New single out now", "The director said no.", "Photos"]
)
def test_a_few_english_words_are_english(text):
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", ["1 2 3 2024", "–", "Haru Tanaka, 1931–2024"])
def test_names_and_numbers_alone_tell_no_language(text):
    assert language_of(text) == ""


def test_a_few_words_of_another_language_are_not_english():
    assert language_of("Nouvelle tournée annoncée") == "fr"


def test_a_list_with_english_labels_is_english_whatever_the_names_are():
    listing = (
        "Title: La Ventana Abierta\nDirector: Inés Carrasco\nCast: Rocío Benítez, Paco Urrutia\nCountry: Spain\n"
        "Running time: 94 minutes\nRelease date: 8 March 2024"
    )

    assert language_of(listing) == "en"


def test_the_language_that_most_is_written_in_counts():
    assert language_of(f"{ENGLISH}\n{ENGLISH}\n{KOREAN[:60]}") == "en"
    assert language_of(f"{GERMAN}\n{GERMAN}\n{GERMAN}\n{ENGLISH}") == "de"


def test_what_the_page_says_stands_with_its_region():
    assert language_of(ENGLISH, "en-GB") == "en-GB"
    assert language_of(GERMAN, "de-AT") == "de-AT"


def test_the_text_overrules_what_the_page_says():
    assert language_of(KOREAN, "en-US") == "ko"
    assert language_of(ENGLISH, "de") == "en"


def test_what_the_page_says_decides_where_the_text_is_too_short():
    assert language_of("Vienna, 12:30", "de") == "de"


@pytest.mark.parametrize(
    ("tag", "told"), [("en", True), ("en-GB", True), ("EN_us", True), ("de", False), ("", False)]
)
def test_english_is_told_by_its_tag(tag, told):
    assert is_english(tag) is told
