from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from articles.models import Redirect


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The new address of what has one; else a page that says there is nothing here."""
    new_path = _new_path(request.path)
    if new_path:
        return HttpResponsePermanentRedirect(new_path)
    return render(request, "404.html", {"noindex": True}, status=404)


def _new_path(path: str) -> str | None:
    if "\0" in path:  # no database keeps it
        return None
    return Redirect.objects.filter(old_path=path).values_list("new_path", flat=True).first()
