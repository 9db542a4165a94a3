from django.http import HttpRequest, HttpResponse

from articles.pages.responses import show


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component on one page, for those who work on the look."""
    return show(request, "styleguide.html", noindex=True)
