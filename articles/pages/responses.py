"""Answers of views: a page with its address, 410 for what is gone, 301 for what moved."""

from collections.abc import Callable, Sequence
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from articles.models import Report
from articles.pages import alternates
from articles.pages.addresses import absolute
from articles.pages.alternates import Alternate
from articles.pages.filters import Filters, Moved

PLAIN = "text/plain; charset=utf-8"
A_DAY = "public, max-age=86400"  # for what changes with the program alone


class Gone(Exception):
    """What was here is no longer public."""

    def __init__(self, template: str, **context):
        self.template, self.context = template, context


def reading(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, its Gone answered with 410 and its Moved with 301."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Gone as gone:
            context = {"canonical": absolute(request.path), "noindex": True, **gone.context}
            return render(request, gone.template, context, status=410)
        except Moved as moved:
            return HttpResponsePermanentRedirect(moved.address)

    return answer


def show(
    request: HttpRequest,
    template: str,
    filters: Filters | None = None,
    forms: Sequence[Alternate] = (),
    **context,
) -> HttpResponse:
    """A page with its other forms; one that filters its list stays out of search engines."""
    address = filters.url() if filters else request.path
    noindex = filters is not None and filters.is_filtered
    told = {"canonical": absolute(address), "noindex": noindex, "forms": forms}
    response = render(request, template, {**told, **context})
    if forms:
        response["Link"] = alternates.header(forms)
    return response


def beside_page(report: Report, text: str, content_type: str) -> HttpResponse:
    """Another form of a report; its page is the one for search engines."""
    response = HttpResponse(text, content_type=content_type)
    response["X-Robots-Tag"] = "noindex"
    response["Link"] = f'<{absolute(report.get_absolute_url())}>; rel="canonical"'
    return response
