"""Links that lead to the very words of facts, on the pages of their reports."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Sum
from django.db.models.functions import Length

from articles.models import Report, Section
from articles.models.facts import Anchored
from articles.pages.text_fragments import Page
from articles.record.passages import anchor_of

LONGEST = 30_000  # characters of a report whose words lists lead to
HEAD = ("kicker", "title", "subtitle", "outlet", "page")


class ReportPage:
    """A report's page as a browser looks through it, from the title to the last section."""

    def __init__(self, report: Report, sections: Iterable[Section]):
        self.report, sections = report, list(sections)
        head = [_head(report), *(section.heading for section in sections)]
        body = [words for section in sections for words in (section.heading, section.text)]
        self.page = Page(head + body)
        # each text stands after its heading
        self.blocks = {section.pk: len(head) + 2 * n + 1 for n, section in enumerate(sections)}

    def url(self, section: Section, start: int, end: int) -> str:
        """The address of words of a section; where nothing leads to them, that of the section."""
        page, anchor = self.report.get_absolute_url(), anchor_of(section)
        return f"{page}#{anchor}{self._fragment(section, start, end)}"

    def point(self, facts: Iterable[Anchored]) -> None:
        """Lets each fact know what leads to its words."""
        for fact in facts:
            fact.fragment = self._fragment(fact.section, fact.start, fact.end)

    def _fragment(self, section: Section, start: int, end: int) -> str:
        return self.page.fragment(self.blocks[section.pk], start, end)


def _head(report: Report) -> str:
    """What stands above a report's text."""
    original = report.original or {}
    bylines = [*report.byline, *original.get("byline", [])]
    words = [getattr(report, name) for name in HEAD]
    words += [report.published and report.published.words]
    return "\n".join(filter(None, [*words, *(by["name"] for by in bylines)]))


class ReportPages:
    """The pages of some reports; one query reads their texts, but for the few very long ones.

    Of those the anchors serve: a list of fifty would have ten million characters to look through.
    """

    def __init__(self, reports: Collection[Report]):
        self.reports = reports
        sections = defaultdict(list)
        lengths = Report.objects.annotate(length=Sum(Length("sections__text")))
        short = lengths.filter(pk__in=[report.pk for report in reports], length__lte=LONGEST)
        for section in Section.objects.filter(report__in=short.values("pk")):
            sections[section.report_id].append(section)
        self.pages = {
            report.pk: ReportPage(report, sections[report.pk])
            for report in reports
            if report.pk in sections
        }

    def point(self, facts: Iterable[Anchored]) -> list[Anchored]:
        """The facts, each knowing what leads to its words."""
        facts = list(facts)
        for fact in facts:
            if page := self.pages.get(fact.report_id):
                page.point([fact])
        return facts


def point(facts: Iterable[Anchored]) -> list[Anchored]:
    """The facts, whose reports are at hand, each knowing what leads to its words."""
    facts = list(facts)
    return ReportPages({fact.report for fact in facts}).point(facts)
