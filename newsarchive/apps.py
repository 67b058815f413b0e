from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class NewsarchiveConfig(AppConfig):
    name = "newsarchive"
    verbose_name = "News archive"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from newsarchive import recording  # needs the models

        recording.start()


class ArchiveAdminConfig(AdminConfig):
    default_site = "newsarchive.desk.ArchiveAdminSite"
