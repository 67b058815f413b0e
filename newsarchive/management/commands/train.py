from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsarchive.ingest import learned
from newsarchive.ingest.learned import Model
from newsarchive.ingest.learned.learners import LEARNERS, save


class Command(BaseCommand):
    help = "Learn from annotated corpora (folders of documents with a gold.json) how to read, and write what was learned beside the code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("corpora", nargs="+", type=Path, metavar="FOLDER", help="A folder with a gold.json, or one that holds such folders.")  # fmt: skip
        parser.add_argument("--further", action="store_true", help="Learn on from the models that are there, for instance from a few corpora of your own, instead of anew.")  # fmt: skip
        parser.add_argument("--only", choices=sorted(LEARNERS), help="Learn only this.")
        parser.add_argument("--into", type=Path, default=Path(learned.__file__).parent, help="Where the models are written (default: %(default)s).")  # fmt: skip

    def handle(
        self, *, corpora: list[Path], further: bool, only: str | None, into: Path, **options: Any
    ) -> None:
        needed = ("sklearn", "jax", "optax")
        if missing := [name for name in needed if find_spec(name) is None]:
            raise CommandError(f"Learning needs {' and '.join(missing)}: pip install -e '.[train]'")
        folders = find_corpora(corpora)
        # Learning further, claims find names by the models that are there: none is written before all have learned.
        models: dict[str, Model] = {}
        for subject, learners in LEARNERS.items():
            if only in (None, subject):
                try:
                    models |= (learners.further if further else learners.anew)(folders)
                except ValueError as error:
                    raise CommandError(f"Nothing was learned: {error}.") from error
        learned_from = "1 corpus" if len(folders) == 1 else f"{len(folders)} corpora"
        for name, model in models.items():
            self.stdout.write(f"{save(model, name, into)}, learned from {learned_from}.")


def find_corpora(paths: list[Path]) -> list[Path]:
    """Return the folders with a gold.json among the paths and right below them, in order of their names.

    Raises CommandError for a path with none.
    """
    found: list[Path] = []
    for path in paths:
        inside = (
            [path]
            if (path / "gold.json").is_file()
            else sorted(gold.parent for gold in path.glob("*/gold.json"))
        )
        if not inside:
            raise CommandError(f"{path} holds no gold.json, nor does a folder in it.")
        found += inside
    return found
