"""The contents of a feed: the reports last made public here, and those withdrawn since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from articles.models import Change, Correction, Mention, Name, Report, Tag, Tagging
from articles.pages import notices
from articles.pages.notices import retelling

MOST = 50
# A feed has to say when it last changed; one in which nothing ever happened says this.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# Times are told in whole seconds: a minute on, no change can follow that tells the same one.
SETTLED = timedelta(minutes=1)
LANGUAGE = "zh-Hans"
UNKNOWN_AUTHOR = "作者不详"


@dataclass(frozen=True)
class Withdrawal:
    """What may still be said of a withdrawn report: where it was, when it went, and why."""

    path: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class Feed:
    title: str
    path: str  # of the page that it follows
    stem: str  # of its own address, before the form's ending
    reports: Sequence[Report]
    withdrawals: Sequence[Withdrawal]
    archive_changed: datetime | None  # before it was read: no change after that is missed

    @property
    def updated(self) -> datetime | None:
        """When one of its reports was last changed or withdrawn."""
        moments = [report.changed_at for report in self.reports]
        return max([*moments, *(gone.at for gone in self.withdrawals)], default=None)


def latest() -> Feed:
    """What is new in the archive."""
    return _feed("最新收入", "/", "/feeds/latest", Report.objects.all())


def of_tag(tag: Tag) -> Feed:
    tagged = Tagging.objects.filter(tag=tag).values("content_object")
    return _of_page(f"标签：{tag.name}", tag.get_absolute_url(), tagged)


def of_name(name: Name) -> Feed:
    mentioned = Mention.objects.filter(name=name).values("report")
    title = f"{name.get_kind_display()}：{name.name}"
    return _of_page(title, name.get_absolute_url(), mentioned)


def last_changed() -> datetime | None:
    """When anything in the archive last came to read otherwise; None where a time could deceive.

    A feed can lose a report without a trace in its rows: a tag is taken off, two names are told
    apart. So its age is the archive's. When the clock was put back, what came before it seems
    younger: then nothing is told until the clock has caught up.
    """
    last = Change.objects.order_by("-pk").values_list("made_at", flat=True).first()
    if last is None or timezone.now() - last < SETTLED:
        return None
    return None if Change.objects.filter(made_at__gt=last).exists() else last


def _of_page(title: str, path: str, of_reports: QuerySet) -> Feed:
    return _feed(title, path, f"{path}feed", Report.objects.filter(pk__in=of_reports))


def _feed(title: str, path: str, stem: str, reports: QuerySet) -> Feed:
    changed, tags = last_changed(), Tagging.objects.select_related("tag").order_by("position")
    entries = (
        _newest_or_corrected(reports.public())
        .latest_here()
        .prefetch_related(
            "sections",
            Prefetch("taggings", tags),
            "corrections",
        )
    )
    gone = [
        Withdrawal(report.get_absolute_url(), report.withdrawn_at, report.withdrawal_reason)
        for report in reports.withdrawn().only("slug", "withdrawn_at", "withdrawal_reason")[:MOST]
    ]
    return Feed(title, path, stem, list(entries), gone, changed)


def _newest_or_corrected(reports: QuerySet) -> QuerySet:
    """The newest here, and those of the last corrections, however long they have been here."""
    newest = reports.latest_here().values("pk")[:MOST]
    corrected = Correction.objects.filter(report__in=reports).order_by("-made_at", "-pk")
    return reports.filter(Q(pk__in=newest) | Q(pk__in=corrected.values("report")[:MOST]))


def tags_of(report: Report) -> list[Tag]:
    return [tagging.tag for tagging in report.taggings.all()]


def content_of(report: Report) -> str:
    """The whole report as HTML: its head, its text, what was corrected in it."""
    context = {"report": report, "sample_notice": notices.sample()}
    return render_to_string("feeds/report.html", context).strip()


def summary_of(report: Report) -> str:
    """The report in short; of a retold one also whose it is."""
    told = retelling(report)
    return f"{told}：{report.summary}" if told and report.summary else report.summary or told


def authors_of(report: Report, archive: str) -> list[str]:
    """Who wrote the words shown: of a retold report the archive, never whom it retells."""
    if report.is_retold:
        return [archive]
    return [by["name"] for by in report.byline] or [report.outlet or UNKNOWN_AUTHOR]
