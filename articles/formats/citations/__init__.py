"""A report as others cite it: whose words, which version of them, and where they stand."""

from dataclasses import dataclass

from django.conf import settings

from articles.language.dates import PartialDate
from articles.models import Report
from articles.pages.addresses import absolute
from articles.pages.notices import retelling


@dataclass(frozen=True)
class Cited:
    """One version of a report's text in this archive."""

    report: Report
    version: int
    page: str  # the report's address in full
    archive: str  # the archive's name

    @property
    def address(self) -> str:
        """Where it is said what became of this version."""
        return f"{self.page}?version={self.version}"

    @property
    def authors(self) -> list[str]:
        """Who wrote the words: of a retold report the archive, never whom it retells."""
        if self.report.is_retold:
            return [self.archive]
        return [by["name"] for by in self.report.byline]

    @property
    def title(self) -> str:
        """Title and subtitle; a retold report's also says whose it retells."""
        told = retelling(self.report)
        return "：".join(filter(None, [self.report.title, self.report.subtitle, told]))

    @property
    def newspaper(self) -> str:
        """Where the words were printed; what the archive retells was printed nowhere else."""
        return "" if self.report.is_retold else self.report.outlet

    @property
    def newspaper_page(self) -> str:
        """第3版 and 3 are both page 3."""
        return self.report.page.removeprefix("第").removesuffix("版") if self.newspaper else ""

    @property
    def published(self) -> PartialDate | None:
        return self.report.published

    @property
    def edition(self) -> str:
        """The version in words; of a newspaper 第2版 alone would be its second page."""
        return f"档案文本第{self.version}版"

    @property
    def date_note(self) -> str:
        """What a machine's date cannot say of this one; nothing of a date that is sure."""
        if self.published is None:
            return "日期不详"
        return f"日期：{self.published.words}" if self.published.certainty else ""


def version_of(report: Report, number: int) -> Cited:
    """That version of a report as it is cited from this archive."""
    return Cited(report, number, absolute(report.get_absolute_url()), settings.SITE_NAME)
