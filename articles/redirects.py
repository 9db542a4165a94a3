"""The way from an old address to the one that took its place."""

from django.http import HttpResponsePermanentRedirect

from articles.models import Redirect


def moved(path: str) -> HttpResponsePermanentRedirect | None:
    """The way to what once had this address; asked only where nothing has it now."""
    if "\0" in path:  # no database keeps it
        return None
    new_path = Redirect.objects.filter(old_path=path).values_list("new_path", flat=True).first()
    return new_path and HttpResponsePermanentRedirect(new_path)
