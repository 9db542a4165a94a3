import json
from collections.abc import Collection
from copy import copy
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from articles import record
from articles.admin.base import ReadOnlyAdmin, is_key, needs
from articles.admin.draft_list import DraftList
from articles.archive import confirming, importing
from articles.archive.private_matters import Kind
from articles.desk import (
    accepting,
    asking,
    discarding,
    history,
    offering,
    overtaking,
    practising,
    previewing,
    publication,
    reading,
    redrafting,
    reviewing,
    saving,
    telling,
    troubles,
    versions,
    worklists,
)
from articles.desk.editing import NotPossible
from articles.formats import whole_report as formats
from articles.middleware import PREVIEW_POLICY
from articles.models import Draft, Report, Step
from articles.pages import whole_report
from articles.pages.responses import show
from articles.record import Examined, RecordError

PASSED = "改的地方后来又变了"
SHOWN = 50  # on a page of steps, or of deleted drafts
# What no screen of ours sends: other types, no number, nested without end.
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)


class PublishForm(forms.Form):
    at = forms.DateTimeField(
        label="定时公开",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="不填就是现在",
    )
    reason = forms.CharField(
        label="更正的理由（会公开）",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": True}),
    )


@admin.register(Draft)
class DraftAdmin(DraftList):
    """Drafts: reviewed beside their text, previewed, published."""

    change_list_template = "desk/drafts.html"
    delete_confirmation_template = "desk/discard.html"

    def has_change_permission(self, request, obj=None):
        return super(ReadOnlyAdmin, self).has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super(ReadOnlyAdmin, self).has_delete_permission(request, obj)

    def get_deleted_objects(self, objs, request):
        """No more than what it is to the editor: its steps come back with it."""
        return [str(one) for one in objs], {}, set(), []

    def delete_model(self, request, obj):
        discarding.discard(obj, request.user)

    def delete_queryset(self, request, queryset):
        for draft in queryset:
            discarding.discard(draft, request.user)

    def log_deletions(self, request, queryset):
        """Discarding has recorded what it did."""
        return admin.ModelAdmin.log_deletions(self, request, queryset)

    def delete_view(self, request, object_id, extra_context=None):
        """Of a correction: that it is abandoned, and the public report stays as it is."""
        draft = Draft.objects.filter(pk=object_id).first() if is_key(object_id) else None
        corrects = _corrected(draft)
        context = {"corrects": corrects, "title": "放弃更正" if corrects else "删去草稿"}
        return super().delete_view(request, object_id, {**context, **(extra_context or {})})

    def response_delete(self, request, obj_display, obj_id):
        report = _corrected(Draft.everything.filter(pk=obj_id).first())
        if report is not None:
            return self._abandoned(request, report)
        way = reverse("admin:articles_draft_deleted")
        words = "已删去“{}”，{} 天内可以在<a href='{}'>删去的草稿</a>里恢复"
        messages.success(request, format_html(words, obj_display, discarding.DAYS, way))
        return redirect("admin:articles_draft_changelist")

    def _abandoned(self, request: HttpRequest, report: Report) -> HttpResponse:
        way = reverse("admin:articles_draft_deleted")
        words = "已放弃更正，公开的报道没有动；{} 天内可以在<a href='{}'>删去的草稿</a>里恢复"
        messages.success(request, format_html(words, discarding.DAYS, way))
        return redirect("admin:articles_report_change", report.pk)

    def get_urls(self):
        return [
            # asked by a script, which a page to log in on would tell nothing
            path("<int:pk>/step/", require_POST(self.step), name="articles_draft_step"),
            self.page("deleted/", self.deleted, "draft_deleted"),
            self.page("practise/", require_POST(self.practise), "draft_practise"),
            self.page("logged-in/", self.logged_in, "draft_logged_in"),
            self.page("<int:pk>/preview/", self.preview, "draft_preview"),
            self.page("<int:pk>/page/", self.public_page, "draft_page"),
            self.page("<int:pk>/publish/", self.publish, "draft_publish"),
            self.page("<int:pk>/catch-up/", require_POST(self.catch_up), "draft_catch_up"),
            self.page("<int:pk>/versions/", self.versions, "draft_versions"),
            self.page("<int:pk>/versions/<int:number>/", self.version, "draft_version"),
            *super().get_urls(),
        ]

    @needs("change_draft")
    def change_view(self, request, object_id, form_url="", extra_context=None):
        draft = self.found(request, object_id)
        return self.show(
            request,
            "desk/review.html",
            title=draft.title,
            corrects=_corrected(draft),
            is_nav_sidebar_enabled=False,
            **_rights(request),
            draft=draft,
            review=reviewing.review(draft),
            offered=offering.offered(),
            editors=worklists.editors(),
            open_comments=draft.comments.filter(done_at=None).select_related("user"),
            ways=history.ways(draft, request.user),
        )

    def logged_in(self, request: HttpRequest) -> HttpResponse:
        """Where a log-in ends that the review screen asked for in a tab of its own."""
        return self.show(request, "desk/logged_in.html", title="登录好了")

    def step(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One step of an editor, in JSON and answered in JSON, whatever comes of it."""
        if not self.admin_site.has_permission(request):
            known = request.user.is_authenticated
            return _told(401, f"账号 {request.user} 进不了编辑台" if known else "登录过期了")
        if not request.user.has_perm("articles.change_draft"):
            return _told(403, f"账号 {request.user} 不能改草稿，请主编给这个账号权限")
        try:
            draft = Draft.objects.get(pk=pk)
            given = json.loads(request.body)
            known = reviewing.digests_in(given.get("known", ""))
            if given.get("user", str(request.user.pk)) != str(request.user.pk):
                return _told(401, f"这一步是别的账号做的，现在登录的是 {request.user}")
            read = saving.step(draft, int(given["version"]), given, request.user)
        except Draft.DoesNotExist:
            return _told(404, "这份草稿已经不在了：公开了，或被删去了")
        except NotPossible as error:
            return _told(400, str(error))
        except saving.Overtaken as overtaken:
            who = _who_came_first(overtaken.by, request.user)
            choice = overtaking.choice(draft, given, overtaken.by)
            return _told(409, who, **choice, **_shown(request, overtaken.draft, known))
        except UNREADABLE:
            return _told(400, "没看懂这一步，请刷新页面再试")
        told = {"step": given["step"], **_shown(request, draft, known, read, given)}
        told["passed"] = _passed_over(draft, given, request.user)
        if given["op"] == redrafting.OP:
            told["said"] = redrafting.told(draft.steps.get(key=given["step"]))
        if given["op"] == "add":
            told["added"] = saving.added(draft, given["step"])
        return _in_json(told)

    @needs("delete_draft")
    def deleted(self, request: HttpRequest) -> HttpResponse:
        """The drafts that were deleted; one that is posted is brought back."""
        if request.method == "POST" and is_key(request.POST.get("draft", "")):
            return self._bring_back(request, int(request.POST["draft"]))
        drafts = discarding.kept().select_related("deleted_by")
        page = Paginator(drafts, SHOWN).get_page(request.GET.get("p"))
        context = {"title": "删去的草稿", "page": page, "days": discarding.DAYS}
        return self.show(request, "desk/deleted.html", **context)

    def _bring_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            draft = discarding.bring_back(pk, request.user)
        except NotPossible as error:
            messages.error(request, str(error))
            return redirect("admin:articles_draft_deleted")
        messages.success(request, f"已恢复“{draft}”")
        return redirect("admin:articles_draft_change", pk)

    @needs("delete_draft")
    def practise(self, request: HttpRequest) -> HttpResponse:
        """Leads to the editor's own practice draft, and walks through it."""
        try:
            draft = practising.practise(request.user)
        except NotPossible as error:
            messages.error(request, str(error))
            return redirect("desk-help")
        return redirect(f"{reverse('admin:articles_draft_change', args=[draft.pk])}#tour")

    def history_view(self, request, object_id, extra_context=None):
        """What was done to a draft is its steps, which Django's own log knows nothing of."""
        return redirect("admin:articles_draft_versions", self.found(request, object_id).pk)

    @needs("change_draft")
    def versions(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What was done to the draft, in words, the last first."""
        draft = get_object_or_404(Draft, pk=pk)
        steps = draft.steps.exclude(changed=history.NOTHING).order_by("-number")
        rows = steps.select_related("user", "undoes")
        page = Paginator(rows, SHOWN).get_page(request.GET.get("p"))
        return self.show(
            request,
            "desk/draft_versions.html",
            title="改动记录",
            draft=draft,
            page=page,
            sittings=[(one, telling.told(draft, one.steps)) for one in history.sittings(page)],
        )

    @needs("change_draft")
    def version(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """What the draft says otherwise than it did; posted to, it is as it was."""
        draft = get_object_or_404(Draft, pk=pk)
        try:
            if request.method == "POST":
                given = {"op": history.BRING_BACK, "number": number, "step": request.POST["step"]}
                saving.step(draft, draft.version, given, request.user)
                messages.success(request, "已恢复成那一版；不合适可以撤销")
                return redirect("admin:articles_draft_change", pk)
            changes = telling.since(draft, number)
        except NotPossible as error:
            messages.error(request, str(error))
            return redirect("admin:articles_draft_versions", pk)
        except UNREADABLE:
            return redirect(request.path)
        return self.show(
            request,
            "desk/draft_version.html",
            title="以前的一版",
            draft=draft,
            changes=changes,
            key=uuid4().hex,
        )

    @needs("change_draft")
    def catch_up(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Puts what others have published since into the correction."""
        draft = get_object_or_404(Draft, pk=pk)
        try:
            given = {"op": history.CATCH_UP, "step": request.POST["step"]}
            saving.step(draft, draft.version, given, request.user)
        except NotPossible as error:
            messages.error(request, str(error))
        except UNREADABLE:
            pass
        else:
            messages.success(request, "已并进这份更正；不合适可以撤销")
        return redirect("admin:articles_draft_publish", pk)

    @needs("change_draft")
    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        draft = get_object_or_404(Draft, pk=pk)
        problems = [troubles.in_words(one) for one in reading.examined(draft).problems]
        return self.show(
            request,
            "desk/preview.html",
            title="预览",
            draft=draft,
            problems=problems,
            is_nav_sidebar_enabled=False,
        )

    @needs("change_draft")
    def public_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page as readers would get it, put together without publishing anything."""
        draft = get_object_or_404(Draft, pk=pk)
        try:
            whole = previewing.whole(draft)
        except RecordError:
            return redirect("admin:articles_draft_preview", pk)  # which says what is wrong
        context = {**whole_report.shown(whole), **formats.beside(whole)}
        request = copy(request)
        request.path = whole.report.get_absolute_url()  # a page says of itself where it is
        answer = show(request, "reports/detail.html", **context)
        answer["Content-Security-Policy"] = PREVIEW_POLICY
        return xframe_options_sameorigin(lambda _: answer)(request)

    @needs("publish_draft")
    def publish(self, request: HttpRequest, pk: int) -> HttpResponse:
        draft = Draft.objects.filter(pk=pk).first()
        if draft is None:
            return self._published_before(request, pk)
        report = _corrected(draft)
        initial = {"reason": draft.publish_reason}
        form = PublishForm(request.POST if request.method == "POST" else None, initial=initial)
        if request.method == "POST" and form.is_valid():
            answer = self._publish(request, draft, form.cleaned_data)
            draft = Draft.objects.filter(pk=pk).first()
            if answer is not None or draft is None:
                return answer or self._published_before(request, pk)
        read = reading.examined(draft)
        problems = [publication.PRACTICE] if draft.is_practice else []
        problems += [troubles.in_words(one) for one in read.problems]
        return self.show(
            request,
            "desk/publish.html",
            title="公开更正" if report else "公开",
            draft=draft,
            report=report,
            form=form,
            **(_differences(draft, report, read.record) if report and not problems else {}),
            problems=problems,
            questions=[] if problems else asking.questions(draft),
            answered=request.POST.getlist("answered"),
            private=[] if problems else _asked(draft, report, request),
            has_next=Draft.objects.in_earnest().exclude(pk=pk).filter(publish_at=None).exists(),
        )

    def _publish(self, request: HttpRequest, draft: Draft, given: dict) -> HttpResponse | None:
        """Publishes now or sets a time; None where it cannot be, which is said on the page."""
        said = (request.user, given["reason"], _confirmed(request))
        answered = request.POST.getlist("answered")
        try:
            if given["at"]:
                user, *why = said
                publication.schedule(draft, user, given["at"], *why, answered)
                at = timezone.localtime(given["at"])
                messages.success(request, f"将在 {at:%Y-%m-%d %H:%M} 公开")
                return _next(request) or redirect("admin:articles_draft_changelist")
            report = publication.publish(draft, *said, answered)
        except Draft.DoesNotExist:
            return self._published_before(request, draft.pk)
        except asking.Unanswered:
            messages.error(request, "还有几处没有确认，请在下面逐项改好，或确认就这样公开")
        except importing.Unconfirmed:
            messages.error(request, "里面有可能是个人信息的字，请在下面逐项写明理由")
        except importing.Refused as error:
            messages.error(request, str(error))
        except RecordError as error:
            for problem in error.problems:
                messages.error(request, troubles.in_words(problem))
        else:
            return self._published(request, report.pk)
        return None

    def _published(self, request: HttpRequest, report) -> HttpResponse:
        messages.success(request, "已公开")
        return _next(request) or redirect("admin:articles_report_change", report)

    def _published_before(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Answers as the first did, or as the worker who was first; 404 where it never was."""
        report = publication.published_as(pk) if request.method == "POST" else None
        if report is not None:
            return self._published(request, report)
        gone = get_object_or_404(Draft.everything.select_related("deleted_by"), pk=pk)
        words = "没有公开：{} 删去了这份草稿，可以在<a href='{}'>删去的草稿</a>里恢复"
        way = reverse("admin:articles_draft_deleted")
        messages.error(request, format_html(words, gone.deleted_by, way))
        corrected = _corrected(gone)
        if corrected is None:
            return redirect("admin:articles_draft_changelist")
        return redirect("admin:articles_report_change", corrected.pk)


def _corrected(draft: Draft | None) -> Report | None:
    """The public report that a draft would correct."""
    return Report.objects.filter(record_slug=draft.slug).first() if draft else None


def _differences(draft: Draft, report: Report, read: record.Record) -> dict[str, Any]:
    """What a correction says otherwise than the public report, and what others published since."""
    latest = report.revisions.select_related("user").last()
    is_overtaken = draft.public_version != latest.number
    return {
        "changes": versions.between(latest, read),
        "overtaken_by": latest if is_overtaken else None,
        "taken_back": versions.made_since(draft.public_version, latest) if is_overtaken else [],
        "bar": publication.bar(report, read),
        "seen": asking.seen(draft),
        "key": uuid4().hex,
    }


def _next(request: HttpRequest) -> HttpResponse | None:
    """The draft to go on with, where that was asked for and there is one."""
    draft = worklists.next_for(request.user) if "next" in request.POST else None
    return draft and redirect("admin:articles_draft_change", draft.pk)


def _asked(draft: Draft, report: Report | None, request: HttpRequest) -> list[dict]:
    """Each kind of private matter that an editor has to confirm, with the reason given so far."""
    matters = confirming.unconfirmed(publication.checked_record(draft, report))
    return [
        {"kind": kind, "matters": found, "reason": request.POST.get(f"reason-{kind.name}", "")}
        for kind, found in confirming.by_kind(matters).items()
    ]


def _confirmed(request: HttpRequest) -> publication.Confirmed:
    reasons = {kind: request.POST.get(f"reason-{kind.name}", "") for kind in Kind}
    seen = {(kind.value, words) for kind in Kind for words in request.POST.getlist(kind.name)}
    return publication.Confirmed(reasons, seen)


def _shown(
    request: HttpRequest,
    draft: Draft,
    known: Collection[str],
    read: Examined | None = None,
    done: dict | None = None,
) -> dict:
    """The panes of the review screen as the draft is now, less what it knows, and its version.

    With them what a step that was done has left open.
    """
    review = reviewing.review(draft, read, known)
    panes = {"draft": draft, "review": review, **_rights(request)}
    names = ("schedule", "text", "head", "facts")
    html = {name: render_to_string(f"desk/{name}.html", panes, request) for name in names}
    left = accepting.left_open(review, (done or {}).get("keys", ()))
    ways = history.ways(draft, request.user)
    return {"version": draft.version, "ways": ways, "left": left, **html}


def _rights(request: HttpRequest) -> dict:
    return {"can_publish": request.user.has_perm("articles.publish_draft")}


def _told(status: int, message: str, **more) -> JsonResponse:
    return _in_json({"message": message, **more}, status)


def _in_json(told: dict, status: int = 200) -> JsonResponse:
    """In characters as they are: escaped, a Chinese one is twice as long."""
    return JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})


def _passed_over(draft: Draft, given: dict, user: AbstractBaseUser) -> list[dict[str, str]]:
    """What an undoing has left as it was, for what its editor did before that."""
    if given["op"] != history.UNDO:
        return []
    return [
        {
            "what": f"撤销：{telling.ACTS.get(step.act, step.act)}",
            "why": f"{_who_came_first(by, user) if by else PASSED}，没有撤销；撤销了再前面一步",
        }
        for step, by in saving.passed_over(draft, given["step"])
    ]


def _who_came_first(by: Step, user: AbstractBaseUser) -> str:
    who = by.user.get_username() if by.user else "导入"
    where = "（就是你）在另一个窗口" if by.user == user else ""
    return f"{who}{where} 在 {timezone.localtime(by.made_at):%H:%M} 改过这一处"
