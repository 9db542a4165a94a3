"""The read-only API, version 1."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from articles.search import asking, cutting, finding
from articles.views.answers import absolute

ANYONE = "*"


def reports(request: HttpRequest) -> HttpResponse:
    """The reports that answer `q`, as the search page has them; without it all, newest first."""
    try:
        asked = asking.read(request.GET)
        start = _start(request.GET.get("cursor", ""))
    except asking.Unknown as error:
        return problem(404, "没有这样的报道", f"参数 {error} 的值不认识")
    try:
        answer = asking.answer(asked, start=start, with_facets=False)
    except finding.NotReady:
        return problem(503, "索引还在建立", "请过一会儿再试")
    following = f"cursor={_cursor(start + asking.SIZE)}" if answer.has_more else None
    address = absolute(asked.address(reverse("api-reports")))
    joint = "&" if "?" in address else "?"
    return answer_json(
        {
            "count": answer.count,
            "next": following and f"{address}{joint}{following}",
            "results": [_report(result) for result in answer.results],
        }
    )


def _report(result: cutting.Result) -> dict:
    report = result.report
    return {
        "slug": report.slug,
        "title": report.title,
        "url": absolute(report.get_absolute_url()),
        "published": str(report.published) if report.published else None,
        "passages": [cut.text for cut in result.passages],
    }


def _cursor(start: int) -> str:
    return urlsafe_b64encode(f"s{start}".encode()).decode().rstrip("=")


def _start(cursor: str) -> int:
    """Where a cursor goes on; Unknown where it is none of ours."""
    if not cursor:
        return 0
    try:
        told = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (Error, ValueError) as error:
        raise asking.Unknown("cursor") from error
    if not told[1:].isdecimal() or told[:1] != "s" or int(told[1:]) > 10**6:
        raise asking.Unknown("cursor")
    return int(told[1:])


def answer_json(body: object) -> HttpResponse:
    response = JsonResponse(body, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = ANYONE
    return response


def problem(status: int, title: str, detail: str) -> HttpResponse:
    """What went wrong, as RFC 9457 says it."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    response = JsonResponse(
        body,
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )
    response["Access-Control-Allow-Origin"] = ANYONE
    return response
