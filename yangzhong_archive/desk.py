"""The desk's first page and its help."""

from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from taggit.models import Tag as TaggitTag

from articles.models import Draft, Report

LATEST = 10


class Desk(admin.AdminSite):
    site_header = "扬中报道档案 · 编辑台"
    site_title = "编辑台"
    index_title = "编辑台"
    index_template = "desk/index.html"

    def index(self, request, extra_context=None):
        drafts = Draft.objects.select_related("edited_by").defer("record")
        desk = {
            "drafts": drafts.count(),
            "reports": Report.objects.public().count(),
            "latest": drafts[:LATEST],
        }
        return super().index(request, {"desk": desk})

    def unregister_taggit(self) -> None:
        """The archive has tags of its own; taggit's table stays empty."""
        if self.is_registered(TaggitTag):
            self.unregister(TaggitTag)


@staff_member_required
def help_page(request: HttpRequest) -> HttpResponse:
    """How an editor works, with pictures."""
    context = {**admin.site.each_context(request), "title": "怎么用"}
    return TemplateResponse(request, "desk/help.html", context)
