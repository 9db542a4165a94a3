from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect

from articles.admin.base import ReadOnlyAdmin, kept_of
from articles.archive import retagging
from articles.archive.importing import Refused
from articles.archive.merging import NotPossible
from articles.models import Tag


class TagForm(forms.ModelForm):
    class Meta:
        model = Tag
        fields = ["name"]

    def validate_unique(self):
        """A name that another tag has makes the two one."""


@admin.register(Tag)
class TagAdmin(ReadOnlyAdmin):
    """Tags; one renamed is renamed in every report, its old address leads to the new one."""

    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    readonly_fields = ["slug"]
    fields = ["name", "slug"]
    form = TagForm
    actions = ["merge"]

    def has_change_permission(self, request, obj=None):
        return super(ReadOnlyAdmin, self).has_change_permission(request, obj)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        try:
            return super().change_view(request, object_id, form_url, extra_context)
        except Refused as error:
            messages.error(request, f"没有改：{error}")
            return redirect(request.path)

    def save_model(self, request, obj, form, change):
        before = Tag.objects.get(pk=obj.pk)
        if "name" in form.changed_data:
            retagging.rename(before, obj.name, request.user)

    def log_change(self, request, obj, message):
        """Retagging has recorded what it did."""

    @admin.action(description="合并所选", permissions=["change"])
    def merge(self, request, queryset):
        chosen = list(queryset.order_by("pk"))
        if "kept" not in request.POST:
            return self.show(request, "desk/merge.html", title="合并标签", things=chosen)
        try:
            kept = kept_of(chosen, request.POST["kept"])
            retagging.merge(kept, chosen, request.user)
            messages.success(request, f"已并入“{kept}”，旧地址转到它")
        except (NotPossible, Refused) as error:
            messages.error(request, str(error))
        return None
