"""From bytes to text: which encoding they are in, and the one normalisation of the text.

The encoding is decided in this order: a byte-order mark; a declaration, if it names a script of its own (a Western one
is often wrong about UTF-8); UTF-8; UTF-16 without a mark; a Western declaration; UTF-8 with a few broken bytes;
detection. Normalising turns every line end into \\n and drops byte-order marks, NUL and the other control characters
but tab; everything else stays as it came: typographic quotes, non-breaking spaces, composed and decomposed letters.
"""

import codecs
import re

from charset_normalizer import from_bytes

from newsarchive.ingest.document import IngestError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What browsers read under these names: the larger set, as pages that declare the smaller one use it.
_LARGER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
# Python knows these as encodings too, but no page is written in them.
_NOT_OF_PAGES = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})
_WESTERN = frozenset({"cp1252", "iso8859-15", "mac-roman"})

# The encodings that news was ever published in. Among all that exist, detection loses its way on short texts.
_DETECTED = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r",
    "cp949", "cp932", "euc_jp", "gb18030", "big5",
]  # fmt: skip
_SAMPLE_SIZE = 65_536

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "packed with gzip (its name should end in .gz)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_CONTROLS = bytes(byte for byte in range(32) if chr(byte) not in "\t\n\v\f\r\x1b")

_LINE_END = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# A symbol between letters: what Central European letters turn into when they are read as Western.
_MISREAD = re.compile(r"[^\W\d_][¡-¿×÷][^\W\d_]|\b[¡-©¬-¸º»¼-¾][^\W\d_]")


def binary_kind(content: bytes) -> str:
    """Return what the content is if it is no text ("a PDF document", "binary"), and "" if it may be text."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if _marked(content) or _unmarked_utf_16(content):
        return ""
    sample = content[:_SAMPLE_SIZE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    # Packed and compiled content holds a control character in every tenth byte; a stray NUL in a short text is no sign.
    is_binary = controls > 0.4 * len(sample) or (controls > 8 and controls > 0.05 * len(sample))
    return "binary" if is_binary else ""


def decode(content: bytes, declared: str = "") -> str:
    """Return the content as text, not yet normalised. declared: the encoding that the document itself names, if any.

    Raises IngestError if the content is binary.
    """
    if kind := binary_kind(content):
        raise IngestError(f"{kind}, not text: convert it to text first")
    return _decode(content, _python_name(declared))


def normalise(text: str) -> str:
    """Return the text with \\n line ends and without control characters; lone surrogates become U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", _DROPPED.sub("", _LINE_END.sub("\n", text)))


def _decode(content: bytes, declared: str) -> str:
    if marked := _marked(content):
        return content.decode(marked, errors="replace")
    names = ["utf-8"]
    if unmarked := _unmarked_utf_16(content):
        names = [unmarked]
    elif declared and declared not in _WESTERN:
        names = [declared, "utf-8"]
    for name in names:
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    text = content.decode("utf-8", errors="replace")
    if _is_nearly_sound(content, text):
        return text
    return content.decode(declared or _detected(content), errors="replace")


def _marked(content: bytes) -> str:
    return next((name for mark, name in _MARKS if content.startswith(mark)), "")


def _unmarked_utf_16(content: bytes) -> str:
    """Return "utf-16-le" or "utf-16-be" if every other byte of the content is NUL, as in European text, else ""."""
    sample = content[:_SAMPLE_SIZE]
    half = len(sample) // 2
    if half < 4:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for name, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if many > 0.4 * half and few < 0.02 * half:
            text = sample[: half * 2].decode(name, errors="replace")
            return "" if len(_DROPPED.findall(text)) > 0.02 * len(text) else name
    return ""


def _python_name(declared: str) -> str:
    """Return Python's name for a declared encoding, "" if it is unknown or cannot be true of a page that declares it."""
    try:
        name = codecs.lookup(declared.strip()).name if declared.strip() else ""
        b"a".decode(name or "utf-8")
    except (LookupError, ValueError):  # rot13 and the like are codecs, but no encodings
        return ""
    if name in _NOT_OF_PAGES or name.startswith(("utf-16", "utf-32", "utf-8")):
        return ""  # a declaration that could be read was not in UTF-16; UTF-8 is tried in any case
    return _LARGER.get(name, name)


def _is_nearly_sound(content: bytes, text: str) -> bool:
    """Tell whether the text, read as UTF-8, has few broken bytes among many sound letters beyond ASCII."""
    broken = text.count("\ufffd")
    beyond_ascii = len(content) - len(content.translate(None, bytes(range(128, 256))))
    return beyond_ascii >= 12 * broken


def _detected(content: bytes) -> str:
    """Return the likeliest of the encodings in _DETECTED, judged by a sample that begins near the first odd byte."""
    first = re.search(rb"[\x80-\xff]", content)
    start = max(0, first.start() - 200) if first else 0
    sample = content[start : start + _SAMPLE_SIZE]
    if len(sample) == _SAMPLE_SIZE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample  # a letter of two bytes is not cut
    best = from_bytes(sample, cp_isolation=_DETECTED).best()
    name = best.encoding if best else "cp1252"
    if name in {"cp1250", "cp1254"} and not _MISREAD.search(sample.decode("cp1252", errors="replace")):
        return "cp1252"
    return name
