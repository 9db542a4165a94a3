from uuid import UUID, uuid4

from django import forms
from django.contrib import admin, messages
from django.db.models import F
from django.http import HttpRequest
from django.shortcuts import redirect

from articles.admin.base import ReadOnlyAdmin, kept_of
from articles.archive.merging import NotPossible
from articles.desk import batches
from articles.models import Batch, Tag
from articles.record import strings


class Unseen(forms.HiddenInput):
    """A field that is not shown, so that no label may lead to it."""

    def id_for_label(self, id_: str) -> str:
        return ""


class TagForm(forms.ModelForm):
    batch = forms.UUIDField(label="编号", widget=Unseen, initial=uuid4)

    class Meta:
        model = Tag
        fields = ["name"]

    @property
    def changed_data(self):
        return [name for name in super().changed_data if name != "batch"]

    def clean_name(self):
        name = self.cleaned_data["name"].strip()
        if fault := strings.fault(("tags", 0), name):
            raise forms.ValidationError(f"标签{fault}")
        return name

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
    fields = ["name", "slug", "batch"]
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
        """Sent twice it is one, also where the worker is done by then and the tag is another."""
        if request.method == "POST" and (made := _made(request)):
            return redirect("admin:articles_batch_change", made.pk)
        return super().change_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        """Hands the tag over to the worker, which renames it in every report."""
        if "name" in form.changed_data:
            given, tag = {"name": obj.name}, Tag.objects.filter(pk=obj.pk)
            key, found = form.cleaned_data["batch"], tag.annotate(title=F("name"))
            batches.make(key, request.user, Batch.Kind.RENAME_TAG, given, found)

    def response_change(self, request, obj):
        made = _made(request)
        if made is None:
            return super().response_change(request, obj)
        return redirect("admin:articles_batch_change", made.pk)

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
        if made := _made(request):
            return made
        kept = kept_of(chosen, request.POST["kept"])
        gone = Tag.objects.filter(pk__in=[tag.pk for tag in chosen if tag != kept])
        found, given = gone.order_by("pk").annotate(title=F("name")), {"kept": kept.pk}
        return batches.make(_key(request), request.user, Batch.Kind.MERGE_TAGS, given, found)


def _key(request: HttpRequest) -> UUID:
    """Of the batch that is asked for; NotPossible where no page of ours asks."""
    try:
        return UUID(request.POST.get("batch", ""))
    except ValueError:
        raise NotPossible("没看懂，请再选一次") from None


def _made(request: HttpRequest) -> Batch | None:
    """The batch that is asked for, where it was made already."""
    try:
        return Batch.objects.filter(key=_key(request)).first()
    except NotPossible:
        return None
