from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from articles.admin.base import ReadOnlyAdmin, needs
from articles.archive import retagging, withdrawing
from articles.archive.importing import Refused
from articles.desk import old_addresses, publication, versions
from articles.desk.editing import tags_in
from articles.models import Confirmation, Report, Revision

MOST_FOUND = 20


class ReasonForm(forms.Form):
    reason = forms.CharField(label="理由（会公开）", widget=forms.Textarea(attrs={"rows": 3}))


class AddressesForm(forms.Form):
    """Old addresses, saved as they are found good."""

    addresses = forms.CharField(
        label="旧地址，一行一个", required=False, widget=forms.Textarea(attrs={"rows": 6})
    )

    def save_on(self, report: Report, user) -> bool:
        """Whether they were taken; else the form says why not."""
        try:
            old_addresses.set_on(report, self.cleaned_data["addresses"], user)
        except old_addresses.NotTaken as error:
            self.add_error("addresses", str(error))
        return self.is_valid()


class WhyForm(forms.Form):
    reason = forms.CharField(label="理由（不公开）", widget=forms.Textarea(attrs={"rows": 3}))


@dataclass(frozen=True)
class Step:
    """What an editor does to a public report and gives a reason for."""

    title: str
    template: str
    form: type[forms.Form]
    act: Callable[[Report, str, AbstractBaseUser], None]
    done: str


WITHDRAWAL = Step(
    title="撤回",
    template="desk/withdraw.html",
    form=ReasonForm,
    act=withdrawing.withdraw,
    done="已撤回，它的地址现在答复 410 和理由",
)
UNLISTING = Step(
    title="不收录",
    template="desk/unlist.html",
    form=WhyForm,
    act=withdrawing.unlist,
    done="已请搜索引擎不收录，站点地图里也不再有它；本站照常看得到",
)


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    """Public reports: corrected through a draft, withdrawn, brought back; no row by hand."""

    list_display = ["title", "place", "printed_on", "state", "made_public_at"]
    list_filter = ["state", "origin"]
    search_fields = ["title", "slug", "record_slug"]
    change_form_template = "desk/report.html"
    actions = ["set_tags"]

    def get_urls(self):
        return [
            self.page("<int:pk>/correct/", require_POST(self.correct), "report_correct"),
            self.page("<int:pk>/addresses/", self.addresses, "report_addresses"),
            self.page("<int:pk>/withdraw/", self.withdraw, "report_withdraw"),
            self.page("<int:pk>/restore/", require_POST(self.restore), "report_restore"),
            self.page("<int:pk>/unlist/", self.unlist, "report_unlist"),
            self.page("<int:pk>/list/", require_POST(self.list_again), "report_list"),
            self.page("<int:pk>/follow/", self.follow, "report_follow"),
            self.page("<int:pk>/unfollow/", require_POST(self.unfollow), "report_unfollow"),
            self.page("<int:pk>/versions/<int:number>/", self.version, "report_version"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        report = self.found(request, object_id)
        versions = report.revisions.select_related("user", "correction").defer("record")
        confirmed = Confirmation.objects.filter(slug=report.record_slug).select_related("user")
        context = {
            "report": report,
            "versions": versions.order_by("-number"),
            "confirmed": confirmed,
            "addresses": old_addresses.lines_of(report),
        }
        return super().change_view(request, object_id, form_url, context)

    @needs("correct_report")
    def addresses(self, request: HttpRequest, pk: int) -> HttpResponse:
        report = get_object_or_404(Report, pk=pk)
        lines = "\n".join(old_addresses.lines_of(report))
        given = request.POST if request.method == "POST" else None
        form = AddressesForm(given, initial={"addresses": lines})
        if form.is_valid() and form.save_on(report, request.user):
            messages.success(request, "旧地址已存")
            return redirect("admin:articles_report_change", pk)
        return self.show(request, "desk/addresses.html", title="旧地址", report=report, form=form)

    @needs("correct_report")
    def correct(self, request: HttpRequest, pk: int) -> HttpResponse:
        report = get_object_or_404(Report, pk=pk)
        draft = publication.open_correction(report, request.user)
        return redirect("admin:articles_draft_change", draft.pk)

    @needs("withdraw_report")
    def withdraw(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._with_reason(request, pk, WITHDRAWAL)

    @needs("withdraw_report")
    def restore(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._at_once(request, pk, withdrawing.restore, "已恢复公开")

    @needs("correct_report")
    def unlist(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._with_reason(request, pk, UNLISTING)

    @needs("correct_report")
    def list_again(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._at_once(request, pk, withdrawing.list_again, "搜索引擎又可以收录它")

    def _with_reason(self, request: HttpRequest, pk: int, step: Step) -> HttpResponse:
        report = get_object_or_404(Report, pk=pk)
        form = step.form(request.POST if request.method == "POST" else None)
        if form.is_valid():
            step.act(report, form.cleaned_data["reason"], request.user)
            messages.success(request, step.done)
            return redirect("admin:articles_report_change", pk)
        return self.show(request, step.template, title=step.title, report=report, form=form)

    def _at_once(self, request: HttpRequest, pk: int, act: Callable, done: str) -> HttpResponse:
        act(get_object_or_404(Report, pk=pk), request.user)
        messages.success(request, done)
        return redirect("admin:articles_report_change", pk)

    @needs("correct_report")
    def follow(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks which later report goes on with this one, by title or address."""
        report = get_object_or_404(Report, pk=pk)
        if request.method == "POST":
            return self._follow(request, report, request.POST.get("later", ""))
        asked = request.GET.get("q", "").strip()
        return self.show(
            request,
            "desk/follow.html",
            title="后续报道",
            report=report,
            asked=asked,
            found=_found(asked, report),
            most=MOST_FOUND,
        )

    def _follow(self, request: HttpRequest, report: Report, slug: str) -> HttpResponse:
        later = Report.objects.public().filter(slug=slug).first()
        try:
            if later is None:
                raise ValueError("请选一篇公开的报道")
            withdrawing.follow(report, later, request.user)
        except ValueError as error:
            messages.error(request, str(error))
            return redirect("admin:articles_report_follow", report.pk)
        messages.success(request, f"已连上后续报道：{later}")
        if report.printed_on and later.printed_on and later.printed_on < report.printed_on:
            messages.warning(request, "后续报道的日期比这一篇早，请核对有没有选错")
        return redirect("admin:articles_report_change", report.pk)

    @needs("correct_report")
    def unfollow(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._at_once(request, pk, withdrawing.unfollow, "已取下后续报道")

    @needs("view_report")
    def version(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """What a version changed; posted to, it is opened as a draft to bring it back."""
        revision = get_object_or_404(get_object_or_404(Report, pk=pk).revisions, number=number)
        if request.method == "POST":
            return self._bring_back(request, revision)
        return self.show(
            request,
            "desk/version.html",
            title=f"第 {number} 版",
            revision=revision,
            report=revision.report,
            changes=versions.changes_of(revision),
        )

    @needs("correct_report")
    def _bring_back(self, request: HttpRequest, revision: Revision) -> HttpResponse:
        try:
            draft = publication.open_correction(revision.report, request.user, revision)
        except Refused as error:
            messages.error(request, str(error))
            return redirect("admin:articles_report_change", revision.report_id)
        messages.info(request, f"这是第 {revision.number} 版的内容，写明理由后公开即恢复")
        return redirect("admin:articles_draft_change", draft.pk)

    @admin.action(description="加减标签", permissions=["retag"])
    def set_tags(self, request, queryset):
        if "add" not in request.POST:
            return self.show(request, "desk/tags.html", title="加减标签", reports=queryset)
        add, remove = (tags_in(request.POST.get(name, "")) for name in ("add", "remove"))
        try:
            changed = retagging.set_on(queryset, add, remove, request.user)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"改了 {changed} 篇的标签")
        return None

    def has_retag_permission(self, request) -> bool:
        return request.user.has_perm("articles.correct_report")


def _found(asked: str, report: Report) -> list[Report]:
    """Public reports whose title has these words, or that stand at this address."""
    if not asked:
        return []
    slug = asked.rstrip("/").rpartition("/")[2]
    rows = Report.objects.public().filter(Q(title__contains=asked) | Q(slug=slug))
    return list(rows.exclude(pk=report.pk).newest_first()[:MOST_FOUND])
