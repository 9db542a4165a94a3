"""The desk: who comes in, its first page and its help."""

from functools import wraps
from http import HTTPStatus

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import logout
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils import timezone
from taggit.models import Tag as TaggitTag

from articles.desk import last_check, logins, roles, sessions
from articles.models import Act, Draft, Report

LATEST = 10


class LoginForm(AdminAuthenticationForm):
    """Name and password of somebody who may come in."""

    # no longer than a name can be, or PostgreSQL does not keep that it failed
    username = UsernameField(max_length=150, widget=forms.TextInput(attrs={"autofocus": True}))

    def confirm_login_allowed(self, user):
        AuthenticationForm.confirm_login_allowed(self, user)
        if not roles.may_enter(user):
            raise self.get_invalid_login_error()


class Desk(admin.AdminSite):
    site_header = "扬中报道档案 · 编辑台"
    site_title = "编辑台"
    index_title = "编辑台"
    index_template = "desk/index.html"
    login_form = LoginForm

    def has_permission(self, request):
        return roles.may_enter(request.user)

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
            if request.user.is_authenticated and not sessions.go_on(request.session):
                logout(request)
            return inner(request, *args, **kwargs)

        return timed

    def login(self, request, extra_context=None):
        answer = super().login(request, extra_context)
        if request.method == "POST" and answer.status_code == 302:
            sessions.begin(request.session)
        return answer

    @transaction.atomic
    def password_change(self, request, extra_context=None):
        """One's own password; that it is another is in the log."""
        answer = super().password_change(request, extra_context)
        if answer.status_code == HTTPStatus.FOUND:
            record_own(request.user, {"密码": "换过"})
        return answer

    def index(self, request, extra_context=None):
        drafts = Draft.objects.select_related("edited_by").defer("record")
        desk = {
            "drafts": drafts.count(),
            "reports": Report.objects.public().count(),
            "latest": drafts[:LATEST],
            "check": last_check.read(),
        }
        return super().index(request, {"desk": desk})

    def unregister_taggit(self) -> None:
        """The archive has tags of its own; taggit's table stays empty."""
        if self.is_registered(TaggitTag):
            self.unregister(TaggitTag)


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


def record_own(user, after: dict[str, str]) -> None:
    """Keeps what somebody did to their own account."""
    Act.objects.record(Act.Kind.CHANGE, f"{user._meta.verbose_name}“{user}”", user, after=after)


def help_page(request: HttpRequest) -> HttpResponse:
    """How an editor works, with pictures."""
    context = {**admin.site.each_context(request), "title": "怎么用"}
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
