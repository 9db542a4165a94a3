from pathlib import Path

from django.contrib.staticfiles import finders
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from articles.pages.responses import A_DAY, PLAIN
from articles.record import json_schema


def schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of a record."""
    return JsonResponse(
        json_schema(),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        content_type="application/schema+json",
    )


def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the archive can read its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        answer = HttpResponse("ok\n", content_type=PLAIN)
    except DatabaseError:
        answer = HttpResponse("数据库没有应答\n", status=503, content_type=PLAIN)
    answer["Cache-Control"] = "no-store"
    return answer


def favicon(request: HttpRequest) -> HttpResponse:
    """The icon, where browsers look for it unasked."""
    path = finders.find("favicon.ico")
    if path is None:
        raise Http404
    icon = HttpResponse(Path(path).read_bytes(), content_type="image/x-icon")
    icon["Cache-Control"] = A_DAY
    return icon
