from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from articles import limits
from articles.admin.base import ReadOnlyAdmin, needs
from articles.desk import intake, near_duplicates
from articles.desk.editing import NotPossible
from articles.models import Submission, Upload
from articles.record import RecordError

EACH_MB, TOGETHER_MB = (most // 2**20 for most in (limits.FILE_BYTES, limits.UPLOAD_BYTES))
LIMITS = {
    "accept": ".txt,.docx,.html,.htm,.json,.zip",
    "data-each": limits.FILE_BYTES,
    "data-together": limits.UPLOAD_BYTES,
    "data-number": limits.UPLOAD_FILES,
    "aria-describedby": "not-sent",
}


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; an empty one is told of with the others, when it is drafted."""

    widget = ManyFiles

    def clean(self, data, initial=None):
        return [file for file in data or [] if file]


class UploadForm(forms.Form):
    files = FilesField(
        label="文件",
        required=False,
        widget=ManyFiles(attrs=LIMITS),
        help_text=(
            "可选多个：.txt、.docx、.html、记录（.json），或装着它们的 .zip。"
            f"每个文件最多 {EACH_MB} MB，一次最多 {limits.UPLOAD_FILES} 个，"
            f"合起来最多 {TOGETHER_MB} MB；再多请分几次交"
        ),
    )
    pasted = forms.CharField(
        label="或者粘贴全文",
        required=False,
        strip=False,
        max_length=limits.TEXT_CHARACTERS + 2 * limits.TITLE_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 14, "placeholder": "第一行写标题，其余是正文"}),
    )

    def clean(self):
        if not self.cleaned_data.get("files") and not self.cleaned_data.get("pasted", "").strip():
            raise forms.ValidationError("请选文件，或粘贴一篇报道")
        return self.cleaned_data


@admin.register(Upload)
class UploadAdmin(ReadOnlyAdmin):
    """Loading: files and pasted text in, a line a file while the worker drafts them."""

    list_display = ["__str__", "user", "made_at"]
    list_select_related = ["user"]

    def has_add_permission(self, request):
        return super(ReadOnlyAdmin, self).has_add_permission(request)

    def get_urls(self):
        return [
            self.page("<int:pk>/progress/", self.progress, "upload_progress"),
            self.page("compare/<int:pk>/", self.compare, "upload_compare"),
            *super().get_urls(),
        ]

    @needs("add_upload")
    def add_view(self, request, form_url="", extra_context=None):
        posted = request.method == "POST"
        form = UploadForm(*(request.POST, request.FILES) if posted else ())
        if posted and form.is_valid():
            files = [(file.name, file) for file in form.cleaned_data["files"]]
            upload = intake.receive(request.user, files, form.cleaned_data["pasted"])
            return redirect("admin:articles_upload_change", upload.pk)
        return self.show(request, "desk/load.html", title="送来稿件", form=form)

    @needs("view_upload")
    def change_view(self, request, object_id, form_url="", extra_context=None):
        upload = self.found(request, object_id)
        return self.show(request, "desk/upload.html", title=str(upload), **_progress(upload))

    @needs("view_upload")
    def progress(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The lines of the files as they stand now, for the page to fetch."""
        return render(request, "desk/progress.html", _progress(get_object_or_404(Upload, pk=pk)))

    @needs("view_upload")
    def compare(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A file beside the one that says nearly the same, and what is decided of the two."""
        submission = get_object_or_404(Submission, pk=pk)
        if request.method == "POST":
            return self._decide(request, submission)
        if submission.near is None:
            return redirect("admin:articles_upload_change", submission.upload_id)
        return self.show(
            request,
            "desk/compare.html",
            title="两份来稿",
            submission=submission,
            rows=near_duplicates.rows(submission),
            report=near_duplicates.report_of(submission.near),
            earlier=submission.near.drafts.first(),
        )

    @needs("change_draft")
    def _decide(self, request: HttpRequest, submission: Submission) -> HttpResponse:
        choice = request.POST.get("choice", "")
        needed = near_duplicates.PERMISSIONS.get(choice, "change_draft")
        if not request.user.has_perm(f"articles.{needed}"):
            raise PermissionDenied
        try:
            draft = near_duplicates.decide(submission, choice, request.user)
        except (NotPossible, RecordError) as error:
            messages.error(request, str(error))
            return redirect(request.path)
        messages.success(request, Submission.objects.get(pk=submission.pk).message)
        if draft is None:
            return redirect("admin:articles_upload_change", submission.upload_id)
        return redirect("admin:articles_draft_change", draft.pk)


@admin.register(Submission)
class SubmissionAdmin(ReadOnlyAdmin):
    """Files handed in, whatever became of them; the line of one leads to its upload."""

    list_display = ["filename", "state", "message", "draft", "upload"]
    list_filter = ["state"]
    list_select_related = ["draft", "upload"]
    search_fields = ["filename", "message", "draft__title"]
    search_help_text = "文件名、没有收的原因、草稿的标题"
    ordering = ["-upload_id", "position"]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return redirect("admin:articles_upload_change", self.found(request, object_id).upload_id)


def _progress(upload: Upload) -> dict:
    rows = list(upload.submissions.select_related("draft", "near"))
    done = sum(row.state != Submission.State.WAITING for row in rows)
    return {"upload": upload, "submissions": rows, "done": done, "total": len(rows)}
