from django.conf import settings
from django.test import Client


class Reader(Client):
    """One who asks for pages within the program: by the name and the scheme of the site."""

    def __init__(self):
        super().__init__(headers={"host": settings.ALLOWED_HOSTS[0]})

    def generic(self, *args, **kwargs):
        return super().generic(*args, **kwargs | {"secure": settings.SECURE_SSL_REDIRECT})
