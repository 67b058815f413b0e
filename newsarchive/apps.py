from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate


class NewsarchiveConfig(AppConfig):
    name = "newsarchive"
    verbose_name = "News archive"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # checks are registered as they are read; the others need the models
        from newsarchive import checks, recording, roles  # noqa: F401

        recording.start()
        post_migrate.connect(roles.grant, sender=self)


class ArchiveAdminConfig(AdminConfig):
    default_site = "newsarchive.desk.ArchiveAdminSite"
