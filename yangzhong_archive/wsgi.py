"""The archive as a WSGI application."""

import os

import pypinyin  # noqa: F401 - its dictionary is loaded once, before the workers part
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yangzhong_archive.settings")
os.environ.setdefault("FOR_READERS", "1")
application = get_wsgi_application()
