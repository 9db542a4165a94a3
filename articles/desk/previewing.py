"""A draft as its report would be read: put together from the record, with nothing written."""

from collections import Counter
from collections.abc import Iterable

from django.utils import timezone

from articles.archive import rows
from articles.archive.importing import version_after
from articles.archive.keeping import Shown
from articles.archive.rows import Rows
from articles.archive.versions import hidden_in, latest_of
from articles.desk import publication
from articles.models import Correction, Draft, Report, Revision, Statistic
from articles.pages.deep_links import ReportPage
from articles.pages.report_page import Facts
from articles.pages.whole_report import Whole

REASON = "（更正的理由）"  # which is written when it is published


def whole(draft: Draft) -> Whole:
    """The report that the draft would make, or correct, now; RecordError where it cannot."""
    public = Report.objects.select_related("followed_by").filter(record_slug=draft.slug).first()
    checked = publication.checked_record(draft, public)
    latest, now = latest_of(public), timezone.now()
    report = public or Report(slug=checked.slug, made_public_at=now)
    report.changed_at = now
    told = rows.tell(Shown(), report, checked, publication.chosen_people(draft))
    revision = version_after(latest, checked, draft.source, now)
    hidden = hidden_in(lambda: revision.record, [row.person for row in told.appearances])
    return Whole(
        report=report,
        sections=told.sections,
        facts=_facts(report, told),
        tags=told.tags,
        revision=revision,
        corrections=_corrections(public, revision),
        source_digest=None if hidden or report.is_moved else draft.source.sha256,
        later=[one for one in (report.followed_by,) if one and one.state == Report.State.PUBLIC],
        earlier=list(public.follows.public().newest_first()) if public else [],
    )


def _facts(report: Report, told: Rows) -> Facts:
    """The rows in the order of a page, knowing what pages ask of them."""
    mentions = sorted(told.mentions, key=lambda row: (row.kind, row.position, row.occurrence))
    facts = Facts(told.statistics, told.quotations, told.appearances, mentions)
    ReportPage(report, told.sections).point(facts.firsts())
    _know_company(report, told.statistics)
    return facts


def _know_company(report: Report, statistics: Iterable[Statistic]) -> None:
    """Lets figures know whether their measure holds another, here or in another report."""
    here = Counter(row.series_id for row in statistics if row.series_id)
    others = Statistic.objects.public().filter(series__in=here).exclude(report=report.pk)
    there = set(others.values_list("series", flat=True))
    for row in statistics:
        row.has_company = here[row.series_id] > 1 or row.series_id in there


def _corrections(public: Report | None, revision: Revision) -> list[Correction]:
    """Those made before, after the one that this would be."""
    if public is None:
        return []
    new = Correction(revision=revision, reason=REASON, made_at=revision.made_at)
    return [new, *public.corrections.select_related("revision").defer("revision__record")]
