"""The desk: who comes in, its first page and its help."""

from functools import wraps
from http import HTTPStatus
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from articles.desk import day, last_check, logins, roles, second_factor, sessions, worklists
from articles.models import Act
from articles.models.acts import in_words

OWN = {"articles", "auth"}
OWN_PASSWORD = {"密码": "换过"}  # in the log


class LoginForm(AdminAuthenticationForm):
    """Name and password of somebody who may come in."""

    # no longer than a name can be, or PostgreSQL does not keep that it failed
    username = UsernameField(max_length=150, widget=forms.TextInput(attrs={"autofocus": True}))

    def confirm_login_allowed(self, user):
        AuthenticationForm.confirm_login_allowed(self, user)
        if not roles.may_enter(user):
            raise self.get_invalid_login_error()


class Desk(admin.AdminSite):
    site_header = f"{settings.SITE_NAME} · 编辑台"
    site_title = "编辑台"
    index_title = "编辑台"
    index_template = "desk/index.html"
    login_form = LoginForm

    def has_permission(self, request):
        return roles.may_enter(request.user) and not second_factor.is_due(request.user)

    def admin_view(self, view, cacheable=False):
        """Shown to who is logged in, and not for too long; nor kept what no database keeps."""

        @wraps(view)
        def guarded(request, *args, **kwargs):
            if field := _with_nul(request):
                return _refused(request, field)
            return view(request, *args, **kwargs)

        inner = super().admin_view(guarded, cacheable)

        @wraps(inner)
        def timed(request, *args, **kwargs):
            end_if_over(request)
            return inner(request, *args, **kwargs)

        return timed

    def login(self, request, extra_context=None):
        """Asks for the password, and leads to the second step where that does not do."""
        if request.method == "GET" and owes_second_step(request):
            return redirect(step(request, next_of(request)))
        answer = super().login(request, extra_context)
        if request.method != "POST" or answer.status_code != HTTPStatus.FOUND:
            return answer
        sessions.begin(request.session)
        return redirect(step(request, answer["Location"])) if owes_second_step(request) else answer

    @transaction.atomic
    def password_change(self, request, extra_context=None):
        """One's own password; that it is another is in the log. Sent twice it is changed once."""
        request.user.refresh_from_db(from_queryset=User.objects.select_for_update())
        if _has_just_changed_to(request):
            update_session_auth_hash(request, request.user)  # the first's login may be lost
            return redirect("admin:password_change_done")
        answer = super().password_change(request, extra_context)
        if answer.status_code == HTTPStatus.FOUND:
            record_own(request.user, OWN_PASSWORD)
        return answer

    def index(self, request, extra_context=None):
        desk = {"day": day.day(request.user), "check": last_check.read()}
        return super().index(request, {"desk": desk})

    def unregister_others(self) -> None:
        """The desk shows the archive's own tables and accounts, not what libraries keep."""
        others = [model for model in self._registry if model._meta.app_label not in OWN]
        self.unregister(others)


def _has_just_changed_to(request: HttpRequest) -> bool:
    """Whether the password that is sent is one's own, by what one did last."""
    given = request.POST.get("new_password1", "")
    if request.method != "POST" or given != request.POST.get("new_password2"):
        return False
    last = Act.objects.filter(user=request.user).first()
    is_own = last is not None and last.after == in_words(OWN_PASSWORD)
    return is_own and request.user.check_password(given)


def _with_nul(request: HttpRequest) -> str | None:
    """The name of a field that holds U+0000, which PostgreSQL keeps in no text."""
    if request.method != "POST":
        return None
    fields = request.POST.lists()
    return next((name for name, values in fields if "\0" in name + "".join(values)), None)


def _refused(request: HttpRequest, field: str) -> HttpResponse:
    """Says in which field it stands."""
    context = {**admin.site.each_context(request), "title": "没有收下", "field": field}
    return render(request, "desk/unkept.html", context, status=400)


def end_if_over(request: HttpRequest) -> None:
    """Logs out whoever has been logged in for too long."""
    if request.user.is_authenticated and not sessions.go_on(request.session):
        logout(request)


def owes_second_step(request: HttpRequest) -> bool:
    """Whether somebody has given a password, which alone does not open the desk."""
    return roles.may_enter(request.user) and second_factor.is_due(request.user)


def step(request: HttpRequest, to: str) -> str:
    """The way to the second step, and from there on."""
    name = "desk-second-step" if second_factor.has(request.user) else "desk-set-up"
    return f"{reverse(name)}?{urlencode({'next': to})}"


def next_of(request: HttpRequest, otherwise: str = "admin:index") -> str:
    """Where a request asks to go on to, if that is here."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    hosts, is_secure = {request.get_host()}, request.is_secure()
    is_ours = url_has_allowed_host_and_scheme(asked, hosts, require_https=is_secure)
    return asked if is_ours else reverse(otherwise)


def record_own(user, after: dict[str, str]) -> None:
    """Keeps what somebody did to their own account."""
    Act.objects.record(Act.Kind.CHANGE, f"{user._meta.verbose_name}“{user}”", user, after=after)


def help_page(request: HttpRequest) -> HttpResponse:
    """How an editor works, with pictures."""
    may_change = request.user.has_perm("articles.change_draft")
    draft = worklists.next_for(request.user) if may_change else None
    context = {**admin.site.each_context(request), "title": "怎么用", "draft": draft}
    return TemplateResponse(request, "desk/help.html", context)


def locked_page(request: HttpRequest, _: HttpResponse, credentials: dict) -> HttpResponse:
    """Tells who has failed too often how long to wait, and whom to ask."""
    until = logins.locked_until(credentials["username"], logins.address_of(request))
    context = {
        **admin.site.each_context(request),
        "title": "先等一等",
        "limit": settings.AXES_FAILURE_LIMIT,
        "until": until,
    }
    seconds = max(1, round((until - timezone.now()).total_seconds()))
    answer = render(request, "desk/locked.html", context, status=429)
    answer["Retry-After"] = seconds
    return answer
