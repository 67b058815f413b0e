from django.conf import settings
from django.db import models


class SavedFilter(models.Model):
    """A list of the desk as one editor has filtered, searched and sorted it, under a name of their own."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=60)
    list = models.CharField(max_length=50, help_text="The model whose list it is: claim, article …")
    query = models.CharField(max_length=1000, help_text="What follows the question mark in the address.")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "saved filter"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                name="saved_filter_named_once",
                violation_error_message="A filter of yours is called so already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
