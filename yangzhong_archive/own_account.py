"""The pages of the desk about one's own account."""

from django.conf import settings
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from articles.desk import second_factor, sessions
from yangzhong_archive.desk import record_own


def page(request: HttpRequest) -> HttpResponse:
    """What keeps one's account safe."""
    context = {**admin.site.each_context(request), "title": "登录与安全"} | {
        "has_second_factor": second_factor.has(request.user),
        "codes_left": second_factor.codes_left(request.user),
        "is_required": settings.SECOND_FACTOR == "required",
    }
    return TemplateResponse(request, "desk/own_account.html", context)


@require_POST
def log_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """Ends every login of one's own but this."""
    with transaction.atomic():
        sessions.end_all(request.user, but=request.session.session_key)
        record_own(request.user, {"登录": "在别处全部退出"})
    messages.success(request, "别处的登录都已退出，这里还登录着")
    return redirect("desk-own-account")


def still_here(request: HttpRequest) -> HttpResponse:
    """Answered to who is logged in; to ask is to be at work."""
    return HttpResponse(status=204)
