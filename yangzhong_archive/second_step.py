"""The second step of logging in, and how an editor sets it up."""

from functools import wraps

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django_otp import login as passed

from articles.desk import roles, second_factor, sessions
from yangzhong_archive.desk import end_if_over, locked_page, next_of, record_own, step

PENDING = "second_factor"  # in the session, until it is confirmed
WRONG = "验证码不对。请看手机上现在的六个数字；还是不对，就把手机的时间设为自动。"


def after_password(view):
    """For whoever has given a password that opens the desk, with what is yet due or without."""

    @never_cache
    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        end_if_over(request)
        if not roles.may_enter(request.user):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return view(request)

    return answer


@after_password
def ask(request: HttpRequest) -> HttpResponse:
    """Asks for the code."""
    if request.user.otp_device or not second_factor.has(request.user):
        return redirect(next_of(request))
    if request.method != "POST":
        return _page(request, "desk/second_step.html", "第二步")
    if not AxesProxyHandler.is_allowed(request, _credentials(request)):
        return locked_page(request, HttpResponse(), _credentials(request))
    try:
        device = second_factor.verify(request.user, request.POST.get("code", ""))
    except second_factor.WrongCode as error:
        return _refused(request, error)
    return _let_in(request, device)


def _refused(request: HttpRequest, error: second_factor.WrongCode) -> HttpResponse:
    """A wrong code counts as a wrong password does."""
    if error.counts:
        given = _credentials(request)
        user_login_failed.send(sender=__name__, credentials=given, request=request)
    return _page(request, "desk/second_step.html", "第二步", wrong=error)


def _let_in(request: HttpRequest, device) -> HttpResponse:
    request.session.cycle_key()
    passed(request, device)
    sessions.begin(request.session)
    if device.name == second_factor.PAPER:
        left = second_factor.codes_left(request.user)
        record_own(request.user, {"第二步验证": f"用了一个恢复码，还剩 {left} 个"})
        messages.warning(request, f"用掉了一个恢复码，还剩 {left} 个。手机找不到了，请重新设置。")
    return redirect(next_of(request))


@after_password
def set_up(request: HttpRequest) -> HttpResponse:
    """Shows the secret and the codes once, until a code proves that the phone has it."""
    if not request.user.otp_device and second_factor.has(request.user):
        return redirect(step(request, next_of(request)))
    if request.method == "POST" and PENDING not in request.session:
        return redirect(next_of(request, "desk-own-account"))  # sent twice
    made = request.session.get(PENDING) or second_factor.new()
    request.session[PENDING] = made
    if request.method != "POST":
        return _set_up_page(request, made)
    with transaction.atomic():
        device = second_factor.confirm(request.user, made, request.POST.get("code", ""))
        if device is None:
            return _set_up_page(request, made, wrong=WRONG)
        record_own(request.user, {"第二步验证": "设好了"})
    del request.session[PENDING]
    passed(request, device)
    messages.success(request, "设好了。以后登录，输过密码再输手机上的验证码。")
    return redirect(next_of(request, "desk-own-account"))


def _set_up_page(request: HttpRequest, made: dict, **context) -> HttpResponse:
    address = second_factor.address(request.user, made["key"])
    context |= {
        "address": address,
        "picture": mark_safe(second_factor.picture(address)),
        "secret": second_factor.secret(made["key"]),
        "codes": made["codes"],
        "required": settings.SECOND_FACTOR == "required",
    }
    return _page(request, "desk/set_up.html", "设置第二步验证", **context)


@require_POST
@after_password
def leave(request: HttpRequest) -> HttpResponse:
    """Ends a login that is half done."""
    logout(request)
    return redirect("admin:login")


@require_POST
def switch_off(request: HttpRequest) -> HttpResponse:
    """Goes back to the password alone, by a code, where that is allowed."""
    if settings.SECOND_FACTOR == "required":
        messages.error(request, "这里规定要有第二步验证，不能关，可以重新设置。")
        return redirect("desk-own-account")
    try:
        second_factor.verify(request.user, request.POST.get("code", ""))
    except second_factor.WrongCode as error:
        messages.error(request, f"没有关。{error}")
        return redirect("desk-own-account")
    with transaction.atomic():
        second_factor.remove(request.user)
        record_own(request.user, {"第二步验证": "关了"})
    messages.success(request, "第二步验证关了，登录只要密码。")
    return redirect("desk-own-account")


def _credentials(request: HttpRequest) -> dict[str, str]:
    return {"username": request.user.get_username()}


def _page(request: HttpRequest, template: str, title: str, **context) -> HttpResponse:
    whole = {**admin.site.each_context(request), "title": title, "next": next_of(request)}
    return render(request, template, whole | context)
