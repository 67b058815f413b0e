from collections.abc import Callable
from typing import Any

from django.db import models


class FoldedField(models.CharField):
    """A column that holds another one's folded form, renewed whenever the row is saved or bulk-created.

    of: the name of the other field; fold: the function that folds it. QuerySet.update() does not renew it.
    """

    def __init__(self, *, of: str = "", fold: Callable[[str], str] | None = None, **options: Any) -> None:
        self.of = of
        self.fold = fold
        super().__init__(**{"editable": False, **options})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        if self.fold is not None:
            value = self.fold(getattr(model_instance, self.of))[: self.max_length]
            setattr(model_instance, self.attname, value)
        return str(getattr(model_instance, self.attname))
