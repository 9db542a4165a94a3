"""Django's admin with the archive's own desk in place of its site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "yangzhong_archive.desk.Desk"

    def ready(self):
        super().ready()
        self.module.site.unregister_others()
