"""The answer where no view could give one: a page, below the API a problem in JSON."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

from articles.api.responses import problem
from articles.middleware import RETRY_AFTER
from articles.outages import is_outage
from articles.pages.addresses import API


def is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith(API)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return problem(400, "这个地址读不懂，请核对")
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return problem(404, f"没有这个地址；有哪些地址见 {API}")
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Called while the error is handled; one that passes is no fault of ours, and says when."""
    if is_outage(sys.exc_info()[1]):
        return unavailable(request)
    if is_api(request):
        return problem(500, "本站出了差错，请过一会儿再试")
    return defaults.server_error(request)


def unavailable(request: HttpRequest) -> HttpResponse:
    answer = (
        problem(503, "数据库暂时没有应答，请过一会儿再试")
        if is_api(request)
        else render(request, "503.html", status=503)
    )
    answer["Retry-After"] = RETRY_AFTER
    answer["Cache-Control"] = "no-store"
    return answer
