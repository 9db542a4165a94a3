"""The archive as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yangzhong_archive.settings")
os.environ.setdefault("FOR_READERS", "1")
application = get_wsgi_application()
