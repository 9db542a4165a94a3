"""Quotations as lists show them: what was said, by whom, and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from articles.models import Quotation, Report
from articles.record.passages import label_of


@dataclass(frozen=True)
class Saying:
    """A quotation in a list."""

    key: str
    text: str
    direct: bool
    speaker: str
    person_url: str | None
    role: str
    organisation: str
    report: Report
    url: str
    section_label: str


def sayings_of(quotations: Iterable[Quotation]) -> list[Saying]:
    """Quotations with who said them, as the report prints it."""
    return [_saying(quotation) for quotation in quotations]


def by_report(sayings: Iterable[Saying]) -> list[tuple[Report, list[Saying]]]:
    """Sayings in the order given, those of one report that follow each other together."""
    groups = groupby(sayings, key=lambda saying: saying.report)
    return [(report, list(group)) for report, group in groups]


def with_speakers(quotations: QuerySet) -> QuerySet:
    return quotations.select_related("report", "section", "spoken_by__person")


def _saying(quotation: Quotation) -> Saying:
    by = quotation.spoken_by
    return Saying(
        key=quotation.key,
        text=quotation.text,
        direct=quotation.direct,
        speaker=quotation.speaker or (by.name if by else ""),
        person_url=by.person.get_absolute_url() if by else None,
        role=by.role if by else "",
        organisation=by.organisation if by else "",
        report=quotation.report,
        url=quotation.words_url,
        section_label=label_of(quotation.section),
    )
