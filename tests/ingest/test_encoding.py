import pytest

from newsarchive.ingest.document import IngestError
from newsarchive.ingest.encoding import binary_kind, decode, normalise

FRENCH = "Inès de la Vauquerie a chanté à Montréal, où l'été était déjà fini."
ENGLISH = "The café’s owner said “no” – it’s over. Esmé Halloran’s voice is on it."
RUSSIAN = "Певица рассказала журналистам, что новый альбом выйдет в марте."
KOREAN = "아이유의 새 노래가 24일 공개됐다. 뷔가 뮤직비디오에 출연했다."
JAPANESE = "新曲は1月24日に公開された。監督はオム・テファ。"
CHINESE = "新歌于一月二十四日发布，导演是严泰华。"
POLISH = "Zażółć gęślą jaźń, powiedział reżyser. Łódź jest piękna, świętował cały świat."


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", POLISH),
        ("utf-8-sig", FRENCH),
        ("utf-16", KOREAN),
        ("utf-16", ENGLISH),
        ("utf-32", ENGLISH),
        ("utf-16-le", ENGLISH),
        ("utf-16-be", ENGLISH),
        ("latin-1", FRENCH),
        ("cp1252", ENGLISH),
        ("cp1250", POLISH),
        ("cp1251", RUSSIAN),
        ("koi8-r", RUSSIAN),
        ("cp949", KOREAN),
        ("cp932", JAPANESE),
        ("euc-jp", JAPANESE),
        ("gb18030", CHINESE),
    ],
)
def test_the_encoding_is_found(encoding, text):
    assert normalise(decode(text.encode(encoding))) == text


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("EUC-KR", "cp949", "뷔"),
        ("shift_jis", "cp932", "新曲"),
        ("iso-8859-1", "cp1252", "It’s"),
        ("gb2312", "gb18030", "联通"),
        ("iso-2022-jp", "iso2022_jp", "新曲"),
        ("iso-8859-2", "iso8859-2", "Łódź"),
    ],
)
def test_a_declared_encoding_is_believed(declared, encoding, text):
    assert decode(text.encode(encoding), declared) == text


@pytest.mark.parametrize(
    "declared", ["iso-8859-1", "windows-1252", "utf-16", "no-such", "rot13", "idna", "hex", ""]
)
def test_utf_8_wins_over_a_declaration_that_cannot_be_true(declared):
    assert decode("Łódź’s".encode(), declared) == "Łódź’s"


def test_one_broken_byte_does_not_change_the_encoding_of_a_utf_8_text():
    assert decode("é".encode() * 20 + b"\xff") == "é" * 20 + "\ufffd"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x0cb\u2028c\x85d", "a\nb\nc\nd"),
        ("\ufeffa\x00b\x07c\ufeff\x9f", "abc"),
        ("a\tb", "a\tb"),
        ("a\ud800b", "a\ufffdb"),
        ("“a”\xa0– cafe\u0301", "“a”\xa0– cafe\u0301"),
    ],
)
def test_normalising_drops_what_is_no_text_and_nothing_else(raw, text):
    assert normalise(raw) == text


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 and so on", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (bytes(range(256)), "binary"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (b"\x00" * 50, "binary"),
        (b"A short text with a stray \x00 in it.", ""),
        ("Every second byte is NUL.".encode("utf-16-le"), ""),
        (b"", ""),
    ],
)
def test_binary_content_is_told_from_text(content, kind):
    assert binary_kind(content) == kind


def test_binary_content_is_refused():
    with pytest.raises(IngestError, match="binary, not text: convert it"):
        decode(b"\x00\x01\x02\x03" * 100)
