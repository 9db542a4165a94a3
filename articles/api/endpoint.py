"""An address of the API: what it takes, what it answers, and how it says what went wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict

from articles.api import parameters
from articles.api.parameters import Parameter
from articles.api.responses import JSON, Problem, problem
from articles.api.schemas import Shape
from articles.pages import old_encoding
from articles.pages.addresses import API
from articles.pages.filters import Moved
from articles.pages.redirects import moved
from articles.pages.responses import Gone

UNKNOWN = "没有这项内容，或没有公开的报道符合参数里的值"


@dataclass(frozen=True, eq=False)
class Endpoint:
    """A view of the API; what it takes and answers is said once, for serving and for telling."""

    do_not_call_in_templates: ClassVar[bool] = True

    path: str  # below /api/v1/
    name: str
    what: str
    view: Callable[..., HttpResponse]
    shape: type[Shape]
    own: tuple[Parameter, ...] = ()  # that it takes after its criteria
    narrows: type[Model] | None = None  # the rows whose criteria it takes
    words: tuple[Parameter, ...] = ()  # that it takes before them
    is_list: bool = True
    media: str = JSON

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        narrowing = parameters.narrowing(self.narrows) if self.narrows else ()
        return (*self.words, *narrowing, *self.own)

    @property
    def takes(self) -> tuple[Parameter, ...]:
        return (*self.parameters, parameters.fields_of(self.shape.fields()))

    @property
    def takes_slug(self) -> bool:
        return "{slug}" in self.path

    @property
    def meanings(self) -> list[tuple[str, str]]:
        """The fields of what it tells, each with what it means."""
        told = zip(self.shape.fields(), self.shape.model_fields.values(), strict=True)
        return [(name, field.description) for name, field in told]

    def __call__(self, request: HttpRequest, **named: str) -> HttpResponse:
        if query := old_encoding.in_utf_8(request):
            request.GET = QueryDict(query)
        try:
            return self.view(request, parameters.read(request.GET, self.takes), **named)
        except Problem as fault:
            return problem(fault.status, fault.detail)
        except Gone as gone:
            return problem(410, _why(gone))
        except Moved as elsewhere:
            return _at(elsewhere.address, request)
        except Http404:
            return _moved(request) or problem(404, UNKNOWN)


def _why(gone: Gone) -> str:
    if gone.context.get("reason"):
        return f"这篇报道已经撤回：{gone.context['reason']}"
    return "公开的报道不再提到它"


def _moved(request: HttpRequest) -> HttpResponse | None:
    """The way to what moved: the API's addresses are those of the pages, below its own."""
    elsewhere = moved(f"/{request.path.removeprefix(API)}")
    return elsewhere and _at(elsewhere.url, request)


def _at(page: str, request: HttpRequest) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    address = f"{API}{page.removeprefix('/')}"
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
