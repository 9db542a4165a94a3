from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.shortcuts import redirect

from articles.admin.base import ReadOnlyAdmin, is_key, kept_of
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

    list_display = ["name", "reports"]
    list_per_page = 50
    ordering = ["sort_key", "pk"]
    search_fields = ["name", "slug"]
    readonly_fields = ["slug"]
    fields = ["name", "slug"]
    form = TagForm
    actions = ["merge"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_report_count()

    @admin.display(description="报道", ordering="report_count")
    def reports(self, tag: Tag) -> str:
        return f"{tag.report_count} 篇"

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

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """A tag renamed is another tag: sent twice, both are answered the same."""
        if request.method != "POST" or not is_key(object_id):
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        tag = Tag(pk=int(object_id), name=request.POST.get("name", ""))
        done = retagging.kept_instead([tag])
        if done and Tag.objects.filter(pk=done.detail["kept"], name=tag.name.strip()).exists():
            return self.response_change(request, tag)
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)

    def log_change(self, request, obj, message):
        """Retagging has recorded what it did."""

    @admin.action(description="合并所选", permissions=["change"])
    def merge(self, request, queryset):
        chosen = list(queryset.order_by("pk"))
        if "kept" not in request.POST:
            return self.show(request, "desk/merge.html", title="合并标签", things=chosen)
        keys = request.POST.getlist(ACTION_CHECKBOX_NAME)
        gone = [Tag(pk=int(key)) for key in keys if key != request.POST["kept"]]
        done = retagging.kept_instead(gone)
        if done and str(done.detail["kept"]) == request.POST["kept"]:
            kept = Tag.objects.get(pk=done.detail["kept"])
            messages.success(request, f"已并入“{kept}”，旧地址转到它")
            return None
        try:
            kept = kept_of(chosen, request.POST["kept"])
            retagging.merge(kept, chosen, request.user)
            messages.success(request, f"已并入“{kept}”，旧地址转到它")
        except (NotPossible, Refused) as error:
            messages.error(request, str(error))
        return None
