"""Articles, and varied copies of them, put straight into the tables: reports by the thousand."""

import json
import lzma
import random
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from articles import limits
from articles.language import dates
from articles.models import Change, Report, Section

COPY = "-copy-"
AT_ONCE = 1000


def load(path: Path, wanted: int) -> Iterator[int]:
    """Adds what is missing of that many reports; yields how many there are as they go in."""
    given = articles(path)
    for start in range(Report.objects.filter(slug__startswith="article-").count(), wanted, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, wanted))
        _insert([_report(given[n % len(given)], *reversed(divmod(n, len(given)))) for n in numbers])
        yield numbers[-1] + 1


def articles(path: Path) -> list[dict]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def original_of(slug: str) -> str:
    """The slug of the report that a copy was made of; of one that is no copy its own."""
    return slug.partition(COPY)[0]


def _report(article: dict, number: int, copy: int) -> tuple[Report, str]:
    date = (article["date"] or "")[:10]
    day = dates.parse(date) if dates.is_date(date) else None
    slug = f"article-{number}" + (f"{COPY}{copy}" if copy else "")
    report = Report(
        slug=slug,
        record_slug=slug,
        title=(article["title"] or "无题")[: limits.TITLE_CHARACTERS],
        printed_on=day and day.latest,
        precision=day and day.precision,
        made_public_at=timezone.now(),
        changed_at=timezone.now(),
    )
    return report, _text(article["body"], copy, random.Random(f"{number} {copy}")) or report.title


def _text(body: str, copy: int, dice: random.Random) -> str:
    """The text as it is; of a copy its sentences in another order."""
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    if copy:
        sentences = [part + "。" for line in lines for part in line.split("。") if part]
        dice.shuffle(sentences)
        lines = ["".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return "\n".join(lines)


@transaction.atomic
def _insert(given: list[tuple[Report, str]]) -> None:
    reports = Report.objects.bulk_create(report for report, _ in given)
    Section.objects.bulk_create(
        Section(report=report, position=1, text=text)
        for report, (_, text) in zip(reports, given, strict=True)
    )
    Change.objects.record(report.pk for report in reports)
