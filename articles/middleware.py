"""The rules of every answer outside the desk: it only reads, may be kept, and nothing is lost."""

from copy import copy

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.utils.cache import patch_vary_headers

from articles.api.responses import problem
from articles.desk import logins
from articles.pages.addresses import API, meant, query_of
from articles.pages.redirects import way
from articles.pages.responses import PLAIN

READING = ("GET", "HEAD")
ASKING = (*READING, "OPTIONS")
REFUSAL = "本站只供阅读：这个地址只接受 GET 和 HEAD。"
# Scripts of any site may read the API (https://fetch.spec.whatwg.org/#http-cors-protocol).
PREFLIGHT = {
    "Access-Control-Allow-Methods": ", ".join(ASKING),
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}
# A browser asks each time; what stands between may answer for these few seconds, and no longer
# (s-maxage, RFC 9111 5.2.2.10), so that what is withdrawn is gone everywhere in that time.
FRESH = "public, max-age=0, s-maxage=5, must-revalidate, no-transform"
NOT_KEPT = "no-store"
RETRY_AFTER = "30"  # seconds; what passes has passed by then
# Pages bring their own styles and pictures and nothing else; connect-src is for page checkers,
# which fetch robots.txt from inside the page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The desk has small scripts of its own, and shows previews of pages in frames.
DESK_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
# A preview is a public page shown in a frame of the desk.
PREVIEW_POLICY = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
# What was handed in may be anything: it is told as text, and nothing in it runs or loads.
ORIGINAL_POLICY = "default-src 'none'; sandbox; frame-ancestors 'self'"

# No page needs any of these; the desk copies to the clipboard.
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


class ReadOnlyMiddleware:
    """Answers reading outside the desk, and 405 to all else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(settings.DESK) and logins.may_reach_desk(request):
            return desk(self.get_response(request))
        if request.path_info.startswith(API):
            response = for_anyone(self.answer_program(request))
        else:
            response = self.answer(request) if request.method in READING else refuse(READING)
            response["Cross-Origin-Resource-Policy"] = "same-origin"
        patch_vary_headers(response, ["Accept-Encoding"])  # a 304 says what its 200 said
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = NOT_KEPT if response.status_code >= 500 else FRESH
        if response.status_code == 503:
            response.setdefault("Retry-After", RETRY_AFTER)
        response["Content-Security-Policy"] = POLICY
        response["Permissions-Policy"] = PERMISSIONS
        return response

    def answer_program(self, request: HttpRequest) -> HttpResponse:
        """A program may ask first what it may do."""
        if request.method == "OPTIONS":
            return HttpResponse(headers={"Allow": ", ".join(ASKING), **PREFLIGHT})
        return self.answer(request) if request.method in READING else refuse_program()

    def answer(self, request: HttpRequest) -> HttpResponse:
        """HEAD is answered as GET is, so that both have the same headers."""
        method, request.method = request.method, request.method.replace("HEAD", "GET")
        try:
            response = self.ask(request)
        finally:
            request.method = method
        if response.status_code == 404 and not request.path_info.startswith(API):
            response = self.elsewhere(request) or response
        if method == "HEAD":
            drop_body(response)
        return response

    def ask(self, request: HttpRequest) -> HttpResponse:
        """Where the desk is not open to somebody, nothing stands at its addresses."""
        is_desk = f"{request.path_info}/".startswith(settings.DESK)
        if is_desk and not logins.may_reach_desk(request):
            request.urlconf = "articles.urls"
        return self.get_response(request)

    def elsewhere(self, request: HttpRequest) -> HttpResponse | None:
        """The way from an address that nothing has: to what was meant, or took its place."""
        query = query_of(request)
        path, rest = meant(request.path, query)
        other = (path, rest) != (request.path, query) and not path.startswith(settings.DESK)
        found = self.at(request, path, rest) if other else None
        return found or way(request.META.get("HTTP_HOST", ""), (request.path, path), query)

    def at(self, request: HttpRequest, path: str, query: str) -> HttpResponse | None:
        """The way to an address that is asked first, so that nobody is led to nothing."""
        asked = copy(request)
        asked.path = asked.path_info = path
        raw = query.encode("utf-8", "replace").decode("latin-1")
        asked.META = {**request.META, "PATH_INFO": path, "QUERY_STRING": raw}
        asked.GET = QueryDict(query)
        answer = self.ask(asked)
        if answer.status_code == 301:  # once, not by way of a way
            return HttpResponsePermanentRedirect(answer["Location"])
        if answer.status_code < 400 or answer.status_code == 410:
            return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
        return None


def drop_body(response: HttpResponse) -> None:
    """Leaves the headers as they are; what is made as it is sent is not made in vain."""
    if response.streaming:
        response.streaming_content = ()
    else:
        response.content = b""


def desk(response: HttpResponse) -> HttpResponse:
    """An answer of the desk: never kept by anyone, under a policy of its own."""
    response.setdefault("Cache-Control", NOT_KEPT)
    response.setdefault("Content-Security-Policy", DESK_POLICY)
    response["Permissions-Policy"] = PERMISSIONS
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def refuse(allowed: tuple[str, ...]) -> HttpResponse:
    response = HttpResponse(f"{REFUSAL}\n", status=405, content_type=PLAIN)
    response["Allow"] = ", ".join(allowed)
    return response


def refuse_program() -> HttpResponse:
    response = problem(405, "本站只供阅读：这个地址只接受 GET、HEAD 和 OPTIONS。")
    response["Allow"] = ", ".join(ASKING)
    return response


def for_anyone(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link"
    return response
