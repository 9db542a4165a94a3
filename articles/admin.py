"""The desk's view of what is public: everything to read, nothing to change row by row."""

from django.contrib import admin

from articles.models import (
    Appearance,
    Correction,
    Draft,
    Mention,
    Name,
    Person,
    Quotation,
    Report,
    Revision,
    Source,
    Statistic,
    Tag,
)

admin.site.site_header = "扬中报道档案"
admin.site.site_title = "扬中报道档案"
admin.site.index_title = "编辑台"


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that only the import writes."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    list_display = ["title", "place", "printed_on", "state", "made_public_at"]
    list_filter = ["state", "origin"]
    search_fields = ["title", "slug"]


@admin.register(Draft)
class DraftAdmin(ReadOnlyAdmin):
    list_display = ["title", "slug", "by", "changed_at"]
    search_fields = ["title", "slug"]


@admin.register(Statistic, Quotation, Appearance, Mention)
class FactAdmin(ReadOnlyAdmin):
    list_display = ["exact", "report", "key"]
    list_select_related = ["report"]
    search_fields = ["exact"]


@admin.register(Name)
class NameAdmin(ReadOnlyAdmin):
    list_display = ["name", "kind", "scope", "slug"]
    list_filter = ["kind"]
    search_fields = ["name", "slug"]


@admin.register(Tag)
class TagAdmin(ReadOnlyAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]


@admin.register(Person)
class PersonAdmin(ReadOnlyAdmin):
    """People; whether one is a public figure is the editor's to say."""

    list_display = ["name", "slug", "public_figure"]
    list_filter = ["public_figure"]
    search_fields = ["name", "slug"]
    readonly_fields = ["name", "slug", "merged_into"]

    def has_change_permission(self, request, obj=None):
        return super(ReadOnlyAdmin, self).has_change_permission(request, obj)


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    list_display = ["filename", "sha256", "received_at"]
    exclude = ["content"]


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ["report", "number", "by", "made_at", "sha256"]
    list_select_related = ["report"]


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["report", "reason", "made_at"]
    list_select_related = ["report"]
