"""Answers of the API: JSON, or what went wrong as RFC 9457 says it."""

from json import dumps

from django.http import HttpResponse

from articles.language import qualifiers

JSON = "application/json"
PROBLEM = "application/problem+json"
TITLES = {
    400: "参数写得不对",
    404: "没有找到",
    405: "只供阅读",
    410: "不再公开",
    500: "出了差错",
    503: "暂时不能回答",
}


class Problem(Exception):
    """What keeps a question from being answered: an HTTP status, and what to do about it."""

    def __init__(self, status: int, detail: str):
        self.status, self.detail = status, detail


def answer(body: object, content_type: str = JSON, status: int = 200) -> HttpResponse:
    response = HttpResponse(as_json(body), content_type=content_type, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def problem(status: int, detail: str) -> HttpResponse:
    body = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": detail}
    return answer(body, PROBLEM, status)


def as_json(body: object) -> str:
    return dumps(body, ensure_ascii=False, default=qualifiers.as_json)
