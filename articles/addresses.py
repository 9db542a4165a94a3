"""Addresses of this site in full, for whoever reads them elsewhere."""

from django.conf import settings

API = "/api/v1/"


def absolute(path: str) -> str:
    """An address of this site in full; never made from the request's host."""
    return settings.SITE_URL + path
