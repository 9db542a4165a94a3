"""The other forms of a page, as its head and its Link header tell them (RFC 8288)."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Report
from articles.views.answers import absolute

# What stands under a report's address: the report again, and what describes it.
FORMS_OF_REPORT = (
    ("alternate", "record.json", "application/json", "记录"),
    ("alternate", "text.txt", "text/plain", "纯文字"),
    ("describedby", "cite.txt", "text/plain", "引用（GB/T 7714）"),
    ("describedby", "cite.bib", "application/x-bibtex", "引用（BibTeX）"),
    ("describedby", "cite.ris", "application/x-research-info-systems", "引用（RIS）"),
    ("describedby", "cite.json", "application/vnd.citationstyles.csl+json", "引用（CSL-JSON）"),
)


@dataclass(frozen=True)
class Alternate:
    """A form of a page: what it is to the page, where it is, its media type."""

    rel: str
    path: str
    type: str
    title: str

    @property
    def url(self) -> str:
        return absolute(self.path)


def of_report(report: Report) -> list[Alternate]:
    page = report.get_absolute_url()
    return [
        Alternate(rel, f"{page}{file}", kind, title) for rel, file, kind, title in FORMS_OF_REPORT
    ]


def header(alternates: Iterable[Alternate]) -> str:
    """The value of a Link header; titles, which are Chinese, are left to the page."""
    return ", ".join(f'<{one.url}>; rel="{one.rel}"; type="{one.type}"' for one in alternates)
