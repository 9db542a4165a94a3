"""What holds for every answer outside the desk: it only reads, and may be kept and asked again."""

from django.http import HttpRequest, HttpResponse

DESK = "/admin/"
API = "/api/v1/"
READING = ("GET", "HEAD")
REFUSAL = "本站只供阅读：这个地址只接受 GET 和 HEAD。\n"
FRESH = "public, max-age=0, must-revalidate, no-transform"
NOT_KEPT = "no-store"


class ReadOnlyMiddleware:
    """Answers reading outside the desk, and 405 to all else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(DESK):
            return self.get_response(request)
        allowed = (*READING, "OPTIONS") if request.path_info.startswith(API) else READING
        response = self.answer(request) if request.method in allowed else refuse(allowed)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = NOT_KEPT if response.status_code >= 500 else FRESH
        return response

    def answer(self, request: HttpRequest) -> HttpResponse:
        """HEAD is answered as GET is, so that both have the same headers."""
        if request.method != "HEAD":
            return self.get_response(request)
        request.method = "GET"
        try:
            return self.get_response(request)
        finally:
            request.method = "HEAD"


def refuse(allowed: tuple[str, ...]) -> HttpResponse:
    response = HttpResponse(REFUSAL, status=405, content_type="text/plain; charset=utf-8")
    response["Allow"] = ", ".join(allowed)
    return response
