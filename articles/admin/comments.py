from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from articles.admin.base import ReadOnlyAdmin, needs
from articles.desk import commenting
from articles.desk.editing import NotPossible
from articles.models import Comment, Draft


class CommentForm(forms.Form):
    place = forms.ChoiceField(label="说的是哪里", required=False)
    words = forms.CharField(
        label="批注",
        max_length=commenting.MOST,
        widget=forms.Textarea(attrs={"rows": 4, "autofocus": True}),
    )

    def __init__(self, draft: Draft, *args, **kwargs):
        super().__init__(*args, **kwargs)
        told = [(place, words or place) for place, words in commenting.places(draft)]
        self.fields["place"].choices = [("", "整份草稿"), *told]


class CommentedAdmin(ReadOnlyAdmin):
    """Drafts of which editors speak to each other."""

    def get_urls(self):
        settle = require_POST(self.settle)
        return [
            self.page("<int:pk>/comments/", self.comments, "draft_comments"),
            self.page("<int:pk>/comments/<int:comment>/settle/", settle, "draft_settle"),
            *super().get_urls(),
        ]

    @needs("change_draft")
    def comments(self, request: HttpRequest, pk: int) -> HttpResponse:
        """All that was said of a draft, and a form to say more."""
        draft = get_object_or_404(Draft, pk=pk)
        given = request.POST if request.method == "POST" else None
        form = CommentForm(draft, given, initial={"place": request.GET.get("place", "")})
        if form.is_valid():
            try:
                commenting.say(draft, **form.cleaned_data, user=request.user)
            except NotPossible as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, "批注写上了")
                return redirect("admin:articles_draft_change", pk)
        said = draft.comments.select_related("user", "done_by")
        return self.show(
            request, "desk/comments.html", title="批注", draft=draft, form=form, said=said
        )

    @needs("change_draft")
    def settle(self, request: HttpRequest, pk: int, comment: int) -> HttpResponse:
        commenting.settle(get_object_or_404(Comment, pk=comment, draft=pk), request.user)
        messages.success(request, "办好了")
        return redirect("admin:articles_draft_change", pk)
