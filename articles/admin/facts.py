from django.contrib import admin

from articles.admin.base import ReadOnlyAdmin
from articles.models import Appearance, Correction, Mention, Quotation, Revision, Source, Statistic


@admin.register(Statistic, Quotation, Appearance, Mention)
class FactAdmin(ReadOnlyAdmin):
    list_display = ["exact", "report", "key"]
    list_select_related = ["report"]
    search_fields = ["exact"]


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    list_display = ["filename", "sha256", "received_at"]
    exclude = ["content"]


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ["report", "number", "by", "user", "made_at", "sha256"]
    list_select_related = ["report", "user"]


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["report", "reason", "made_at"]
    list_select_related = ["report"]
