from collections.abc import Callable, Collection
from typing import NamedTuple

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from articles.admin.base import ReadOnlyAdmin, needs
from articles.archive import chain, field_changes, merging, retagging
from articles.archive.importing import Refused
from articles.archive.undoing import NotPossible
from articles.desk.hidden import hidden_from
from articles.models import Act
from articles.record.masking import hide

WORDS = ["subject", "reason", "before", "after"]  # in which a hidden name can stand


class ActList(ChangeList):
    """Entries as whoever asks may see them."""

    def get_results(self, request):
        super().get_results(request)
        hidden = hidden_from(request.user)
        self.result_list = [without(act, hidden) for act in self.result_list]


@admin.register(Act)
class ActAdmin(ReadOnlyAdmin):
    """The log: who did what, before and after; what can be undone is undone here."""

    list_display = ["number", "made_at", "who", "kind", "subject", "reason", "undone_at"]
    list_filter = ["kind", "made_at"]
    list_select_related = ["undoing"]
    date_hierarchy = "made_at"
    search_fields = ["=number", "who", *WORDS]
    search_help_text = "编辑的账号、报道或名称、理由、原来和改为的字，或第几条"
    fields = ["number", "made_at", "who", "kind", *WORDS, "undoes", "undone_at"]
    fields += ["previous", "sha256"]
    readonly_fields = ["undone_at"]
    change_form_template = "desk/act.html"
    change_list_template = "desk/acts.html"

    def get_urls(self):
        return [
            self.page("export/", self.export, "act_export"),
            self.page("<int:pk>/undo/", require_POST(self.undo), "act_undo"),
            *super().get_urls(),
        ]

    def get_changelist(self, request, **kwargs):
        return ActList

    def get_object(self, request, object_id, from_field=None):
        act = super().get_object(request, object_id, from_field)
        return act and without(act, hidden_from(request.user))

    def get_search_results(self, request, queryset, search_term):
        """A hidden name is found by those who may hide it."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        hidden = hidden_from(request.user) if search_term else []
        for words in hidden:
            found = found.exclude(Q.create([(f"{one}__contains", words) for one in WORDS], Q.OR))
        return found, may_repeat

    @admin.display(description="撤销时间")
    def undone_at(self, act: Act):
        return act.undone_at or "—"

    def changelist_view(self, request, extra_context=None):
        may_export = request.user.has_perm("articles.mask_person")
        return super().changelist_view(request, {"may_export": may_export})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        act = self.found(request, object_id)
        context = {
            "act": act,
            "can_undo": way_back(act) is not None and not act.undone_at,
            "version": act.detail if act.kind in chain.VERSIONS else None,
        }
        return super().change_view(request, object_id, form_url, context)

    @needs("mask_person")
    def export(self, request: HttpRequest) -> StreamingHttpResponse:
        """The whole log, by which anyone can verify it; hidden names stand in it."""
        answer = StreamingHttpResponse(chain.lines(), content_type="application/jsonl")
        answer["Content-Disposition"] = 'attachment; filename="acts.jsonl"'
        return answer

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Sent twice it is done once."""
        act = get_object_or_404(Act, pk=pk)
        way = way_back(act)
        if way is None or not request.user.has_perm(f"articles.{way.permission}"):
            raise PermissionDenied
        try:
            way.undo(act, request.user)
        except (NotPossible, Refused) as error:
            if not Act.objects.get(pk=pk).undone_at:
                messages.error(request, str(error))
                return redirect("admin:articles_act_changelist")
        messages.success(request, f"已撤销：{without(act, hidden_from(request.user))}")
        return redirect("admin:articles_act_changelist")


class WayBack(NamedTuple):
    """How an act is undone, and who may."""

    permission: str
    undo: Callable


def way_back(act: Act) -> WayBack | None:
    """The way back from an act; None where there is none."""
    if act.kind in {Act.Kind.MERGE, Act.Kind.SPLIT}:
        return WayBack("merge_name", merging.undo)
    if act.kind == Act.Kind.MASK:
        return WayBack("mask_person", merging.undo)
    if retagging.can_be_undone(act):
        return WayBack("correct_report", retagging.undo)
    if field_changes.can_be_undone(act):
        return WayBack(f"change_{act.detail['field_of']}", field_changes.undo)
    return None


def without(act: Act, hidden: Collection[str]) -> Act:
    """The entry with × signs where hidden names stand."""
    for field in WORDS:
        setattr(act, field, hide(getattr(act, field), hidden))
    return act
