"""The app, and how often its processes look for garbage."""

import gc

from django.apps import AppConfig

# Objects made before Python looks for circles among them. A long record is tens of thousands of
# small objects without circles, and at Python's own 700 a click at the desk takes a quarter more.
YOUNG = 50_000


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "报道档案"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        gc.freeze()  # what is loaded by now stays
        gc.set_threshold(YOUNG, 50, 50)
