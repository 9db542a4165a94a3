"""The filters of the desk's lists, in the editors' words."""

from collections import Counter

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Count, Q

from articles.admin.base import is_key
from articles.desk import finding, worklists
from articles.desk.finding import UNDATED
from articles.models import Draft, Report, Revision, Tag

MOST = 30  # values that are offered, the most frequent ones


class Worklists(admin.SimpleListFilter):
    title = "等什么"
    parameter_name = "list"

    def lookups(self, request, model_admin):
        return [(one.key, one.title) for one in worklists.WORKLISTS]

    def queryset(self, request, queryset):
        one = worklists.BY_KEY.get(self.value())
        return queryset.filter(one.what(request.user)) if one else queryset


class Left(admin.SimpleListFilter):
    """How much of a draft is still to be looked at."""

    title = "还剩多少"
    parameter_name = "left"
    BOUNDS = {"none": (0, 0), "few": (1, 9), "many": (10, 10**9)}

    def lookups(self, request, model_admin):
        return [("none", "都核对过了"), ("few", "不到 10 项"), ("many", "10 项以上")]

    def queryset(self, request, queryset):
        if self.value() not in self.BOUNDS:
            return queryset
        low, high = self.BOUNDS[self.value()]
        drafts = queryset.only("record", "accepted").order_by()
        keys = [one.pk for one in drafts.iterator() if low <= worklists.left(one) <= high]
        return queryset.filter(pk__in=keys)


class Counted(admin.SimpleListFilter):
    """Values that rows have, the most frequent ones, each with its number."""

    def counted(self) -> Counter[str]:
        raise NotImplementedError

    def word(self, value: str) -> str:
        return value

    def lookups(self, request, model_admin):
        return [
            (value, f"{self.word(value)}（{number}）")
            for value, number in self.counted().most_common(MOST)
        ]


class ByOutlet(Counted):
    title = "媒体"
    parameter_name = "outlet"

    def counted(self):
        rows = Report.objects.exclude(outlet="").values_list("outlet")
        return Counter(dict(rows.annotate(number=Count("pk")).order_by()))

    def queryset(self, request, queryset):
        return queryset.filter(outlet=self.value()) if self.value() else queryset


class ByYear(Counted):
    title = "见报的年份"
    parameter_name = "year"

    def counted(self):
        rows = Report.objects.values_list("printed_on__year")
        years = dict(rows.annotate(number=Count("pk")).order_by())
        return Counter({str(year or UNDATED): number for year, number in years.items()})

    def word(self, value):
        return "日期不详" if value == UNDATED else f"{value}年"

    def lookups(self, request, model_admin):
        return sorted(super().lookups(request, model_admin), reverse=True)

    def queryset(self, request, queryset):
        value = self.value()
        if value == UNDATED:
            return queryset.filter(printed_on=None)
        is_year = value and value.isascii() and value.isdecimal() and len(value) == 4
        return queryset.filter(printed_on__year=int(value)) if is_year and int(value) else queryset


class ByTag(Counted):
    title = "标签"
    parameter_name = "tag"

    def counted(self):
        tags = Tag.objects.with_report_count().filter(report_count__gt=0)
        return Counter(dict(tags.values_list("name", "report_count")))

    def queryset(self, request, queryset):
        tagged = Q(taggings__tag__name=self.value())
        return queryset.filter(tagged).distinct() if self.value() else queryset


class ByWho(admin.SimpleListFilter):
    """Whose hands a report went through."""

    title = "谁"
    parameter_name = "who"

    def accounts(self):
        return User.objects.filter(pk__in=Revision.objects.order_by().values("user"))

    def lookups(self, request, model_admin):
        return [(str(user.pk), user.get_username()) for user in self.accounts()]

    def queryset(self, request, queryset):
        is_one = self.value() and is_key(self.value())
        return self.of(queryset, int(self.value())) if is_one else queryset

    def of(self, queryset, user: int):
        return queryset.filter(pk__in=Revision.objects.filter(user=user).values("report"))


class DraftsByOutlet(ByOutlet):
    def counted(self):
        return finding.outlets()

    def queryset(self, request, queryset):
        return queryset.filter(finding.of_outlet(self.value())) if self.value() else queryset


class DraftsByYear(ByYear):
    def counted(self):
        return finding.years()

    def queryset(self, request, queryset):
        return queryset.filter(finding.of_year(self.value())) if self.value() else queryset


class DraftsByTag(ByTag):
    def counted(self):
        return finding.tags()

    def queryset(self, request, queryset):
        return queryset.filter(finding.of_tag(self.value())) if self.value() else queryset


class DraftsByWho(ByWho):
    def accounts(self):
        drafts = Draft.objects.order_by()
        hands = Q(pk__in=drafts.values("assigned_to")) | Q(pk__in=drafts.values("edited_by"))
        return User.objects.filter(hands)

    def of(self, queryset, user):
        return queryset.filter(Q(assigned_to=user) | Q(edited_by=user))
