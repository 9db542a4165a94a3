from uuid import UUID, uuid4

from django import forms
from django.contrib import admin, messages
from django.db.models import F
from django.http import HttpRequest
from django.shortcuts import redirect

from articles.admin.base import ReadOnlyAdmin, is_key, kept_of
from articles.archive import retagging
from articles.archive.importing import Refused
from articles.archive.merging import NotPossible
from articles.desk import batches
from articles.models import Batch, Tag


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
        """Hands the tags over to the worker, which makes each of them the one that stays."""
        chosen = list(queryset.order_by("pk"))
        if "kept" not in request.POST:
            context = {"title": "合并标签", "things": chosen, "batch": uuid4()}
            return self.show(request, "desk/merge.html", **context)
        try:
            batch = self._merge(request, chosen)
        except NotPossible as error:
            messages.error(request, str(error))
            return None
        return redirect("admin:articles_batch_change", batch.pk)

    def _merge(self, request: HttpRequest, chosen: list[Tag]) -> Batch:
        """Sent twice it is one, also where the worker is done by then."""
        try:
            key = UUID(request.POST.get("batch", ""))
        except ValueError:
            raise NotPossible("没看懂，请再选一次") from None
        if made := Batch.objects.filter(key=key).first():
            return made
        kept = kept_of(chosen, request.POST["kept"])
        gone = Tag.objects.filter(pk__in=[tag.pk for tag in chosen if tag != kept])
        found = gone.order_by("pk").annotate(title=F("name"))
        return batches.make(key, request.user, Batch.Kind.MERGE_TAGS, {"kept": kept.pk}, found)
