from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from articles.admin import filters
from articles.admin.base import ReadOnlyAdmin, needs
from articles.admin.batches import act_on_all
from articles.archive import withdrawing
from articles.archive.importing import Refused
from articles.desk import finding, old_addresses, publication, versions, worklists
from articles.language import dates
from articles.models import Batch, Confirmation, Draft, Report, Revision

MOST_FOUND = 20
Kind = Batch.Kind


class ReasonForm(forms.Form):
    """Asks an editor for the reason, and says who will read it."""

    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 3, "data-keep": True}))

    def __init__(self, *given, label: str):
        super().__init__(*given)
        self.fields["reason"].label = label


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


@dataclass(frozen=True)
class Step:
    """What an editor does to a public report and gives a reason for."""

    title: str
    told: str  # what it does to the report of a title
    asked: str
    act: Callable[[Report, str, AbstractBaseUser], None]
    done: str


WITHDRAWAL = Step(
    title="撤回",
    told="撤回“{}”。它的地址会答复 410 和下面的理由；记录留着，可以恢复。",
    asked="理由（会公开）",
    act=withdrawing.withdraw,
    done="已撤回，它的地址现在答复 410 和理由",
)
UNLISTING = Step(
    title="不收录",
    told="请搜索引擎不收录“{}”，站点地图里也不再列它。本站的列表、搜索和订阅照常有它；随时可以改回。",
    asked="理由（不公开）",
    act=withdrawing.unlist,
    done="已请搜索引擎不收录，站点地图里也不再有它；本站照常看得到",
)


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    """Public reports: corrected through a draft, withdrawn, brought back; no row by hand."""

    list_display = ["title", "outlet", "printed", "state", "made_public_at"]
    list_filter = [
        "state",
        filters.ByDate,
        filters.ByOutlet,
        filters.ByTag,
        filters.ByWho,
        "origin",
        "noindex",
    ]
    list_per_page = 50
    search_fields = ["title", "slug", "record_slug"]
    search_help_text = "标题、正文、人和名称；和读者的搜索一样找"
    readonly_fields = ["printed", "bylines", "tagged", "retold"]
    fields = ["kicker", "title", "subtitle", "bylines", "dateline", "outlet", "page", "printed"]
    fields += ["published_basis", "place", "tagged", "summary", "note", "origin", "retold"]
    fields += ["url", "rights", "slug", "made_public_at", "changed_at"]
    change_form_template = "desk/report.html"
    actions = [
        act_on_all(kind)
        for kind in (Kind.TAGS, Kind.UNLIST, Kind.LIST, Kind.WITHDRAW, Kind.RESTORE)
    ]

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

    def get_search_results(self, request, queryset, search_term):
        """What the title or the address says, and what the archive's search finds."""
        in_title, may_repeat = super().get_search_results(request, queryset, search_term)
        if not search_term.strip():
            return in_title, may_repeat
        said = finding.reports(search_term)
        return queryset.filter(said | Q(pk__in=in_title.order_by().values("pk"))), False

    @admin.display(description="见报", ordering="printed_on")
    def printed(self, report: Report) -> str:
        return report.published.words if report.published else "日期不详"

    @admin.display(description="署名")
    def bylines(self, report: Report) -> str:
        return _in_line(report.byline)

    @admin.display(description="标签")
    def tagged(self, report: Report) -> str:
        tags = report.taggings.order_by("position").values_list("tag__name", flat=True)
        return "、".join(tags) or "—"

    @admin.display(description="所转述的原文")
    def retold(self, report: Report) -> str:
        original = report.original or {}
        title = f"《{original['title']}》" if original.get("title") else ""
        day = dates.parse(original["published"]).words if original.get("published") else ""
        told = [title, original.get("outlet"), day, _in_line(original.get("byline", []))]
        return "，".join(one for one in told if one and one != "—") or "—"

    def change_view(self, request, object_id, form_url="", extra_context=None):
        report = self.found(request, object_id)
        versions = report.revisions.select_related("user", "correction").defer("record")
        confirmed = Confirmation.objects.filter(slug=report.record_slug).select_related("user")
        draft = Draft.objects.filter(slug=report.record_slug).first()
        context = {
            "report": report,
            "versions": versions.order_by("-number"),
            "confirmed": confirmed,
            "draft": draft,
            "hands": draft and worklists.hands(draft),
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
        known = Draft.objects.filter(slug=report.record_slug).first()
        try:
            draft = publication.open_correction(report, request.user)
        except Refused as error:
            messages.error(request, str(error))
            return redirect("admin:articles_report_change", pk)
        if known and known.assigned_to != request.user:
            messages.info(request, f"这篇报道的更正已经打开。经手：{worklists.hands(known)}")
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
        form = ReasonForm(request.POST if request.method == "POST" else None, label=step.asked)
        if form.is_valid():
            step.act(report, form.cleaned_data["reason"], request.user)
            messages.success(request, step.done)
            return redirect("admin:articles_report_change", pk)
        return self.show(
            request,
            "desk/reason.html",
            title=step.title,
            told=step.told.format(report.title),
            report=report,
            form=form,
        )

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

    def has_correct_permission(self, request) -> bool:
        return request.user.has_perm("articles.correct_report")

    def has_withdraw_permission(self, request) -> bool:
        return request.user.has_perm("articles.withdraw_report")


def _in_line(byline: list[dict]) -> str:
    """The people of a byline as papers print them: 记者 李四、王五."""
    return "、".join(" ".join(filter(None, [by["role"], by["name"]])) for by in byline) or "—"


def _found(asked: str, report: Report) -> list[Report]:
    """Public reports whose title has these words, or that stand at this address."""
    if not asked:
        return []
    slug = asked.rstrip("/").rpartition("/")[2]
    rows = Report.objects.public().filter(Q(title__contains=asked) | Q(slug=slug))
    return list(rows.exclude(pk=report.pk).newest_first()[:MOST_FOUND])
