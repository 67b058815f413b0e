from django.db import models

from newsarchive.models.claim import Claim


class Uncounted(models.Model):
    """That the evidence of a claim which many articles make has changed: it is counted once, at the end of a run."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, primary_key=True, related_name="uncounted")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"uncounted claim {self.claim_id}"
