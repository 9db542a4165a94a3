from pathlib import PurePath

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.admin.base import ReadOnlyAdmin, needs, yes_or_no
from articles.desk import originals
from articles.language import amounts
from articles.middleware import ORIGINAL_POLICY
from articles.models import Appearance, Correction, Mention, Quotation, Revision, Source, Statistic
from articles.pages.responses import PLAIN


@admin.register(Appearance, Mention)
class FactAdmin(ReadOnlyAdmin):
    """Facts of public reports, each with the words that state it."""

    list_display = ["exact", "report"]
    list_select_related = ["report"]
    search_fields = ["exact", "report__title"]
    search_help_text = "原文，或报道的标题"
    exclude = ["section", "position", "occurrence", "start", "end", "by_name"]


@admin.register(Quotation)
class QuotationAdmin(FactAdmin):
    list_display = ["exact", "speaker", "is_direct", "report"]
    search_fields = [*FactAdmin.search_fields, "speaker"]
    search_help_text = "原文、说话人，或报道的标题"
    readonly_fields = ["is_direct"]
    exclude = [*FactAdmin.exclude, "direct"]

    @admin.display(description="直接引语", ordering="direct")
    def is_direct(self, one: Quotation) -> str:
        return yes_or_no(one.direct)


@admin.register(Statistic)
class StatisticAdmin(FactAdmin):
    """Figures, read as people write them."""

    list_display = ["exact", "subject", "label", "figure", "period", "report"]
    list_filter = ["measure", "target"]
    search_fields = [*FactAdmin.search_fields, "label", "subject"]
    search_help_text = "原文、所指、对象，或报道的标题"
    readonly_fields = ["figure", "is_target"]
    fields = ["exact", "subject", "label", "figure", "measure", "period", "is_target"]
    fields += ["no_value", "note", "prefix", "suffix", "report"]

    @admin.display(description="是目标")
    def is_target(self, one: Statistic) -> str:
        return yes_or_no(one.target)

    @admin.display(description="数值", ordering="value")
    def figure(self, one: Statistic) -> str:
        bounds = (one.value, one.low, one.high)
        meant = amounts.meaning(*bounds, one.unit, one.qualifier)
        exact = "—" if one.value is None else amounts.readable(one.value, one.unit)
        return meant or exact


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    """What was handed in, told as text under a policy that runs nothing."""

    list_display = ["filename", "received_at"]
    search_fields = ["=sha256", "filename"]
    search_help_text = "文件名，或 SHA-256"
    exclude = ["content"]
    change_form_template = "desk/source.html"

    def get_urls(self):
        return [self.page("<int:pk>/text/", self.text, "source_text"), *super().get_urls()]

    @needs("view_source")
    def text(self, request: HttpRequest, pk: int) -> HttpResponse:
        source = get_object_or_404(Source, pk=pk)
        answer = HttpResponse(originals.text_of(source), content_type=PLAIN)
        answer["Content-Security-Policy"] = ORIGINAL_POLICY
        answer["X-Content-Type-Options"] = "nosniff"
        if "download" in request.GET:
            name = f"{PurePath(source.filename).stem}.txt"
            answer["Content-Disposition"] = content_disposition_header(True, name)
        return xframe_options_sameorigin(lambda _: answer)(request)


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ["report", "number", "by", "user", "made_at"]
    list_select_related = ["report", "user"]
    search_fields = ["report__title"]
    exclude = ["record", "dropped_ids"]


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["report", "reason", "made_at"]
    list_select_related = ["report"]
