"""Common ground of the desk's pages: acts on record, rows nobody changes by hand, permissions."""

from collections.abc import Callable, Sequence
from functools import wraps

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from articles.admin import fields_changed
from articles.archive.merging import NotPossible
from articles.models import Act
from articles.models.standing import gone, left

LONGEST_KEY = 18  # digits that every database takes for a key


class RecordedAdmin(admin.ModelAdmin):
    """What is added, changed or deleted by a form is an act of whoever did it.

    Django's own log goes with an account that is deleted; one who has acts is not deleted.
    """

    def construct_change_message(self, request, form, formsets, add=False):
        """What a form changes, with what there was before, for the log."""
        request.changed = fields_changed.of(form, is_new=add)
        if row := getattr(form, "instance", None):  # a form for a password has none
            request.left = left(row, None if add else form.changed_data)
        return super().construct_change_message(request, form, formsets, add)

    def log_addition(self, request, obj, message):
        self.record(request, Act.Kind.ADD, obj)
        return super().log_addition(request, obj, message)

    def changelist_view(self, request, extra_context=None):
        """Under the name of what it lists."""
        title = {"title": self.opts.verbose_name_plural}
        return super().changelist_view(request, title | (extra_context or {}))

    def get_object(self, request, object_id, from_field=None):
        """As it stands when it is this request's turn to change it."""
        row = super().get_object(request, object_id, from_field)
        if row is None or request.method != "POST" or not connection.in_atomic_block:
            return row
        held = self.model.objects.select_for_update().filter(pk=row.pk).values_list("pk").first()
        return super().get_object(request, object_id, from_field) if held else None

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """What was deleted a moment ago is deleted: sent twice, both are answered the same."""
        is_deleting = request.method == "POST" and request.path.endswith("/delete/")
        if is_deleting and is_key(object_id):
            kind = ContentType.objects.get_for_model(self.model)
            gone = LogEntry.objects.filter(content_type=kind, object_id=object_id)
            if entry := gone.filter(action_flag=DELETION).first():
                return self.response_delete(request, entry.object_repr, object_id)
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)

    def log_change(self, request, obj, message):
        if not message:
            return None
        entry = super().log_change(request, obj, message)
        self.record(request, Act.Kind.CHANGE, obj, entry.get_change_message())
        return entry

    def log_deletions(self, request, queryset):
        for obj in queryset:
            request.left = gone(obj)
            self.record(request, Act.Kind.DELETE, obj)
        return super().log_deletions(request, queryset)

    def response_action(self, request, queryset):
        """Keys that can be of no row come from no list of ours: nothing is done to any."""
        if all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            return super().response_action(request, queryset)
        messages.error(request, "所选的有一项不在这个列表里，什么都没有改，请刷新页面再选")
        return None

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The same of rows that a form links to."""
        fields = [one.name for one in self.opts.get_fields() if one.is_relation and one.concrete]
        keys = [key for name in fields for key in request.POST.getlist(name) if key]
        if all(map(is_key, keys)):
            return super().changeform_view(request, object_id, form_url, extra_context)
        messages.error(request, "所选的有一项这里没有，什么都没有改，请重新选")
        return redirect(request.path)

    def found(self, request: HttpRequest, key: str):
        """The row that an address of the desk names; 404 where there is none."""
        row = self.get_object(request, key)
        if row is None:
            raise Http404
        return row

    def record(self, request: HttpRequest, kind: Act.Kind, obj, what: str = "") -> None:
        subject = f"{self.opts.verbose_name}“{obj}” {what}".strip()
        before, after = getattr(request, "changed", ("", ""))
        told = {"before": before, "after": after, "detail": getattr(request, "undoable", {})}
        told |= {"left": getattr(request, "left", ())}
        Act.objects.record(kind, subject, request.user, **told)


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


def is_key(given: str) -> bool:
    """Whether a row can have this key."""
    return given.isdecimal() and len(given) <= LONGEST_KEY


def yes_or_no(answer: bool) -> str:
    """In words: Django's picture of it is read aloud in English."""
    return "是" if answer else "否"


def kept_of(chosen: Sequence, key: str):
    """Which of those that are to be one stays; NotPossible where it is none of them."""
    if len(chosen) < 2:
        raise NotPossible("请至少选两项来合并")
    for one in chosen:
        if str(one.pk) == key:
            return one
    raise NotPossible("要留下的一项不在所选之中，什么都没有改，请重新选")


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
