"""The other forms of a page, as its head and its Link header tell them (RFC 8288)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from articles.models import Report
from articles.pages.addresses import API, absolute
from articles.pages.filters import Filters

# What stands under a report's address: the report again, and what describes it.
FORMS_OF_REPORT = (
    ("alternate", "record.json", "application/json", "记录"),
    ("alternate", "text.txt", "text/plain", "纯文字"),
    ("describedby", "cite.txt", "text/plain", "引用（GB/T 7714）"),
    ("describedby", "cite.bib", "application/x-bibtex", "引用（BibTeX）"),
    ("describedby", "cite.ris", "application/x-research-info-systems", "引用（RIS）"),
    ("describedby", "cite.json", "application/vnd.citationstyles.csl+json", "引用（CSL-JSON）"),
)
FORMS_OF_FEED = (
    ("atom", "application/atom+xml", "Atom"),
    ("rss", "application/rss+xml", "RSS"),
    ("json", "application/feed+json", "JSON Feed"),
)
FORMS_OF_FACTS = (("csv", "text/csv", "表格（CSV）"), ("jsonl", "application/jsonl", "JSON Lines"))


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
    forms = [
        Alternate(rel, f"{page}{file}", kind, title) for rel, file, kind, title in FORMS_OF_REPORT
    ]
    return [*forms, of_program(page)]


def latest() -> list[Alternate]:
    """The feed of what is new in the archive."""
    return of_feeds("/feeds/latest", "最新收入")


def of_feeds(stem: str, title: str) -> list[Alternate]:
    """A feed in its three forms; `stem` is its address before the ending."""
    return [
        Alternate("alternate", f"{stem}.{form}", kind, f"{title}（{name}）")
        for form, kind, name in FORMS_OF_FEED
    ]


def of_program(path: str) -> Alternate:
    """What the API tells under the same address below its own."""
    return Alternate("alternate", f"{API}{path.removeprefix('/')}", "application/json", "开放接口")


def of_list(filters: Filters) -> list[Alternate]:
    """A list as the API tells it, from its beginning, with the same filters."""
    return [of_program(replace(filters, page=1).url())]


def of_facts(filters: Filters) -> list[Alternate]:
    """A list of facts, also whole: as a table and line by line."""
    return [*of_list(filters), *_whole(filters)]


def of_measure(slug: str) -> list[Alternate]:
    """A measure as the API tells it, and its figures."""
    return [
        of_program(f"/measures/{slug}/"),
        *(
            Alternate("alternate", f"{API}statistics.{ending}?series={slug}", kind, title)
            for ending, kind, title in FORMS_OF_FACTS
        ),
    ]


def _whole(filters: Filters) -> list[Alternate]:
    stem, query = filters.path.strip("/"), replace(filters, path="", page=1, sort="report").url()
    return [
        Alternate("alternate", f"{API}{stem}.{ending}{query}", kind, title)
        for ending, kind, title in FORMS_OF_FACTS
    ]


def downloads(filters: Filters) -> list[tuple[str, str]]:
    """(title, path) of a whole list for people, whose spreadsheets want a mark before Chinese."""
    table, lines = _whole(filters)
    joint = "&" if "?" in table.path else "?"
    return [(table.title, f"{table.path}{joint}bom=1"), (lines.title, lines.path)]


def header(alternates: Iterable[Alternate]) -> str:
    """The value of a Link header; titles, which are Chinese, are left to the page."""
    return ", ".join(f'<{one.url}>; rel="{one.rel}"; type="{one.type}"' for one in alternates)
