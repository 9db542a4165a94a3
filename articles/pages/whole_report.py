"""The page of a report put together, whether its rows are kept or only shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings

from articles.models import Correction, Report, Revision, Section, Tag
from articles.pages import report_page
from articles.pages.addresses import absolute
from articles.pages.figures import figures_of
from articles.pages.related_reports import related_to
from articles.pages.report_page import Facts


@dataclass(frozen=True)
class Whole:
    """A report with all that its page tells."""

    report: Report
    sections: Sequence[Section]
    facts: Facts
    tags: Sequence[Tag]
    revision: Revision
    corrections: Sequence[Correction]  # newest first
    source_digest: str | None  # None where it would let a hidden name be guessed
    later: Sequence[Report]  # what goes on with it
    earlier: Sequence[Report]  # what it goes on with


def shown(whole: Whole) -> dict[str, Any]:
    """What the page shows to people."""
    report, facts = whole.report, whole.facts
    return {
        **vars(whole),
        "noindex": report.noindex,
        "more_of_source": report_page.says_more_of_source(report),
        "sections": report_page.sections_of(whole.sections, facts),
        "unattributed": report_page.unattributed(facts),
        "related": related_to(report, {mention.name for mention in facts.mentions}),
        "correction_mail": _correction_mail(report),
        **_figures(facts),
        **_people(facts),
        **_names(facts),
    }


def _figures(facts: Facts) -> dict[str, Any]:
    figures = figures_of(facts.statistics)
    return {
        "drawn": [figure for figure in figures if figure.drawing],
        "figures": [figure for figure in figures if not figure.drawing],
        "figure_count": len(facts.statistics),
    }


def _people(facts: Facts) -> dict[str, Any]:
    people = report_page.people_of(facts)
    folded = report_page.folded(people)
    return {
        "people": people,
        "people_shown": [person for person in people if person not in folded],
        "people_folded": folded,
    }


def _names(facts: Facts) -> dict[str, Any]:
    names = report_page.names_of(facts)
    return {"names": names, "name_count": sum(len(group.entries) for group in names)}


def _correction_mail(report: Report) -> str:
    """A letter to the editors with the report's title and address filled in."""
    if not settings.CONTACT_EMAIL:
        return ""
    subject = quote(f"纠错：{report.title}", safe="")
    body = quote(f"{report.title}\r\n{absolute(report.get_absolute_url())}\r\n\r\n", safe="")
    return f"mailto:{settings.CONTACT_EMAIL}?subject={subject}&body={body}"
