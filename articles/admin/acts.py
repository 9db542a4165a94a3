from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from articles.admin.base import ReadOnlyAdmin, needs
from articles.archive import merging
from articles.models import Act


@admin.register(Act)
class ActAdmin(ReadOnlyAdmin):
    """Who did what; merges, splits and hidings can be undone."""

    list_display = ["made_at", "user", "kind", "subject", "reason", "undone_at"]
    list_filter = ["kind"]
    search_fields = ["subject", "reason"]
    change_form_template = "desk/act.html"
    exclude = ["detail"]

    def get_urls(self):
        return [
            self.page("<int:pk>/undo/", require_POST(self.undo), "act_undo"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        act = self.found(request, object_id)
        can_undo = act.kind in merging.UNDOINGS and not act.undone_at
        return super().change_view(request, object_id, form_url, {"act": act, "can_undo": can_undo})

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        act = get_object_or_404(Act, pk=pk)
        return UNDO[act.kind](self, request, act) if act.kind in UNDO else redirect("..")


def _undo(self, request: HttpRequest, act: Act) -> HttpResponse:
    """Sent twice it is done once."""
    try:
        merging.undo(act, request.user)
    except merging.NotPossible as error:
        if not act.undone_at:
            messages.error(request, str(error))
            return redirect("admin:articles_act_changelist")
    messages.success(request, f"已撤销：{act}")
    return redirect("admin:articles_act_changelist")


UNDO = {
    Act.Kind.MERGE: needs("merge_name")(_undo),
    Act.Kind.SPLIT: needs("merge_name")(_undo),
    Act.Kind.MASK: needs("mask_person")(_undo),
}
