from django.db import models

from newsarchive.models.article import Article


class ReadFact(models.Model):
    """A fact that an article's own reading tells, or leaves in doubt: doubts are read by what other articles tell.

    Its key is a number made of the predicate and the names of its two sides.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="read_facts", db_index=False)
    key = models.BigIntegerField()
    is_told = models.BooleanField(help_text="It is told; otherwise it is left in doubt.")

    class Meta:
        indexes = [models.Index(fields=["key", "is_told"], name="read_fact_key")]
        constraints = [models.UniqueConstraint(fields=["article", "key"], name="read_fact_once_an_article")]

    def __str__(self) -> str:
        return str(self.key)
