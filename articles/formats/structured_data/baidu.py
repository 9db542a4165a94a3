"""Baidu's time factor: a block of its own words, for reports whose full date is known."""

from collections.abc import Sequence
from datetime import datetime, time

from django.utils import timezone

from articles.formats.structured_data import Node
from articles.models import Correction, Report
from articles.pages.addresses import absolute

CONTEXT = "https://ziyuan.baidu.com/contexts/cambrian.jsonld"


def time_factor(report: Report, corrections: Sequence[Correction]) -> Node:
    """When a report was printed and last corrected; nothing where its date is known in part."""
    if not (report.published and report.published.is_exact):
        return {}
    # The form has a time of day and no zone, and cannot leave it out.
    printed = datetime.combine(report.published.latest, time())
    corrected = [timezone.make_naive(row.made_at) for row in corrections]
    return {
        "@context": CONTEXT,
        "@id": absolute(report.get_absolute_url()),
        "title": report.title,
        "description": report.summary or report.title,
        "pubDate": printed.isoformat(),
        "upDate": max([printed, *corrected]).isoformat(timespec="seconds"),
    }
