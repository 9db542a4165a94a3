"""The API's page about itself."""

from django.http import HttpRequest, HttpResponse

from articles.api import openapi
from articles.api.endpoints import ENDPOINTS
from articles.api.responses import answer
from articles.pages.addresses import API
from articles.pages.responses import show

TYPE = "application/openapi+json;version=3.1"


def description(request: HttpRequest) -> HttpResponse:
    """The API for programs, as OpenAPI."""
    return answer(openapi.document(), TYPE)


def page(request: HttpRequest) -> HttpResponse:
    """The API for people."""
    return show(request, "api/documentation.html", root=API, endpoints=ENDPOINTS)
