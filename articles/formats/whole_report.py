"""All that stands beside the words of a report's page: its other forms, data, how it is cited."""

from typing import Any

from articles.formats.citations import gbt7714, version_of
from articles.formats.structured_data import report as linked_report
from articles.formats.structured_data.baidu import time_factor
from articles.pages import alternates
from articles.pages.whole_report import Whole


def beside(whole: Whole) -> dict[str, Any]:
    """What the page says to machines, and to whoever cites it."""
    report, forms = whole.report, alternates.of_report(whole.report)
    linked = linked_report.nodes(
        report,
        facts=whole.facts,
        tags=whole.tags,
        corrections=whole.corrections,
        revision=whole.revision,
        forms=forms,
    )
    return {
        "forms": forms,
        "linked": linked,
        "time_factor": time_factor(report, whole.corrections),
        "citation": gbt7714.cite(version_of(report, whole.revision.number)),
    }
