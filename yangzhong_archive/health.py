"""What monitors ask: whether the archive lives, and whether it is ready for its readers."""

import shutil

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from articles import limits
from articles.desk import pulse
from articles.middleware import NOT_KEPT, POLICY, READING, drop_body
from articles.pages.responses import PLAIN
from articles.search import store

WELL = "正常"
SILENCE = 30.0  # seconds without a sign of life, after which the worker counts as gone


class HealthMiddleware:
    """Answers before all that looks at the host or leads to https: monitors know neither."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = ANSWERS.get(request.path_info) if request.method in READING else None
        if asked is None:
            return self.get_response(request)
        response = asked()
        response["Cache-Control"] = NOT_KEPT
        response["Content-Security-Policy"] = POLICY
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Length"] = str(len(response.content))
        if request.method == "HEAD":
            drop_body(response)
        return response


def alive() -> HttpResponse:
    """Answered by whoever can answer at all."""
    return HttpResponse("ok\n", content_type=PLAIN)


def ready() -> HttpResponse:
    """All that readers and editors need, each by its name; 503 where anything is amiss."""
    troubles = {name: trouble() for name, trouble in NEEDED.items()}
    return JsonResponse(
        {name: trouble or WELL for name, trouble in troubles.items()},
        status=503 if any(troubles.values()) else 200,
        json_dumps_params={"ensure_ascii": False},
    )


def database() -> str:
    return "" if connection.answers() else "数据库没有应答，或里面没有档案的表"


def index() -> str:
    return "" if store.reader() else "搜索的索引还没有建好，或读不出来"


def worker() -> str:
    silence = pulse.silence()
    if silence is None:
        return "后台（manage.py work）没有启动过"
    return f"后台（manage.py work）有 {silence:.0f} 秒没有动静" if silence > SILENCE else ""


def disk() -> str:
    try:
        free = shutil.disk_usage(settings.VAR_DIR).free
    except OSError:
        return "数据文件夹读不到"
    return "" if free >= limits.FREE_BYTES else f"磁盘只剩 {free // 2**20} MB"


ANSWERS = {"/healthz": alive, "/readyz": ready}
NEEDED = {"database": database, "index": index, "worker": worker, "disk": disk}
