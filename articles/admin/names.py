from functools import partial
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from articles.admin.base import ReadOnlyAdmin, is_key, kept_of, needs, yes_or_no
from articles.archive import field_changes, merging
from articles.desk import foreseeing
from articles.models import Appearance, Name, Person
from articles.record import strings


class MergeableAdmin(ReadOnlyAdmin):
    """People and names: merged here, and one field changed, which can be undone."""

    changes = ""  # the field
    actions = ["merge"]
    list_per_page = 50
    ordering = ["sort_key", "pk"]
    search_fields = ["name"]
    list_select_related = ["merged_into"]

    def has_change_permission(self, request, obj=None):
        return super(ReadOnlyAdmin, self).has_change_permission(request, obj)

    @admin.display(description="报道", ordering="report_count")
    def reports(self, one) -> str:
        return f"{one.report_count} 篇"

    def construct_change_message(self, request, form, formsets, add=False):
        """Keeps what undoing needs."""
        if self.changes in form.changed_data:
            was, now = form.initial[self.changes], form.cleaned_data[self.changes]
            sort, pk = self.opts.model_name, form.instance.pk
            request.undoable = field_changes.detail(sort, pk, was, getattr(now, "pk", now))
        return super().construct_change_message(request, form, formsets, add)

    @admin.action(description="合并所选", permissions=["merge"])
    def merge(self, request, queryset):
        chosen = list(queryset.order_by("pk"))
        if "kept" not in request.POST:
            return self.show(request, "desk/merge.html", title="合并", things=chosen)
        try:
            kept = kept_of(chosen, request.POST["kept"])
            merging.merge_all(kept, chosen, request.user, request.POST.get("reason", ""))
            messages.success(request, f"已并入“{kept}”，旧地址转到它")
        except merging.NotPossible as error:
            messages.error(request, str(error))
        return None

    def has_merge_permission(self, request) -> bool:
        return request.user.has_perm("articles.merge_name")


@admin.register(Person)
class PersonAdmin(MergeableAdmin):
    """People; whether one is a public figure is the editor's to say."""

    changes = "public_figure"
    list_display = ["name", "belongs", "reports", "is_known", "merged_into"]
    list_filter = ["public_figure"]
    search_fields = ["name", "appearances__organisation", "appearances__role"]
    search_help_text = "姓名、单位、身份"
    readonly_fields = ["name", "belongs", "slug", "merged_into"]
    change_form_template = "desk/person.html"

    def get_urls(self):
        return [
            self.page("<int:pk>/split/", self.split, "person_split"),
            self.page("<int:pk>/mask/", self.mask, "person_mask"),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        return _told_apart(super().get_queryset(request))

    @admin.display(description="公众人物", ordering="public_figure")
    def is_known(self, person: Person) -> str:
        return yes_or_no(person.public_figure)

    @admin.display(description="身份和单位")
    def belongs(self, person: Person) -> str:
        return " ".join(filter(None, [person.organisation, person.role])) or "没有写"

    @needs("merge_name")
    def split(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = get_object_or_404(Person, pk=pk)
        rows = person.appearances.filter(occurrence=0).select_related("report")
        if request.method == "POST":
            step = partial(self._split, person, request)
            return self._do(request, person, step, "已拆出另一人")
        return self.show(request, "desk/split.html", title="拆分", person=person, rows=rows)

    def _split(self, person: Person, request: HttpRequest) -> None:
        """Makes someone else of the appearances that were chosen of those on the page."""
        chosen = [given.partition(" ") for given in request.POST.getlist("keys")]
        if not all(is_key(report) for report, _, _ in chosen):
            raise merging.NotPossible(merging.NOT_THEIRS)
        merging.split(person, {(int(report), key) for report, _, key in chosen}, request.user)

    @needs("mask_person")
    def mask(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = get_object_or_404(Person, pk=pk)
        if request.method == "POST":
            everywhere = "everywhere" in request.POST
            reason = request.POST.get("reason", "")
            step = partial(self._mask, person, request.user, reason, everywhere)
            return self._do(request, person, step, "姓名已隐去，旧地址已换")
        return self.show(request, "desk/mask.html", title="隐去姓名", **self._foreseen(person))

    def _foreseen(self, person: Person) -> dict:
        return {
            "person": person,
            "others": _told_apart(Person.objects.public())
            .filter(name=person.name)
            .exclude(pk=person.pk),
            "other_names": foreseeing.other_names(person),
            "foreseen": foreseeing.foreseen(person),
        }

    def _mask(self, person: Person, user, reason: str, everywhere: bool) -> None:
        """Sent twice it is done once."""
        try:
            merging.mask(person, user, reason, everywhere)
        except merging.NotPossible:
            if not merging.was_masked(person, reason):
                raise

    def _do(self, request: HttpRequest, person: Person, step, done: str) -> HttpResponse:
        try:
            step()
            messages.success(request, done)
        except merging.NotPossible as error:
            messages.error(request, str(error))
        return redirect("admin:articles_person_change", person.pk)


def _told_apart(people: QuerySet[Person]) -> QuerySet[Person]:
    """Each with the reports they are in, and role and organisation as the last printed them."""
    printed = Appearance.objects.filter(person=OuterRef("pk"), occurrence=0)
    last = printed.order_by(F("report__printed_on").desc(nulls_last=True), "pk")[:1]
    return people.with_report_count().annotate(
        organisation=Subquery(last.values("organisation")), role=Subquery(last.values("role"))
    )


class OfOneKind(AutocompleteSelect):
    """Offers names of one kind."""

    kind = ""

    @property
    def media(self):
        """With the script that names the box, behind the one that makes it."""
        return super().media + forms.Media(js=["admin/js/autocomplete.js", "desk/named.js"])

    def build_attrs(self, base_attrs, extra_attrs=None):
        """With words where nothing is chosen."""
        return {**super().build_attrs(base_attrs, extra_attrs), "data-placeholder": "没有上级"}

    def create_option(self, name, value, label, *args, **kwargs):
        """An option always says something, also the one that stands for none."""
        return super().create_option(name, value, label or "没有上级", *args, **kwargs)

    def get_url(self):
        return f"{super().get_url()}?{urlencode({'kind': self.kind})}"


class AliasForm(forms.ModelForm):
    alias = forms.CharField(
        label="加别名", required=False, max_length=300, help_text="报道里写这个名字时，也指它"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "parent" in self.fields:
            self.fields["parent"].widget.widget.kind = self.instance.kind

    def clean_parent(self):
        parent = self.cleaned_data["parent"]
        if parent and parent.kind != self.instance.kind:
            raise forms.ValidationError("上级须是同一种名称，请另选一个")
        if parent == self.instance:
            raise forms.ValidationError("一个名称不能是自己的上级，请另选一个")
        return parent

    def clean_alias(self):
        alias = self.cleaned_data["alias"].strip()
        if alias and (fault := strings.fault(("name",), alias)):
            raise forms.ValidationError(f"别名{fault}")
        if alias and alias == self.instance.name:
            raise forms.ValidationError("别名和名称一样，请写另一个写法，或空着")
        return alias

    @property
    def changed_data(self):
        """What the merge of an alias does not record."""
        return [name for name in super().changed_data if name != "alias"]

    class Meta:
        model = Name
        fields = ["parent"]


@admin.register(Name)
class NameAdmin(MergeableAdmin):
    changes = "parent"
    list_display = ["name", "kind", "scope", "parent", "reports", "merged_into"]
    list_select_related = ["parent", "merged_into"]
    search_help_text = "名称"
    list_filter = ["kind"]
    readonly_fields = ["name", "kind", "scope", "slug", "merged_into", "aliases"]
    fields = [*readonly_fields, "parent", "alias"]
    form = AliasForm

    def get_queryset(self, request):
        return super().get_queryset(request).with_report_count()

    def get_search_results(self, request, queryset, search_term):
        """Where a parent is looked for, names of that kind."""
        kind = request.GET.get("kind") if "field_name" in request.GET else None
        named = queryset.filter(kind=kind) if kind else queryset
        return super().get_search_results(request, named, search_term)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "parent":
            kwargs["widget"] = OfOneKind(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="别名")
    def aliases(self, name: Name) -> str:
        return "、".join(name.merged.values_list("name", flat=True)) or "无"

    def has_merge_permission(self, request) -> bool:
        return request.user.has_perm("articles.merge_name")

    def save_model(self, request, obj, form, change):
        obj.save(update_fields=["parent"])
        if alias := form.cleaned_data["alias"]:
            merging.add_alias(obj, alias, request.user)
