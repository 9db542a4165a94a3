"""Acts on everything that a list shows: asked for here, done by the worker, told of as they go."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from articles import record
from articles.admin.base import ReadOnlyAdmin, needs
from articles.desk import batches
from articles.desk.editing import tags_in
from articles.desk.worklists import editors
from articles.models import Batch, BatchItem

FAILED_SHOWN = 500
SAMPLE = {"slug": "x", "title": "题", "sections": [{"paragraphs": ["文"]}]}  # to try tags on


class BatchForm(forms.Form):
    """What is asked of every batch: which it is, and of how many rows."""

    batch = forms.UUIDField(widget=forms.HiddenInput)
    number = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def asked(self) -> list[forms.BoundField]:
        return self.visible_fields()

    def given(self) -> dict:
        own = {"batch", "number"}
        return {name: value for name, value in self.cleaned_data.items() if name not in own}


class TagsForm(BatchForm):
    add = forms.CharField(label="加上（用顿号、逗号、分号或空格隔开）", required=False)
    remove = forms.CharField(label="去掉", required=False)

    def clean_add(self):
        tags = tags_in(self.cleaned_data["add"])
        if problems := record.examine({**SAMPLE, "tags": tags}).problems:
            raise forms.ValidationError([str(problem.message) for problem in problems])
        return tags

    def clean_remove(self):
        return tags_in(self.cleaned_data["remove"])


class ReasonForm(BatchForm):
    reason = forms.CharField(label="理由（会公开）", widget=forms.Textarea(attrs={"rows": 3}))


class WhyForm(BatchForm):
    reason = forms.CharField(label="理由（不公开）", widget=forms.Textarea(attrs={"rows": 3}))


class PublishForm(BatchForm):
    anyway = forms.BooleanField(
        label="还有没核对的、没有日期或媒体的、同名没答的，也照样公开", required=False
    )


class HandOverForm(BatchForm):
    to = forms.ModelChoiceField(
        label="谁经手", queryset=User.objects.none(), required=False, empty_label="没有人"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = editors()

    def given(self):
        to = self.cleaned_data["to"]
        return {"to": to and to.pk}


FORMS = {
    Batch.Kind.PUBLISH: PublishForm,
    Batch.Kind.TAGS: TagsForm,
    Batch.Kind.WITHDRAW: ReasonForm,
    Batch.Kind.RESTORE: BatchForm,
    Batch.Kind.UNLIST: WhyForm,
    Batch.Kind.LIST: BatchForm,
    Batch.Kind.HAND_OVER: HandOverForm,
}


def act_on_all(kind: Batch.Kind) -> Callable:
    """An action of a list that asks what is needed, then hands all rows over to the worker."""

    def act(self, request: HttpRequest, queryset) -> HttpResponse:
        return _ask(self, request, queryset, kind)

    permission = batches.PERMISSIONS[kind].partition("_")[0]
    act.__name__ = f"{kind.value}_all"
    return admin.action(description=kind.label, permissions=[permission])(act)


def _ask(self, request: HttpRequest, queryset, kind: Batch.Kind) -> HttpResponse:
    is_sent = "batch" in request.POST
    number = queryset.count()
    fresh = {"batch": uuid4(), "number": number}
    form = FORMS[kind](request.POST) if is_sent else FORMS[kind](initial=fresh)
    if is_sent and form.is_valid():
        if form.cleaned_data["number"] == number or _was_made(form):
            key = form.cleaned_data["batch"]
            batch = batches.make(key, request.user, kind, form.given(), queryset)
            return redirect("admin:articles_batch_change", batch.pk)
        messages.warning(request, f"找到的变成了 {number} 份，请看一看再确认")
        form.data = form.data.copy() | {"number": str(number)}
    across = request.POST.get("select_across") == "1"
    chosen = [] if across else request.POST.getlist(ACTION_CHECKBOX_NAME)
    return self.show(
        request,
        "desk/batch_ask.html",
        title=kind.label,
        form=form,
        action=request.POST["action"],
        across=across,
        chosen=chosen,
        number=number,
        some=queryset[:20],
    )


def _was_made(form: BatchForm) -> bool:
    return Batch.objects.filter(key=form.cleaned_data["batch"]).exists()


@admin.register(Batch)
class BatchAdmin(ReadOnlyAdmin):
    """Batches: how far each is, what of it could not be done and why."""

    list_display = ["__str__", "user", "made_at", "progress_words"]
    list_filter = ["kind"]
    list_select_related = ["user"]

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.change_draft")

    def get_queryset(self, request):
        states = BatchItem.State
        return (
            super()
            .get_queryset(request)
            .annotate(
                total=Count("items"),
                waiting=Count("items", filter=Q(items__state=states.WAITING)),
                failed=Count("items", filter=Q(items__state=states.FAILED)),
            )
        )

    @admin.display(description="进度")
    def progress_words(self, batch: Batch) -> str:
        failed = f"，{batch.failed} 份没有成" if batch.failed else ""
        return f"{batch.total - batch.waiting} / {batch.total}{failed}"

    def get_urls(self):
        return [
            self.page("<int:pk>/progress/", self.progress, "batch_progress"),
            self.page("<int:pk>/stop/", require_POST(self.stop), "batch_stop"),
            self.page("<int:pk>/again/", require_POST(self.again), "batch_again"),
            self.page("<int:pk>/undo/", require_POST(self.undo), "batch_undo"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        batch = self.found(request, object_id)
        context = {**_progress(batch, request.user), "key": uuid4()}
        return self.show(request, "desk/batch.html", title=str(batch), **context)

    def progress(self, request: HttpRequest, pk: int) -> HttpResponse:
        """How far it is, for the page to fetch."""
        batch = get_object_or_404(Batch, pk=pk)
        return render(request, "desk/batch_progress.html", _progress(batch, request.user))

    @needs("correct_report")
    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Hands over to the worker what takes a batch of tags back."""
        batch = get_object_or_404(Batch, pk=pk, kind=Batch.Kind.TAGS)
        try:
            batch = batches.undo(batch, UUID(request.POST.get("key", "")), request.user)
        except ValueError:
            messages.error(request, "没看懂，请再按一次")
        return redirect("admin:articles_batch_change", batch.pk)

    def stop(self, request: HttpRequest, pk: int) -> HttpResponse:
        done = "停下了；做成的不退回，没有轮到的不做"
        return self._do(request, pk, batches.stop, done)

    def again(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._do(request, pk, batches.again, "没有成的再做一次")

    def _do(self, request: HttpRequest, pk: int, act: Callable, done: str) -> HttpResponse:
        batch = get_object_or_404(Batch, pk=pk)
        if not request.user.has_perm(f"articles.{batches.PERMISSIONS[Batch.Kind(batch.kind)]}"):
            raise PermissionDenied
        act(batch)
        messages.success(request, done)
        return redirect("admin:articles_batch_change", pk)


def _progress(batch: Batch, user: AbstractBaseUser) -> dict:
    numbers = batches.numbers(batch)
    told = batch.items.exclude(message="").exclude(state=BatchItem.State.STOPPED)
    return {
        "batch": batch,
        "numbers": numbers,
        "done": numbers["total"] - numbers["waiting"],
        "told": batches.without_hidden(told[:FAILED_SHOWN], user),
    }
