"""The list of drafts: what each waits for, in whose hands it is, what goes out when."""

from collections.abc import Callable
from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from articles import record
from articles.admin import filters
from articles.admin.base import is_key, needs
from articles.admin.batches import act_on_all
from articles.admin.comments import CommentedAdmin
from articles.desk import finding, publication, worklists
from articles.language import dates
from articles.models import Batch, Draft

GONE = "这份草稿已经不在了：公开了，或被删去了"
PLACES = {"list": "admin:articles_draft_changelist", "day": "admin:index"}  # to go back to


class InEarnest(ChangeList):
    """The list of all drafts but those that somebody practises on."""

    def get_queryset(self, *args, **kwargs):
        self.root_queryset = self.root_queryset.filter(is_practice=False)
        return super().get_queryset(*args, **kwargs)


class DraftList(CommentedAdmin):
    list_display = ["title", "printed", "left", "hands", "standing", "changed"]
    list_select_related = ["edited_by", "assigned_to", "asked_by"]
    list_filter = [
        filters.Worklists,
        filters.Left,
        filters.DraftsByWho,
        filters.DraftsByDate,
        filters.DraftsByOutlet,
        filters.DraftsByTag,
    ]
    list_per_page = 50
    actions = [act_on_all(kind) for kind in (Batch.Kind.PUBLISH, Batch.Kind.HAND_OVER)]
    search_fields = ["title"]
    search_help_text = "标题、正文、署名、事实里的字；几个词之间空一格"

    def get_urls(self):
        acts = (self.unschedule, self.hand_over, self.send, self.take_back)
        return [
            *(
                self.page(f"<int:pk>/{act.__name__}/", require_POST(act), f"draft_{act.__name__}")
                for act in acts
            ),
            *super().get_urls(),
        ]

    def get_changelist(self, request, **kwargs):
        return InEarnest

    def get_actions(self, request):
        """A draft is thrown away by itself, from its own page."""
        offered = super().get_actions(request)
        return {name: one for name, one in offered.items() if name != "delete_selected"}

    def get_search_results(self, request, queryset, search_term):
        return finding.with_words(queryset, search_term), False

    def has_publish_permission(self, request) -> bool:
        return request.user.has_perm("articles.publish_draft")

    @admin.display(description="见报")
    def printed(self, draft: Draft) -> str:
        fields = record.load(draft.record)
        return " ".join(filter(None, [fields.get("outlet"), _day(fields.get("published"))])) or "—"

    @admin.display(description="核对")
    def left(self, draft: Draft) -> str:
        left = worklists.left(draft)
        return f"还剩 {left} 项" if left else "都核对过了"

    @admin.display(description="经手", ordering="assigned_to__username")
    def hands(self, draft: Draft) -> str:
        return worklists.hands(draft)

    @admin.display(description="等什么", ordering="publish_at")
    def standing(self, draft: Draft) -> str:
        if draft.publish_at:
            at = timezone.localtime(draft.publish_at)
            stop = reverse("admin:articles_draft_unschedule", args=[draft.pk])
            told = "{} 公开 <button class='button' formaction='{}?to=list'>取消定时</button>"
            return format_html(told, f"{at:%Y-%m-%d %H:%M}", stop)
        if draft.trouble:
            return f"没能公开：{draft.trouble}"
        return f"{draft.asked_by} 送审" if draft.asked_at else "在核对"

    @admin.display(description="改动", ordering="changed_at")
    def changed(self, draft: Draft) -> str:
        return f"{timezone.localtime(draft.changed_at):%Y-%m-%d %H:%M}"

    @needs("publish_draft")
    def unschedule(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._act(request, pk, publication.unschedule, "已取消定时，到时不会公开")

    @needs("change_draft")
    def hand_over(self, request: HttpRequest, pk: int) -> HttpResponse:
        given = request.POST.get("to", "")
        to = worklists.editors().filter(pk=given).first() if is_key(given) else None
        if given and to is None:
            messages.error(request, "没有这个账号，没有交出去")
            return self._back(request, pk)
        act = partial(worklists.hand_over, to=to)
        return self._act(request, pk, act, f"已交给 {to}" if to else "没有人经手了")

    @needs("change_draft")
    def send(self, request: HttpRequest, pk: int) -> HttpResponse:
        act = partial(worklists.send_for_review, user=request.user)
        return self._act(request, pk, act, "已送审，排在“等审”里")

    @needs("change_draft")
    def take_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._act(request, pk, worklists.take_back, "不在“等审”里了")

    def _act(self, request: HttpRequest, pk: int, act: Callable, done: str) -> HttpResponse:
        drafts = Draft.objects.filter(pk=pk)
        if drafts.exists():
            act(drafts)
            messages.success(request, done)
        else:
            messages.error(request, GONE)
        return self._back(request, pk)

    def _back(self, request: HttpRequest, pk: int) -> HttpResponse:
        place = PLACES.get(request.GET.get("to", ""))
        if place or not Draft.objects.filter(pk=pk).exists():
            return redirect(place or PLACES["list"])
        return redirect("admin:articles_draft_change", pk)


def _day(published: str | None) -> str:
    """A date of a draft as people write it; as it is where it is none."""
    if not published:
        return "日期不详"
    return dates.parse(published).words if dates.is_date(published) else published
