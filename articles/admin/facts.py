from django.contrib import admin

from articles.admin.base import ReadOnlyAdmin, yes_or_no
from articles.language import amounts
from articles.models import Appearance, Correction, Mention, Quotation, Revision, Source, Statistic


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
    list_display = ["filename", "sha256", "received_at"]
    exclude = ["content"]


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
