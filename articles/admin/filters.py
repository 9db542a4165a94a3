"""The filters of the desk's lists, in the editors' words."""

import re
from collections import Counter

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Count, Q

from articles.admin.base import is_key
from articles.desk import finding, worklists
from articles.desk.finding import UNDATED
from articles.language.dates import Precision
from articles.models import Draft, Report, Revision, Tag

MONTH = Precision.MONTH
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


class ByDate(Counted):
    """The years of print, and of the year that is chosen the months."""

    title = "见报的年月"
    parameter_name = "date"
    FORM = re.compile(r"([1-9]\d{3})(?:-(0[1-9]|1[0-2]))?", re.ASCII)

    @property
    def year(self) -> str:
        """The year that is chosen, or whose month is."""
        match = self.FORM.fullmatch(self.value() or "")
        return match[1] if match else ""

    def counted(self):
        years = Report.objects.values_list("printed_on__year").annotate(number=Count("pk"))
        found = Counter({str(year or UNDATED): number for year, number in years.order_by()})
        if self.year:
            rows = Report.objects.filter(printed_on__year=self.year, precision__lte=MONTH)
            months = rows.values_list("printed_on__month").annotate(number=Count("pk"))
            found |= {f"{self.year}-{month:02}": number for month, number in months.order_by()}
        return found

    def word(self, value):
        if value == UNDATED:
            return "日期不详"
        return f"{value}年" if len(value) == 4 else f"{value[:4]}年{int(value[5:])}月"

    def lookups(self, request, model_admin):
        """The newest first, each year before its months."""

        def order(choice):
            return choice[0][:4], not choice[0][4:], choice[0][4:]

        return sorted(super().lookups(request, model_admin), key=order, reverse=True)

    def queryset(self, request, queryset):
        if self.value() == UNDATED:
            return queryset.filter(printed_on=None)
        match = self.FORM.fullmatch(self.value() or "")
        if match is None:
            return queryset
        year, month = match.groups()
        of_year = queryset.filter(printed_on__year=year)
        return of_year.filter(printed_on__month=month, precision__lte=MONTH) if month else of_year


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


class DraftsByDate(ByDate):
    def counted(self):
        return finding.dates(self.year)

    def queryset(self, request, queryset):
        is_date = self.value() == UNDATED or self.year
        return queryset.filter(finding.of_date(self.value())) if is_date else queryset


class DraftsByTag(ByTag):
    def counted(self):
        return finding.tags()

    def queryset(self, request, queryset):
        return queryset.filter(finding.of_tag(self.value())) if self.value() else queryset


class DraftsByWho(ByWho):
    def accounts(self):
        drafts = Draft.objects.in_earnest().order_by()
        hands = Q(pk__in=drafts.values("assigned_to")) | Q(pk__in=drafts.values("edited_by"))
        return User.objects.filter(hands)

    def of(self, queryset, user):
        return queryset.filter(Q(assigned_to=user) | Q(edited_by=user))
