"""Common ground of the desk's pages: acts on record, rows nobody changes by hand, permissions."""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path

from articles.models import Act


class RecordedAdmin(admin.ModelAdmin):
    """What is added, changed or deleted by a form is an act of whoever did it.

    Django's own log goes with an account that is deleted; one who has acts is not deleted.
    """

    def log_addition(self, request, obj, message):
        self.record(request, Act.Kind.ADD, obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        entry = super().log_change(request, obj, message)
        self.record(request, Act.Kind.CHANGE, obj, entry.get_change_message())
        return entry

    def log_deletions(self, request, queryset):
        for obj in queryset:
            self.record(request, Act.Kind.DELETE, obj)
        return super().log_deletions(request, queryset)

    def record(self, request: HttpRequest, kind: Act.Kind, obj, what: str = "") -> None:
        subject = f"{self.opts.verbose_name}“{obj}” {what}".strip()
        Act.objects.create(kind=kind, subject=subject[:1000], user=request.user)


class ReadOnlyAdmin(RecordedAdmin):
    """Rows that only the archive's own writers change."""

    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def page(self, address: str, view: Callable, name: str):
        """An address of the desk below the model's own."""
        return path(address, self.admin_site.admin_view(view), name=f"articles_{name}")

    def show(self, request: HttpRequest, template: str, **context) -> HttpResponse:
        whole = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, template, whole)


def needs(permission: str) -> Callable:
    """Answers 403 to whoever lacks the permission."""

    def decorate(view):
        @wraps(view)
        def answer(self, request: HttpRequest, *args, **kwargs):
            if not request.user.has_perm(f"articles.{permission}"):
                raise PermissionDenied
            return view(self, request, *args, **kwargs)

        return answer

    return decorate
