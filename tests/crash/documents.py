"""Short documents with persons, works, claims and disagreements."""

_STORIES = [
    ("Ada Lind", "Paper Boats", "3 May 2024", "Bo Ek"),
    ("Ada Lind", "Paper Boats", "10 May 2024", "Bo Ek"),
    ("Dan Iwu", "Glass Harbour", "21 June 2024", "Ada Lind"),
]


def _told(actor: str, title: str, day: str, director: str, number: int) -> str:
    return (
        f"Actor {actor} stars in the film “{title}”, directed by {director}. "
        f"The film “{title}” will be released on {day}. It runs for {90 + number} minutes.\n"
    )


DOCUMENTS = {
    f"{number}.txt": f" date 2024-04-0{number + 1} {_told(*story, number)}"
    for number, story in enumerate(_STORIES)
} | {"copy.txt": f" date 2024-04-01 {_told(*_STORIES[0], 0)}", "broken.txt": ""}

# Later texts at addresses of their own, one of them twice.
CHANGED = {
    "page.html": "<html><head><title>A film</title><link rel='canonical' href='https://news.example/boats'>"
    "<meta property='article:published_time' content='2024-04-02'></head><body><article><h1>A film</h1>"
    f"<p>{_told(*_STORIES[0], 0)}</p></article></body></html>",
    "page-later.html": "<html><head><title>A film</title><link rel='canonical' href='https://news.example/boats'>"
    "<meta property='article:published_time' content='2024-04-09'></head><body><article><h1>A film</h1>"
    f"<p>{_told(*_STORIES[1], 4)}</p></article></body></html>",
}
