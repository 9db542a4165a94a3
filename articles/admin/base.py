"""What the desk's pages share: rows nobody changes by hand, views that ask for a permission."""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path


class ReadOnlyAdmin(admin.ModelAdmin):
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
